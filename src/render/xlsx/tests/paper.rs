//! Where pages are cut, which headers repeat, and how series are told apart on grey paper.

use super::{parts, workbook};
use crate::render::sample;
use crate::report::{
    Block, Cell, Chart, ChartKind, Column, Document, Role, Series, Table, TableRow,
};

fn table(rows: usize) -> Table {
    let columns = vec![
        Column::new("省份", Role::Text),
        Column::new("发货", Role::Count),
    ];
    let row = |number| TableRow::item(vec![Cell::Text("广东".into()), Cell::Count(number)]);
    sample::table(columns, (0..rows as i64).map(row).collect())
}

fn chart() -> Chart {
    let series = |name: &str, previous| Series {
        name: name.into(),
        previous,
        values: vec![Some(1.0), Some(2.0)],
    };
    Chart {
        title: "发货与签收".into(),
        subtitle: "按日".into(),
        kind: ChartKind::Line,
        role: Role::Count,
        categories: vec!["1".into(), "2".into()],
        series: vec![
            series("签收", false),
            series("上期签收", true),
            series("发货", false),
        ],
    }
}

fn written(blocks: Vec<Block>) -> std::collections::BTreeMap<String, String> {
    let page = sample::page("page", "页", blocks);
    parts(&workbook(&Document {
        pages: vec![page],
        ..sample::empty()
    }))
}

#[test]
fn a_table_that_fits_on_a_sheet_of_paper_stands_on_one() {
    let page = |rows: [usize; 2]| {
        let blocks = rows.map(|rows| Block::Table(table(rows))).to_vec();
        written(blocks)["xl/worksheets/sheet1.xml"].clone()
    };
    assert!(!page([10, 10]).contains("<rowBreaks"));
    // Head 4 rows, then header, 30 rows, source and a gap: the second table begins in row 38.
    let cut = page([30, 30]);
    assert!(
        cut.contains("<brk id=\"37\""),
        "{:?}",
        cut.split("<rowBreaks").nth(1)
    );
}

#[test]
fn the_header_of_the_last_table_repeats_unless_something_else_follows() {
    let titles = |blocks| {
        let book = written(blocks)["xl/workbook.xml"].clone();
        let name = book.split("Print_Titles").nth(1)?;
        let range = name.split(['>', '<']).nth(1)?;
        Some(range.to_owned())
    };
    let table = |rows| Block::Table(table(rows));
    let notes = Block::Notes(vec!["口径".into()]);
    assert_eq!(
        titles(vec![table(2), table(2), notes]),
        Some("页!$10:$10".to_owned())
    );
    assert_eq!(titles(vec![table(2), Block::Chart(chart())]), None);
}

#[test]
fn series_of_one_period_differ_in_colour_and_in_dashes() {
    let parts = written(vec![Block::Chart(chart())]);
    let drawn = &parts["xl/charts/chart1.xml"];
    let lines: Vec<&str> = drawn.split("<c:ser>").skip(1).collect();
    for (line, colour, dash) in [
        (lines[0], "1F4E79", None),
        (lines[1], "A9B4BF", None),
        (lines[2], "E69F00", Some("<a:prstDash val=\"dash\"/>")),
    ] {
        assert!(line.contains(colour), "{line}");
        assert_eq!(
            line.contains("prstDash val=\"dash\""),
            dash.is_some(),
            "{line}"
        );
    }
}
