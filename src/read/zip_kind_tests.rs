//! Tests of `zip_kind`.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content.as_bytes()).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn the_parts_tell_the_kind() {
    let types = |kind: &str| {
        format!(
            "<Types><Override PartName=\"/xl/workbook2.xml\" ContentType=\"application/vnd.{kind}+xml\"/></Types>"
        )
    };
    let listed = |kind: &str| archive(&[("[Content_Types].xml", &types(kind))]);
    let cases = [
        (
            listed("openxmlformats-officedocument.spreadsheetml.sheet.main"),
            Format::Xlsx,
        ),
        (listed("ms-excel.sheet.macroEnabled.main"), Format::Xlsx),
        (
            listed("ms-excel.sheet.binary.macroEnabled.main"),
            Format::Xlsb,
        ),
        (
            listed("openxmlformats-officedocument.wordprocessingml.document.main"),
            Format::NotATable("Word"),
        ),
        (
            archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
            Format::Ods,
        ),
        (archive(&[("content.xml", "<x/>")]), Format::Ods),
        (
            archive(&[("Index/Document.iwa", "")]),
            Format::Other("Numbers"),
        ),
        (archive(&[("账单.csv", "a,b")]), Format::Zip),
    ];
    for (content, expected) in cases {
        assert_eq!(sniff(&content, &Limits::default()), expected);
    }
}

#[test]
fn too_many_parts_are_not_looked_through() {
    let parts = [("content.xml", "<x/>"), ("a", "")];
    let few = Limits {
        parts: 1,
        ..Limits::default()
    };
    assert_eq!(sniff(&archive(&parts), &few), Format::Zip);
}

#[test]
fn our_own_reports_are_told_from_other_workbooks() {
    for (category, format) in [("gendan", Format::OwnWorkbook), ("月报", Format::Xlsx)] {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet();
        workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_category(category));
        let content = workbook.save_to_buffer().expect("a workbook");
        assert_eq!(sniff(&content, &Limits::default()), format);
    }
}
