//! Long tables, and documents that nobody would write.

use calamine::Data;

use super::{build, only, parts, sheet, workbook};
use crate::model::Money;
use crate::render::sample;
use crate::report::{Block, Cell, Column, Role, Table, TableRow};

pub(super) fn long_table(rows: usize) -> Table {
    let columns = vec![
        Column::new("订单号", Role::Id),
        Column::new("金额", Role::Money),
        Column::new("说明", Role::LongText),
    ];
    let row = |number: usize| {
        TableRow::item(vec![
            Cell::Text(format!("DD{number:012}")),
            Cell::Money(Money::cny(number as i64)),
            Cell::Text("少收款，请联系客户。".repeat(number % 9)),
        ])
    };
    Table {
        filter: true,
        freeze: 1,
        ..sample::table(columns, (0..rows).map(row).collect())
    }
}

#[test]
fn a_streamed_page_holds_every_row_in_order() {
    let bytes = workbook(&only(long_table(2_500)));
    let range = sheet(&bytes, "明细");
    for number in [0, 1, 1_999, 2_499] {
        let row = number as u32 + 5;
        assert_eq!(
            range.get_value((row, 1)),
            Some(&Data::String(format!("DD{number:012}")))
        );
        assert_eq!(
            range.get_value((row, 2)),
            Some(&Data::Float(f64::from(number) / 100.0))
        );
    }
    let source = Some(&Data::String("来源：订单-10月.xlsx，412 行".into()));
    assert_eq!(range.get_value((2_505, 1)), source);
    let page = &parts(&bytes)["xl/worksheets/sheet1.xml"];
    // 80 Chinese characters in a column of 64 places take three lines.
    assert!(
        page.contains("<row r=\"14\" ") && page.contains("ht=\"45.75\""),
        "{}",
        &page[..4000]
    );
}

#[test]
fn a_table_longer_than_a_sheet_is_cut_and_says_so() {
    let bytes = build(&only(long_table(100)), 81).expect("a workbook");
    let range = sheet(&bytes, "明细");
    assert_eq!(
        range.get_value((64, 1)),
        Some(&Data::String("DD000000000059".into()))
    );
    let note = Some(&Data::String(
        "表中只列出前 60 行，另有 40 行未列出。".into(),
    ));
    assert_eq!(range.get_value((65, 1)), note);
}

#[test]
fn nothing_that_a_document_may_hold_breaks_the_workbook() {
    let odd = ["", "a\u{0}b\u{1}", "<&>\"'", "\u{feff}", "_x0041_"];
    let columns = odd
        .iter()
        .map(|text| Column::new(*text, Role::Text))
        .collect();
    let cells = odd.iter().map(|text| Cell::Text((*text).into())).collect();
    let mut long = cells_of(Cell::Text("长".repeat(40_000)));
    long.extend([
        Cell::Rate(f64::NAN),
        Cell::Change(f64::INFINITY),
        Cell::Count(i64::MIN),
    ]);
    let rows = vec![
        TableRow::item(cells),
        TableRow::item(long),
        TableRow::group(Vec::new()),
    ];
    let mut document = only(sample::table(columns, rows));
    let twin = document.pages[0].clone();
    document.pages.push(twin);
    document.pages[0].blocks.push(Block::Cards(Vec::new()));
    document.pages[0].blocks.push(Block::Links(Vec::new()));
    document.pages[0].blocks.push(Block::Signature(Vec::new()));
    document.pages[1]
        .blocks
        .push(Block::Table(sample::table(Vec::new(), Vec::new())));
    let bytes = workbook(&document);
    let texts: Vec<String> = sheet(&bytes, "明细")
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(texts.contains(&"ab".to_owned()) && texts.contains(&"_x0041_".to_owned()));
    assert!(
        texts
            .iter()
            .any(|text| text.ends_with('…') && text.chars().count() == 32_767)
    );
    assert!(parts(&bytes)["xl/workbook.xml"].contains("name=\"明细_2\""));
    assert!(super::xlsx(&sample::empty()).is_ok());
}

fn cells_of(cell: Cell) -> Vec<Cell> {
    vec![cell]
}
