//! Worksheets with the look of a sheet that somebody keeps by hand.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet,
};

use super::Result;
use crate::facts::trade::Fen;

/// A cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// Money, as a number with two decimals.
    Money(Fen),
    Date(NaiveDate),
    Time(NaiveDateTime),
    /// A formula, with the result that Excel stored.
    Sum(String, Fen),
}

impl Cell {
    /// A text; nothing makes an empty cell.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A time, if there is one.
    pub(super) fn time(time: Option<NaiveDateTime>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }

    /// Money, if there is any.
    pub(super) fn some_money(amount: Fen) -> Self {
        if amount == 0 {
            Self::Empty
        } else {
            Self::Money(amount)
        }
    }
}

/// The number by which Excel knows a moment.
fn serial(time: NaiveDateTime) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let seconds = (time - epoch.and_time(chrono::NaiveTime::MIN)).num_seconds();
    seconds as f64 / 86_400.0
}

/// Look of the cells of one sheet.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) money: &'static str,
    pub(super) time: &'static str,
    pub(super) date: &'static str,
    pub(super) font: &'static str,
    pub(super) fill: Option<u32>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            money: "#,##0.00",
            time: "yyyy/m/d h:mm",
            date: "yyyy/m/d",
            font: "宋体",
            fill: Some(0x00D9_E1F2),
        }
    }
}

impl Look {
    fn base(&self) -> Format {
        Format::new().set_font_name(self.font).set_font_size(10)
    }

    fn bordered(&self) -> Format {
        self.base().set_border(FormatBorder::Thin)
    }
}

/// Writes a title over all columns.
pub(super) fn title(sheet: &mut Worksheet, look: &Look, columns: u16, text: &str) -> Result<()> {
    let format = look
        .base()
        .set_font_size(15)
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    sheet.merge_range(0, 0, 0, columns - 1, text, &format)?;
    sheet.set_row_height(0, 27)?;
    Ok(())
}

/// Writes a line of plain text above the table.
pub(super) fn line(sheet: &mut Worksheet, look: &Look, row: u32, text: &str) -> Result<()> {
    sheet.write_with_format(row, 0, text, &look.base())?;
    Ok(())
}

/// Writes a header and the rows below it.
pub(super) fn table(
    sheet: &mut Worksheet,
    look: &Look,
    top: u32,
    header: &[(&str, f64)],
    rows: &[Vec<Cell>],
) -> Result<()> {
    let mut head = look.bordered().set_bold().set_align(FormatAlign::Center);
    if let Some(fill) = look.fill {
        head = head.set_background_color(Color::RGB(fill));
    }
    for (column, (name, width)) in header.iter().enumerate() {
        sheet.write_with_format(top, column as u16, *name, &head)?;
        sheet.set_column_width(column as u16, *width)?;
    }
    let plain = look.bordered();
    let money = look.bordered().set_num_format(look.money);
    let time = look.bordered().set_num_format(look.time);
    let date = look.bordered().set_num_format(look.date);
    let whole = look.bordered().set_num_format("0.##########");
    let whole_number = look.bordered().set_num_format("0");
    for (row, cells) in (top + 1..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => sheet.write_blank(row, column, &plain)?,
                Cell::Text(text) => sheet.write_with_format(row, column, text, &plain)?,
                Cell::Number(number) if number.fract() == 0.0 => {
                    sheet.write_with_format(row, column, *number, &whole_number)?
                }
                Cell::Number(number) => sheet.write_with_format(row, column, *number, &whole)?,
                Cell::Money(amount) => {
                    sheet.write_with_format(row, column, *amount as f64 / 100.0, &money)?
                }
                Cell::Date(day) => {
                    let day = serial(day.and_time(chrono::NaiveTime::MIN));
                    sheet.write_with_format(row, column, day, &date)?
                }
                Cell::Time(moment) => {
                    sheet.write_with_format(row, column, serial(*moment), &time)?
                }
                Cell::Sum(formula, result) => {
                    let result = crate::facts::trade::yuan(*result);
                    let formula = Formula::new(formula).set_result(result);
                    sheet.write_with_format(row, column, formula, &money)?
                }
            };
        }
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(top + 1, 0)?;
    Ok(())
}

/// Saves a workbook; its properties tell a fixed day, so that the same data gives the same bytes.
pub(super) fn save(mut book: Workbook, path: &Path, author: &str) -> Result<()> {
    let made = ExcelDateTime::from_ymd(2026, 10, 31)?.and_hms(18, 0, 0)?;
    let properties = DocProperties::new()
        .set_author(author)
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    book.save(path)?;
    Ok(())
}
