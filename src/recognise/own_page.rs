//! Pages of our own reports, told by what stands on them: a workbook that Excel, WPS or `LibreOffice` saved, or a page that
//! was copied into another one, bears no other mark.

use super::{Field, Profiles, header_key};
use crate::model::Kind;
use crate::read::{Row, Value};

/// The one cell of the first row of every page but the overview: the link that leads back to it.
const BACK: [&str; 2] = ["返回概览", "Back to overview"];

/// True for a page of a report of ours.
pub fn is_own_page(head: &[Row]) -> bool {
    let Some(first) = head.first() else {
        return false;
    };
    let mut cells = first.cells.iter().filter(|cell| !cell.is_blank());
    let Some(cell) = cells.next() else {
        return false;
    };
    let text = cell.text();
    first.number == 1 && cells.next().is_none() && BACK.contains(&text.trim())
}

/// True for a page on which people decide: its header has the column of keys.
pub fn has_decisions(head: &[Row], profiles: &Profiles) -> bool {
    let words = profiles.get(Kind::Decision.code());
    let words = words.and_then(|profile| profile.columns.get(&Field::RecordKey));
    let keys: Vec<String> = words
        .into_iter()
        .flatten()
        .map(|word| header_key(word))
        .collect();
    let is_key =
        |value: &Value| matches!(value, Value::Text(text) if keys.contains(&header_key(text)));
    head.iter()
        .flat_map(|row| &row.cells)
        .any(|cell| is_key(&cell.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Cell;

    fn row(number: u32, texts: &[&str]) -> Row {
        let cells = (1..).zip(texts);
        let cells = cells.map(|(column, text)| Cell::new(column, Value::Text((*text).into())));
        Row::new(number, cells.collect())
    }

    #[test]
    fn our_pages_are_told_by_their_first_row() {
        for (number, texts, expected) in [
            (1, &["返回概览"][..], true),
            (1, &[" Back to overview "], true),
            (1, &["返回概览", "订单号"], false),
            (2, &["返回概览"], false),
            (1, &["订单号"], false),
        ] {
            assert_eq!(is_own_page(&[row(number, texts)]), expected, "{texts:?}");
        }
        assert!(!is_own_page(&[]));
    }

    #[test]
    fn pages_of_decisions_are_told_by_their_column_of_keys() {
        let profiles = Profiles::embedded();
        for (texts, expected) in [
            (&["交易号", "决定", "记录标识（请勿修改）"][..], true),
            (&["Decision", "RECORD KEY (do not change)"], true),
            (&["交易号", "决定"], false),
        ] {
            let head = [row(1, &["标题"]), row(3, texts)];
            assert_eq!(has_decisions(&head, &profiles), expected, "{texts:?}");
        }
    }
}
