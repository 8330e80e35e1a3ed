//! Rows below the header that explain the columns: 抖店's row of formulas, TikTok Shop's descriptions,
//! units, and the sample line of a form.

use super::names::text_of;
use super::{Column, Field};
use crate::read::{Cell, Row, Value};

/// Most rows of explanations that any platform writes.
const MOST: usize = 2;

/// Beginnings of a sample line, with which a form shows how it is filled in.
const SAMPLES: [&str; 9] = [
    "例:",
    "示例",
    "样例",
    "范例",
    "例如",
    "举例",
    "填写示例",
    "e.g.",
    "example",
];
/// What stands below the name of a column that is counted in it.
const UNITS: [&str; 16] = [
    "元", "¥", "rmb", "cny", "件", "个", "箱", "套", "kg", "公斤", "千克", "g", "克", "吨", "%",
    "天",
];

/// Beginnings of a text that tells how to fill a column in, whatever digits it gives as an example.
const INSTRUCTIONS: [&str; 14] = [
    "必填",
    "选填",
    "非必填",
    "可选",
    "格式",
    "例",
    "如:",
    "如：",
    "最多",
    "不超过",
    "长度",
    "限",
    "保留",
    "yyyy",
];

/// The numbers of the rows right below the header that explain the columns: in the columns that can
/// hold only numbers, dates and codes stand words alone, and the row below them is data. A line that
/// calls itself a sample explains whatever stands in it.
pub(super) fn explanation_rows(below: &[Row], columns: &[Column]) -> Vec<u32> {
    let explaining = below
        .iter()
        .take(MOST)
        .take_while(|row| explains(row, columns) || is_sample(row))
        .count();
    let samples = below.iter().take(explaining).any(is_sample);
    let data_follows = samples
        || below
            .get(explaining)
            .is_some_and(|row| strict_cells(row, columns).any(has_digit));
    if !data_follows {
        return Vec::new();
    }
    below
        .iter()
        .take(explaining)
        .map(|row| row.number)
        .collect()
}

fn explains(row: &Row, columns: &[Column]) -> bool {
    let mut words = 0;
    for cell in strict_cells(row, columns) {
        let text = cell.text();
        if has_digit(cell) && !instructs(&text) {
            return false;
        }
        let letters = text.chars().filter(|letter| letter.is_alphabetic());
        words += usize::from(letters.count() >= 2 || is_unit(&text));
    }
    words > 0
}

fn instructs(text: &str) -> bool {
    let plain = text.trim().trim_start_matches(['(', '（', '[', '【', '*']);
    let plain = plain.to_lowercase();
    INSTRUCTIONS.iter().any(|word| plain.starts_with(word))
}

fn is_unit(text: &str) -> bool {
    let plain = text.trim().trim_matches(['(', ')', '（', '）']);
    UNITS.contains(&plain.to_lowercase().as_str())
}

/// True for `例：A1`, `（示例）`, `示例行` at the beginning of a row.
fn is_sample(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    first.and_then(text_of).is_some_and(|text| {
        let plain: String = text
            .trim_start_matches(['(', '（', '[', '【', '*'])
            .chars()
            .take(8)
            .map(|letter| if letter == '：' { ':' } else { letter })
            .flat_map(char::to_lowercase)
            .collect();
        SAMPLES.iter().any(|word| plain.starts_with(word))
    })
}

/// The cells in columns of keys, amounts and times.
fn strict_cells<'a>(row: &'a Row, columns: &'a [Column]) -> impl Iterator<Item = &'a Cell> {
    columns
        .iter()
        .filter(|column| column.field.is_some_and(is_strict))
        .filter_map(|column| row.cell(column.index))
}

fn is_strict(field: Field) -> bool {
    (field.is_key() && field != Field::Name) || field.is_money() || field.is_time()
}

fn has_digit(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) | Value::Date(_) => true,
        _ => cell.text().contains(|letter: char| letter.is_numeric()),
    }
}
