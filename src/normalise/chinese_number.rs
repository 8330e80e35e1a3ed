//! 大写金额: amounts in the capital numerals of receipts and contracts, `壹万贰仟叁佰元伍角整`.

use super::decimal::Decimal;

/// Reads an amount in capital numerals, with or without 元, 角, 分 and 整. `None` for anything else, also for plain
/// numerals: 一百 may be a word.
pub(super) fn read_capitals(squashed: &str) -> Option<Decimal> {
    let bare = squashed.replace("(大写)", "");
    let bare = bare.strip_prefix("大写").unwrap_or(&bare);
    let bare = bare.trim_start_matches(':');
    let bare = bare
        .strip_suffix(['整', '正'])
        .unwrap_or(bare)
        .trim_end_matches('零');
    if !bare.starts_with('拾') && !bare.chars().any(|letter| digit(letter).is_some()) {
        return None;
    }
    let (whole, cents) = match bare.split_once(['元', '圆', '圓']) {
        Some((whole, cents)) => (whole, cents),
        None if bare.contains(['角', '分']) => ("", bare),
        None => (bare, ""),
    };
    let yuan = if whole.is_empty() { 0 } else { integer(whole)? };
    let mantissa = yuan.checked_mul(100)?.checked_add(fraction(cents)?)?;
    Some(Decimal::new(mantissa, 2))
}

/// 角 and 分: `伍角`, `零伍分`, `叁角贰分`.
fn fraction(text: &str) -> Option<u128> {
    let text = text.trim_start_matches('零');
    let (tenths, rest) = match text.split_once('角') {
        Some((tenths, rest)) => (one(tenths)?, rest.trim_start_matches('零')),
        None => (0, text),
    };
    let cents = match rest.strip_suffix('分') {
        Some(cents) => one(cents)?,
        None if rest.is_empty() => 0,
        None => return None,
    };
    Some(tenths * 10 + cents)
}

fn one(text: &str) -> Option<u128> {
    let mut letters = text.chars();
    let only = digit(letters.next()?)?;
    letters.next().is_none().then_some(only)
}

/// A whole number: groups of up to four digits parted by 亿 and 万, each unit smaller than the one before.
fn integer(text: &str) -> Option<u128> {
    let mut sum: u128 = 0;
    let mut rest = text;
    for (units, worth) in [(['亿', '億'], 100_000_000), (['万', '萬'], 10_000)] {
        if let Some((group, later)) = rest.split_once(units) {
            sum = sum.checked_add(below_ten_thousand(group)?.checked_mul(worth)?)?;
            rest = later;
        }
    }
    if !rest.is_empty() {
        sum = sum.checked_add(below_ten_thousand(rest)?)?;
    }
    Some(sum)
}

/// `贰仟零叁拾肆`: units from large to small, 零 wherever people set it.
fn below_ten_thousand(text: &str) -> Option<u128> {
    let mut sum = 0;
    let mut last_unit = 10_000;
    let mut pending: Option<u128> = None;
    for (position, letter) in text.chars().enumerate() {
        if let Some(value) = digit(letter) {
            if pending.is_some_and(|known| known != 0) {
                return None;
            }
            pending = Some(value);
            continue;
        }
        let unit = unit(letter).filter(|unit| *unit < last_unit)?;
        // 拾伍 is fifteen.
        let count = match pending.take() {
            Some(0) | None if unit == 10 && position == 0 => 1,
            Some(count) if count > 0 => count,
            _ => return None,
        };
        sum += count * unit;
        last_unit = unit;
    }
    if text.is_empty() || (pending.is_some_and(|value| value > 0) && last_unit == 1) {
        return None;
    }
    Some(sum + pending.unwrap_or(0))
}

fn digit(letter: char) -> Option<u128> {
    Some(match letter {
        '零' | '〇' => 0,
        '壹' | '壱' => 1,
        '贰' | '貳' | '弍' => 2,
        '叁' | '參' | '叄' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' | '陸' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => return None,
    })
}

fn unit(letter: char) -> Option<u128> {
    Some(match letter {
        '拾' => 10,
        '佰' => 100,
        '仟' => 1000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn capitals_are_read() {
        for (text, fen) in [
            ("壹佰贰拾元整", Some(12_000)),
            ("壹佰贰拾", Some(12_000)),
            ("壹佰贰拾圆正", Some(12_000)),
            ("(大写):壹佰贰拾元整", Some(12_000)),
            ("大写:壹佰元整", Some(10_000)),
            ("壹万贰仟叁佰肆拾伍元陆角柒分", Some(1_234_567)),
            ("贰仟零叁拾元零伍分", Some(203_005)),
            ("叁拾万零伍佰元整", Some(30_050_000)),
            ("壹亿零贰万元整", Some(10_002_000_000)),
            ("拾伍元整", Some(1_500)),
            ("拾元", Some(1_000)),
            ("伍角整", Some(50)),
            ("捌分", Some(8)),
            ("零元整", Some(0)),
            ("一百元整", None),
            ("壹贰叁", None),
            ("壹佰壹仟元", None),
            ("壹元元", None),
            ("元整", None),
            ("壹角伍", None),
            ("", None),
        ] {
            let seen = read_capitals(text).and_then(|decimal| decimal.exact(2));
            assert_eq!(seen, fen, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[零壹贰叁玖拾佰仟万亿元圆角分整大写()人民币]{0,20}") {
            read_capitals(&text).and_then(|decimal| decimal.exact(2));
        }
    }
}
