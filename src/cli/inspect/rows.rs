//! The account of a sheet: its header, what became of its rows, its money, what Excel hides.

use crate::cli::page::Page;
use crate::lang::Catalogue;
use crate::model::{Flow, RowFate, SheetProof, column_name};
use crate::pipeline::{Hidden, InspectedSheet};
use crate::recognise::Table;

/// Puts the account of an understood sheet on the page.
pub(super) fn describe(sheet: &InspectedSheet, table: &Table, page: &mut Page, words: &Catalogue) {
    let proof = &sheet.proof;
    let rows = span(table.header_row, table.last_header_row, words);
    page.entry(words.get("inspect.label.header"), &rows);
    let mut stated = Vec::new();
    if let Some(day) = table.day {
        let day = day.to_string();
        stated.push(words.fill("inspect.stated_day", &[("day", &day)]));
    }
    if let Some(clerk) = &table.clerk {
        stated.push(words.fill("inspect.stated_clerk", &[("clerk", clerk)]));
    }
    if !stated.is_empty() {
        let stated = stated.join(words.get("inspect.comma"));
        page.entry(words.get("inspect.label.stated"), &stated);
    }

    page.entry(words.get("inspect.label.rows"), &sum(proof, words));
    for (label, wanted) in [
        ("inspect.label.merged", [RowFate::Merged].as_slice()),
        ("inspect.label.ignored", &IGNORED),
        ("inspect.label.rejected", &REJECTED),
    ] {
        let fates: Vec<String> = wanted
            .iter()
            .filter_map(|fate| told(sheet, *fate, words))
            .collect();
        if !fates.is_empty() {
            page.entry(words.get(label), &fates.join(words.get("inspect.comma")));
        }
    }
    if !proof.money.is_empty() {
        page.entry(words.get("inspect.label.money"), &money(proof, words));
    }
}

const IGNORED: [RowFate; 5] = [
    RowFate::Preamble,
    RowFate::Header,
    RowFate::SecondHeader,
    RowFate::Total,
    RowFate::Footer,
];
const REJECTED: [RowFate; 2] = [RowFate::NoKey, RowFate::NoValue];

/// Puts on the page what of a sheet Excel does not show.
pub(super) fn hidden(hidden: &Hidden, page: &mut Page, words: &Catalogue) {
    let mut parts = Vec::new();
    if hidden.sheet {
        parts.push(words.get("inspect.hidden_sheet").to_owned());
    }
    if hidden.rows > 0 {
        let rows = hidden.rows.to_string();
        parts.push(words.fill("inspect.hidden_rows", &[("rows", &rows)]));
    }
    if !hidden.columns.is_empty() {
        let columns: Vec<String> = hidden
            .columns
            .iter()
            .map(|index| column_name(*index))
            .collect();
        let columns = columns.join(words.get("inspect.comma"));
        parts.push(words.fill("inspect.hidden_columns", &[("columns", &columns)]));
    }
    if !parts.is_empty() {
        let parts = parts.join(words.get("inspect.comma"));
        page.entry(words.get("inspect.label.hidden"), &parts);
    }
}

/// `73 行 = 采用 66 + 重复 0 + 忽略 6 + 退回 1`.
fn sum(proof: &SheetProof, words: &Catalogue) -> String {
    let count = |number: u32| number.to_string();
    words.fill(
        "inspect.rows",
        &[
            ("rows", &count(proof.rows)),
            ("used", &count(proof.used())),
            ("merged", &count(proof.merged())),
            ("ignored", &count(proof.ignored())),
            ("rejected", &count(proof.rejected())),
        ],
    )
}

/// `合计/小计行 2（第 72、73 行）`; `None` if there is no such row.
fn told(sheet: &InspectedSheet, fate: RowFate, words: &Catalogue) -> Option<String> {
    let count = sheet
        .proof
        .fates
        .get(&fate)
        .copied()
        .filter(|count| *count > 0)?;
    let name = words.get(fate.key());
    let firsts = sheet.firsts.get(&fate).map_or(&[][..], Vec::as_slice);
    let rows = numbers(firsts, count, words);
    let count = count.to_string();
    let values = [("fate", name), ("count", &count), ("rows", &rows)];
    Some(words.fill("inspect.fate", &values))
}

/// `第 1–4 行`, `第 1 行起`, `第 3、9、27 行`, `第 3、9、27 行等`.
fn numbers(firsts: &[u32], count: u32, words: &Catalogue) -> String {
    let (Some(first), Some(last)) = (firsts.first(), firsts.last()) else {
        return String::new();
    };
    let all = firsts.len() as u32 == count;
    let adjoining = last - first + 1 == firsts.len() as u32;
    if all && adjoining {
        return span(*first, *last, words);
    }
    if !all && adjoining {
        return words.fill("inspect.from_row", &[("row", &first.to_string())]);
    }
    let list: Vec<String> = firsts.iter().map(u32::to_string).collect();
    let list = list.join(words.get("inspect.comma"));
    let key = if all {
        "inspect.at_rows"
    } else {
        "inspect.at_rows_more"
    };
    words.fill(key, &[("rows", &list)])
}

/// `第 5 行`, `第 5–6 行`.
pub(super) fn span(first: u32, last: u32, words: &Catalogue) -> String {
    let (first_row, last_row) = (first.to_string(), last.to_string());
    if first == last {
        words.fill("inspect.at_row", &[("row", &first_row)])
    } else {
        let values = [("first", first_row.as_str()), ("last", &last_row)];
        words.fill("inspect.at_span", &values)
    }
}

fn money(proof: &SheetProof, words: &Catalogue) -> String {
    let sums = proof.money.iter().map(|(flow, amount)| {
        let key = match flow {
            Flow::In => "inspect.money_in",
            Flow::Out => "inspect.money_out",
            Flow::Neither => "inspect.money_neither",
        };
        words.fill(key, &[("amount", &words.money(*amount))])
    });
    sums.collect::<Vec<_>>().join(words.get("inspect.comma"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn row_numbers_are_told_in_short() {
        let words = Catalogue::new(Language::Chinese);
        for (firsts, count, expected) in [
            (&[4][..], 1, "第 4 行"),
            (&[1, 2, 3], 3, "第 1–3 行"),
            (&[3, 9], 2, "第 3、9 行"),
            (&[1, 2, 3, 4, 5], 9, "第 1 行起"),
            (&[1, 2, 3, 4, 7], 9, "第 1、2、3、4、7 行等"),
            (&[], 2, ""),
        ] {
            assert_eq!(numbers(firsts, count, &words), expected);
        }
    }
}
