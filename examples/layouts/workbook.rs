//! Workbooks. A cell `n:12.5` is a number, `¥:12.5` one in the format of money, `d:` and `t:` are a date and a time as
//! Excel keeps them, by number; any other is text.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::Result;
use crate::spec::{File, cells};

/// Writes the file; its properties tell a fixed day, so that the same spec gives the same bytes.
pub(crate) fn write(file: &File, path: &Path) -> Result<()> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    if !file.sheet.is_empty() {
        sheet.set_name(&file.sheet)?;
    }
    for range in &file.merged {
        merge(sheet, range)?;
    }
    let mut lines: Vec<Vec<String>> = file.before.lines().map(cells).collect();
    let header = file.header()?;
    if !header.is_empty() {
        lines.push(header);
    }
    lines.extend(file.rows()?);
    lines.extend(file.after.lines().map(cells));
    for (row, line) in (0..).zip(&lines) {
        for (column, cell) in (0..).zip(line).filter(|(_, cell)| !cell.is_empty()) {
            write_cell(sheet, row, column, cell)?;
        }
    }
    let made = ExcelDateTime::from_ymd(2026, 10, 31)?.and_hms(18, 0, 0)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    book.save(path)?;
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) -> Result<()> {
    let (kind, rest) = cell.split_once(':').unwrap_or_default();
    match kind {
        "n" => sheet.write(row, column, rest.parse::<f64>()?)?,
        "¥" => {
            let format = Format::new().set_num_format("\\¥#,##0.00");
            sheet.write_with_format(row, column, rest.parse::<f64>()?, &format)?
        }
        "d" => {
            let day: NaiveDate = rest.parse()?;
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_with_format(row, column, serial(day.into()), &format)?
        }
        "t" => {
            let time = NaiveDateTime::parse_from_str(rest, "%Y-%m-%d %H:%M:%S")?;
            let format = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
            sheet.write_with_format(row, column, serial(time), &format)?
        }
        _ => sheet.write(row, column, cell)?,
    };
    Ok(())
}

/// The number by which Excel knows a moment.
fn serial(time: NaiveDateTime) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    (time - NaiveDateTime::from(epoch)).num_seconds() as f64 / 86_400.0
}

fn merge(sheet: &mut Worksheet, range: &str) -> Result<()> {
    let (first, last) = range.split_once(':').ok_or("a range has two ends")?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    sheet.merge_range(top, left, bottom, right, "", &Format::new())?;
    Ok(())
}

/// `B3` → row 2, column 1.
fn place(cell: &str) -> Result<(u32, u16)> {
    let digits = cell.find(|letter: char| letter.is_ascii_digit());
    let (letters, number) = cell.split_at(digits.ok_or("a cell has a row")?);
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u16::from(letter - b'A') + 1
    });
    Ok((number.parse::<u32>()? - 1, column - 1))
}
