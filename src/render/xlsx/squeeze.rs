//! Makes the columns of a form fit on paper: words take more lines, so that the print is not tiny.

use super::measure::{NARROWEST, Need};
use crate::render::theme::BODY;
use crate::render::width::pixels;
use crate::report::{Cell, Entry, Page, Role, Table};

/// What A4 across holds in its width at 62 percent, pixels, and upright.
const ACROSS: u32 = 1_650;
const UPRIGHT: u32 = 1_120;
/// The narrowest column of sentences, and of free words to be typed.
const SENTENCE: u32 = 132;
/// The same where lines were broken on purpose.
const BROKEN: u32 = 164;
/// Short words stay in one line.
const SHORT: u32 = 104;
const TYPED: u32 = 112;
/// The narrowest column of words that take three lines.
const LINE: u32 = 112;
/// A longer number takes two lines.
const LONG_ID: u32 = 200;
/// What a header keeps free for its filter and its sides.
const HEADER: u32 = 40;
/// The room for the button of a list.
const ARROW: u32 = 20;
/// What both sides of a cell keep free.
const PADDING: u32 = 22;

/// Takes from the columns of words what is too much for the paper, from each by what it can spare.
pub(super) fn squeeze(needs: &mut [Need], table: &Table, page: &Page) {
    let room = if page.landscape { ACROSS } else { UPRIGHT };
    let hidden = |position: usize| {
        table
            .columns
            .get(position)
            .is_some_and(|column| column.hidden)
    };
    let shown = needs
        .iter()
        .enumerate()
        .filter(|(position, _)| !hidden(*position));
    let wanted: u32 = shown.map(|(_, need)| need.wish).sum();
    let excess = wanted.saturating_sub(room);
    if excess == 0 {
        return;
    }
    let least: Vec<u32> = needs
        .iter()
        .enumerate()
        .map(|(position, need)| least(table, position, need.wish))
        .collect();
    let spare = |need: &Need, least: u32| {
        if least == 0 {
            0
        } else {
            need.wish.saturating_sub(least)
        }
    };
    let all: u32 = needs
        .iter()
        .zip(&least)
        .map(|(need, least)| spare(need, *least))
        .sum();
    let taken = excess.min(all);
    for (position, (need, least)) in needs.iter_mut().zip(least).enumerate() {
        let spare = spare(need, least);
        if spare > 0 {
            need.wish -= (spare * taken).div_ceil(all).min(spare);
            need.least = need.least.min(need.wish);
            need.wraps = table
                .columns
                .get(position)
                .is_some_and(|column| column.choices.is_empty());
        }
    }
}

/// How narrow a column may become; 0 for one that stays as it is.
fn least(table: &Table, position: usize, wish: u32) -> u32 {
    let Some(column) = table.columns.get(position).filter(|column| !column.hidden) else {
        return 0;
    };
    let floor = match column.role {
        Role::Text if wish <= SHORT => return 0,
        // Words take two lines, long ones three.
        Role::Text => (wish / 2).min((wish / 3).max(LINE)).max(NARROWEST),
        Role::LongText if broken(table, position) => BROKEN,
        Role::LongText => SENTENCE,
        Role::Id if wish > LONG_ID => return wish / 2 + PADDING,
        Role::Input if column.entry != Entry::Text => return 0,
        Role::Input if column.choices.is_empty() => return TYPED,
        // The button of a list stands beside the cell.
        Role::Input => wish.saturating_sub(ARROW),
        _ => return 0,
    };
    // A Latin word stays whole, and so does what the header says in two lines.
    let texts = table
        .rows
        .iter()
        .filter_map(|row| match row.cells.get(position) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        });
    let words = texts.flat_map(|text| text.split(|character: char| !character.is_ascii_graphic()));
    let word = words.max_by_key(|word| word.len()).unwrap_or_default();
    let header = pixels(&column.header, BODY, true) / 2 + HEADER;
    floor.max(header).max(pixels(word, BODY, false) + PADDING)
}

fn broken(table: &Table, position: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| row.cells.get(position));
    cells.any(|cell| matches!(cell, Some(Cell::Text(text)) if text.contains('\n')))
}

#[cfg(test)]
#[path = "squeeze_tests.rs"]
mod tests;
