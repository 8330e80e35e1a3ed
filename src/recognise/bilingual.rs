//! Headers in two languages in one cell: `订单号/Order No.`, `订单号 (Order No)`, two lines.

use super::header_key;
use super::row_fate::is_chinese;

/// A word of another language has at least so many letters; `(kg)`, `USD` and `COD` are no translations.
const LEAST_LETTERS: usize = 4;

/// The comparable words of a cell that says the same in Chinese and in English, the Chinese first.
/// Empty for a cell in one language.
pub(super) fn halves(text: &str) -> Vec<String> {
    // Nearly every header is in one language.
    if !text.contains(is_chinese) || !text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let mut words: Vec<&str> = text
        .split([
            '\n', '\r', '/', '／', '|', '(', ')', '（', '）', '[', ']', '【', '】',
        ])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    if let [word] = words.as_slice() {
        words = at_the_border(word);
    }
    let english = |word: &&&str| !word.contains(is_chinese);
    let other = words.iter().find(english);
    let letters = other.map_or(0, |word| {
        word.chars().filter(char::is_ascii_alphabetic).count()
    });
    if letters < LEAST_LETTERS {
        return Vec::new();
    }
    let own = words.iter().find(|word| word.contains(is_chinese));
    own.into_iter()
        .chain(other)
        .map(|word| header_key(word))
        .filter(|key| !key.is_empty())
        .collect()
}

/// `订单号 Order No` as two words; the blank between the languages is needed, for `订单ID` is one word.
fn at_the_border(text: &str) -> Vec<&str> {
    let is_border = |(place, blank): &(usize, char)| {
        let (before, after) = text.split_at(*place);
        let is_own = |part: &str| !part.contains(|letter: char| letter.is_ascii_alphabetic());
        let is_other = |part: &str| !part.contains(is_chinese);
        blank.is_whitespace()
            && ((is_own(before) && is_other(after)) || (is_other(before) && is_own(after)))
    };
    match text.char_indices().find(is_border) {
        Some((place, _)) => {
            let (before, after) = text.split_at(place);
            vec![before.trim(), after.trim()]
        }
        None => vec![text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_in_two_languages_has_two_words() {
        let cases: [(&str, &[&str]); 13] = [
            ("订单号/Order No.", &["订单号", "orderno."]),
            ("订单号\nOrder No", &["订单号", "orderno"]),
            ("订单号 Order No", &["订单号", "orderno"]),
            ("Order No 订单号", &["订单号", "orderno"]),
            ("客户（Customer）", &["客户", "customer"]),
            ("金额(元)/Amount", &["金额", "amount"]),
            ("订单ID", &[]),
            ("SKU编码", &[]),
            ("金额(COD)", &[]),
            ("重量/kg", &[]),
            ("金额 USD", &[]),
            ("订单号", &[]),
            ("Order No", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(halves(text), expected, "{text:?}");
        }
    }
}
