//! Whether a cell came back as it was sent, whatever Excel, WPS or `LibreOffice` made of its form.

use chrono::Datelike;

use super::text::{is_empty_mark, squash};
use crate::model::CourierCell;
use crate::read::{Cell, Value};

/// Fewer digits than these in a number that was shortened say too little to be compared.
const FEWEST_DIGITS: usize = 3;

/// True if nobody changed the cell: the same words, number or date in whatever form. `None` is a blank cell.
pub(super) fn is_same(cell: CourierCell, sent: &str, came_back: Option<&Value>) -> bool {
    let Some(value) = came_back else {
        return is_empty_mark(sent);
    };
    let shown = Cell::new(0, value.clone()).text().into_owned();
    if is_empty_mark(&shown) && is_empty_mark(sent) {
        return true;
    }
    let (sent, shown) = (bare(sent), bare(&shown));
    if sent == shown {
        return true;
    }
    let numbers = match cell {
        CourierCell::Waybill | CourierCell::Order | CourierCell::Phone => {
            is_same_number(&sent, &shown)
        }
        CourierCell::Cod => amount(&sent).is_some_and(|own| Some(own) == amount(&shown)),
        CourierCell::Customer | CourierCell::Goods | CourierCell::Carrier | CourierCell::Status => {
            amount_like(&sent, &shown)
        }
    };
    numbers || is_same_date(&sent, value, &shown)
}

/// Half width, small letters, no blanks, no line breaks (also as `_x000D_`), no apostrophe in front.
fn bare(text: &str) -> String {
    squash(&text.replace("_x000D_", "").replace("_x000A_", ""))
}

/// Numbers that name a thing: marks between the digits, zeros lost in front and digits lost at the end are nobody's doing.
fn is_same_number(sent: &str, shown: &str) -> bool {
    let marks = |letter: char| matches!(letter, '-' | '+' | '(' | ')' | '.' | '_' | '/');
    let plain = |text: &str| text.replace(marks, "");
    let (own, other) = (plain(sent), plain(shown));
    if own == other {
        return true;
    }
    // 86 and +86 before a mobile.
    let local = |text: &str| {
        let rest = text.strip_prefix("86").filter(|rest| rest.len() == 11);
        rest.map_or_else(|| text.to_owned(), ToOwned::to_owned)
    };
    if local(&own) == local(&other) {
        return true;
    }
    is_digits(&own)
        && (is_shortened(&own, shown) || is_digits(&other) && is_same_digits(&own, &other))
}

/// Digits with zeros lost in front, or with those behind the fifteenth replaced.
fn is_same_digits(own: &str, other: &str) -> bool {
    let (own, other) = (own.trim_start_matches('0'), other.trim_start_matches('0'));
    let first = |text: &str| text.get(..15).map(ToOwned::to_owned);
    let cut = own.len() == other.len() && first(own).is_some() && first(own) == first(other);
    // The digits that replace are zeros; other ones were typed.
    own == other
        || cut
            && other
                .get(15..)
                .is_some_and(|rest| rest.bytes().all(|b| b == b'0'))
}

/// `7.83e+13` for `78312345678901`: the digits that are left, rounded.
fn is_shortened(own: &str, shown: &str) -> bool {
    let Some((mantissa, exponent)) = shown.split_once('e') else {
        return false;
    };
    let digits = mantissa.replace('.', "");
    let Ok(exponent) = exponent.trim_start_matches('+').parse::<usize>() else {
        return false;
    };
    let own = own.trim_start_matches('0');
    if !is_digits(&digits) || digits.len() < FEWEST_DIGITS || own.len() != exponent + 1 {
        return false;
    }
    let kept = digits.trim_end_matches('0').len().max(FEWEST_DIGITS);
    let head = |length: usize| own.get(..length).and_then(|head| head.parse::<u64>().ok());
    let value = digits.get(..kept).and_then(|kept| kept.parse::<u64>().ok());
    // Rounding moves the last digit by one at most.
    head(kept)
        .zip(value)
        .is_some_and(|(own, value)| own.abs_diff(value) <= 1)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of an amount: whole part without zeros in front, decimals without those at the end.
fn amount(text: &str) -> Option<(bool, String, String)> {
    let number: String = text
        .trim_start_matches(['¥', '￥', '$'])
        .trim_end_matches('元')
        .replace(',', "");
    let (negative, number) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, &*number),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !all(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0').to_owned();
    Some((negative, whole, decimals.trim_end_matches('0').to_owned()))
}

/// Words that are nothing but a number: `007` and 7, `1.50` and 1.5.
fn amount_like(sent: &str, shown: &str) -> bool {
    amount(sent).is_some_and(|own| Some(own) == amount(shown))
}

/// `10-1` that a program took for the first of October, in whatever form it writes dates.
fn is_same_date(sent: &str, value: &Value, shown: &str) -> bool {
    let Some(own) = date_parts(sent) else {
        return false;
    };
    let other = match value {
        Value::Date(at) => vec![at.year().unsigned_abs(), at.month(), at.day()],
        _ => match date_parts(shown) {
            Some(parts) => parts,
            None => return false,
        },
    };
    match (own.as_slice(), other.as_slice()) {
        (own, other) if own == other => true,
        // A program adds the year of the day, or takes the second number for a year.
        ([first, second], [year, month, day]) => {
            (first, second) == (month, day)
                || (first, second) == (day, month)
                || (first, second) == (year, month)
        }
        _ => false,
    }
}

/// The numbers of a text that may be a date: two or three, and nothing between them but marks.
fn date_parts(text: &str) -> Option<Vec<u32>> {
    let mark = |letter: char| matches!(letter, '-' | '/' | '.' | '年' | '月' | '日' | '号');
    if !text
        .chars()
        .all(|letter| letter.is_ascii_digit() || mark(letter))
    {
        return None;
    }
    let parts: Option<Vec<u32>> = text
        .split(mark)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|_| part.len() <= 4))
        .collect();
    parts.filter(|parts| (2..=3).contains(&parts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use CourierCell::{Cod, Customer, Goods, Order, Phone, Status, Waybill};

    #[allow(
        clippy::unnecessary_wraps,
        reason = "a blank cell stands beside it in the tables"
    )]
    fn text(text: &str) -> Option<Value> {
        Some(Value::Text(text.into()))
    }

    #[test]
    fn forms_that_programs_change_are_no_edit() {
        let date = "2026-10-01T00:00:00".parse().expect("a moment");
        for (cell, sent, came_back) in [
            (Customer, "王 强", text("王强 ")),
            (Customer, "", None),
            (Customer, "-", None),
            (Customer, "", text("/")),
            (Status, "派送中（二次）", text("派送中(二次)")),
            (Goods, "茶壶\n两只", text("茶壶 两只")),
            (Goods, "=1+1", text("'=1+1")),
            (Goods, "007", Some(Value::Number(7.0))),
            (Goods, "10-1", Some(Value::Date(date))),
            (Goods, "10-1", text("10月1日")),
            (Goods, "2026/10/1", Some(Value::Date(date))),
            (Cod, "299.00", Some(Value::Number(299.0))),
            (Cod, "1280.50", text("¥1,280.5")),
            (Phone, "13800001111", Some(Value::Number(13_800_001_111.0))),
            (Phone, "13800001111", text("138-0000-1111")),
            (Phone, "13800001111", text("+86 138 0000 1111")),
            (Phone, "01012345678", Some(Value::Number(1_012_345_678.0))),
            (Waybill, "SF1234567890123", text("ｓｆ1234567890123")),
            (Waybill, "78312345678901", text("7.83123E+13")),
            (Waybill, "78319945678901", text("7.832E+13")),
            (Order, "123456789012345678", text("123456789012345000")),
            (
                Order,
                "123456789012345678",
                Some(Value::LongNumber("123456789012345000".into())),
            ),
        ] {
            assert!(
                is_same(cell, sent, came_back.as_ref()),
                "{sent} {came_back:?}"
            );
        }
    }

    #[test]
    fn what_a_person_changed_is_an_edit() {
        let date = "2026-10-02T00:00:00".parse().expect("a moment");
        for (cell, sent, came_back) in [
            (Customer, "王强", text("王刚")),
            (Customer, "王强", None),
            (Customer, "", text("王强")),
            (Goods, "10-1", Some(Value::Date(date))),
            (Cod, "299.00", Some(Value::Number(199.0))),
            (Cod, "299.00", None),
            (Cod, "", Some(Value::Number(0.0))),
            (Phone, "13800001111", text("13800001112")),
            (Waybill, "SF1234567890123", text("SF1234567890124")),
            (Waybill, "78312345678901", text("7.9E+13")),
            (Waybill, "78312345678901", text("7.84123E+13")),
            (Order, "123456789012345678", text("123456789012345679")),
            (Status, "派送中", text("已签收")),
        ] {
            assert!(
                !is_same(cell, sent, came_back.as_ref()),
                "{sent} {came_back:?}"
            );
        }
    }
}
