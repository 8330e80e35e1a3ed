//! 快递跟单表 of five working days, and 快递总表 of the month.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::calendar::{SHEET_DAYS, day, month_sheet};
use crate::facts::trade::Fen;
use crate::follow::{Row, rows};
use crate::world::World;

const HEADER: [(&str, f64); 17] = [
    ("日期", 11.0),
    ("快递公司", 10.0),
    ("运单号", 18.0),
    ("订单号", 22.0),
    ("客户", 12.0),
    ("电话", 13.0),
    ("省份", 8.0),
    ("收货地址", 36.0),
    ("代收货款", 10.0),
    ("发货时间", 15.0),
    ("揽收时间", 15.0),
    ("最新物流时间", 15.0),
    ("物流状态", 11.0),
    ("签收时间", 15.0),
    ("跟单员", 8.0),
    ("催货", 11.0),
    ("备注", 22.0),
];

/// Days on which the logistics department used its own words for some columns.
const OTHER_WORDS: [(&str, &str); 4] = [
    ("快递公司", "物流公司"),
    ("运单号", "快递单号"),
    ("客户", "收件人"),
    ("电话", "联系电话"),
];

/// Days whose sheet has one row twice.
const REPEATS: [i64; 2] = [27, 29];

/// Writes the sheets.
pub(super) fn write(folder: &Path, world: &World) -> Result<Vec<RowCount>> {
    let mut counts = Vec::new();
    for number in SHEET_DAYS {
        let mut rows = rows(world, number);
        let repeated = REPEATS.contains(&number);
        if repeated {
            let again = rows[rows.len() / 3];
            rows.push(again);
        }
        let mut header = HEADER;
        if number == 28 {
            for (name, _) in &mut header {
                if let Some((_, other)) = OTHER_WORDS.iter().find(|(word, _)| word == name) {
                    *name = other;
                }
            }
        }
        let title = format!("快递跟单表　2026年10月{number}日　（物流部 9:30 导出）");
        let file = format!("快递/快递跟单表_{}.xlsx", day(number));
        counts.push(sheet(
            folder,
            world,
            Kind::Day(number),
            &Words {
                file: &file,
                sheet: "跟单",
                title: &title,
                header: &header,
            },
            &rows,
            usize::from(repeated),
        )?);
    }
    let mut all: Vec<Row> = (0..world.parcels.len())
        .map(|parcel| Row {
            parcel,
            view: world.parcels[parcel].at(month_sheet()),
        })
        .collect();
    all.sort_by_key(|row| world.parcels[row.parcel].labelled());
    let again = all[all.len() / 2];
    all.insert(all.len() / 2, again);
    let file = "快递/快递总表_2026-10.xlsx";
    counts.push(sheet(
        folder,
        world,
        Kind::Month,
        &Words {
            file,
            sheet: "10月总表",
            title: "2026年10月 快递总表",
            header: &HEADER[1..],
        },
        &all,
        1,
    )?);
    Ok(counts)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Day(i64),
    Month,
}

struct Words<'a> {
    file: &'a str,
    sheet: &'a str,
    title: &'a str,
    header: &'a [(&'a str, f64)],
}

fn sheet(
    folder: &Path,
    world: &World,
    kind: Kind,
    words: &Words<'_>,
    rows: &[Row],
    repeated: usize,
) -> Result<RowCount> {
    let mut cells: Vec<Vec<Cell>> = rows.iter().map(|row| record(world, *row, kind)).collect();
    cells.push(total(world, rows, words.header));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(words.sheet)?;
    let look = Look {
        font: "微软雅黑",
        fill: Some(0x00FF_F2CC),
        date: "yyyy-mm-dd",
        time: "yyyy-mm-dd hh:mm",
        ..Look::default()
    };
    xlsx::title(sheet, &look, words.header.len() as u16, words.title)?;
    xlsx::table(sheet, &look, 1, words.header, &cells)?;
    xlsx::save(book, &folder.join(words.file), "物流部")?;
    Ok(RowCount {
        file: words.file.to_owned(),
        sheet: words.sheet.to_owned(),
        header_row: 2,
        data_rows: rows.len(),
        repeated_rows: repeated,
        ignored_rows: 1,
    })
}

fn record(world: &World, row: Row, kind: Kind) -> Vec<Cell> {
    let parcel = &world.parcels[row.parcel];
    let view = row.view;
    let urged = parcel.urged.filter(|urged| match kind {
        Kind::Day(number) => *urged <= day(number),
        Kind::Month => true,
    });
    let mut cells = Vec::with_capacity(HEADER.len());
    if let Kind::Day(number) = kind {
        cells.push(Cell::Date(day(number)));
    }
    let order_number = match parcel.order_text.parse::<f64>() {
        // Short numbers stand as numbers as often as not.
        Ok(number) if parcel.order_text.len() == 11 && row.parcel.is_multiple_of(2) => {
            Cell::Number(number)
        }
        _ => Cell::text(&parcel.order_text),
    };
    let waybill = match parcel.number.parse::<f64>() {
        Ok(number) if parcel.as_number => Cell::Number(number),
        _ => Cell::text(&parcel.number),
    };
    let note = if urged.is_some() || parcel.urged.is_none() {
        parcel.note
    } else {
        ""
    };
    cells.extend([
        Cell::text(parcel.carrier_name),
        waybill,
        order_number,
        Cell::text(&parcel.receiver.name),
        Cell::text(&parcel.receiver.phone),
        Cell::text(parcel.receiver.place.province),
        Cell::text(&parcel.receiver.address),
        Cell::some_money(parcel.cod),
        Cell::time(view.shipped),
        Cell::time(view.picked),
        Cell::time(view.last_scan),
        Cell::text(view.word),
        Cell::time(view.signed),
        Cell::text(parcel.clerk.unwrap_or_default()),
        urged.map_or(Cell::Empty, Cell::Date),
        Cell::text(note),
    ]);
    cells
}

fn total(world: &World, rows: &[Row], header: &[(&str, f64)]) -> Vec<Cell> {
    let cod: Fen = rows.iter().map(|row| world.parcels[row.parcel].cod).sum();
    let mut cells = vec![Cell::Empty; header.len()];
    let money = header
        .iter()
        .position(|(name, _)| *name == "代收货款")
        .unwrap_or(0);
    let letter = char::from(b'A' + money as u8);
    cells[0] = Cell::text("合计");
    cells[1] = Cell::text(format!("{}票", rows.len()));
    cells[money] = Cell::Sum(format!("=SUM({letter}3:{letter}{})", rows.len() + 2), cod);
    cells
}
