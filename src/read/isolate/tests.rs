//! Both sides of the pipe in one process, and frames that lie.

use proptest::prelude::*;

use super::child::tell_file;
use super::hear::{Told, hear};
use super::wire::{Frame, receive, send};
use super::*;
use crate::read::{Cause, Cell, Row, SheetInfo, Value};

fn rows_heard(mut stream: &[u8]) -> (usize, Told) {
    let mut rows = 0;
    let told = hear(&mut stream, 1, &mut |mut sheet| {
        rows += sheet.head.len();
        while let Some(chunk) = sheet.next_chunk() {
            rows += chunk.len();
        }
    });
    (rows, told)
}

fn stream(frames: &[Frame]) -> Vec<u8> {
    let mut stream = Vec::new();
    for frame in frames {
        send(&mut stream, frame).expect("a frame");
    }
    stream
}

fn row(number: u32) -> Row {
    let at =
        chrono::NaiveDate::from_ymd_opt(2026, 10, 31).and_then(|day| day.and_hms_opt(17, 5, 9));
    let values = [
        Value::Text("顺丰\t".into()),
        Value::Number(-0.5),
        Value::LongNumber("0351030001351351987".into()),
        Value::Date(at.expect("an instant")),
        Value::Bool(true),
        Value::Error("#N/A".into()),
        Value::FormulaEmpty,
    ];
    let cells = (0..)
        .zip(values)
        .map(|(column, value)| Cell::new(column, value));
    Row::new(number, cells.collect())
}

#[test]
fn every_kind_of_value_passes_unchanged() {
    let frame = Frame::Rows(vec![
        row(7),
        Row {
            is_hidden: true,
            ..row(9)
        },
    ]);
    let bytes = stream(&[frame]);
    let heard = receive(&mut bytes.as_slice(), 1 << 20);
    assert_eq!(
        heard,
        Some(Frame::Rows(vec![
            row(7),
            Row {
                is_hidden: true,
                ..row(9)
            }
        ]))
    );
}

#[test]
fn a_reader_that_breaks_off_leaves_what_it_told() {
    let whole = [
        Frame::Hello,
        Frame::Begin(SheetInfo::named("一")),
        Frame::Rows((1..=300).map(row).collect()),
        Frame::Rows((301..=500).map(row).collect()),
        Frame::End,
        Frame::Done,
    ];
    let limits = Limits::default();
    let (rows, told) = rows_heard(&stream(&whole));
    assert_eq!(
        (rows, told.into_errors(false, &limits)),
        (500, Some(vec![]))
    );
    let (rows, told) = rows_heard(&stream(&whole[..3]));
    let cause = Cause::ReaderEnded { megabytes: 1024 };
    assert_eq!(rows, 300);
    assert_eq!(
        told.into_errors(false, &limits),
        Some(vec![ReadError::sheet("一", cause)])
    );
    let (_, told) = rows_heard(&stream(&whole[..2]));
    let cause = Cause::TooSlow { seconds: 20 };
    assert_eq!(
        told.into_errors(true, &limits),
        Some(vec![ReadError::sheet("一", cause)])
    );
    let (_, told) = rows_heard(b"no reader at all");
    assert_eq!(told.into_errors(false, &limits), None);
}

#[test]
fn a_file_is_told_as_it_is_read() {
    let mut output = Vec::new();
    send(&mut output, &Frame::Hello).expect("a frame");
    tell_file(Kind::Xls, b"no workbook", &Limits::default(), &mut output).expect("told");
    let (rows, told) = rows_heard(&output);
    assert_eq!(rows, 0);
    let errors = told.into_errors(false, &Limits::default()).expect("errors");
    assert!(
        matches!(
            errors.as_slice(),
            [ReadError {
                cause: Cause::Damaged(_),
                ..
            }]
        ),
        "{errors:?}"
    );
}

#[test]
fn a_program_that_is_no_reader_is_not_needed() {
    let limits = Limits::default();
    for program in ["no/such/program", "/bin/true"] {
        let program = std::path::Path::new(program);
        let read = parent::read(program, Kind::Xls, b"x", &limits, &mut |_| {});
        assert_eq!(read, None, "{}", program.display());
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_is_stopped() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("hangs");
    std::fs::write(&program, "#!/bin/sh\nexec sleep 60\n").expect("a script");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("its mode");
    let limits = Limits {
        reader_seconds: 1,
        ..Limits::default()
    };
    // More than a pipe holds: the feeder is stuck, too.
    let content = vec![0; 1 << 20];
    let began = std::time::Instant::now();
    let errors = parent::read(&program, Kind::Xls, &content, &limits, &mut |_| {});
    let cause = Cause::TooSlow { seconds: 1 };
    assert_eq!(errors, Some(vec![ReadError::file(cause)]));
    assert!(began.elapsed().as_secs() < 10);
}

proptest! {
    #[test]
    fn no_stream_makes_the_parent_panic_or_take_memory(
        bytes: Vec<u8>, place in 0_usize..2000, byte: u8, length in 0_u32..64,
    ) {
        let _ = rows_heard(&bytes);
        let _ = rows_heard(&[stream(&[Frame::Hello]), length.to_le_bytes().to_vec(), bytes].concat());
        let mut bent = stream(&[
            Frame::Hello,
            Frame::Begin(SheetInfo::named("一")),
            Frame::Rows((1..=20).map(row).collect()),
            Frame::End,
            Frame::Done,
        ]);
        if let Some(bent) = bent.get_mut(place) {
            *bent = byte;
        }
        let _ = rows_heard(&bent);
    }
}
