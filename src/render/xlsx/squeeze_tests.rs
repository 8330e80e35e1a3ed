//! Columns that give way on paper.

use super::*;
use crate::render::sample;
use crate::render::xlsx::measure::needs;
use crate::report::{Column, TableRow};

/// A form of texts as wide as given, with an id before and a cell to fill in after them.
fn widths(texts: &[String]) -> (Vec<u32>, Vec<bool>) {
    let mut columns = vec![Column::new("运单号", Role::Id)];
    columns.extend(texts.iter().map(|_| Column::new("客户", Role::Text)));
    columns.push(Column::input("跟单状态", vec!["同意签收".into()]));
    columns.push(Column::new("记录标识", Role::Key).hidden());
    let mut cells = vec![Cell::Text("SF1234567890123".into())];
    cells.extend(texts.iter().map(|text| Cell::Text(text.clone())));
    cells.extend([Cell::Blank, Cell::Text("F1".into())]);
    let mut table = sample::table(columns, vec![TableRow::item(cells)]);
    table.filter = true;
    let mut page = sample::page("form", "表", Vec::new());
    page.landscape = true;
    let mut needs = needs(&table);
    squeeze(&mut needs, &table, &page);
    (
        needs.iter().map(|need| need.wish).collect(),
        needs.iter().map(|need| need.wraps).collect(),
    )
}

#[test]
fn a_narrow_form_stays_as_it_is() {
    let (_, wraps) = widths(&["很".repeat(8), "很".repeat(8)]);
    assert_eq!(wraps, [false; 5]);
}

#[test]
fn a_wide_form_gets_more_lines_and_ids_stay_whole() {
    let texts: Vec<String> = (1..=12).map(|count| "很".repeat(count * 2)).collect();
    let (before, _) = widths(&texts[..1]);
    let (widths, wraps) = widths(&texts);
    let all: u32 = widths[..14].iter().sum();
    assert!(all <= ACROSS, "{all}");
    assert_eq!(widths[0], before[0]);
    let choice = pixels("同意签收", BODY, false);
    assert!(widths[13] >= choice + PADDING, "{widths:?}");
    assert!(!wraps[0] && !wraps[13] && wraps[12], "{wraps:?}");
    assert!(
        widths[12] > widths[8],
        "the longest keeps the most: {widths:?}"
    );
}

#[test]
fn a_word_is_never_cut() {
    let texts: Vec<String> = (0..12)
        .map(|_| format!("{} Wolfeschlegelstein", "很".repeat(20)))
        .collect();
    let (widths, _) = widths(&texts);
    assert!(
        widths[1] >= pixels("Wolfeschlegelstein", BODY, false),
        "{widths:?}"
    );
}
