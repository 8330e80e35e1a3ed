//! Who paid, and whose order it is: names made comparable.

use unicode_normalization::UnicodeNormalization;

use crate::model::{Payment, is_masked};

/// What firms carry behind their name, longest first.
const LEGAL_FORMS: [&str; 5] = [
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "公司",
    "(个体工商户)",
];

/// How payer and customer agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The same name.
    Same,
    /// One of them is not told, masked, or no name: nothing contradicts.
    Unknown,
    /// Two names that differ. It may be 代付, which is normal.
    Different,
}

/// A name to compare: half-width capitals without blanks and without the legal form of a firm. `None`
/// for what is masked, and for a single character or mere digits.
pub(super) fn name_key(name: &str) -> Option<String> {
    if is_masked(name) {
        return None;
    }
    // Most names are plain Chinese already, and folding is the dearest step.
    let folded: String = if name.chars().all(is_han) {
        name.to_owned()
    } else {
        let letters = name.nfkc().filter(|letter| !letter.is_whitespace());
        letters.flat_map(char::to_uppercase).collect()
    };
    let core = LEGAL_FORMS
        .iter()
        .find_map(|form| folded.strip_suffix(form))
        .unwrap_or(&folded);
    let telling = core.chars().count() >= 2 && core.chars().any(char::is_alphabetic);
    telling.then(|| core.to_owned())
}

/// A telephone number in full, its digits.
pub(super) fn phone_key(phone: &str) -> Option<String> {
    if is_masked(phone) {
        return None;
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let plain = phone
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+- ".contains(letter));
    let local = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(&digits);
    (plain && local.len() == 11 && local.starts_with('1')).then(|| local.to_owned())
}

/// Compares the payer with a customer. Only Chinese names are compared: a platform account is another
/// kind of name for the same person.
pub(super) fn agreement(payment: &Payment, customer: Option<&str>) -> Agreement {
    let (Some(payer), Some(customer)) = (payment.party.as_deref(), customer) else {
        return Agreement::Unknown;
    };
    match (is_masked(payer), is_masked(customer)) {
        (true, true) => Agreement::Unknown,
        (true, false) => visible_part_fits(payer, customer),
        (false, true) => visible_part_fits(customer, payer),
        (false, false) => match (name_key(payer), name_key(customer)) {
            (Some(payer), Some(customer)) if payer == customer => Agreement::Same,
            (Some(payer), Some(customer)) if is_chinese(&payer) && is_chinese(&customer) => {
                Agreement::Different
            }
            _ => Agreement::Unknown,
        },
    }
}

/// A masked name contradicts a full one if what it shows is not in it, in that order.
fn visible_part_fits(masked: &str, full: &str) -> Agreement {
    let mut letters = full.chars();
    let shown = masked.chars().filter(|letter| is_han(*letter));
    let fits = shown
        .into_iter()
        .all(|shown| letters.any(|letter| letter == shown));
    if fits || !is_chinese(full) {
        Agreement::Unknown
    } else {
        Agreement::Different
    }
}

fn is_chinese(name: &str) -> bool {
    name.chars().filter(|letter| is_han(*letter)).count() >= 2
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::super::testing::book;
    use super::*;

    #[test]
    fn names_are_compared_without_legal_form_and_blanks() {
        let cases = [
            ("深圳市甲乙科技有限公司", Some("深圳市甲乙科技")),
            ("甲乙（深圳）股份有限公司", Some("甲乙(深圳)")),
            ("张 三", Some("张三")),
            ("ａｂｃ", Some("ABC")),
            ("张*", None),
            ("张", None),
            ("12345", None),
        ];
        for (name, expected) in cases {
            assert_eq!(name_key(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn only_full_mobile_numbers_are_keys() {
        let cases = [
            ("13812345678", Some("13812345678")),
            ("+86 138-1234-5678", Some("13812345678")),
            ("5678", None),
            ("138****5678", None),
            ("6222021234567890123", None),
        ];
        for (phone, expected) in cases {
            assert_eq!(phone_key(phone).as_deref(), expected, "{phone}");
        }
    }

    #[test]
    fn payer_and_customer_agree_differ_or_cannot_be_compared() {
        use Agreement::{Different, Same, Unknown};
        let cases = [
            ("张三", "张三", Same),
            ("李四", "张三", Different),
            ("*三", "张三", Unknown),
            ("李*", "张三", Different),
            ("张三", "tb_12345", Unknown),
            ("-", "张三", Unknown),
        ];
        for (payer, customer, expected) in cases {
            let book = book(&format!("in P1 1.00 10-01 {payer}"));
            assert_eq!(
                agreement(&book.payments[0], Some(customer)),
                expected,
                "{payer} {customer}"
            );
        }
    }
}
