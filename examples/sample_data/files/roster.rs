//! 人员花名册.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::calendar::day;
use crate::facts::people::{CLERKS, COMPANY, LEFT_CLERK, RESTING, SALES};

const HEADER: [(&str, f64); 8] = [
    ("工号", 8.0),
    ("姓名", 10.0),
    ("岗位", 12.0),
    ("组别", 12.0),
    ("在职状态", 10.0),
    ("离职日期", 12.0),
    ("休息日", 30.0),
    ("备注", 16.0),
];

/// Those who stand above the clerks.
pub(super) const LEADERS: [(&str, &str, &str); 3] = [
    ("韩素梅", "核单组长", "核单组"),
    ("冯国栋", "稽核专员", "稽核组"),
    ("曹建平", "物流主管", "物流部"),
];

/// The days of October on which somebody rests, by name and place in the roster.
pub(super) fn rest_days(name: &str, place: usize) -> &'static [i64] {
    match name {
        LEFT_CLERK => &[],
        name if name == RESTING.0 => &[25, RESTING.1, 31],
        _ if place.is_multiple_of(2) => &[25, 31],
        _ => &[24, 25],
    }
}

/// Writes the roster.
pub(super) fn write(folder: &Path) -> Result<RowCount> {
    let mut people: Vec<(&str, &str, &str)> = LEADERS.to_vec();
    for (place, name) in CLERKS.iter().enumerate() {
        let group = if place < 3 {
            "核单一组"
        } else {
            "核单二组"
        };
        people.push((name, "跟单员", group));
    }
    people.push((LEFT_CLERK, "跟单员", "核单一组"));
    people.extend(SALES.map(|name| (name, "下单员", "外呼销售部")));
    let rows: Vec<Vec<Cell>> = people
        .iter()
        .enumerate()
        .map(|(place, (name, role, group))| {
            let left = *name == LEFT_CLERK;
            let rest: Vec<String> = rest_days(name, place)
                .iter()
                .map(|number| day(*number).to_string())
                .collect();
            let note = if left { "个人原因" } else { "" };
            vec![
                Cell::text(format!("QY{:03}", place + 1)),
                Cell::text(*name),
                Cell::text(*role),
                Cell::text(*group),
                Cell::text(if left { "离职" } else { "在职" }),
                if left {
                    Cell::Date(day(23))
                } else {
                    Cell::Empty
                },
                Cell::text(rest.join("、")),
                Cell::text(note),
            ]
        })
        .collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("花名册")?;
    let look = Look::default();
    xlsx::title(
        sheet,
        &look,
        HEADER.len() as u16,
        &format!("{COMPANY} 人员花名册"),
    )?;
    xlsx::table(sheet, &look, 1, &HEADER, &rows)?;
    let file = "人员/人员花名册.xlsx";
    xlsx::save(book, &folder.join(file), "人事行政部")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "花名册".to_owned(),
        header_row: 2,
        data_rows: rows.len(),
        ..RowCount::default()
    })
}
