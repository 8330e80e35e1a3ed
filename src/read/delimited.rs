//! Delimited text → rows numbered as Excel would number them.

use std::borrow::Cow;

use super::quotes::without_stray_quotes;
use super::{Cell, Row, Value};

/// How much of a line tells the delimiter, in characters.
const SEEN_OF_A_LINE: usize = 20_000;

/// Reads the rows of a csv, tsv or the like. Blank lines keep their number; a record that spans
/// several lines is one row, as in Excel.
///
/// `text` has gone through [`prepared`], which also tells the delimiter.
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

/// The text without quotes that would swallow rows, and its delimiter.
pub(super) fn prepared(text: &str) -> (Cow<'_, str>, u8) {
    let (text, said) = said_delimiter(text);
    let delimiter = said.unwrap_or_else(|| delimiter_of(text));
    let widest = first_lines(text)
        .map(|line| line.bytes().filter(|byte| *byte == delimiter).count())
        .max()
        .unwrap_or_default();
    (without_stray_quotes(text, delimiter, widest), delimiter)
}

/// Takes off the line `sep=;` that tells Excel the delimiter; Excel does not show or count it.
fn said_delimiter(text: &str) -> (&str, Option<u8>) {
    let found = || {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let line = line.trim_end_matches('\r').trim_matches('"');
        let (key, value) = line.split_once('=')?;
        let value: &[u8; 1] = value.as_bytes().try_into().ok()?;
        let is_said = key.eq_ignore_ascii_case("sep") && value[0].is_ascii();
        is_said.then_some((rest, Some(value[0])))
    };
    found().unwrap_or((text, None))
}

fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(100)
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
    let ends = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let ends = rest.get(..ends).unwrap_or_default().replace("\r\n", "\n");
    ends.chars().count() as u32
}

/// The delimiter that cuts most of the first lines into most parts; a comma if nothing does.
pub(super) fn delimiter_of(text: &str) -> u8 {
    let sample: Vec<&str> = first_lines(text).collect();
    let cuts = |delimiter: char| -> usize {
        let counts = sample.iter().map(|line| {
            outside_quotes(line)
                .take(SEEN_OF_A_LINE)
                .filter(|letter| *letter == delimiter)
                .count()
        });
        counts
            .filter(|count| *count > 0)
            .map(|count| count.min(40))
            .sum()
    };
    let candidates = [(',', b','), ('\t', b'\t'), (';', b';'), ('|', b'|')];
    // The first of equals wins, so the comparison is strict.
    let mut best = (b',', cuts(','));
    for (character, byte) in candidates.into_iter().skip(1) {
        let count = cuts(character);
        if count > best.1 {
            best = (byte, count);
        }
    }
    best.0
}

/// The characters of a line that stand in no quotes: a tab before each id is armour, not a delimiter.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let mut quoted = false;
    line.chars().filter(move |letter| {
        quoted ^= *letter == '"';
        !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u32, &[&str])]) {
        let (text, delimiter) = prepared(text);
        let rows: Vec<(u32, Vec<String>)> = rows(&text, delimiter)
            .map(|row| {
                (
                    row.number,
                    row.cells
                        .iter()
                        .map(|cell| format!("{}:{}", cell.column, cell.text()))
                        .collect(),
                )
            })
            .collect();
        let expected: Vec<(u32, Vec<String>)> = expected
            .iter()
            .map(|(number, cells)| {
                (
                    *number,
                    cells.iter().map(|cell| (*cell).to_owned()).collect(),
                )
            })
            .collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn rows_are_numbered_as_excel_numbers_them() {
        check(
            "a,b\n\n\nc,,d\n",
            &[(1, &["0:a", "1:b"]), (4, &["0:c", "2:d"])],
        );
        check(
            "\r\n\r\na,b\r\n\"x\r\ny\",z\r\nlast\r\n",
            &[
                (3, &["0:a", "1:b"]),
                (4, &["0:x\r\ny", "1:z"]),
                (5, &["0:last"]),
            ],
        );
        check("", &[]);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_no_row() {
        check(
            "a,b\nc,\"d\ne,\"f\"\n",
            &[
                (1, &["0:a", "1:b"]),
                (2, &["0:c", "1:d"]),
                (3, &["0:e", "1:f"]),
            ],
        );
    }

    #[test]
    fn the_delimiter_is_seen() {
        check(
            "订单号\t金额\n1\t1,280.00\n",
            &[(1, &["0:订单号", "1:金额"]), (2, &["0:1", "1:1,280.00"])],
        );
        check("a;b\n1;2\n", &[(1, &["0:a", "1:b"]), (2, &["0:1", "1:2"])]);
    }

    #[test]
    fn the_line_that_says_the_delimiter_is_no_row() {
        check("sep=;\r\na,b;c\r\n", &[(1, &["0:a,b", "1:c"])]);
        check("\"sep=|\"\na|b\n", &[(1, &["0:a", "1:b"])]);
        check("sep=ab,1\n", &[(1, &["0:sep=ab", "1:1"])]);
    }

    #[test]
    fn zeros_are_no_text() {
        check("a,\0\0,b\0c\n\0", &[(1, &["0:a", "2:bc"]), (2, &[])]);
    }

    #[test]
    fn tabs_inside_quotes_cut_nothing() {
        check(
            "单号,金额\n\"\t1\",\"\t2\"\n\"\t3\",\"\t4\"\n",
            &[
                (1, &["0:单号", "1:金额"]),
                (2, &["0:\t1", "1:\t2"]),
                (3, &["0:\t3", "1:\t4"]),
            ],
        );
    }

    #[test]
    fn armour_is_kept_for_the_next_stage() {
        check(
            "=\"20230212\",'123,\"\t456\"\n",
            &[(1, &["0:=\"20230212\"", "1:'123", "2:\t456"])],
        );
    }
}
