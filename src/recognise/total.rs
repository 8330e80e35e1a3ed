//! 合计, 小计 and the like: rows that sum up others.

use super::candidate::is_data;
use super::row_fate::{field_at, is_key, is_time_cell};
use super::{Field, Table};
use crate::model::Kind;
use crate::read::{Cell, Row, Value};

/// Words with which the label of a sum begins.
const SUMS: [&str; 23] = [
    "人民币合计",
    "本页合计",
    "本周合计",
    "今日合计",
    "当日合计",
    "当月合计",
    "平均值",
    "平均",
    "average",
    "本日合计",
    "本月合计",
    "本期合计",
    "本年累计",
    "合计",
    "总计",
    "小计",
    "累计",
    "共计",
    "总额",
    "汇总",
    "subtotal",
    "grandtotal",
    "total",
];
/// What may follow such a word in the label of a sum.
const AFTER: [&str; 14] = [
    "金额",
    "数量",
    "笔数",
    "件数",
    "票数",
    "人民币",
    "收入",
    "支出",
    "大写",
    "笔",
    "件",
    "单",
    "票",
    "条",
];
/// Sums of a day or a month, which carry a date of their own.
const DATED_SUMS: [&str; 8] = [
    "本日合计",
    "本日小计",
    "本月合计",
    "本月累计",
    "本期合计",
    "本年累计",
    "日合计",
    "月合计",
];
/// Lines of a ledger or a cash book that carry a balance from page to page and move nothing.
const CARRIED: [&str; 21] = [
    "期初余额",
    "期末余额",
    "年初余额",
    "上年结转",
    "上期结转",
    "上月结转",
    "结转下年",
    "结转下期",
    "承前页",
    "过次页",
    "期初",
    "期末",
    "余额结转",
    "期初结余",
    "期末结余",
    "上期结余",
    "上月结余",
    "上月余额",
    "上期余额",
    "本月结余",
    "承上页",
];

/// True for a row that sums up others: labelled so and without a key of its own, or nothing but sums.
pub(super) fn is_total(row: &Row, table: &Table) -> bool {
    let labels = || {
        let cells = row.cells.iter();
        cells.filter(|cell| text(cell).is_some_and(is_total_word))
    };
    if labels().next().is_some() {
        // A label of its own sums up the group whose key a merged cell carries down to it; where the
        // label itself is carried down, as a customer called 合计, the key says that the row is data.
        let own = labels().any(|cell| !cell.is_covered);
        let counts = |cell: &Cell| !(own && cell.is_covered);
        // A count may stand in the column of the numbers: `合计 | 12单`.
        let key = |cell: &Cell| counts(cell) && is_key(cell, table) && !is_count(cell);
        let dated = row
            .cells
            .iter()
            .any(|cell| counts(cell) && is_time_cell(cell, table));
        return !row.cells.iter().any(key)
            && (!dated || row.cells.iter().filter_map(text).any(is_dated_sum));
    }
    let carries = matches!(table.kind(), Kind::Ledger | Kind::Payment);
    if carries && row.cells.iter().filter_map(text).any(is_carried) {
        return true;
    }
    is_bare_sum(row, table)
}

/// True for `合计`, `合 计：`, `人民币合计 12笔`, `共 66 笔记录`; false for a name such as `小计算器`.
pub fn is_total_word(text: &str) -> bool {
    let trimmed = text.trim_start();
    // Cheap refusal of nearly all data.
    if !trimmed.starts_with([
        '人', '本', '合', '总', '小', '累', '共', '汇', 's', 'S', 'g', 'G', 't', 'T', '日', '月',
        '今', '当', '平', 'a', 'A',
    ]) {
        return false;
    }
    let plain = compact(trimmed);
    if let Some(rest) = plain.strip_prefix('共') {
        let rest = rest.trim_start_matches([':', '：']);
        let unit = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        if unit.len() < rest.len() {
            return unit.starts_with(['笔', '单', '条', '票', '件', '行', '页', '人']);
        }
    }
    let dated = DATED_SUMS.iter().chain(&SUMS);
    dated
        .filter_map(|word| plain.strip_prefix(word))
        .any(ends_a_label)
}

fn ends_a_label(rest: &str) -> bool {
    AFTER.iter().any(|word| rest.starts_with(word))
        || rest.chars().next().is_none_or(|next| !next.is_alphabetic())
}

fn is_dated_sum(text: &str) -> bool {
    let plain = compact(text);
    DATED_SUMS.iter().any(|word| plain.starts_with(word))
}

fn is_carried(text: &str) -> bool {
    CARRIED.contains(&compact(text).as_str())
}

/// True for a row of sums that nobody labelled: numbers alone, in columns that can be added up. A
/// merged cell that reaches down to the row makes it a line of its group.
fn is_bare_sum(row: &Row, table: &Table) -> bool {
    let mut sums = 0;
    for cell in &row.cells {
        if cell.is_covered {
            return false;
        }
        match field_at(table, cell) {
            Some(field) if is_summable(field) && is_numeric(cell) => sums += 1,
            None if is_numeric(cell) => {}
            _ => return false,
        }
    }
    sums > 0
}

fn is_summable(field: Field) -> bool {
    field.is_money() || matches!(field, Field::Quantity | Field::Weight)
}

fn is_numeric(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) | Value::LongNumber(_) => true,
        Value::Text(text) => is_data(cell) && !text.contains(|letter: char| letter.is_alphabetic()),
        _ => false,
    }
}

/// True for a number too short to name anything, perhaps with its unit.
fn is_count(cell: &Cell) -> bool {
    let text = cell.text();
    let plain = text
        .trim()
        .trim_end_matches(['单', '件', '票', '笔', '条', '个']);
    plain.len() <= 4 && plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn text(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Lower case and without white space.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_names() {
        let cases = [
            ("合计", true),
            ("合 计：", true),
            ("合计金额", true),
            ("人民币合计", true),
            ("小计(3单)", true),
            ("总计：1,280.00", true),
            ("共 66 笔记录", true),
            ("共：26笔记录", true),
            ("本月合计", true),
            ("今日合计：", true),
            ("平均", true),
            ("平均律钢琴", false),
            ("Average", true),
            ("Total", true),
            ("Grand total:", true),
            ("小计算器", false),
            ("合计划安装", false),
            ("共和国", false),
            ("共享单车", false),
            ("总计划部", false),
            ("Totally new", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_total_word(text), expected, "{text}");
        }
    }
}
