//! Pages of our own reports, told by what stands on them: a workbook that Excel, WPS or `LibreOffice` saved, or a page that
//! was copied into another one, bears no other mark.

use super::{Field, Profiles, header_key};
use crate::model::Kind;
use crate::read::{Row, Value};

/// The one cell of the first row of every page but the overview: the link that leads back to it.
const BACK: [&str; 2] = ["返回概览", "Back to overview"];

/// The profile of a dispatch.
const DISPATCH: &str = "dispatch";
/// The columns that a clerk fills in.
const ANSWERS: [Field; 4] = [
    Field::Outcome,
    Field::CallResult,
    Field::NextAt,
    Field::IssueType,
];
/// A page with fewer of them may be a report.
const FEWEST_ANSWERS: usize = 2;

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

/// True for a page that people fill in: its header has the column of keys.
pub fn has_keys(head: &[Row], profiles: &Profiles) -> bool {
    let keys = words(profiles, Kind::Decision.code(), Field::RecordKey);
    head.iter().any(|row| has_word(row, &keys))
}

/// True for a page of a dispatch whose column of keys was deleted: no link leads back from it, and two of the columns that a
/// clerk fills in stand in one row.
pub fn is_dispatch(head: &[Row], profiles: &Profiles) -> bool {
    let answers = ANSWERS.map(|field| words(profiles, DISPATCH, field));
    let asks = |row: &Row| {
        let found = answers.iter().filter(|words| has_word(row, words));
        found.count() >= FEWEST_ANSWERS
    };
    !is_own_page(head) && head.iter().any(asks)
}

/// The words of a field in a profile, as keys.
fn words(profiles: &Profiles, id: &str, field: Field) -> Vec<String> {
    let profile = profiles.get(id);
    let words = profile.and_then(|profile| profile.columns.get(&field));
    let words = words.into_iter().flatten();
    words.map(|word| header_key(word)).collect()
}

fn has_word(row: &Row, keys: &[String]) -> bool {
    row.cells
        .iter()
        .any(|cell| matches!(&cell.value, Value::Text(text) if keys.contains(&header_key(text))))
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
    fn pages_that_are_filled_in_are_told_by_their_column_of_keys() {
        let profiles = Profiles::embedded();
        for (texts, expected) in [
            (&["交易号", "决定", "记录标识（请勿修改）"][..], true),
            (&["Decision", "RECORD KEY (do not change)"], true),
            (&["交易号", "决定"], false),
        ] {
            let head = [row(1, &["标题"]), row(3, texts)];
            assert_eq!(has_keys(&head, &profiles), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_dispatch_without_its_keys_is_told_by_what_a_clerk_fills_in() {
        let profiles = Profiles::embedded();
        for (first, header, expected) in [
            (
                "王芳 今日跟单",
                &["运单号", "跟单状态", "沟通结果"][..],
                true,
            ),
            ("Follow-ups", &["Waybill", "Outcome", "Next contact"], true),
            ("返回概览", &["运单号", "跟单状态", "沟通结果"], false),
            ("周报", &["运单号", "跟单结果", "来源"], false),
            ("汇总", &["运单号", "跟单状态", "来源"], false),
        ] {
            let head = [row(1, &[first]), row(3, header)];
            assert_eq!(is_dispatch(&head, &profiles), expected, "{header:?}");
        }
    }
}
