//! Forms: what is filled in by hand and comes back as data.

use super::{only, parts, sheet, workbook};
use crate::report::{Cell, Column, Document, Entry, Purpose, Role, Table, TableRow};

/// A row to work on: why, number, answer, next contact, money, pieces, order, key.
fn form() -> Table {
    let columns = vec![
        Column::new("先办", Role::Status),
        Column::new("运单号", Role::Id),
        Column::input("跟单状态", vec!["同意签收".into(), "改约".into()]).with_note("必填"),
        Column::input("下次跟进时间", Vec::new()).of(Entry::Moment),
        Column::input("金额", Vec::new()).of(Entry::Money),
        Column::input("件数", Vec::new()).of(Entry::Count),
        Column::input("订单号", Vec::new()).of(Entry::Id),
        Column::new("记录标识（请勿修改）", Role::Key).hidden(),
    ];
    let cells = vec![
        Cell::Status(crate::report::Tone::Bad, "催货·今天要到".into()),
        Cell::Text("SF1234567890123".into()),
        Cell::Text("改约".into()),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
        Cell::Text("F1|key".into()),
    ];
    let mut table = crate::render::sample::table(columns, vec![TableRow::item(cells)]);
    table.filter = true;
    table.freeze = 2;
    table
}

fn written(table: Table) -> (Vec<u8>, String, String) {
    let document = Document {
        purpose: Purpose::Form,
        ..only(table)
    };
    let bytes = workbook(&document);
    let parts = parts(&bytes);
    let sheet = parts["xl/worksheets/sheet1.xml"].clone();
    (bytes, sheet, parts["docProps/core.xml"].clone())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

/// The start tags of an element.
fn tags<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name}");
    xml.split(&start[..])
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|tag| tag.starts_with(' '))
        .collect()
}

#[test]
fn a_form_is_data_and_its_key_is_hidden_but_there() {
    let (bytes, xml, core) = written(form());
    assert!(!core.contains("category"), "{core}");
    let columns = tags(&xml, "col");
    let hidden: Vec<_> = columns
        .iter()
        .filter(|tag| tag.contains("hidden=\"1\""))
        .filter_map(|tag| attribute(tag, "min"))
        .collect();
    assert_eq!(hidden, ["9"], "{columns:?}");
    let cells = sheet(&bytes, "明细");
    let texts: Vec<String> = cells
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(texts.contains(&"F1|key".to_owned()), "{texts:?}");
    assert!(xml.contains("<autoFilter ref=\"B5:H6\""), "{xml}");
    assert!(xml.contains("xSplit=\"3\" ySplit=\"5\""), "{xml}");
}

#[test]
fn every_kind_of_entry_is_checked_and_other_words_are_only_noticed() {
    let (_, xml, _) = written(form());
    let rules: Vec<String> = tags(&xml, "dataValidation")
        .into_iter()
        .map(|tag| {
            let of = |name| attribute(tag, name).unwrap_or("–").to_owned();
            [of("type"), of("errorStyle"), of("operator"), of("sqref")].join(" ")
        })
        .collect();
    assert_eq!(
        rules,
        [
            "list warning – D6",
            "date – – E6",
            "decimal – greaterThanOrEqual F6",
            "whole – greaterThanOrEqual G6",
        ]
    );
    // In a workbook that is no form a list takes nothing else.
    let strict = parts(&workbook(&only(form())));
    assert!(!strict["xl/worksheets/sheet1.xml"].contains("errorStyle"));
}

#[test]
fn only_what_is_to_be_filled_in_is_open() {
    let (bytes, xml, _) = written(form());
    assert!(xml.contains("<sheetProtection sheet=\"1\""), "{xml}");
    let styles = &parts(&bytes)["xl/styles.xml"];
    let formats = styles.split("<cellXfs").nth(1).expect("formats");
    let formats: Vec<&str> = formats.split("<xf ").skip(1).collect();
    let open: Vec<&str> = tags(&xml, "c")
        .into_iter()
        .filter(|tag| {
            let style: usize =
                attribute(tag, "s").map_or(0, |style| style.parse().expect("a style"));
            formats[style].contains("locked=\"0\"")
        })
        .filter_map(|tag| attribute(tag, "r"))
        .collect();
    assert_eq!(open, ["D6", "E6", "F6", "G6", "H6"]);
}

#[test]
fn a_form_of_nothing_but_blanks_is_not_protected() {
    let mut blank = form();
    for position in [7, 1, 0] {
        blank.columns.remove(position);
        blank.rows[0].cells.remove(position);
    }
    assert!(!written(blank.clone()).1.contains("sheetProtection"));
    let workbook = parts(&workbook(&only(blank)));
    assert!(workbook["xl/worksheets/sheet1.xml"].contains("sheetProtection"));
}

#[test]
fn a_note_stands_on_the_header() {
    let (bytes, _, _) = written(form());
    let notes = &parts(&bytes)["xl/comments1.xml"];
    assert!(
        notes.contains("ref=\"D5\"") && notes.contains("必填"),
        "{notes}"
    );
}
