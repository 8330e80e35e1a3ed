//! The process that reads risky formats: what it costs to lose it, and when it ends.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_gendan");

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = content.len() as u16;
    [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
}

fn text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = (units.len() / 2) as u16;
    let place = [row, column, 0, length]
        .into_iter()
        .flat_map(u16::to_le_bytes);
    record(
        0x0204,
        &[&place.collect::<Vec<u8>>()[..], &[1], &units].concat(),
    )
}

/// A workbook of Excel 97 with one sheet of orders.
fn workbook(orders: u16) -> Vec<u8> {
    let beginning = |kind: u8| record(0x0809, &[0, 6, kind, 0]);
    let end = record(0x000A, &[]);
    let globals = |start: u32| {
        let sheet = [&start.to_le_bytes()[..], &[0, 0, 2, 0], b"ab"].concat();
        [beginning(5), record(0x0085, &sheet), end.clone()].concat()
    };
    let start = globals(0).len() as u32;
    let mut stream = [globals(start), beginning(0x10)].concat();
    let header = ["订单号", "客户", "订单金额"];
    let row = |number: u16| {
        [
            format!("A{number:04}"),
            "张三".to_owned(),
            "1,280.00".to_owned(),
        ]
    };
    let rows = (1..=orders).map(row).map(|row| row.to_vec());
    let rows = std::iter::once(header.map(str::to_owned).to_vec()).chain(rows);
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            stream.extend(text(number, column, &cell));
        }
    }
    stream.extend(end);
    let place = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, place).expect("a file");
    let mut place = file.create_stream("Workbook").expect("a stream");
    place.write_all(&stream).expect("its content");
    place.flush().expect("written");
    drop(place);
    file.into_inner().into_inner()
}

fn inspect(folder: &Path) -> String {
    let output = Command::new(PROGRAM)
        .args(["inspect", "--lang", "en"])
        .arg(folder)
        .output()
        .expect("it runs");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn an_old_workbook_is_read_and_a_lost_reader_is_one_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("订单.xls"), workbook(1000)).expect("a file");
    fs::write(
        folder.path().join("客户.csv"),
        "订单号,客户,订单金额\nB1,李四,20\n",
    )
    .expect("a file");
    let told = inspect(folder.path());
    assert!(told.contains("ab → orders"), "{told}");
    assert!(told.contains("1001"), "{told}");
    assert!(!told.contains("G908"), "{told}");

    let limits = "[limits]\nreader_megabytes = 1\n";
    fs::write(folder.path().join("gendan.toml"), limits).expect("a file");
    let told = inspect(folder.path());
    if cfg!(target_os = "linux") {
        let reason = "needs more memory than limits.reader_megabytes = 1";
        assert!(told.contains(reason), "{told}");
        assert!(!told.contains("ab → orders"), "{told}");
    }
    assert!(told.contains("客户.csv"), "the run goes on: {told}");
}

#[test]
fn a_reader_without_a_parent_ends() {
    let mut reader = Command::new(PROGRAM)
        .args([
            "--read-risky",
            "xls",
            "100",
            "100",
            "100",
            "100",
            "100",
            "600",
            "1024",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = reader.stdin.take().expect("a pipe");
    stdin
        .write_all(&[9, 0, 0, 0, 0, 0, 0, 0, b'x'])
        .expect("fed");
    let mut stdout = reader.stdout.take().expect("a pipe");
    let mut hello = [0; 5];
    stdout.read_exact(&mut hello).expect("it greets");
    drop((stdin, stdout));
    let began = Instant::now();
    while reader.try_wait().expect("it can be waited for").is_none() {
        assert!(began.elapsed() < Duration::from_secs(10), "it goes on");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_reader_that_is_called_wrongly_says_nothing() {
    for arguments in [&["--read-risky"][..], &["--read-risky", "exe", "1"]] {
        let output = Command::new(PROGRAM)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
    }
}
