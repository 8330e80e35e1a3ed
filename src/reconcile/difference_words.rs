//! What the remark of a payment or the note of an order says of a difference.

use crate::config::Decimal;
use crate::model::{DifferenceKind, Money};

const ROUNDING: &[&str] = &["抹零", "零头", "去零", "凑整", "取整"];
const DISCOUNT: &[&str] = &[
    "优惠",
    "折扣",
    "立减",
    "满减",
    "红包",
    "代金券",
    "抵用券",
    "让利",
    "减免",
    "discount",
    "coupon",
];
const FREIGHT: &[&str] = &[
    "运费",
    "邮费",
    "快递费",
    "物流费",
    "补邮",
    "freight",
    "shipping",
];
const FEE: &[&str] = &[
    "手续费",
    "汇费",
    "电汇费",
    "扣费",
    "bank charge",
    "handling fee",
];

/// Before a word they turn it round: 免运费, 不含运费, 无优惠.
const NEGATIONS: [&str; 6] = ["免", "不含", "无", "包", "不收", "没有"];

/// Between a word and the sum that belongs to it.
const BETWEEN: &str = "：:=＝￥¥ 了为减金额是共计-－";

/// What a text says of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// Nothing, or another sum.
    Nothing,
    /// Its name, without a sum.
    Name(&'static str),
    /// Its name, with exactly this sum or share.
    Sum(&'static str),
}

/// What texts say of a difference of a kind; the more telling text counts.
pub(super) fn saying(
    kind: DifferenceKind,
    texts: [Option<&str>; 2],
    awaited: Money,
    off: Money,
) -> Saying {
    let words = match kind {
        DifferenceKind::Rounding => ROUNDING,
        DifferenceKind::Discount => DISCOUNT,
        DifferenceKind::Freight => FREIGHT,
        DifferenceKind::ChannelFee => FEE,
        _ => return Saying::Nothing,
    };
    let mut found = Saying::Nothing;
    for text in texts.into_iter().flatten() {
        if kind == DifferenceKind::Discount && is_share(text, awaited, off) {
            return Saying::Sum("折");
        }
        for word in words {
            match said(text, word, off) {
                sum @ Saying::Sum(_) => return sum,
                name @ Saying::Name(_) if found == Saying::Nothing => found = name,
                _ => {}
            }
        }
    }
    found
}

fn said(text: &str, word: &'static str, off: Money) -> Saying {
    let Some((before, after)) = split_at_word(text, word) else {
        return Saying::Nothing;
    };
    if NEGATIONS.iter().any(|not| before.ends_with(not)) {
        return Saying::Nothing;
    }
    let after = after.trim_start_matches(|letter| BETWEEN.contains(letter));
    let length = after
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(after.len());
    let number = after.get(..length).unwrap_or_default();
    match Decimal::parse(number.trim_end_matches('.')) {
        None => Saying::Name(word),
        Some(sum) if is_amount(sum, off) => Saying::Sum(word),
        Some(_) => Saying::Nothing,
    }
}

/// The text around the first occurrence of a word, whatever the case of Latin letters.
fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut windows = text.as_bytes().windows(word.len());
    let start = windows.position(|window| window.eq_ignore_ascii_case(word.as_bytes()))?;
    Some((text.get(..start)?, text.get(start + word.len()..)?))
}

/// True if a typed sum is an amount in the amount's currency.
fn is_amount(sum: Decimal, amount: Money) -> bool {
    let scale = 10_i128.pow(amount.currency().exponent());
    i128::from(sum.millionths) * scale == i128::from(amount.minor()) * 1_000_000
}

/// True if a text tells of a share that leaves exactly this: 9折, 95折, 8.5折.
fn is_share(text: &str, awaited: Money, off: Money) -> bool {
    let Some((before, _)) = text.split_once('折') else {
        return false;
    };
    let digits = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let number = before.strip_prefix(digits).unwrap_or_default();
    let Some(share) = Decimal::parse(number).filter(|share| share.millionths > 0) else {
        return false;
    };
    // 9折 and 8.5折 are tenths, 95折 are hundredths.
    let percent = if share < Decimal::whole(10) {
        share.millionths * 10
    } else {
        share.millionths
    };
    let rest = 100_000_000 - percent;
    let discount = i128::from(awaited.minor()) * i128::from(rest);
    let missed = (discount - i128::from(off.minor()) * 100_000_000).abs();
    rest > 0 && missed <= 100_000_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DifferenceKind::{ChannelFee, Discount, Freight, Rounding, TypingError};

    fn check(kind: DifferenceKind, text: &str, off: i64, expected: Saying) {
        let found = saying(
            kind,
            [None, Some(text)],
            Money::cny(100_00),
            Money::cny(off),
        );
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_name_a_difference_and_a_sum_makes_it_exact() {
        use Saying::{Name, Nothing, Sum};
        check(Rounding, "货款，已抹零", 60, Name("抹零"));
        check(Discount, "老客户优惠10元", 10_00, Sum("优惠"));
        check(Discount, "优惠：¥10.00", 10_00, Sum("优惠"));
        check(Discount, "优惠10元", 12_00, Nothing);
        check(Discount, "优惠 10.5", 10_50, Sum("优惠"));
        check(Freight, "含运费12", 12_00, Sum("运费"));
        check(Freight, "含运费", 12_00, Name("运费"));
        check(Freight, "免运费", 12_00, Nothing);
        check(Freight, "Freight 12", 12_00, Sum("freight"));
        check(ChannelFee, "扣手续费", 60, Name("手续费"));
        check(Discount, "货款", 10_00, Nothing);
        check(TypingError, "优惠10元", 10_00, Nothing);
        check(Discount, "优惠1000000000000000000000", 10_00, Name("优惠"));
    }

    #[test]
    fn a_share_says_what_is_left() {
        use Saying::{Nothing, Sum};
        check(Discount, "老客户9折", 10_00, Sum("折"));
        check(Discount, "95折", 5_00, Sum("折"));
        check(Discount, "8.5折", 15_00, Sum("折"));
        check(Discount, "9折", 12_00, Nothing);
        check(Discount, "打折", 10_00, Nothing);
        check(Discount, "0折", 10_00, Nothing);
    }
}
