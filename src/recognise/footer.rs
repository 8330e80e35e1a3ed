//! What stands below the data: disclaimers, end marks, sign-offs, the summary of a merchant's bill.

use std::borrow::Cow;

use super::candidate::is_data;
use super::names::text_of;
use super::row_fate::{field_at, has_amount, has_key, has_time, is_chinese};
use super::{Field, Table};
use crate::read::{Cell, Row, Value};

/// Beginnings of lines that sign a sheet off.
const SIGN_OFFS: [&str; 30] = [
    "收货人签",
    "客户签",
    "送货人",
    "收货单位",
    "发货人签",
    "提货人",
    "验收",
    "仓管",
    "财务",
    "总经理",
    "经理",
    "部门",
    "领导",
    "核准",
    "制表",
    "制单",
    "填表",
    "审核",
    "复核",
    "审批",
    "批准",
    "经办",
    "主管",
    "负责人",
    "出纳",
    "会计",
    "盖章",
    "签字",
    "签名",
    "打印",
];
/// Of these, the ones that stand alone as the label of a line to be signed on paper.
const WORDS_ALONE: [&str; 7] = ["审批", "审核", "复核", "制单", "制表", "批准", "签字"];
/// What a note below the data begins with.
const NOTES: [&str; 6] = ["备注", "注", "说明", "注意", "注意事项", "提示"];
/// Parts of sentences that stand below the rows of a statement.
const DISCLAIMERS: [&str; 7] = [
    "仅供参考",
    "以下空白",
    "此页无正文",
    "数据来源",
    "列表结束",
    "导出时间",
    "温馨提示",
];
/// Labels of what a line says of the sheet itself.
const OF_THE_SHEET: [&str; 22] = [
    "导出时间",
    "导出日期",
    "导出人",
    "打印时间",
    "打印日期",
    "打印人",
    "制表时间",
    "制表日期",
    "生成时间",
    "生成日期",
    "统计时间",
    "统计日期",
    "统计口径",
    "更新时间",
    "截止时间",
    "截止日期",
    "查询时间",
    "报表日期",
    "数据来源",
    "来源",
    "数据更新时间",
    "数据截止时间",
];
/// The first words of the summary at the end of a WeChat merchant's bill.
const SUMMARIES: [&str; 3] = ["总交易单数", "资金流水总笔数", "总笔数"];
/// In a table of fewer columns a single cell is not yet a line of text.
const WIDE: usize = 3;
/// No day, and no number of a thing, is shorter than this.
const SHORT_NUMBER: usize = 6;

/// True for a row below the data that carries no record.
pub(super) fn is_footer(row: &Row, table: &Table) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_blank());
    let Some(first) = cells.next() else {
        return false;
    };
    let single = cells.next().is_none();
    if is_count_line(row, table) || text_of(first).is_some_and(is_statement_footer) {
        return true;
    }
    let wide = table.columns.len() >= WIDE;
    let is_date = matches!(first.value, Value::Date(_));
    if wide && single && (is_date || text_of(first).is_some_and(is_dated_line)) {
        return true;
    }
    if text_of(first).is_some_and(is_note) && !has_amount(row, table) && !has_time(row, table) {
        return true;
    }
    if has_key(row, table) {
        return false;
    }
    if row.cells.iter().all(|cell| field_at(table, cell).is_none()) && table.columns.len() >= WIDE {
        // Beside the table, or in columns that nothing is read from.
        return true;
    }
    let Some(text) = text_of(first) else {
        return false;
    };
    if is_end_mark(text) || SUMMARIES.iter().any(|word| text.starts_with(word)) {
        return true;
    }
    // A label and what belongs to it: `日期：` to be filled in by hand, `客户：| 张三`.
    if text.ends_with([':', '：']) {
        return true;
    }
    let signs = is_sign_off_word(text) || row.cells.iter().filter_map(text_of).any(is_sign_off);
    if signs && !has_amount(row, table) {
        return true;
    }
    let disclaims = || disclaims(text);
    if disclaims() && row.cells.iter().all(is_sentence) {
        return true;
    }
    single && !has_time(row, table) && (disclaims() || is_line_of_text(first, table))
}

/// True for a text that ends a table, whatever the table is.
pub(super) fn is_footer_text(text: &str) -> bool {
    is_end_mark(text) || disclaims(text) || is_statement_footer(text)
}

fn disclaims(text: &str) -> bool {
    DISCLAIMERS.iter().any(|word| text.contains(word))
}

fn is_end_mark(text: &str) -> bool {
    let marks = ["#", "-----", "====="];
    marks.iter().any(|mark| text.starts_with(mark)) || is_page_number(text)
}

/// True for the beginnings of lines below a statement that hold digits like a number of a thing:
/// `#导出时间：[2026年11月01日]`, `已收入:1笔`, `导出时间:[2026-11-01 10:00:00] 用户:某人`.
fn is_statement_footer(text: &str) -> bool {
    let mut letters = text.chars();
    let commented = letters.next() == Some('#') && letters.next().is_some_and(is_chinese);
    let Some((label, value)) = text.split_once([':', '：']) else {
        return commented;
    };
    let worded = !label.is_empty() && label.chars().all(is_chinese);
    let unit = value
        .trim_start()
        .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
    let after = unit.strip_prefix('笔').and_then(|rest| rest.chars().next());
    let counted = unit.len() < value.trim_start().len()
        && unit.starts_with('笔')
        && after.is_none_or(|next| !next.is_alphabetic() || next == '共');
    commented || (worded && (counted || OF_THE_SHEET.contains(&label.trim())))
}

/// True for a cell of words alone: no digit, and longer than a name.
fn is_sentence(cell: &Cell) -> bool {
    text_of(cell).is_some_and(|text| {
        text.is_empty()
            || (text.chars().count() >= 5 && !text.contains(|letter: char| letter.is_numeric()))
    })
}

/// True for `制表：张三`, `审核人:`; false for a product such as `制表机`.
pub(super) fn is_sign_off(text: &str) -> bool {
    let Some((label, _)) = text.split_once([':', '：']) else {
        return false;
    };
    let label = label.trim();
    label.chars().count() <= 8 && is_sign_off_label(label)
}

/// True for what a person signs beside: `制表`, `收货人签字`, `客户确认盖章`.
fn is_sign_off_label(label: &str) -> bool {
    SIGN_OFFS.iter().any(|word| label.starts_with(word))
        || ["签字", "签名", "签章", "盖章"]
            .iter()
            .any(|word| label.ends_with(word))
}

/// True for `10月26日`, `2026年10月26日订单`: the title of a page, or of the rows of a day.
fn is_dated_line(text: &str) -> bool {
    let dated = |mark| {
        let before = text
            .split_once(mark)
            .and_then(|(before, _)| before.chars().next_back());
        before.is_some_and(|letter| letter.is_ascii_digit())
    };
    (dated('月') && (dated('日') || dated('号'))) || is_date_alone(text)
}

/// True for `2026-10-26`, `2026/10/26`, `2026.10.26`.
fn is_date_alone(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(lengths.as_slice(), [4, 1 | 2, 1 | 2]) && parts.iter().all(digits)
}

/// True for the beginning of a note, or of one of its points: `备注：…`, `1、…`, `（2）…`.
fn is_note(text: &str) -> bool {
    let label = text.split([':', '：']).next().unwrap_or_default();
    let labelled = label.len() < text.len() && NOTES.contains(&label.trim());
    let point = text.trim_start_matches(['(', '（']);
    let rest = point.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = point.len() - rest.len();
    let mark = rest.chars().next();
    let numbered =
        mark == Some('、') || (point.len() < text.len() && matches!(mark, Some(')' | '）')));
    labelled || ((1..=2).contains(&digits) && numbered)
}

/// True for the label alone, its line to be signed on paper: `审批`, `制单`.
fn is_sign_off_word(text: &str) -> bool {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let plain = plain
        .trim_end_matches(['人', '员'])
        .trim_end_matches("签字")
        .trim_end_matches("意见");
    WORDS_ALONE.contains(&plain)
}

/// True for `第 1 页`, `第1页/共3页`, `Page 1 of 3`.
fn is_page_number(text: &str) -> bool {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let number = |text: &str| {
        let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        (rest.len() < text.len()).then(|| rest.to_owned())
    };
    let after = |word: &str| plain.strip_prefix(word).and_then(number);
    after("第").is_some_and(|rest| rest.starts_with('页'))
        || after("page")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("of") || rest.starts_with('/'))
}

/// True for the only cell of a row in a wide table, if it is neither an amount nor a product: an
/// order's further line may name a product alone.
fn is_line_of_text(cell: &Cell, table: &Table) -> bool {
    let field = field_at(table, cell);
    let amount = field.is_some_and(|field| field.is_money() || field == Field::Quantity);
    table.columns.len() >= WIDE
        && field != Some(Field::Product)
        && !(amount && is_data(cell))
        && text_of(cell).is_some_and(|text| !text.is_empty())
}

/// True for the values of a summary below a merchant's bill: they stand under the first columns,
/// whatever these mean, so that a count stands where the time should be.
fn is_count_line(row: &Row, table: &Table) -> bool {
    let counts_for_time = row.cells.iter().any(|cell| {
        field_at(table, cell).is_some_and(Field::is_time)
            && plain_number(cell).is_some_and(|digits| digits < SHORT_NUMBER)
    });
    counts_for_time
        && row.cells.len() >= 3
        && row.cells.len() * 2 <= table.columns.len() + 1
        && row.cells.iter().all(|cell| plain_number(cell).is_some())
}

/// The number of digits before the point of a cell that is a number, perhaps behind a backtick.
fn plain_number(cell: &Cell) -> Option<usize> {
    let text = match &cell.value {
        Value::Number(_) => cell.text(),
        Value::Text(text) => Cow::Borrowed(text.trim().trim_start_matches('`')),
        _ => return None,
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.trim_start_matches('-');
    (!whole.is_empty() && digits(whole) && digits(fraction)).then_some(whole.len())
}
