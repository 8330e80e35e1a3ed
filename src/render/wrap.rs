//! Breaks a text into lines of a terminal: Chinese anywhere, Latin words and numbers whole if they fit.

use unicode_width::UnicodeWidthChar;

use super::width::{columns, is_joined};

/// The lines of a text, each at most `room` columns wide; at least one line.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for unit in units(text) {
        if columns(&line) + columns(unit) > room && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if line.is_empty() && unit.trim().is_empty() && !lines.is_empty() {
            continue;
        }
        for character in unit.chars() {
            let width = character.width().unwrap_or(0);
            if columns(&line) + width > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Latin marks that never begin a line, and marks that never end one.
const CLOSING: &str = ")]},.;:!?";
const OPENING: &str = "([{";

/// What stays on one line.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let end = start + character.len_utf8();
            let joined = characters.peek().is_some_and(|(_, after)| {
                is_joined(character, *after)
                    || CLOSING.contains(*after)
                    || OPENING.contains(character)
            });
            if !joined {
                let (unit, after) = rest.split_at_checked(end)?;
                rest = after;
                return Some(unit);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        for (text, room, expected) in [
            ("", 10, &[""][..]),
            ("订单号", 6, &["订单号"]),
            ("订单号码", 6, &["订单号", "码"]),
            ("订单，收款", 4, &["订", "单，", "收款"]),
            ("收入(元)，", 6, &["收入", "(元)，"]),
            ("see SF12345678 now", 10, &["see", "SF12345678", "now"]),
            ("SF1234567890", 5, &["SF123", "45678", "90"]),
        ] {
            assert_eq!(wrap(text, room), expected, "{text} in {room}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "\\PC{0,60}", room in 2usize..30) {
            let lines = wrap(&text, room);
            prop_assert!(lines.iter().all(|line| columns(line) <= room));
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
        }
    }
}
