//! 姓名, 电话: people as they are named and called.

use super::cell_error::is_error;
use super::text::{is_empty_mark, plain};
use crate::read::{Cell, Value};

/// A name without armour, full-width letters and the blanks that people set between Chinese characters (`张 三`); masked
/// names stay masked. `None` for a mark of nothing and for error values.
pub(crate) fn name(cell: &Cell) -> Option<String> {
    if is_error(&cell.value) {
        return None;
    }
    let text = cell.text();
    if is_empty_mark(&text) {
        return None;
    }
    let plain = plain(&text);
    let mut name = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        let between = letter == ' '
            && name.chars().next_back().is_some_and(is_chinese)
            && letters.peek().copied().is_some_and(is_chinese);
        if !between {
            name.push(letter);
        }
    }
    Some(name)
}

/// A telephone number in digits: `+86`, separators and blanks are taken off, `138****1234` stays masked, of a virtual number
/// with an extension (`13800001111-1234`, `转1234`) the number is kept. `None` if no digit is visible.
pub(crate) fn phone(cell: &Cell) -> Option<String> {
    if matches!(
        cell.value,
        Value::Error(_) | Value::Date(_) | Value::Bool(_)
    ) {
        return None;
    }
    let text = cell.text();
    let plain = plain(&text);
    let groups: Vec<&str> = plain
        .split(|letter: char| !(letter.is_ascii_digit() || letter == '*'))
        .filter(|group| !group.is_empty())
        .collect();
    let mobile = groups
        .iter()
        .map(|group| without_country(group))
        .find(|group| group.len() == 11 && group.starts_with('1'));
    let number = match mobile {
        Some(mobile) => mobile.to_owned(),
        None => without_country(&groups.concat()).to_owned(),
    };
    let visible = number.bytes().filter(u8::is_ascii_digit).count();
    (visible >= 3).then_some(number)
}

fn without_country(digits: &str) -> &str {
    digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86"))
        .filter(|rest| rest.len() == 11 && rest.starts_with('1'))
        .unwrap_or(digits)
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Cell {
        Cell::new(0, Value::Text(text.into()))
    }

    #[test]
    fn names() {
        for (typed, expected) in [
            (" 张三 ", Some("张三")),
            ("张 三", Some("张三")),
            ("张　三", Some("张三")),
            ("ＡＢＣ公司", Some("ABC公司")),
            ("John  Smith", Some("John Smith")),
            ("张三 Amy", Some("张三 Amy")),
            ("x4***6", Some("x4***6")),
            ("-", None),
            ("/", None),
            ("无", None),
        ] {
            assert_eq!(name(&text(typed)).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn phones() {
        for (typed, expected) in [
            ("13800001111", Some("13800001111")),
            ("138 0000 1111", Some("13800001111")),
            ("138-0000-1111", Some("13800001111")),
            ("+86 138-0000-1111", Some("13800001111")),
            ("86-13800001111", Some("13800001111")),
            ("008613800001111", Some("13800001111")),
            ("１３８００００１１１１", Some("13800001111")),
            ("138****1234", Some("138****1234")),
            ("13800001111-1234", Some("13800001111")),
            ("13800001111转1234", Some("13800001111")),
            ("张三 13800001111", Some("13800001111")),
            ("0755-12345678", Some("075512345678")),
            ("'13800001111", Some("13800001111")),
            ("****", None),
            ("##密文", None),
            ("-", None),
        ] {
            assert_eq!(phone(&text(typed)).as_deref(), expected, "{typed}");
        }
        let number = Cell::new(0, Value::Number(13_800_001_111.0));
        assert_eq!(phone(&number).as_deref(), Some("13800001111"));
    }

    proptest! {
        #[test]
        fn never_panics(typed in any::<String>()) {
            name(&text(&typed));
            phone(&text(&typed));
        }
    }
}
