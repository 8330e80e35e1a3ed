//! How wide each column of a table has to be, in pixels: never `####`, never a cut word.

use chrono::NaiveDateTime;

use crate::render::number;
use crate::render::theme::BODY;
use crate::render::width::pixels;
use crate::report::{Cell, Column, Emphasis, Entry, Role, Table};

/// The narrowest and the widest column of words: 8 and 43 characters.
pub(super) const NARROWEST: u32 = 61;
pub(super) const WIDEST: u32 = 310;
/// The least and the most for a sentence that has more to say.
const SENTENCE: u32 = 180;
const LONGEST: u32 = 460;
/// A sentence under a status takes no more of a line.
const STATEMENT: u32 = 124;
/// A header that is wider takes two lines.
const LONG_HEADER: u32 = 96;
/// What Excel and `LibreOffice` keep free at both sides, and some slack for another font.
const PADDING: u32 = 22;
/// The arrow of a filter.
const ARROW: u32 = 20;
/// A character of the default font.
const CHARACTER: u32 = 7;
/// A column to type into.
const TYPED: u32 = 112;
/// A column for programs.
pub(super) const KEY: u32 = 112;
/// A digit at ten points.
const DIGIT: u32 = 8;

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// Below this something would be cut.
    pub(super) least: u32,
    /// What it would like.
    pub(super) wish: u32,
    /// True if its texts may take several lines.
    pub(super) wraps: bool,
}

/// What each column of a table asks for.
pub(super) fn needs(table: &Table) -> Vec<Need> {
    let mut widest = vec![0; table.columns.len()];
    let mut says = vec![false; table.columns.len()];
    for row in &table.rows {
        // The heading of a group runs across the columns beside it.
        let heading = matches!(row.emphasis, Emphasis::Group | Emphasis::Remark);
        for (says, cell) in says.iter_mut().zip(&row.cells) {
            *says |= matches!(cell, Cell::Status(_, word) if word.contains('\n'));
        }
        for (width, (cell, column)) in widest.iter_mut().zip(row.cells.iter().zip(&table.columns)) {
            let bold = matches!(row.emphasis, Emphasis::Group | Emphasis::Total);
            if !heading || number::sort_value(cell).is_some() {
                // A sentence gets half of its length; lines that were broken on purpose stay whole.
                let broken = matches!(cell, Cell::Text(text) if text.contains('\n'));
                let times = 1 + u32::from(broken && column.role == Role::LongText);
                *width = (*width).max(times * cell_pixels(cell, column.role, bold));
            }
        }
    }
    table
        .columns
        .iter()
        .zip(widest.into_iter().zip(says))
        .map(|(column, (content, says))| {
            let need = need(column, content, table.filter);
            let wraps = need.wraps || says;
            Need { wraps, ..need }
        })
        .collect()
}

fn need(column: &Column, content: u32, filter: bool) -> Need {
    let arrow = if filter { ARROW } else { 0 };
    let longest = column.header.lines().map(|line| pixels(line, BODY, true));
    let header = longest.max().unwrap_or(0) + PADDING + arrow;
    let header = if header > LONG_HEADER {
        // A word stays whole.
        let words = column.header.split_whitespace();
        let word = words.filter(|word| word.is_ascii());
        let word = word.map(|word| pixels(word, BODY, true) + PADDING).max();
        (header / 2 + 24 + arrow / 2).max(word.unwrap_or(0))
    } else {
        header
    };
    let choices = column
        .choices
        .iter()
        .map(|choice| pixels(choice, BODY, false) + PADDING + ARROW)
        .max()
        .unwrap_or(match (column.role, column.entry) {
            (Role::Input, Entry::Moment) => {
                cell_pixels(&Cell::Moment(NaiveDateTime::MIN), Role::Moment, false) + PADDING
            }
            (Role::Input, _) => TYPED,
            _ => 0,
        });
    if column.width > 0 {
        let wish = (u32::from(column.width) * CHARACTER + 5).max(header);
        return Need {
            least: wish,
            wish,
            wraps: false,
        };
    }
    let content = if content > 0 { content + PADDING } else { 0 };
    if column.role == Role::Key {
        let width = if column.hidden { 0 } else { KEY };
        return Need {
            least: width,
            wish: width,
            wraps: false,
        };
    }
    let sentence = column.role == Role::LongText;
    // A sentence is read best in two lines.
    let (words, widest) = if sentence {
        let half = (content / 2 + PADDING).max(SENTENCE);
        (content.min(half), LONGEST)
    } else {
        (content, WIDEST)
    };
    let wish = words.max(header).max(choices).clamp(NARROWEST, widest);
    let least = if sentence { wish.min(SENTENCE) } else { wish };
    Need {
        least,
        wish,
        wraps: sentence || content > WIDEST,
    }
}

fn cell_pixels(cell: &Cell, role: Role, bold: bool) -> u32 {
    let digits = |count: u32| count * DIGIT + if bold { count } else { 0 };
    match cell {
        Cell::Blank => 0,
        Cell::Text(text) | Cell::Link(_, text) => pixels(text, BODY, bold || role == Role::Status),
        Cell::Status(_, word) => match word.split_once('\n') {
            Some((status, sentence)) => {
                let sentence = pixels(sentence, BODY, bold).min(STATEMENT);
                (pixels(status, BODY, true) + 20).max(sentence)
            }
            None => pixels(word, BODY, bold) + 20,
        },
        Cell::Count(count) => digits(figure_columns(count.unsigned_abs(), 0, *count < 0)),
        Cell::Money(amount) => {
            let places = amount.currency().exponent();
            let whole = amount.minor().unsigned_abs() / 10u64.pow(places.min(3));
            let code = if amount.currency() == crate::model::Currency::CNY {
                0
            } else {
                5
            };
            digits(figure_columns(whole, places, amount.minor() < 0) + code)
        }
        Cell::Quantity(quantity) => digits(figure_columns(
            quantity.0.unsigned_abs() / 1000,
            3,
            quantity.0 < 0,
        )),
        Cell::Decimal(value) => digits(figure_columns(value.abs() as u64, 1, *value < 0.0)),
        Cell::Rate(value) | Cell::Points(value) | Cell::Change(value) => {
            digits(figure_columns((value.abs() * 100.0) as u64, 1, true) + 3)
        }
        Cell::Day(_) => digits(10),
        Cell::Moment(_) => digits(16),
    }
}

/// The characters of a figure: digits, separators, point and sign.
fn figure_columns(whole: u64, places: u32, negative: bool) -> u32 {
    let digits = whole.checked_ilog10().unwrap_or(0) + 1;
    let fraction = if places > 0 { places + 1 } else { 0 };
    digits + (digits - 1) / 3 + fraction + u32::from(negative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;
    use crate::report::TableRow;

    fn one(role: Role, header: &str, cell: Cell) -> Need {
        let table = Table {
            title: String::new(),
            subtitle: String::new(),
            columns: vec![Column::new(header, role)],
            rows: vec![TableRow::item(vec![cell])],
            source: String::new(),
            freeze: 0,
            filter: false,
        };
        needs(&table).remove(0)
    }

    #[test]
    fn columns_are_wide_enough_and_not_wider() {
        let id = one(Role::Id, "运单号", Cell::Text("SF1234567890123".into()));
        assert!(id.wish >= 15 * 7 + 5 && id.wish < 170, "{id:?}");
        let money = one(
            Role::Money,
            "金额",
            Cell::Money(Money::cny(-123_456_789_012)),
        );
        assert!(money.least >= 17 * 7 + 5, "{money:?}");
        let short = one(Role::Count, "数", Cell::Count(3));
        assert_eq!(short.wish, NARROWEST);
        let long = one(Role::LongText, "说明", Cell::Text("很".repeat(80)));
        assert_eq!(
            (long.least, long.wish, long.wraps),
            (SENTENCE, LONGEST, true)
        );
        let two_lines = one(Role::LongText, "说明", Cell::Text("很".repeat(30)));
        assert_eq!(two_lines.wish, 402 / 2 + 11 + PADDING);
        let text = one(Role::Text, "客户", Cell::Text("很".repeat(60)));
        assert_eq!((text.least, text.wraps), (WIDEST, true));
    }

    #[test]
    fn figures_are_measured_as_they_print() {
        for (whole, places, negative, expected) in [
            (0, 0, false, 1),
            (999, 0, false, 3),
            (1000, 2, false, 8),
            (1_234_567, 2, true, 13),
        ] {
            assert_eq!(figure_columns(whole, places, negative), expected);
        }
    }
}
