//! The files of a firm.

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook};

use super::Result;
use super::book::Movement;
use super::cases::foreign::RATE;
use super::cells::{Cell, of_movement, of_order};
use super::labels::decimal;
use super::layout::{Field, Form, Sheet};
use super::make::Book;

/// The moment at which the data are looked at.
pub(super) const AS_OF: &str = "2026-11-30T18:00:00";

/// Writes the configuration, the order sheet, the statements and the settlement lists.
pub(super) fn write(folder: &Path, book: &Book) -> Result<()> {
    for name in ["订单", "收款", "代收"] {
        std::fs::create_dir_all(folder.join(name))?;
    }
    std::fs::write(folder.join("gendan.toml"), configuration(book))?;
    let orders = book.orders.iter().enumerate();
    let rows: Vec<Vec<Cell>> = orders
        .map(|(place, order)| of_order(book.firm, place, order))
        .collect();
    sheet(folder, &book.firm.ledger, book.firm.ledger.file, &rows)?;
    for (account, statement) in book.firm.statements.iter().enumerate() {
        let lines: Vec<&Movement> = book
            .movements
            .iter()
            .filter(|movement| movement.account == account)
            .collect();
        sheet(
            folder,
            statement,
            statement.file,
            &rows_of(statement, &lines),
        )?;
        // A second export of the account repeats some of its lines.
        let again: Vec<&Movement> = lines.into_iter().filter(|line| line.twice).collect();
        if !again.is_empty() {
            let (name, ending) = statement.file.rsplit_once('.').unwrap_or_default();
            let file = format!("{name}_补导.{ending}");
            sheet(folder, statement, &file, &rows_of(statement, &again))?;
        }
    }
    for batch in &book.batches {
        let paid = batch.paid;
        let lines = batch.lines.iter().map(|(waybill, amount, fee)| {
            vec![
                Cell::Text(batch.number.clone()),
                Cell::Day(paid),
                Cell::Text(waybill.clone()),
                Cell::Money(*amount),
                Cell::Money(*fee),
                Cell::Money(amount - fee),
            ]
        });
        let file = format!("代收/顺丰代收货款_{}.xlsx", batch.number);
        sheet(folder, &SETTLEMENT, &file, &lines.collect::<Vec<_>>())?;
    }
    Ok(())
}

const SETTLEMENT: Sheet = Sheet {
    file: "",
    form: Form::Xlsx,
    above: &["顺丰速运 代收货款结算清单"],
    columns: &[
        ("批次号", Field::Id),
        ("结算日期", Field::Day),
        ("运单号码", Field::Waybill),
        ("代收货款", Field::Due),
        ("服务费", Field::Out),
        ("应结金额", Field::In),
    ],
    currency: "CNY",
};

fn configuration(book: &Book) -> String {
    let mut text = format!("# {}\nas_of = \"{AS_OF}\"\n", book.firm.about);
    if book.firm.abroad {
        let rate = format!("{}.{:04}", RATE / 10_000, RATE % 10_000);
        let _ = write!(
            text,
            "\n[[exchange]]\nfrom = \"USD\"\nto = \"CNY\"\nrate = \"{rate}\"\nsource = \"合同约定\"\ndate = \"2026-09-01\"\n"
        );
    }
    text
}

fn rows_of(sheet: &Sheet, lines: &[&Movement]) -> Vec<Vec<Cell>> {
    let mut balance = 25_000_000;
    let lines = lines.iter().enumerate();
    lines
        .map(|(place, movement)| {
            balance += if movement.out {
                -movement.amount
            } else {
                movement.amount
            };
            of_movement(sheet, place, movement, balance)
        })
        .collect()
}

fn sheet(folder: &Path, sheet: &Sheet, file: &str, rows: &[Vec<Cell>]) -> Result<()> {
    let path = folder.join(file);
    match sheet.form {
        Form::Xlsx => workbook(&path, sheet, rows),
        Form::CsvGbk => {
            let text = csv(sheet, rows);
            let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
            Ok(std::fs::write(path, bytes)?)
        }
        Form::CsvUtf8 => Ok(std::fs::write(path, csv(sheet, rows))?),
    }
}

fn workbook(path: &Path, sheet: &Sheet, rows: &[Vec<Cell>]) -> Result<()> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let amount = Format::new().set_num_format("#,##0.00");
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let day = Format::new().set_num_format("yyyy/m/d");
    let whole = Format::new().set_num_format("0");
    for (row, words) in (0_u32..).zip(sheet.above) {
        page.write(row, 0, *words)?;
    }
    let top = sheet.above.len() as u32;
    for (column, (name, _)) in (0_u16..).zip(sheet.columns) {
        page.write(top, column, *name)?;
    }
    for (row, cells) in (top + 1..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => page.write(row, column, text)?,
                Cell::Number(number) => page.write_with_format(row, column, *number, &whole)?,
                Cell::Money(money) => {
                    page.write_with_format(row, column, *money as f64 / 100.0, &amount)?
                }
                Cell::Time(moment) => {
                    page.write_with_format(row, column, serial(*moment), &time)?
                }
                Cell::Day(moment) => {
                    page.write_with_format(row, column, serial(*moment).trunc(), &day)?
                }
            };
        }
    }
    Ok(book.save(path)?)
}

/// The number by which Excel knows a moment.
fn serial(time: chrono::NaiveDateTime) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let seconds = (time - epoch.and_time(chrono::NaiveTime::MIN)).num_seconds();
    seconds as f64 / 86_400.0
}

fn csv(sheet: &Sheet, rows: &[Vec<Cell>]) -> String {
    let mut text = String::new();
    for words in sheet.above {
        text.push_str(words);
        text.push_str("\r\n");
    }
    let header: Vec<&str> = sheet.columns.iter().map(|(name, _)| *name).collect();
    text.push_str(&header.join(","));
    text.push_str("\r\n");
    for cells in rows {
        let fields: Vec<String> = cells.iter().map(field).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) if text.contains([',', '"']) => {
            format!("\"{}\"", text.replace('"', "\"\""))
        }
        // A TAB keeps Excel from taking a long number for a number.
        Cell::Text(text) if text.len() > 11 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{text}\t")
        }
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format!("{number:.0}"),
        Cell::Money(amount) => decimal(*amount),
        Cell::Time(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
        Cell::Day(moment) => moment.format("%Y-%m-%d").to_string(),
    }
}
