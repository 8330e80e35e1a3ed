//! Workbooks of Excel 97, written record by record.

use std::io::{Cursor, Write};

use super::*;

const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = content.len() as u16;
    [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
}

fn words(kind: u16, words: &[u16]) -> Vec<u8> {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    record(kind, &bytes)
}

fn place(row: u16, column: u16) -> Vec<u8> {
    [row, column, 0]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect()
}

fn text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = (units.len() / 2) as u16;
    record(
        0x0204,
        &[&place(row, column), &length.to_le_bytes()[..], &[1], &units].concat(),
    )
}

fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(
        0x0203,
        &[&place(row, column)[..], &number.to_le_bytes()].concat(),
    )
}

fn formula(kind: u16, row: u16, column: u16, result: f64) -> Vec<u8> {
    let rest = [0; 8];
    record(
        kind,
        &[&place(row, column)[..], &result.to_le_bytes(), &rest].concat(),
    )
}

/// A workbook of one sheet, in a compound file.
fn workbook(before: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let name = [&0_u16.to_le_bytes()[..], &[2, 0], b"ab"].concat();
    let globals = |start: u32| {
        let bound = [&start.to_le_bytes()[..], &name].concat();
        [
            words(BEGINNING, &[0x0600, 5]),
            before.concat(),
            record(0x0085, &bound),
            words(END, &[]),
        ]
        .concat()
    };
    let start = globals(0).len() as u32;
    let stream = [
        globals(start),
        words(BEGINNING, &[0x0600, 0x10]),
        sheet.concat(),
        words(END, &[]),
    ];
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    let mut place = file.create_stream("Workbook").expect("a stream");
    place.write_all(&stream.concat()).expect("its content");
    place.flush().expect("written");
    drop(place);
    file.into_inner().into_inner()
}

fn check(content: &[u8], expected: &[&str], expected_errors: &[ReadError]) {
    let mut lines = Vec::new();
    let errors = xls::read(content, &Limits::default(), &mut |sheet| {
        lines.push(format!(
            "[{}] {:?}",
            sheet.info.name, sheet.info.hidden_columns
        ));
        lines.extend(sheet.head.iter().map(|row| {
            let hidden = if row.is_hidden { "~" } else { "" };
            let cells = row.cells.iter().map(|cell| {
                let covered = if cell.is_covered { "^" } else { "" };
                format!("{}={}{covered}", cell.column, cell.text())
            });
            let cells: Vec<String> = cells.collect();
            format!("{hidden}{}: {}", row.number, cells.join(" | "))
        }));
    });
    assert_eq!(errors, expected_errors);
    assert_eq!(lines, expected);
}

#[test]
fn hidden_and_merged_cells_of_an_old_workbook_are_told() {
    let sheet = [
        words(0x007D, &[3, 4, 0, 0, 1]),
        words(0x0208, &[4, 0, 3, 255, 0, 0, 0x20, 0]),
        text(2, 0, "订单号"),
        text(2, 1, "金额"),
        text(3, 0, "A1001"),
        number(3, 1, 1280.5),
        number(4, 1, -20.0),
        formula(0x0006, 5, 1, 7.0),
        formula(0x0406, 5, 2, 8.0),
        words(0x00E5, &[1, 3, 5, 0, 0]),
    ];
    check(
        &workbook(&[], &sheet),
        &[
            "[ab] [3, 4]",
            "3: 0=订单号 | 1=金额",
            "4: 0=A1001 | 1=1280.5",
            "~5: 0=A1001^ | 1=-20",
            "6: 0=A1001^ | 1=7 | 2=8",
        ],
        &[],
    );
}

#[test]
fn cells_in_far_corners_stand_where_they_stood() {
    let announced = words(0x0200, &[0, 0, 0xFFFF, 0xFFFF, 0, 256, 0]);
    let numbers = [
        &place(40_000, 7)[..4],
        &[0, 0, 2, 0, 0, 0, 0, 0, 6, 0, 0, 0],
        &8_u16.to_le_bytes(),
    ];
    let sheet = [
        announced,
        text(0, 0, "角"),
        record(0x00BD, &numbers.concat()),
        text(40_000, 9, "中"),
        text(65_535, 255, "角"),
        words(0x00E5, &[1, 0, 65_535, 3, 3]),
    ];
    check(
        &workbook(&[], &sheet),
        &[
            "[ab] []",
            "1: 0=角",
            "40001: 7=0 | 8=1 | 9=中",
            "65536: 255=角",
        ],
        &[],
    );
}

#[test]
fn a_password_of_either_method_is_called_a_password() {
    for method in [0, 1] {
        let pass = words(0x002F, &[method, 0xD7D4, 0x1234]);
        let content = workbook(&[pass, words(0x0042, &[0xD7D4])], &[]);
        check(&content, &[], &[ReadError::file(Cause::Encrypted)]);
    }
}

#[test]
fn a_torn_workbook_says_so() {
    let content = workbook(&[], &[text(0, 0, "订单号")]);
    for length in (0..content.len()).step_by(97) {
        let mut visited = 0;
        let torn = content.get(..length).unwrap_or_default();
        let errors = xls::read(torn, &Limits::default(), &mut |_| visited += 1);
        assert!(visited == 1 || !errors.is_empty(), "{length}");
    }
}
