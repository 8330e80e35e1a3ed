//! A table below another one that is nothing we know, such as a list of codes: it must not be read as
//! data of the table above.

use super::footer::is_sign_off;
use super::names::text_of;
use super::row_fate::{has_amount, has_key, has_time};
use super::total_word::is_total_word;
use super::{Table, candidate::is_data};
use crate::model::Kind;
use crate::read::{Cell, Row};

/// Header words are no longer than this; sentences are.
const LONGEST_WORD: usize = 12;
/// Rows that are looked at.
const MOST_ROWS: usize = 12;

/// True for a row of words with at least two rows right below that stand in its columns and that the
/// table above would not read as its data. A roster is words alone, so nothing is told apart below one.
pub(super) fn is_unknown_table(rows: &[Row], at: usize, above: &Table) -> bool {
    let Some(header) = rows.get(at).filter(|row| is_header(row)) else {
        return false;
    };
    if above.kind() == Kind::Staff {
        return false;
    }
    let mut number = header.number;
    let mut body = 0;
    for row in rows.iter().skip(at + 1).take(MOST_ROWS) {
        number += 1;
        let cells = || own(row).map(|cell| cell.column);
        if row.number != number || own(row).filter_map(text_of).any(is_closing) {
            break;
        }
        let beside = cells().any(|column| header.cell(column).is_none());
        let data = has_key(row, above) && (has_time(row, above) || has_amount(row, above));
        if beside || data || cells().count() < 2 {
            return false;
        }
        body += 1;
    }
    body >= 2
}

/// True for a row of two or more short words that neither sum up nor sign off.
fn is_header(row: &Row) -> bool {
    let is_word = |cell: &Cell| {
        text_of(cell).is_some_and(|text| {
            text.chars().count() <= LONGEST_WORD
                && !text.contains([':', '：', '。', '，', '！'])
                && !is_closing(text)
                && !is_data(cell)
        })
    };
    own(row).count() >= 2 && own(row).all(is_word)
}

fn is_closing(text: &str) -> bool {
    is_total_word(text) || is_sign_off(text)
}

fn own(row: &Row) -> impl Iterator<Item = &Cell> {
    row.cells
        .iter()
        .filter(|cell| !cell.is_covered && !cell.is_blank())
}
