//! What must hold for any cell at all: no panic, and nothing changes when it is read again. `PROPTEST_CASES`
//! says how many are tried.

use std::sync::LazyLock;

use chrono::NaiveDateTime;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::amount::read_amount;
use super::clock::{read_time_of_day, time_alone};
use super::date::{read_moment, read_moment_in};
use super::figure::Writing;
use super::identifier::{identifiers, order_numbers, waybill_numbers};
use super::quantity::{read_quantity, read_weight};
use super::{Vocabulary, cell_error, person};
use crate::model::{Currency, Moment};
use crate::read::{Cell, Value};
use crate::recognise::{DayOrder, Habit, Values};

static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::embedded);

/// What really stands in cells.
const REAL: [&str; 44] = [
    "SF1234567890123-顺丰速运",
    "\t2038471029384756\t",
    "=\"0012345\"",
    "`4200000069201710299246843141",
    "783123456789.0",
    "7.83123456789012E+14",
    "3.51030001351351E+17",
    "78123456789012；78123456789013",
    "260101-123456789012345",
    "No:SF1234567890123",
    "订单号：A-001",
    "#N/A",
    "Err:502",
    "￥1,280.00",
    "1.280,50",
    "-¥20",
    "（20.00）",
    "1.28万元",
    "131.77(已退款89.84)",
    "人民币壹佰贰拾元伍角整",
    "100.00CR",
    "USD 999.00",
    "1.28E+03",
    "30%",
    "2026-10-31 17:05:30",
    "2026年10月31日 下午3:05",
    "31-Oct-26",
    "Oct 25, 2026 3:05 PM",
    "10/31/2026",
    "46326.75",
    "20261031173005",
    "2026-10-30 24:00",
    "2026-06-01T10:01:00+08:00",
    "083533",
    "中午12:30",
    "2件",
    "1.5kg",
    "张 三",
    "138****1234转88",
    "广东省深圳市南山区上海路12号",
    "客户未签收，派件中",
    "买家已付款，等待卖家发货",
    "30%定金，余款月结",
    "催货 11月2日",
];

fn mutated() -> impl Strategy<Value = String> {
    let noise = select(vec![
        ' ', '\t', '\u{a0}', '\u{200b}', '\u{3000}', '０', '9', '.', ',', '，', '-', '—', '(',
        '）', ':', '/', '\'', '"', '=', '`', '#', '%', '+', 'E', 'e', '元', '万', '¥', '零', '拾',
        '月', '𠀀',
    ]);
    let change = (any::<Index>(), noise, 0_u8..4);
    (select(REAL.to_vec()), prop::collection::vec(change, 0..5)).prop_map(|(text, changes)| {
        let mut letters: Vec<char> = text.chars().collect();
        for (at, letter, how) in changes {
            let at = at.index(letters.len() + 1);
            match how {
                0 => letters.insert(at, letter),
                1 if at < letters.len() => letters[at] = letter,
                2 if at < letters.len() => drop(letters.remove(at)),
                _ => letters.truncate(at.max(1)),
            }
        }
        letters.into_iter().collect()
    })
}

fn value() -> impl Strategy<Value = Value> {
    let moment = (-8_000_000_000_000_i64..8_000_000_000_000).prop_filter_map("a moment", |at| {
        chrono::DateTime::from_timestamp(at, 0).map(|at| Value::Date(at.naive_utc()))
    });
    prop_oneof![
        8 => mutated().prop_map(|text| Value::Text(text.into())),
        2 => any::<String>().prop_map(|text| Value::Text(text.into())),
        2 => any::<f64>().prop_map(Value::Number),
        2 => (-1e18..1e18_f64).prop_map(|number| Value::Number(number.trunc())),
        2 => "[0-9]{16,40}".prop_map(|digits| Value::LongNumber(digits.into())),
        1 => any::<String>().prop_map(|text| Value::LongNumber(text.into())),
        1 => moment,
        1 => any::<bool>().prop_map(Value::Bool),
        1 => any::<String>().prop_map(|text| Value::Error(text.into())),
        1 => Just(Value::FormulaEmpty),
    ]
}

/// Texts that may stand in a sheet, and numbers.
fn likely() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => mutated().prop_map(|text| Value::Text(text.into())),
        1 => any::<f64>().prop_map(Value::Number),
        1 => (-1e18..1e18_f64).prop_map(|number| Value::Number(number.trunc())),
        1 => "[0-9]{16,40}".prop_map(|digits| Value::LongNumber(digits.into())),
    ]
}

fn habit() -> impl Strategy<Value = Habit> {
    let width = prop::option::of(any::<u8>());
    (width, any::<bool>(), any::<bool>()).prop_map(|(id_width, keeps_digits, decimal_comma)| {
        Habit {
            id_width,
            keeps_digits,
            decimal_comma,
        }
    })
}

fn as_of() -> NaiveDateTime {
    "2026-10-31T18:00:00".parse().expect("a moment")
}

fn plain() -> Writing {
    Writing::plain(Currency::CNY)
}

fn text(text: impl Into<Box<str>>) -> Value {
    Value::Text(text.into())
}

proptest! {
    #[test]
    fn no_cell_stops_a_run(value in value(), habit in habit()) {
        let cell = Cell::new(0, value.clone());
        let words = &*WORDS;
        order_numbers(&cell, habit, &["T200P".to_owned()]);
        waybill_numbers(&cell, habit);
        for places in [0, 4] {
            let _ = read_amount(&value, Writing { places, decimal_comma: habit.decimal_comma, ..plain() });
        }
        for order in [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)] {
            let _ = read_moment_in(&value, as_of(), order);
        }
        let _ = read_time_of_day(&value);
        time_alone(&value);
        read_quantity(&value);
        read_weight(&value);
        person::name(&cell);
        person::phone(&cell);
        cell_error::meaning(&value);
        let text = cell.text();
        words.provinces.find(&text);
        words.courier.status(&text, Some("kuaidi100"));
        words.courier.trace(&text);
        words.order.read(&text, &Values::default());
        words.terms.read(&text);
        words.delivery.is_self_pickup(&text, &text);
        words.delivery.urged(&cell, as_of().date(), as_of());
    }

    #[test]
    fn what_was_read_is_read_again(value in likely(), habit in habit()) {
        let cell = Cell::new(0, value.clone());
        let of = |canonical: &str| Cell::new(0, text(canonical));
        // Whether a slash parts numbers or belongs to one, the blanks beside it tell, and these are taken off.
        for id in identifiers(&cell, habit).into_iter().filter(|id| !id.canonical.contains('/')) {
            let again: Vec<String> = identifiers(&of(&id.canonical), habit)
                .into_iter()
                .map(|id| id.canonical)
                .collect();
            prop_assert_eq!(again, vec![id.canonical]);
        }
        if let Some(name) = person::name(&cell) {
            prop_assert_eq!(person::name(&of(&name)), Some(name));
        }
        if let Some(phone) = person::phone(&cell) {
            prop_assert_eq!(person::phone(&of(&phone)), Some(phone));
        }
        if let Some(province) = WORDS.provinces.find(&cell.text()) {
            prop_assert_eq!(WORDS.provinces.find(&province), Some(province));
        }
        if let Ok(Some(amount)) = read_amount(&value, plain()) {
            let shown = format!("{} {}", amount.money.currency().code(), amount.money);
            let again = read_amount(&text(shown), plain()).map(|again| again.map(|again| again.money));
            prop_assert_eq!(again, Ok(Some(amount.money)));
        }
        if let Some(quantity) = read_quantity(&value) {
            prop_assert_eq!(read_quantity(&text(quantity.to_string())), Some(quantity));
        }
        if let Ok(Some(moment)) = read_moment(&value, as_of()) {
            // The end of a day is the beginning of the next, and printed as a day alone.
            let again = read_moment(&text(moment.to_string()), as_of());
            prop_assert_eq!(again.map(|again| again.map(Moment::at)), Ok(Some(moment.at())));
        }
    }
}
