//! Delimited text → rows numbered as Excel would number them.

use std::borrow::Cow;

use super::{Cell, Row, Value};

/// Reads the rows of a csv, tsv or the like. Blank lines keep their number; a record that spans
/// several lines is one row, as in Excel.
///
/// `text` has gone through [`prepared`](super::delimiter::prepared), which also tells the delimiter.
pub(super) fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    std::iter::from_fn(move || {
        let start = reader.position().byte() as usize;
        // The bytes are a `str`, so the only error left is one of I/O on memory: the end.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        number += 1 + blank_lines(text, start);
        // The last column that has a number stands for all beyond it: the limit says so.
        let cells = (0..=u16::MAX).zip(record.iter());
        let cells = cells.filter_map(|(column, text)| {
            let text = without_zeros(text);
            (!text.is_empty()).then(|| Cell::new(column, Value::Text(text.as_ref().into())))
        });
        Some(Row::new(number, cells.collect()))
    })
}

/// Zeros are what is left where a disk was full or a field was padded.
fn without_zeros(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        Cow::Owned(text.replace('\0', ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Blank lines between the end of the last record and the next one; the csv reader passes over them.
/// It stops in the middle of CR LF, so a leading LF may still belong to the last record.
fn blank_lines(text: &str, start: usize) -> u32 {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let rest = if before.ends_with('\r') {
        rest.strip_prefix('\n').unwrap_or(rest)
    } else {
        rest
    };
    let ends = rest
        .bytes()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (mut lines, mut last) = (0, 0);
    for byte in ends {
        // CR LF is one end of a line.
        lines += u32::from(byte == b'\r' || last != b'\r');
        last = byte;
    }
    lines
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
