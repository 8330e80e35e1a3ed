//! What people decide on the page 待确认 comes back, however the workbook was saved, sorted, copied or renamed.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gendan::config::{Config, Language};
use gendan::lang::Catalogue;
use gendan::model::{Book, Kind, Verdict};
use gendan::pipeline::{self, Outcome};
use gendan::read::{find_files, read_file};
use gendan::render;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::harness::Run;

const PAGE: &str = "待确认";
const HEADER: &str = "记录标识（请勿修改）";

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

fn config() -> Config {
    Config::defaults("2026-10-31T18:00:00".parse().expect("a time"))
}

fn run(paths: &[PathBuf]) -> Outcome {
    let files = find_files(paths).expect("files");
    pipeline::run(&files, &config(), &|| {}).expect("profiles")
}

/// The summary of the sample month.
static SUMMARY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (config, words) = (config(), Catalogue::new(Language::Chinese));
    let outcome = run(&[sample()]);
    let reports = pipeline::reports(&outcome.facts(&config, &words));
    render::xlsx(&reports[0]).expect("a workbook")
});

/// The cells of the page, row by row, the header first.
static TABLE: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("汇总.xlsx");
    fs::write(&path, &*SUMMARY).expect("a file");
    let mut rows = Vec::new();
    read_file(&path, &config().reading, |sheet| {
        if sheet.info.name == PAGE {
            let cells = |row: &gendan::read::Row| {
                let cell = |column| row.cell(column).map(|cell| cell.text().into_owned());
                (1..=16)
                    .map(|column| cell(column).unwrap_or_default())
                    .collect()
            };
            rows = sheet.head.iter().map(cells).collect();
        }
    });
    let header = rows
        .iter()
        .position(|row: &Vec<String>| row.contains(&HEADER.to_owned()));
    let mut rows = rows.split_off(header.expect("a header"));
    rows.retain(|row| {
        row.last()
            .is_some_and(|key| key == HEADER || key.starts_with("G1|"))
    });
    rows
});

fn column(name: &str) -> usize {
    let header = TABLE.first().expect("a header");
    header
        .iter()
        .position(|word| word == name)
        .unwrap_or_else(|| panic!("{name}"))
}

/// The table with cells filled in: row from 1, column, text.
fn filled(cells: &[(usize, &str, &str)]) -> Vec<Vec<String>> {
    let mut rows = TABLE.clone();
    for (row, name, text) in cells {
        (*text).clone_into(&mut rows[*row][column(name)]);
    }
    rows
}

/// A workbook of one sheet with these rows, below a title.
fn workbook(sheet: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name(sheet).expect("a name");
    page.write(0, 0, "请各位尽快处理").expect("a cell");
    for (row, cells) in (2..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            page.write(row, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A run on the sample month and a file.
fn with_file(name: &str, content: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), content).expect("a file");
    run(&[sample(), folder.path().to_path_buf()])
}

/// What was decided: payment, verdict, who, day.
fn told(book: &Book) -> Vec<String> {
    let decisions = book.decisions.iter().map(|decision| {
        let verdict = match decision.verdict {
            Verdict::Choose(number) => format!("choose {number}"),
            verdict => verdict.code().to_owned(),
        };
        let when = decision.when.map(|when| when.day().to_string());
        let who = decision.who.as_deref().unwrap_or("-");
        format!(
            "{} {verdict} {who} {}",
            decision.payment,
            when.unwrap_or_default()
        )
    });
    decisions.collect()
}

fn payment(row: usize) -> &'static str {
    &TABLE[row][column("交易号")]
}

#[test]
fn the_page_copied_sorted_and_cut_is_read() {
    let mut rows = filled(&[
        (1, "决定", "忽略"),
        (1, "决定人", "王芳"),
        (1, "决定日期", "2026-11-02"),
        (2, "决定", " 拒 绝 "),
    ]);
    let third = rows.remove(3);
    rows[1..].reverse();
    for row in &mut rows {
        // The key moves to the front; somebody adds a column of his own.
        let key = row.pop().expect("a key");
        row.insert(0, key);
        row.push("随便写点什么".to_owned());
    }
    let outcome = with_file("复核.xlsx", &workbook("王芳复核", &rows));
    let found = told(&outcome.book);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1], format!("{} ignore 王芳 2026-11-02", payment(1)));
    assert!(
        found[0].starts_with(&format!("{} reject -", payment(2))),
        "{found:?}"
    );
    assert!(
        !found
            .iter()
            .any(|line| line.starts_with(&*third[column("交易号")]))
    );
    let sheet = outcome
        .book
        .sheets
        .iter()
        .find(|sheet| sheet.kind == Kind::Decision);
    let sheet = sheet.expect("the sheet");
    assert_eq!((&*sheet.file, &*sheet.sheet), ("复核.xlsx", "王芳复核"));
    assert!(sheet.holds());
    assert_eq!(sheet.used(), 2);
    let looks: Vec<bool> = outcome
        .book
        .decisions
        .iter()
        .map(|decision| {
            let mut payments = outcome.book.payments.iter();
            let about = payments.find(|payment| payment.identity() == decision.payment);
            about.expect("the payment").look() == decision.seen
        })
        .collect();
    assert_eq!(
        looks,
        [true, true],
        "the same row looks the same in every run"
    );
}

/// The summary with a text in the blank cell of a row and column of the page, as a program that keeps the rest saves it.
fn edited(row: usize, name: &str, text: &str, own: bool) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(&**SUMMARY)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let part = |archive: &mut ZipArchive<_>, name: &str| {
        let mut text = String::new();
        archive
            .by_name(name)
            .expect("a part")
            .read_to_string(&mut text)
            .expect("text");
        text
    };
    let book = part(&mut archive, "xl/workbook.xml");
    let sheets = book.split("<sheet ").skip(1);
    let position = sheets
        .take_while(|sheet| !sheet.contains(&format!("name=\"{PAGE}\"")))
        .count();
    let page = format!("xl/worksheets/sheet{}.xml", position + 1);
    // Title, subtitle, gap, notes, header: the rows of the table follow its filter.
    let xml = part(&mut archive, &page);
    let (_, filter) = xml.split_once("<autoFilter ref=\"B").expect("a filter");
    let (header, _) = filter.split_once(':').expect("a range");
    let header: usize = header.parse().expect("a row");
    let letter = char::from(b'B' + u8::try_from(column(name)).expect("a column"));
    let cell = format!("<c r=\"{letter}{}\"", header + row);
    for position in 0..archive.len() {
        let mut entry = archive.by_index(position).expect("a part");
        let name = entry.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("content");
        if name == page {
            let xml = String::from_utf8(bytes).expect("text");
            let (before, rest) = xml.split_once(&cell).expect("the cell");
            let (style, after) = rest.split_once("/>").expect("a blank cell");
            let typed =
                format!("{before}{cell}{style} t=\"inlineStr\"><is><t>{text}</t></is></c>{after}");
            bytes = typed.into_bytes();
        } else if name == "docProps/core.xml" && !own {
            bytes = b"<cp:coreProperties><dcterms:modified>2026-11-02T09:05:00Z</dcterms:modified></cp:coreProperties>".to_vec();
        }
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(&bytes).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn of_an_edited_summary_nothing_is_read_but_the_decisions() {
    let plain = run(&[sample()]);
    for own in [true, false] {
        let outcome = with_file("汇总_2026-10-31.xlsx", &edited(1, "决定", "忽略", own));
        let expected = if own { "2026-11-01" } else { "2026-11-02" };
        assert_eq!(
            told(&outcome.book),
            [format!("{} ignore - {expected}", payment(1))]
        );
        let decisions = outcome
            .book
            .sheets
            .iter()
            .filter(|sheet| sheet.kind == Kind::Decision);
        let rows: Vec<_> = decisions
            .map(|sheet| (sheet.used(), sheet.holds()))
            .collect();
        assert_eq!(rows, [(1, true)]);
        assert_eq!(outcome.book.orders.len(), plain.book.orders.len());
        assert_eq!(outcome.book.payments.len(), plain.book.payments.len());
        assert_eq!(outcome.book.parcels.len(), plain.book.parcels.len());
    }
}

#[test]
fn what_cannot_be_understood_is_a_finding_with_its_place() {
    let broken = TABLE[3][column(HEADER)].replace("|CNY|", "|CNY|X");
    let rows = filled(&[
        (1, "决定", "确认无误"),
        (2, "决定", "选77"),
        (3, "决定", "忽略"),
        (3, HEADER, &broken),
    ]);
    let outcome = with_file("复核.xlsx", &workbook(PAGE, &rows));
    assert_eq!(told(&outcome.book), Vec::<String>::new());
    let words = Catalogue::new(Language::Chinese);
    let mut said: Vec<String> = outcome
        .findings
        .iter()
        .filter(|finding| finding.code == "G914")
        .map(|finding| {
            let place = finding.origin.map(|origin| outcome.book.place(origin));
            format!(
                "{} {}",
                place.unwrap_or_default(),
                words.say(&finding.message, &outcome.book)
            )
        })
        .collect();
    said.sort();
    let starts = [
        "复核.xlsx › 待确认 › J4 看不懂“决定”列的“确认无误”，没有应用",
        "复核.xlsx › 待确认 › J5 看不懂“决定”列的“选77”，没有应用",
        "复核.xlsx › 待确认 › J6 决定“忽略”没有应用：本行的“记录标识”已损坏或被改动",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said}");
    }
}

#[test]
fn decisions_without_data_say_so() {
    let rows = filled(&[(1, "决定", "忽略")]);
    let content = workbook(PAGE, &rows);
    let done = Run::new().file("复核.xlsx", &content).run();
    assert_eq!(done.code(), 2);
    assert!(
        done.stderr()
            .contains("只读到 1 个决定，没有读到订单和收款"),
        "{}",
        done.stderr()
    );
    assert_eq!(done.outputs(), Vec::<String>::new());
    let done = Run::new().file("汇总.xlsx", &SUMMARY).run();
    assert_eq!(done.code(), 2);
    assert!(
        done.stderr().contains("没有可以读取的表格"),
        "{}",
        done.stderr()
    );
}

#[test]
fn the_link_back_and_the_key_are_called_as_they_are_looked_for() {
    for (language, back, key) in [
        (Language::Chinese, "返回概览", HEADER),
        (
            Language::English,
            "Back to overview",
            "Record key (do not change)",
        ),
    ] {
        let words = Catalogue::new(language);
        assert_eq!(words.get("render.back"), back);
        assert_eq!(words.get("column.record_key"), key);
    }
}
