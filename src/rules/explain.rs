//! One rule explained, for `gendan rules G405`: a text of at most 80 columns.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::catalogue::{catalogue, severity_word};
use crate::lang::Catalogue;

const COLUMNS: usize = 80;
const INDENT: usize = 4;
/// Marks that must not begin a line.
const CLOSING: &str = "，。、；：？！）”』》”’…,.;:?!)";
/// Marks that must not end a line.
const OPENING: &str = "（“『《“‘(";

/// The text about a rule, each line ended; `None` if there is no such code. Capitals do not matter.
pub fn explain(code: &str, words: &Catalogue) -> Option<String> {
    let code = code.trim().to_ascii_uppercase();
    let entry = catalogue(words)
        .into_iter()
        .find(|entry| entry.code == code)?;
    let severity = severity_word(entry.severity, words);
    let mut text = format!("{} {} · {severity}\n", entry.code, entry.name);
    for (label, paragraph) in [
        ("rules.table.what", &entry.what),
        ("rules.table.why", &entry.why),
        ("rules.table.todo", &entry.todo),
    ] {
        section(&mut text, words.get(label), paragraph);
    }
    let mut setting = format!(
        "[rules.{}]\nseverity = \"{}\"",
        entry.code,
        entry.severity.code()
    );
    for (name, default) in &entry.thresholds {
        let meaning = format!("rules.threshold.{name}");
        let _ = write!(setting, "\n{name} = {default}");
        if words.has(&meaning) {
            let _ = write!(setting, "  # {}", words.get(&meaning));
        }
    }
    section(&mut text, words.get("rules.table.settings"), &setting);
    Some(text)
}

fn section(text: &mut String, label: &str, paragraphs: &str) {
    let _ = write!(text, "\n{label}\n");
    for paragraph in paragraphs.lines() {
        for line in wrap(paragraph, COLUMNS - INDENT) {
            let _ = writeln!(text, "{:INDENT$}{line}", "");
        }
    }
}

/// Breaks a paragraph into lines of at most so many columns. Chinese breaks between any two
/// characters, save before a closing mark and after an opening one; other words stay whole.
fn wrap(paragraph: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(paragraph) {
        if !line.is_empty() && line.width() + piece.trim_end().width() > columns {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(&piece);
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The parts between which a line may be broken; blanks stay with the part before them.
fn pieces(paragraph: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for character in paragraph.chars() {
        let is_wide = |one: char| one.width() == Some(2);
        let joined = before.is_none_or(|before| {
            character == ' '
                || CLOSING.contains(character)
                || OPENING.contains(before)
                || (before != ' ' && !is_wide(before) && !is_wide(character))
        });
        match pieces.last_mut().filter(|_| joined) {
            Some(piece) => piece.push(character),
            None => pieces.push(character.to_string()),
        }
        before = Some(character);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Language;
    use crate::rules::RULES;

    #[test]
    fn explains_a_rule() {
        let words = Catalogue::new(Language::Chinese);
        let text = explain(" g406 ", &words).expect("a rule");
        assert!(text.starts_with("G406 轨迹停滞 · 关注\n\n何时报告\n    快递已揽收"));
        assert!(text.ends_with(
            "怎么设置\n    [rules.G406]\n    severity = \"warning\"\n    hours_other = 72  # 一般地区满多少小时\n    hours_remote = 120  # 偏远地区满多少小时\n"
        ));
        assert_eq!(explain("G000", &words), None);
    }

    #[test]
    fn no_line_is_too_long() {
        for language in [Language::Chinese, Language::English] {
            let words = Catalogue::new(language);
            for rule in RULES {
                let text = explain(rule.code, &words).expect("a rule");
                for line in text.lines() {
                    assert!(line.width() <= COLUMNS, "{line}");
                }
            }
        }
    }

    #[test]
    fn breaks_where_the_language_allows() {
        for (paragraph, columns, expected) in [
            ("one two three", 7, "one two/three"),
            ("跟单跟单跟单", 8, "跟单跟单/跟单"),
            ("跟单跟单，跟单", 8, "跟单跟/单，跟单"),
            ("跟单（跟单）", 6, "跟单/（跟/单）"),
            ("跟单 G406 跟单", 9, "跟单 G406/跟单"),
            ("", 9, ""),
        ] {
            assert_eq!(wrap(paragraph, columns).join("/"), expected, "{paragraph}");
        }
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_blanks(paragraph in "[a-z跟单，。（） ]{0,60}") {
            let solid = |text: &str| text.replace(' ', "");
            let wrapped = wrap(&paragraph, 12).concat();
            prop_assert_eq!(solid(&wrapped), solid(&paragraph));
        }
    }
}
