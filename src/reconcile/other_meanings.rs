//! What in the text of a payment speaks against a match: numbers that only look like those of an order,
//! words of money that is not for goods, and numbers of somebody else's order.

use chrono::{Datelike, NaiveDate};

use super::numbers::is_telling;
use super::slips::{self, Slip};
use super::state::State;
use super::tokens::words;
use super::window;
use crate::model::{OrderIndex, Payment, PaymentIndex};

/// Money between people that is not for goods.
const NOT_FOR_GOODS: [&str; 18] = [
    "保证金",
    "质保金",
    "诚意金",
    "投标",
    "往来",
    "借款",
    "借支",
    "还借",
    "还款",
    "押金",
    "投资",
    "利息",
    "工资",
    "报销",
    "房租",
    "租金",
    "礼金",
    "备用金",
];

/// Words before a telephone number.
const TELEPHONE: [&str; 6] = ["电话", "手机", "联系", "微信", "TEL", "PHONE"];

/// Words before the number of an order.
const ORDER: [&str; 4] = ["订单", "单", "订单编", "合同"];

/// A date in a remark is hardly further from the day of payment than this.
const DAYS: i64 = 92;

/// True if a known number may well be something else where it stands: a telephone number that is called
/// one, or a date near the day of payment.
pub(super) fn means_something_else(number: &str, text: &str, payment: &Payment) -> bool {
    is_called_telephone(number, text) || is_near_date(number, payment)
}

/// True if the text of a receipt says that it is for something else than goods, or bears a number that is
/// shaped like those of the orders, or holds one, and is none of them.
pub(super) fn speaks_of_another(state: &State<'_>, payment: PaymentIndex) -> bool {
    speaks(state, payment, |_| false)
}

/// The same where payer and amount tell the order: a number that is hardly anything but its own, mistyped, is no
/// other.
pub(super) fn speaks_of_another_than(
    state: &State<'_>,
    payment: PaymentIndex,
    order: OrderIndex,
) -> bool {
    let own = state.order(order).map(|order| order.number.as_str());
    let own = own.and_then(slips::plain_without_chinese);
    let is_own = |word: &str| {
        let slip = own
            .as_ref()
            .zip(slips::plain_without_chinese(word))
            .and_then(|(own, word)| slips::slip(&word, own));
        match slip {
            Some(Slip::Alike | Slip::Swapped) => true,
            // The next number may be that of the order which the next book has.
            Some(Slip::Wrong | Slip::Missing | Slip::Extra) => state.numbers().is_covered(word),
            None => false,
        }
    };
    speaks(state, payment, is_own)
}

fn speaks(state: &State<'_>, payment: PaymentIndex, is_own: impl Fn(&str) -> bool) -> bool {
    let Some((payment, memo)) = state
        .payment(payment)
        .and_then(|payment| Some((payment, payment.memo.as_deref()?)))
    else {
        return false;
    };
    if NOT_FOR_GOODS.iter().any(|word| memo.contains(word)) {
        return true;
    }
    let numbers = state.numbers();
    words(memo).iter().any(|word| {
        let unknown = numbers.sound_order(word).is_none() && numbers.parcel(word).is_none();
        let like_ours = is_telling(word)
            && !is_telephone(word)
            && !is_near_date(word, payment)
            && (numbers.has_shape_of(word) || numbers.is_inside(word));
        unknown
            && (like_ours || is_called_order(word, memo) || runs_like_ours(state, word, payment))
            && !is_own(word)
    })
}

/// True for digits one longer or shorter than the numbers of the orders, as running numbers are before and after they
/// turn over; not the amount itself, nor a date.
fn runs_like_ours(state: &State<'_>, word: &str, payment: &Payment) -> bool {
    let numbers = state.numbers();
    let digits = word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let longer = || numbers.has_shape_of(&format!("{word}0"));
    let shorter = || word.get(1..).is_some_and(|rest| numbers.has_shape_of(rest));
    let amount = payment.amount.to_string();
    let is_amount = amount.split('.').next() == Some(word);
    digits
        && !is_amount
        && !is_telephone(word)
        && !is_near_date(word, payment)
        && (longer() || shorter())
}

/// True if the text calls a number that of an order, whatever it looks like.
fn is_called_order(number: &str, text: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let before = text.split(number).next().unwrap_or_default();
    let before = before.trim_end_matches([':', '：', ' ', '#', '号']);
    digits >= 4 && ORDER.iter().any(|word| before.ends_with(word))
}

fn is_called_telephone(number: &str, text: &str) -> bool {
    let before = text.split(number).next().unwrap_or_default();
    let mut last: Vec<char> = before.chars().rev().take(8).collect();
    last.reverse();
    let last: String = last.into_iter().collect::<String>().to_uppercase();
    is_telephone(number) && TELEPHONE.iter().any(|word| last.contains(word))
}

/// True for the digits of a mobile telephone.
pub(super) fn is_telephone(number: &str) -> bool {
    let mut digits = number.bytes();
    number.len() == 11
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && digits.next() == Some(b'1')
        && digits.next().is_some_and(|digit| digit >= b'3')
}

fn is_near_date(number: &str, payment: &Payment) -> bool {
    let full = match number.len() {
        6 => format!("20{number}"),
        8 => number.to_owned(),
        _ => return false,
    };
    let Ok(date) = NaiveDate::parse_from_str(&full, "%Y%m%d") else {
        return false;
    };
    let near = |day: i64| (window::number(date) - day).abs() <= DAYS;
    date.year() >= 2000 && window::day_of(payment).is_none_or(near)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    /// The order bears the number, costs 100.00, and is 张三's; 王五 pays on 3 October.
    fn paid(number: &str, memo: &str, standing: &str) {
        check(
            &format!("order {number} 100.00 10-01 张三\nin P1 100.00 10-03 王五 memo={memo}"),
            &[&format!("P1 {standing} 2 {number}=100.00")],
        );
    }

    #[test]
    fn a_telephone_or_a_date_is_not_surely_a_number_of_an_order() {
        paid("13812345678", "订单13812345678", "confirmed");
        paid("13812345678", "联系电话：13812345678", "suggested");
        paid("20261003", "20261003货款", "suggested");
        paid("261003", "261003", "suggested");
        paid("20261399", "20261399货款", "confirmed");
        paid("20260103", "20260103货款", "confirmed");
    }

    /// 张三 pays for an order; the book has numbers from 20260901001 to 20261008030.
    fn by_payer(memo: &str, standing: &str) {
        check(
            &format!(
                "order 20261003012 218.83 10-01 张三\norder 20260901001 50.00 09-01 李四\n\
                 order 20261008030 60.00 10-08 王五\nin P1 218.83 10-03 张三 memo={memo}"
            ),
            &[&format!("P1 {standing} 20261003012=218.83")],
        );
    }

    #[test]
    fn the_own_number_mistyped_is_no_other_where_payer_and_amount_tell_the_order() {
        for memo in [
            "货款20261003021",
            "20261003011货款",
            "20216003012",
            "2026100312",
            "202610030122",
            "订单2O261003021",
        ] {
            by_payer(memo, "confirmed 5");
        }
    }

    #[test]
    fn another_number_stays_a_doubt() {
        for memo in [
            // Two slips; a day after the last of the book; two numbers; money that is not for goods.
            "20261004021",
            "20261103012",
            "20261003021、20261005007",
            "20261003021借款",
        ] {
            by_payer(memo, "suggested 5");
        }
        // The payer is not known: the amount alone does not say whose number was mistyped.
        check(
            "order 20261003012 218.83 10-01 张三\nin P1 218.83 10-03 - memo=20261003021",
            &["P1 suggested 4 20261003012=218.83"],
        );
        // The number that is named is another order's: the payer's own is only suggested.
        check(
            "order 20261003012 218.83 10-01 张三\norder 20261003021 50.00 10-01 李四\n\
             in P1 218.83 10-03 张三 memo=20261003021",
            &["P1 suggested 4 20261003012=218.83"],
        );
    }
}
