//! Telephones and accounts made comparable.

use crate::model::is_masked;

/// A mobile number in full, as a number.
pub(super) type Phone = u64;

/// The last four digits of a telephone.
pub(super) type Tail = u16;

/// Words before the last digits of a telephone in a remark.
const TAIL_WORDS: [&str; 5] = ["尾号", "尾數", "尾数", "手机尾", "电话尾"];

/// A mobile number that is all there is in a field.
pub(super) fn phone_key(phone: &str) -> Option<Phone> {
    let plain = phone
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+- ".contains(letter));
    if !plain || phone.len() < 11 {
        return None;
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    mobile(&digits)
}

fn mobile(digits: &str) -> Option<Phone> {
    let local = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(digits);
    let second = local.as_bytes().get(1).copied()?;
    (local.len() == 11 && local.starts_with('1') && second >= b'3')
        .then(|| local.parse().ok())
        .flatten()
}

/// The only mobile number inside a text; two that differ tell nothing.
pub(super) fn phone_in(text: &str) -> Option<Phone> {
    let mut found = None;
    for run in text.split(|letter: char| !letter.is_ascii_digit()) {
        if let Some(phone) = Some(run).filter(|run| run.len() >= 11).and_then(mobile) {
            if found.is_some_and(|known| known != phone) {
                return None;
            }
            found = Some(phone);
        }
    }
    // Letters and dots beside the digits make them a piece of something else.
    found.filter(|phone| {
        let digits = phone.to_string();
        text.split_once(&digits).is_some_and(|(before, after)| {
            let joins = |letter: Option<char>| {
                letter.is_some_and(|one| one.is_ascii_alphanumeric() || matches!(one, '.' | '_'))
            };
            !joins(before.chars().next_back()) && !joins(after.chars().next())
        })
    })
}

/// The last four digits of a telephone that a field shows, in full or masked: `138****1234`.
pub(super) fn tail_key(phone: &str) -> Option<Tail> {
    if let Some(phone) = phone_key(phone) {
        return u16::try_from(phone % 10_000).ok();
    }
    let masked = is_masked(phone) && phone.trim().starts_with('1');
    masked.then(|| last_four(phone.trim())).flatten()
}

/// The last four digits of a telephone that a remark tells: `尾号1234`, `138****1234`.
pub(super) fn tail_in(text: &str) -> Option<Tail> {
    let named = TAIL_WORDS.iter().find_map(|word| {
        let after = text.split_once(word)?.1;
        let after = after.trim_start_matches([':', '：', ' ', '是', '为']);
        let end = after.find(|letter: char| !letter.is_ascii_digit());
        let digits = after.get(..end.unwrap_or(after.len()))?;
        (digits.len() == 4).then(|| digits.parse().ok()).flatten()
    });
    named.or_else(|| {
        let mut words = text.split(|letter: char| !letter.is_ascii_digit() && letter != '*');
        words.find_map(|word| {
            (word.len() == 11 && word.contains('*'))
                .then(|| tail_key(word))
                .flatten()
        })
    })
}

fn last_four(text: &str) -> Option<Tail> {
    let at = text.len().checked_sub(4)?;
    let digits = text.get(at..)?;
    let told = digits.bytes().all(|byte| byte.is_ascii_digit());
    told.then(|| digits.parse().ok()).flatten()
}

/// A number or address of an account, unmasked; a telephone is none.
pub(super) fn account_key(account: &str) -> Option<String> {
    let mut parts = account.split(['|', '｜']).map(str::trim);
    let number = parts.find(|part| {
        if is_masked(part) || phone_key(part).is_some() {
            return false;
        }
        let address = part.contains('@') && part.len() >= 6;
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let number = digits >= 8
            && part
                .chars()
                .all(|letter| letter.is_ascii_digit() || "- ".contains(letter));
        address || number
    })?;
    let kept = number.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    Some(kept.flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_mobile_numbers_are_keys() {
        for (phone, expected) in [
            ("13812345678", Some(13_812_345_678)),
            ("+86 138-1234-5678", Some(13_812_345_678)),
            ("5678", None),
            ("138****5678", None),
            ("12812345678", None),
            ("6222021234567890123", None),
        ] {
            assert_eq!(phone_key(phone), expected, "{phone}");
        }
    }

    #[test]
    fn a_remark_may_hold_a_number_or_its_tail() {
        for (text, phone, tail) in [
            ("张三13812345678货款", Some(13_812_345_678), None),
            ("13812345678 13912345678", None, None),
            ("A13812345678", None, None),
            ("手机尾号5678", None, Some(5678)),
            ("尾号：0012 货款", None, Some(12)),
            ("138****5678", None, Some(5678)),
            ("尾号56789", None, None),
            ("货款", None, None),
        ] {
            assert_eq!((phone_in(text), tail_in(text)), (phone, tail), "{text}");
        }
    }

    #[test]
    fn accounts_are_compared_without_blanks() {
        for (account, expected) in [
            ("6222 0212 3456 7890", Some("6222021234567890")),
            ("张三|6222021234567890", Some("6222021234567890")),
            ("Li@Example.com", Some("li@example.com")),
            ("6222****7890", None),
            ("13812345678", None),
            ("张三", None),
        ] {
            assert_eq!(account_key(account).as_deref(), expected, "{account}");
        }
    }
}
