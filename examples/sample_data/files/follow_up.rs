//! 跟单表: what each clerk returns each day, each in her own way.

use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount, csv};
use crate::facts::calendar::{SHEET_DAYS, day};
use crate::facts::people::CLERKS;
use crate::follow::answers::{Answer, Response};
use crate::world::World;

const HEADER: [(&str, f64); 12] = [
    ("日期", 11.0),
    ("跟单员", 8.0),
    ("快递公司", 10.0),
    ("运单号", 18.0),
    ("订单号", 22.0),
    ("客户", 10.0),
    ("物流状态", 10.0),
    ("跟单状态", 12.0),
    ("沟通结果", 10.0),
    ("跟进时间", 15.0),
    ("下次跟进时间", 13.0),
    ("备注", 24.0),
];

/// The sheet that was saved as text: clerk and day.
const AS_CSV: (usize, i64) = (3, 30);

/// Writes the returned sheets; a clerk who returned nothing has none.
pub(super) fn write(folder: &Path, world: &World, responses: &[Response]) -> Result<Vec<RowCount>> {
    let mut counts = Vec::new();
    for (place, clerk) in CLERKS.iter().enumerate() {
        for number in SHEET_DAYS {
            let mut returned: Vec<&Response> = responses
                .iter()
                .filter(|response| {
                    response.day == number
                        && response.owner == *clerk
                        && response.answer != Answer::Missed
                })
                .collect();
            if returned.is_empty() {
                continue;
            }
            sort(world, &mut returned, place);
            let repeated = usize::from((place, number) == (1, 27));
            if repeated == 1 {
                returned.push(returned[0]);
            }
            let rows: Vec<Vec<Cell>> = returned
                .iter()
                .map(|response| row(world, response, place))
                .collect();
            let stem = format!("跟单/跟单表_{clerk}_{}", day(number));
            let mut count = RowCount {
                data_rows: rows.len(),
                repeated_rows: repeated,
                ..RowCount::default()
            };
            if (place, number) == AS_CSV {
                count.file = format!("{stem}.csv");
                count.header_row = 1;
                csv::write_gbk(&folder.join(&count.file), &text(&rows))?;
            } else {
                count.file = format!("{stem}.xlsx");
                let name = if place == 2 { "Sheet1" } else { "跟单表" };
                name.clone_into(&mut count.sheet);
                count.header_row = workbook(folder, &count, clerk, place, number, &rows)?;
            }
            counts.push(count);
        }
    }
    Ok(counts)
}

/// Each clerk sorts in her own way.
fn sort(world: &World, returned: &mut [&Response], place: usize) {
    match place {
        1 => returned.sort_by_key(|response| world.parcels[response.row.parcel].carrier_name),
        2 => returned.sort_by_key(|response| response.row.view.word),
        4 => returned.sort_by_key(|response| response.followed),
        5 => returned.reverse(),
        _ => {}
    }
}

/// A workbook; gives the row of its header.
fn workbook(
    folder: &Path,
    count: &RowCount,
    clerk: &str,
    place: usize,
    number: i64,
    rows: &[Vec<Cell>],
) -> Result<usize> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(&count.sheet)?;
    let look = Look {
        fill: [Some(0x00E2_EFDA), Some(0x00FF_E699), None][place % 3],
        font: ["宋体", "微软雅黑", "等线"][place % 3],
        date: "yyyy-mm-dd",
        ..Look::default()
    };
    let titled = place.is_multiple_of(2) && place != 2;
    if titled {
        let title = format!("跟单表　{clerk}　10月{number}日");
        xlsx::title(sheet, &look, HEADER.len() as u16, &title)?;
    }
    xlsx::table(sheet, &look, u32::from(titled), &HEADER, rows)?;
    xlsx::save(book, &folder.join(&count.file), clerk)?;
    Ok(usize::from(titled) + 1)
}

fn row(world: &World, response: &Response, place: usize) -> Vec<Cell> {
    let parcel = &world.parcels[response.row.parcel];
    let answers = day(response.day);
    let followed = match (response.followed, place) {
        // One clerk writes only the time of day.
        (Some(time), 3) => Cell::text(time.format("%H:%M").to_string()),
        (time, _) => Cell::time(time),
    };
    vec![
        date(answers, place),
        Cell::text(response.writer),
        Cell::text(parcel.carrier_name),
        Cell::text(&parcel.number),
        Cell::text(&parcel.order_text),
        Cell::text(&parcel.receiver.name),
        Cell::text(response.row.view.word),
        Cell::text(response.outcome),
        Cell::text(response.call_result),
        followed,
        response.next.map_or(Cell::Empty, Cell::Date),
        Cell::text(&response.note),
    ]
}

/// The day, as each clerk writes it.
fn date(day: NaiveDate, place: usize) -> Cell {
    match place {
        2 => Cell::text(day.format("%Y.%m.%d").to_string()),
        5 => Cell::text(day.format("%Y/%-m/%-d").to_string()),
        _ => Cell::Date(day),
    }
}

fn text(rows: &[Vec<Cell>]) -> String {
    let names: Vec<String> = HEADER.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut text = format!("{}\r\n", names.join(","));
    for row in rows {
        let fields: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Date(day) => day.format("%Y/%-m/%-d").to_string(),
                Cell::Time(time) => time.format("%Y/%-m/%-d %H:%M").to_string(),
                _ => String::new(),
            })
            .collect();
        text.push_str(&csv::quoted(&fields));
    }
    text
}
