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
    assert!(xml.contains("<autoFilter ref=\"B5:I6\""), "{xml}");
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
            "custom – – B6",
            "custom – – C6",
            "list warning – D6",
            "date – – E6",
            "decimal – greaterThanOrEqual F6",
            "whole – greaterThanOrEqual G6",
            "custom – – I6",
        ]
    );
    // In a workbook that is no form a list takes nothing else.
    let strict = parts(&workbook(&only(form())));
    assert!(!strict["xl/worksheets/sheet1.xml"].contains("errorStyle"));
}

/// No program sorts locked cells, so the sheet stays open and each cell refuses to be typed over.
#[test]
fn a_list_to_fill_in_can_be_sorted() {
    let (_, xml, _) = written(form());
    assert!(!xml.contains("sheetProtection"), "{xml}");
    assert!(xml.contains("<formula1>FALSE</formula1>"), "{xml}");
    let mut fixed = form();
    fixed.filter = false;
    let (bytes, xml, _) = written(fixed);
    assert!(xml.contains("<sheetProtection sheet=\"1\""), "{xml}");
    assert!(!xml.contains("FALSE"), "{xml}");
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

/// The reason in bold, what to do under it, both readable as one text.
#[test]
fn a_status_with_a_sentence_takes_several_lines() {
    let mut table = form();
    let first = "催货·今天要到\n请物流部催派，把送达时间告诉客户。";
    table.rows[0].cells[0] = Cell::Status(crate::report::Tone::Bad, first.into());
    let (bytes, xml, _) = written(table);
    let row = tags(&xml, "row")
        .into_iter()
        .find(|tag| attribute(tag, "r") == Some("6"));
    let height = row.and_then(|row| attribute(row, "ht"));
    assert_eq!(height, Some("50.25"));
    let cells = sheet(&bytes, "明细");
    let text = cells.get_value((5, 1)).map(ToString::to_string);
    assert_eq!(text, Some(format!("✕ {first}")));
    let strings = &parts(&bytes)["xl/sharedStrings.xml"];
    assert!(strings.contains("<r><rPr><b/>"), "{strings}");
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
