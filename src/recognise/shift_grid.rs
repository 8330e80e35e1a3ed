//! 排班 grids: one row for each person, one column for each day. Their header is mostly numbers or dates, so that nothing
//! but the cells below tells it from data.

use super::candidate::{Candidate, HeaderCell, is_data};
use super::day_header::{DayHeader, is_run};
use super::header_key;
use super::weekday::weekday_in;
use crate::read::{Cell, Row, Value};

/// The word by which a profile knows the column of a day.
pub(super) const DAY_WORD: &str = "排班日";
/// A plan of fewer days is none.
const FEWEST_DAYS: usize = 3;
/// So many rows below tell what stands in the columns.
const SEEN_ROWS: usize = 60;
/// A word for a shift is short.
const LONGEST_WORD: usize = 12;
/// What words for a shift or for leave contain.
const IN_A_SHIFT: [&str; 12] = [
    "班", "休", "假", "勤", "旷工", "√", "✓", "✔", "○", "●", "×", "off",
];
/// What a short word for a shift begins with: 早, 中2, 夜.
const FIRST_LETTERS: [char; 9] = ['早', '中', '晚', '白', '夜', '正', '全', '上', '下'];

/// The headers of plans among the first rows of a head. The row with the days, the row of the days of the week beside it,
/// and up to two rows above that name the other columns.
pub(super) fn shift_grids(head: &[Row], rows: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    for at in 0..rows.min(head.len()) {
        let Some(days) = head.get(at).and_then(days_of) else {
            continue;
        };
        let columns: Vec<u16> = days.iter().map(|(column, _)| *column).collect();
        let last = at + usize::from(adjoin(head, at) && names_weekdays(head.get(at + 1), &columns));
        if !is_planned(head.get(last + 1..).unwrap_or_default(), &columns) {
            continue;
        }
        for first in (at.saturating_sub(2)..=at).rev() {
            if first < at && !adjoin(head, first) {
                break;
            }
            let range = head.get(first..=last).unwrap_or_default();
            found.push(Candidate {
                first,
                last,
                cells: cells(range, at - first, &columns),
            });
        }
    }
    found
}

/// The days of the columns of a row, if it is the row of a plan that holds them.
pub(super) fn days_of(row: &Row) -> Option<Vec<(u16, DayHeader)>> {
    let cells = row.cells.iter();
    let days: Vec<(u16, DayHeader)> = cells
        .filter_map(|cell| Some((cell.column, DayHeader::read(cell)?)))
        .collect();
    let run = days.iter().map(|(_, day)| *day).collect::<Vec<_>>();
    (days.len() >= FEWEST_DAYS && is_run(&run)).then_some(days)
}

/// True if the row below says of most of the days which day of the week they are.
fn names_weekdays(row: Option<&Row>, columns: &[u16]) -> bool {
    let Some(row) = row else { return false };
    let cells = columns.iter().filter_map(|column| row.cell(*column));
    let named = cells
        .filter(|cell| weekday_in(&cell.text()).is_some())
        .count();
    named * 2 > columns.len()
}

/// True if what stands below the days are words for shifts.
fn is_planned(below: &[Row], columns: &[u16]) -> bool {
    let (mut filled, mut shifts) = (0_usize, 0_usize);
    for row in below.iter().take(SEEN_ROWS) {
        for cell in columns.iter().filter_map(|column| row.cell(*column)) {
            if !cell.is_blank() {
                filled += 1;
                shifts += usize::from(is_shift(cell));
            }
        }
    }
    filled > 0 && shifts * 5 >= filled * 4
}

fn is_shift(cell: &Cell) -> bool {
    let Value::Text(text) = &cell.value else {
        return false;
    };
    let word = header_key(text);
    let length = word.chars().count();
    let is_code = length == 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
    let is_short = length <= 3 && word.starts_with(FIRST_LETTERS);
    length <= LONGEST_WORD
        && (is_code || is_short || IN_A_SHIFT.iter().any(|known| word.contains(known)))
}

/// The days by their word, the other columns by the lowest text that names them.
fn cells(range: &[Row], days_at: usize, columns: &[u16]) -> Vec<HeaderCell> {
    let mut cells: Vec<HeaderCell> = Vec::new();
    let days = range.get(days_at).map_or(&[][..], |row| &row.cells);
    for cell in days.iter().filter(|cell| columns.contains(&cell.column)) {
        cells.push(header(cell, DAY_WORD.to_owned()));
    }
    for cell in range.iter().rev().flat_map(|row| &row.cells) {
        let known = cells.iter().any(|known| known.column == cell.column);
        if known || cell.is_blank() || weekday_in(&cell.text()).is_some() {
            continue;
        }
        let key = if is_data(cell) {
            String::new()
        } else {
            header_key(&cell.text())
        };
        cells.push(header(cell, key));
    }
    cells.sort_by_key(|cell| cell.column);
    cells
}

fn header(cell: &Cell, key: String) -> HeaderCell {
    HeaderCell {
        column: cell.column,
        text: cell.text().trim().to_owned(),
        key,
        grouped: Vec::new(),
        halves: Vec::new(),
    }
}

/// True if nothing stands between a row and the next one.
fn adjoin(head: &[Row], first: usize) -> bool {
    match (head.get(first), head.get(first + 1)) {
        (Some(upper), Some(lower)) => lower.number == upper.number + 1,
        _ => false,
    }
}
