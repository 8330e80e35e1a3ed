//! Documents as `LibreOffice` and WPS write them, and as a damaged disk leaves them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;
use crate::read::Value;

fn document(content: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content>\
         <office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(text.as_bytes()).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Each sheet as a line, each row as a line; `~` marks what is hidden, `^` what is covered.
fn lines(content: &[u8], limits: &Limits) -> (Vec<String>, Vec<ReadError>) {
    let mut lines = Vec::new();
    let errors = read(content, limits, &mut |mut sheet| {
        let hidden = if sheet.info.is_hidden { "~" } else { "" };
        lines.push(format!(
            "[{hidden}{}] {:?}",
            sheet.info.name, sheet.info.hidden_columns
        ));
        let mut rows = Some(std::mem::take(&mut sheet.head));
        while let Some(part) = rows {
            lines.extend(part.iter().map(|row| {
                let hidden = if row.is_hidden { "~" } else { "" };
                let cells = row.cells.iter().map(|cell| {
                    let covered = if cell.is_covered { "^" } else { "" };
                    let error = match cell.value {
                        Value::Error(_) => "!",
                        Value::FormulaEmpty => "=",
                        _ => "",
                    };
                    format!("{}={}{covered}{error}", cell.column, cell.text())
                });
                let cells: Vec<String> = cells.collect();
                format!("{hidden}{}: {}", row.number, cells.join(" | "))
            }));
            rows = sheet.next_chunk();
        }
    });
    (lines, errors)
}

fn check(content: &str, expected: &[&str]) {
    let (lines, errors) = lines(&document(content), &Limits::default());
    assert_eq!(errors, []);
    assert_eq!(lines, expected);
}

#[test]
fn a_flat_document_is_read_as_well_and_zeros_are_kept() {
    let text = "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\
         <office:body><office:spreadsheet><table:table table:name=\"单\"><table:table-row>\
         <table:table-cell office:value-type=\"float\" office:value=\"1234\"><text:p>00001234</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0.50</text:p></table:table-cell>\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document>";
    let (lines, errors) = lines(text.as_bytes(), &Limits::default());
    assert_eq!(lines, ["[单] []", "1: 0=00001234 | 1=0.5"]);
    assert_eq!(errors, []);
}

#[test]
fn every_type_of_value_is_read() {
    check(
        "<table:table table:name=\"订单\"><table:table-column table:number-columns-repeated=\"9\"/>\
         <table:table-row>\
         <table:table-cell office:value-type=\"string\"><text:p>订单号<text:s text:c=\"2\"/>A&amp;B&#x4E00;</text:p><text:p>二</text:p>\
         <office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>\
         <table:table-cell office:value-type=\"currency\" office:value=\"1280.5\"><text:p>¥1,280.50</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"351030001351351987\"/>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2026-10-31\"/>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2026-10-31T17:05:00.25\"/>\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT09H05M07S\"/>\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT36H00M00S\"/>\
         <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
         <table:table-cell table:formula=\"of:=[.A1]\"/>\
         <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"abc\"/>\
         </table:table-row></table:table>",
        &[
            "[订单] []",
            "1: 0=订单号  A&B一\n二 | 1=1280.5 | 2=351030001351351987 | 3=2026-10-31 | 4=2026-10-31 17:05:00 \
             | 5=09:05:07 | 6=1.5 | 7=TRUE | 8== | 9=#DIV/0!! | 10=abc!",
        ],
    );
}

#[test]
fn repeats_hidden_and_merged_cells_keep_their_places() {
    check(
        "<table:table table:name=\"一\" table:style-name=\"ta2\">\
         <table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>\
         <table:table-header-rows>\n<table:table-row>\n<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"3\">\
         <text:p>A1</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"2\"/>\
         </table:table-row></table:table-header-rows>\
         <table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\"><table:covered-table-cell/>\
         <table:table-cell office:value-type=\"float\" office:value=\"8\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell><text:p>末</text:p></table:table-cell></table:table-row>\
         </table:table><table:table table:name=\"二\"/>",
        &[
            "[~一] [1, 2]",
            "1: 0=A1 | 1=7 | 2=7",
            "~2: 0=A1^ | 1=8",
            "~3: 0=A1^ | 1=8",
            "1004: 3=末",
            "[二] []",
        ],
    );
}

#[test]
fn a_torn_document_is_read_as_far_as_it_goes() {
    let torn = document(
        "<table:table table:name=\"一\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row <",
    );
    let (lines, errors) = lines(&torn, &Limits::default());
    assert_eq!(lines, ["[一] []", "1: 0=x"]);
    let [error] = errors.as_slice() else {
        panic!("one error: {errors:?}");
    };
    assert_eq!(error.sheet.as_deref(), Some("一"));
    assert!(matches!(error.cause, Cause::Damaged(_)), "{error:?}");
}

#[test]
fn a_million_repeated_rows_stop_at_the_limit_and_the_next_sheet_is_read() {
    let content = document(
        "<table:table table:name=\"一\"><table:table-row table:number-rows-repeated=\"4000000000\">\
         <table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>\
         <table:table table:name=\"二\"><table:table-row><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>",
    );
    let limits = Limits {
        rows: 2,
        ..Limits::default()
    };
    let (lines, errors) = lines(&content, &limits);
    assert_eq!(lines, ["[一] []", "1: 0=1", "2: 0=1", "[二] []", "1: 0=y"]);
    let cause = Cause::Limit {
        limit: "rows",
        found: 3,
        most: 2,
    };
    assert_eq!(errors, [ReadError::sheet("一", cause)]);
}
