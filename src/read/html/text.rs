//! The text and the value of a cell as a browser shows them.

use super::tokens::Typed;
use crate::read::convert::has_leading_zeros;
use crate::read::{Value, literal};

/// A text that grows: white space falls together, lines break where the page says so.
#[derive(Debug, Default)]
pub(super) struct CellText {
    text: String,
    is_spaced: bool,
}

impl CellText {
    /// Adds text of the page.
    pub(super) fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                self.is_spaced = true;
                continue;
            }
            if self.is_spaced && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.is_spaced = false;
            // A blank that does not break is still a blank.
            let letter = if letter == '\u{a0}' { ' ' } else { letter };
            self.text.push(letter);
        }
    }

    /// Begins a new line.
    pub(super) fn break_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
        self.is_spaced = false;
    }

    /// Begins a new line unless one has just begun.
    pub(super) fn begin_block(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.break_line();
        }
    }

    /// Sets apart what comes next.
    pub(super) fn space(&mut self) {
        self.is_spaced = true;
    }

    /// The whole text.
    pub(super) fn finish(&self) -> &str {
        self.text.trim_matches([' ', '\n'])
    }
}

/// The value of a cell; `None` if it is blank.
pub(super) fn value_of(text: &str, typed: &Typed) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    Some(match typed {
        Typed::Number(exact) => {
            let exact = if exact.is_empty() { text } else { exact };
            // An id that is shown with zeros is that id.
            if has_leading_zeros(text, exact) {
                return Some(Value::Text(text.into()));
            }
            number(exact, text).unwrap_or_else(|| Value::Text(text.into()))
        }
        Typed::Bool if text.eq_ignore_ascii_case("true") => Value::Bool(true),
        Typed::Bool if text.eq_ignore_ascii_case("false") => Value::Bool(false),
        Typed::Error => Value::Error(text.into()),
        Typed::Bool | Typed::Untyped => Value::Text(text.into()),
    })
}

/// A number, if it is shown as one: under a date the page keeps a day count that says less than the
/// text.
fn number(exact: &str, shown: &str) -> Option<Value> {
    let bare: String = shown
        .chars()
        .filter(|letter| !matches!(letter, ',' | '%' | ' ' | '¥' | '￥' | '$' | '(' | ')'))
        .collect();
    let is_filled = !bare.is_empty() && bare.chars().all(|letter| letter == '#');
    if !is_filled && bare.parse::<f64>().is_err() {
        return None;
    }
    literal::number(&exact.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_falls_together_and_lines_break() {
        let mut text = CellText::default();
        text.push("\n   张三\n\t ");
        text.push("李四 \u{a0}");
        text.break_line();
        text.push("  \u{a0}13800138000\u{a0} \r\n");
        text.begin_block();
        assert_eq!(text.finish(), "张三 李四\n 13800138000");
    }

    #[test]
    fn the_exact_number_is_taken_and_a_date_stays_as_shown() {
        let number = |text: &str| Typed::Number(text.to_owned());
        let text = |text: &str| Some(Value::Text(text.into()));
        let cases = [
            ("1,280.50", number("1280.5"), Some(Value::Number(1280.5))),
            ("1,280.50", number(""), Some(Value::Number(1280.5))),
            ("12%", number("0.123"), Some(Value::Number(0.123))),
            ("00001234", number("1234"), text("00001234")),
            ("013", number("12.7"), Some(Value::Number(12.7))),
            ("0", number("0"), Some(Value::Number(0.0))),
            ("####", number("7"), Some(Value::Number(7.0))),
            ("2026-10-31", number("46326"), text("2026-10-31")),
            (
                "7.83123E+17",
                number("783123456789012345"),
                Some(Value::LongNumber("783123456789012345".into())),
            ),
            (
                "783123456789012345",
                Typed::Untyped,
                text("783123456789012345"),
            ),
            ("=\"0012\"", Typed::Untyped, text("=\"0012\"")),
            ("TRUE", Typed::Bool, Some(Value::Bool(true))),
            ("#N/A", Typed::Error, Some(Value::Error("#N/A".into()))),
            ("", number("1"), None),
        ];
        for (shown, typed, expected) in cases {
            assert_eq!(value_of(shown, &typed), expected, "{shown} {typed:?}");
        }
    }
}
