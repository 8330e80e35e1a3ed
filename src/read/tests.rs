//! Files written by another program, read back.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::*;

fn read_all(name: &str, content: &[u8]) -> (Vec<(String, Vec<String>)>, FileReport) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    let mut sheets = Vec::new();
    let outcome = read_file(&path, &ReadSettings::default(), |mut sheet| {
        let mut rows = std::mem::take(&mut sheet.head);
        while let Some(chunk) = sheet.next_chunk() {
            rows.extend(chunk);
        }
        let lines = rows.iter().map(|row| {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| format!("{}={}", cell.column, cell.text()))
                .collect();
            format!("{}: {}", row.number, cells.join(" | "))
        });
        sheets.push((sheet.info.name.clone(), lines.collect()));
    });
    (sheets, outcome)
}

#[test]
fn a_compressed_file_names_its_content_in_every_error() {
    let mut packer = flate2::GzBuilder::new()
        .filename("账单.csv")
        .write(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packer, "单号\nA1\nA2\n".as_bytes()).expect("it packs");
    let content = packer.finish().expect("it packs");
    let settings = ReadSettings {
        limits: Limits {
            rows: 2,
            ..Limits::default()
        },
        ..ReadSettings::default()
    };
    let (sheets, errors) = testing::read(&content, &settings);
    let shown = testing::Shown::new("账单.csv/", &["1: 0=单号", "2: 0=A1"]);
    assert_eq!(sheets, [shown]);
    let [error] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert_eq!(error.member.as_deref(), Some("账单.csv"));
}

#[test]
fn a_workbook_gives_its_cells_with_their_places() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("6月").expect("a name");
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    sheet.write(2, 1, "订单号").expect("a cell");
    sheet.write(2, 3, 1280.5).expect("a cell");
    sheet
        .write_with_format(4, 1, 46_326.711_805_555_6, &date)
        .expect("a cell");
    sheet.write(4, 2, true).expect("a cell");
    sheet
        .write(4, 4, Formula::new("=1/0").set_result("#DIV/0!"))
        .expect("a cell");
    workbook.add_worksheet().set_name("空").expect("a name");
    let content = workbook.save_to_buffer().expect("a workbook");
    let (sheets, outcome) = read_all("订单.csv", &content);
    assert_eq!(outcome.errors, []);
    assert_eq!(outcome.hash.len(), 64);
    let expected = vec![
        (
            "6月".to_owned(),
            vec![
                "3: 1=订单号 | 3=1280.5".to_owned(),
                "5: 1=2026-10-31 17:05:00 | 2=TRUE | 4=#DIV/0!".to_owned(),
            ],
        ),
        ("空".to_owned(), vec![]),
    ];
    assert_eq!(sheets, expected);
}

#[test]
fn two_far_corners_cost_nothing() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "角").expect("a cell");
    sheet.write(1_048_575, 16_383, "角").expect("a cell");
    let (sheets, _) = read_all("far.xlsx", &workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(sheets[0].1, ["1: 0=角", "1048576: 16383=角"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let damaged = |content: &[u8]| {
        let errors = read_all("x.xlsx", content).1.errors.into_iter();
        errors.map(|error| error.cause).collect::<Vec<_>>()
    };
    assert_eq!(damaged(b""), [Cause::Empty]);
    assert_eq!(damaged(b"%PDF-1.4"), [Cause::NotATable("PDF")]);
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, 1).expect("a cell");
    let content = workbook.save_to_buffer().expect("a workbook");
    let torn = damaged(&content[..content.len() / 2]);
    assert!(
        matches!(torn.as_slice(), [Cause::Damaged(said)] if !said.is_empty()),
        "{torn:?}"
    );
}

#[test]
fn a_file_that_is_gone_is_an_error_of_its_own() {
    let settings = ReadSettings::default();
    let report = read_file(Path::new("no/such/file.xlsx"), &settings, |_| {});
    assert!(matches!(
        report.errors.as_slice(),
        [ReadError {
            cause: Cause::Io(_),
            ..
        }]
    ));
    assert_eq!(report.hash, "");
}
