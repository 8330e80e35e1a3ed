//! 排班表: the last week of October and the Monday behind it, a row for each clerk and a column for each day.

use std::path::Path;

use chrono::Datelike;
use rust_xlsxwriter::Workbook;

use super::roster::{LEADERS, rest_days};
use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::calendar::day;
use crate::facts::people::{CLERKS, RESTS_NEXT};

/// 26 October to 2 November, counted from 30 September.
const DAYS: std::ops::RangeInclusive<i64> = 26..=33;

/// Writes the plan.
pub(super) fn write(folder: &Path) -> Result<RowCount> {
    let names: Vec<String> = DAYS
        .map(|number| format!("{}月{}日", day(number).month(), day(number).day()))
        .collect();
    let mut header = vec![("姓名", 10.0)];
    header.extend(names.iter().map(|name| (name.as_str(), 9.0)));
    let rows: Vec<Vec<Cell>> = CLERKS
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let rests = rest_days(name, place + LEADERS.len());
            // 1 November is a Sunday.
            let word = |number: i64| match number {
                32 => "休",
                _ if rests.contains(&number) || (*name, number) == RESTS_NEXT => "休",
                _ => "早",
            };
            let shifts = DAYS.map(|number| Cell::text(word(number)));
            [Cell::text(*name)].into_iter().chain(shifts).collect()
        })
        .collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("排班")?;
    let look = Look::default();
    let title = "核单组排班表（2026年10月26日至11月2日）";
    xlsx::title(sheet, &look, header.len() as u16, title)?;
    xlsx::table(sheet, &look, 1, &header, &rows)?;
    let file = "人员/排班表_2026-10-26.xlsx";
    xlsx::save(book, &folder.join(file), "韩素梅")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "排班".to_owned(),
        header_row: 2,
        data_rows: rows.len(),
        ..RowCount::default()
    })
}
