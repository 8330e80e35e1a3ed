//! Text from inputs on its way to a terminal: what a cell or a file's name holds may be looked at, and
//! never obeyed.

use std::borrow::Cow;

/// True for characters that a terminal obeys, or that change the order or the width of others unseen.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}')
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(character, '\u{e0000}'..='\u{e0fff}')
}

/// The text on one line: unseen characters are left out, white space of any length is one blank.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        let blank = character.is_whitespace() || matches!(character, '\u{2028}' | '\u{2029}');
        if blank && !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        } else if !blank && !is_unseen(character) {
            line.push(character);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text with `�` for every character that a terminal would obey, but for the ends of lines.
pub fn printable(text: &str) -> Cow<'_, str> {
    let obeyed = |character: char| character.is_control() && character != '\n';
    if text.chars().any(obeyed) {
        let shown = |character| {
            if obeyed(character) {
                '\u{fffd}'
            } else {
                character
            }
        };
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_taken_out() {
        for (text, expected) in [
            (" 订单\r\n\t编号 ", "订单 编号"),
            ("a\u{1b}[31mred\u{9b}0m\u{7}", "a[31mred0m"),
            ("\u{feff}10\u{200b}月\u{202e}", "10月"),
            ("👨\u{200d}👩", "👨👩"),
            ("\u{3000}", ""),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        assert_eq!(printable("a\u{1b}b\nc\r"), "a\u{fffd}b\nc\u{fffd}");
    }

    proptest! {
        #[test]
        fn one_line_is_one_line_of_seen_characters(text in any::<String>()) {
            let line = one_line(&text);
            prop_assert!(!line.chars().any(is_unseen));
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
