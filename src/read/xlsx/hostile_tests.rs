//! Workbooks that are made to exhaust a reader: each is answered at once, and for what it is.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const ROOT: &str = "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>";
const WORKBOOK: &str =
    "<workbook><sheets><sheet name='一' sheetId='1' r:id='a'/></sheets></workbook>";
const RELATED: &str = "<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook of one sheet; parts that are given replace those of the same name.
fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let usual: [(&str, &[u8]); 4] = [
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATED.as_bytes()),
        (
            SHEET,
            b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
        ),
    ];
    let is_given = |name: &str| parts.iter().any(|(given, _)| *given == name);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in usual
        .iter()
        .filter(|(name, _)| !is_given(name))
        .chain(parts)
    {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

fn limit(limit: &'static str, found: u64, most: u64) -> Cause {
    Cause::Limit { limit, found, most }
}

/// The texts of all cells, and what could not be read.
fn read_all(content: &[u8], limits: Limits) -> (Vec<String>, Vec<Cause>) {
    let mut cells = Vec::new();
    let errors = read(content, &limits, &mut |mut sheet| {
        let mut rows = std::mem::take(&mut sheet.head);
        while !rows.is_empty() {
            for row in rows {
                let shown = row.cells.iter().map(|cell| {
                    let text = cell.text();
                    let end = text.char_indices().nth(20).map_or(text.len(), |(at, _)| at);
                    format!("{}!{}={}", row.number, cell.column, &text[..end])
                });
                cells.extend(shown);
            }
            cells.truncate(100);
            rows = sheet.next_chunk().unwrap_or_default();
        }
    });
    (cells, errors.into_iter().map(|error| error.cause).collect())
}

fn read_sheet_of(data: &str) -> (Vec<String>, Vec<Cause>) {
    let xml = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    read_all(&workbook(&[(SHEET, xml.as_bytes())]), Limits::default())
}

#[test]
fn a_plain_workbook_is_read() {
    let (cells, causes) = read_all(&workbook(&[]), Limits::default());
    assert_eq!(cells, ["1!0=1"]);
    assert_eq!(causes, []);
}

#[test]
fn far_corners_and_lying_dimensions_cost_nothing() {
    let (cells, causes) = read_sheet_of(
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
    );
    assert_eq!(cells, ["1!0=1", "1048576!16383=2"]);
    assert_eq!(causes, []);
    let (_, causes) = read_sheet_of("<row r='1048577'><c r='XFE1048577'><v>1</v></c></row>");
    assert_eq!(causes, [limit("rows", 1_048_577, 1_048_576)]);
    let (_, causes) =
        read_sheet_of("<row><c r='XFE1'><v>1</v></c><c r='ZZZZZZ1'><v>1</v></c></row>");
    assert_eq!(causes, [limit("columns", 321_272_406, 16_384)]);
}

#[test]
fn ten_thousand_columns_are_read() {
    let header: Vec<String> = (0..10_000)
        .map(|n| format!("<c t='str'><v>列{n}</v></c>"))
        .collect();
    let xml = format!(
        "<worksheet><sheetData><row>{}</row></sheetData></worksheet>",
        header.concat()
    );
    let mut found = 0;
    let errors = read(
        &workbook(&[(SHEET, xml.as_bytes())]),
        &Limits::default(),
        &mut |sheet| {
            found = sheet.head.first().map_or(0, |row| row.cells.len());
        },
    );
    assert_eq!((found, errors.len()), (10_000, 0));
}

#[test]
fn counts_that_the_strings_declare_are_not_believed() {
    let strings = b"<sst count='4294967295' uniqueCount='4294967295'><si><t>a</t></si></sst>";
    let sheet = b"<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>";
    let parts: [(&str, &[u8]); 2] = [("xl/sharedStrings.xml", strings), (SHEET, sheet)];
    let (cells, causes) = read_all(&workbook(&parts), Limits::default());
    assert_eq!((cells, causes), (vec!["1!0=a".to_owned()], vec![]));
    // Without a list of sheets the library is asked, which would believe them.
    let parts: [(&str, &[u8]); 2] = [
        ("xl/sharedStrings.xml", strings),
        ("xl/workbook.xml", b"<workbook/>"),
    ];
    let (_, causes) = read_all(&workbook(&parts), Limits::default());
    assert_eq!(
        causes,
        [Cause::Damaged("uniqueCount=4294967295".to_owned())]
    );
}

#[test]
fn a_bomb_is_refused_before_it_is_opened() {
    let zeros = vec![b' '; 101 << 20];
    let content = workbook(&[("xl/sharedStrings.xml", &zeros)]);
    assert!(content.len() < 500_000);
    let (cells, causes) = read_all(&content, Limits::default());
    assert_eq!(cells.len(), 0);
    assert!(
        matches!(causes.as_slice(), [Cause::Bomb { part: Some(part), megabytes: 101, ratio: 900..1100 }] if part == "xl/sharedStrings.xml"),
        "{causes:?}"
    );
}

#[test]
fn sizes_and_parts_are_counted_before_anything_is_opened() {
    let most = Limits {
        parts: 3,
        ..Limits::default()
    };
    assert_eq!(read_all(&workbook(&[]), most).1, [limit("parts", 4, 3)]);
    let zeros = vec![b' '; 9 << 20];
    let content = workbook(&[("a", &zeros)]);
    let most = Limits {
        unpacked_megabytes: 8,
        ..Limits::default()
    };
    assert_eq!(
        read_all(&content, most).1,
        [limit("unpacked_megabytes", 9, 8)]
    );
    // The strings are held in memory and may take a quarter of it.
    let content = workbook(&[("xl/sharedStrings.xml", &zeros)]);
    let most = Limits {
        unpacked_megabytes: 20,
        ..Limits::default()
    };
    assert_eq!(
        read_all(&content, most).1,
        [limit("unpacked_megabytes", 36, 20)]
    );
}

#[test]
fn a_part_that_gives_more_than_it_declares_is_stopped() {
    let row = "<row><c><v>1</v></c></row>";
    let xml = format!("<worksheet><sheetData>{}", row.repeat(400_000));
    let mut content = workbook(&[(SHEET, xml.as_bytes())]);
    // The size in the central directory, 24 bytes after its mark, belongs to the last part.
    let size = (xml.len() as u32).to_le_bytes();
    let mark = memchr::memmem::rfind(&content, b"PK\x01\x02").expect("a directory");
    assert_eq!(content[mark + 24..mark + 28], size);
    content[mark + 24..mark + 28].copy_from_slice(&1000_u32.to_le_bytes());
    let (cells, causes) = read_all(&content, Limits::default());
    assert!(cells.len() <= 100, "{}", cells.len());
    assert!(
        matches!(causes.as_slice(), [Cause::Damaged(_)]),
        "{causes:?}"
    );
}

#[test]
fn entities_are_never_expanded() {
    let xml = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>
        <!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'><v>&lol2;&x;</v></c>
        <c t='inlineStr'><is><t>&lol2;</t></is></c></row></sheetData></worksheet>";
    let (cells, causes) = read_all(&workbook(&[(SHEET, xml.as_bytes())]), Limits::default());
    assert_eq!(cells, ["1!0=&lol2;&x;", "1!1=&lol2;"]);
    assert_eq!(causes, []);
}

#[test]
fn one_text_shared_by_every_cell_does_not_fill_the_memory() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "字".repeat(100_000));
    let row = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(50));
    let xml = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        row.repeat(1000)
    );
    let parts: [(&str, &[u8]); 2] = [
        ("xl/sharedStrings.xml", strings.as_bytes()),
        (SHEET, xml.as_bytes()),
    ];
    let (cells, causes) = read_all(&workbook(&parts), Limits::default());
    assert_eq!(cells.len(), 100);
    assert!(
        matches!(causes.as_slice(), [Cause::Bomb { part: Some(part), .. }] if part == "一"),
        "{causes:?}"
    );
}

#[test]
fn names_of_parts_may_differ_in_case_and_slashes() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = workbook(&[]);
    let mut archive = zip::ZipArchive::new(Cursor::new(plain.as_slice())).expect("an archive");
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let name = part
            .name()
            .expect("a name")
            .to_uppercase()
            .replace('/', "\\");
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        std::io::copy(&mut part, &mut writer).expect("a part");
    }
    let content = writer.finish().expect("an archive").into_inner();
    assert_eq!(read_all(&content, Limits::default()).0, ["1!0=1"]);
}

#[test]
fn parts_in_utf16_are_read() {
    let xml = "<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row><c t='str'><v>订单</v></c></row></sheetData></worksheet>";
    let utf16: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (cells, causes) = read_all(&workbook(&[(SHEET, &utf16)]), Limits::default());
    assert_eq!((cells, causes), (vec!["1!0=订单".to_owned()], vec![]));
}

#[test]
fn other_documents_are_called_by_their_names() {
    let (_, causes) = read_all(
        &workbook(&[("word/document.xml", b"<w/>")]),
        Limits::default(),
    );
    assert_eq!(causes, [Cause::Unsupported("Word")]);
}
