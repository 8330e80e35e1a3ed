//! Makes words safe for a sheet: no control characters, nothing too long, sheet names that Excel takes.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// The most UTF-16 units that Excel keeps in a cell.
pub(crate) const CELL_LIMIT: usize = 32_767;
/// The most UTF-16 units of a sheet's name.
const NAME_LIMIT: usize = 31;

/// The text without control characters (a tab becomes a blank, line ends become `\n`), cut with `…`
/// where it is longer than a cell can hold.
pub(crate) fn cell_text(text: &str) -> Cow<'_, str> {
    let clean = if text.chars().any(is_foreign) {
        Cow::Owned(
            text.replace("\r\n", "\n")
                .chars()
                .filter_map(|character| match character {
                    '\t' => Some(' '),
                    '\r' => Some('\n'),
                    _ => (!is_foreign(character)).then_some(character),
                })
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    };
    // A byte count below the limit proves the count of units without counting.
    if clean.len() <= CELL_LIMIT || clean.encode_utf16().count() <= CELL_LIMIT {
        return clean;
    }
    let mut cut = take_units(&clean, CELL_LIMIT - 1);
    cut.push('…');
    Cow::Owned(cut)
}

fn is_foreign(character: char) -> bool {
    (character.is_control() && character != '\n') || matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn take_units(text: &str, limit: usize) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= limit
        })
        .collect()
}

/// Names for sheets, in the order of asking: cleaned, cut and made unique without regard to case.
pub(crate) struct SheetNames {
    taken: BTreeSet<String>,
    unnamed: String,
}

impl SheetNames {
    /// No names yet; `unnamed` stands for a name of which nothing is left.
    pub(crate) fn new(unnamed: &str) -> Self {
        // Excel keeps this name for itself.
        let taken = BTreeSet::from(["history".to_owned()]);
        Self {
            taken,
            unnamed: unnamed.to_owned(),
        }
    }

    /// The name that a sheet gets when it asks for `wanted`.
    pub(crate) fn claim(&mut self, wanted: &str) -> String {
        let clean: String = wanted
            .chars()
            .map(|character| match character {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
                other => other,
            })
            .filter(|character| !is_foreign(*character) && *character != '\n')
            .collect();
        let mut base = take_units(clean.trim_matches(['\'', ' ']), NAME_LIMIT);
        if base.is_empty() {
            base.clone_from(&self.unnamed);
        }
        let mut name = base.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            let suffix = format!("_{number}");
            name = take_units(&base, NAME_LIMIT - suffix.len()) + &suffix;
            number += 1;
        }
        name.trim_end_matches('\'').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_what_a_sheet_cannot_hold() {
        for (text, expected) in [
            ("=1+1", "=1+1"),
            ("a\u{0}b\u{1b}c", "abc"),
            ("甲\t乙\r\n丙\r丁", "甲 乙\n丙\n丁"),
        ] {
            assert_eq!(cell_text(text), expected);
        }
        let long = "😀".repeat(20_000);
        let cut = cell_text(&long);
        assert_eq!(cut.encode_utf16().count(), 32_767);
        assert!(cut.ends_with("😀…"));
        assert_eq!(
            cell_text(&"汉".repeat(CELL_LIMIT)).chars().count(),
            CELL_LIMIT
        );
    }

    #[test]
    fn sheet_names_are_clean_short_and_unique() {
        let mut names = SheetNames::new("未命名");
        for (wanted, expected) in [
            ("概览", "概览"),
            ("订单[6月]/A*?", "订单 6月  A"),
            ("Data", "Data"),
            ("DATA", "DATA_2"),
            ("", "未命名"),
            ("'[]'", "未命名_2"),
            ("History", "History_2"),
        ] {
            assert_eq!(names.claim(wanted), expected);
        }
        let long = "很".repeat(40);
        assert_eq!(names.claim(&long).chars().count(), 31);
        let second = names.claim(&long);
        assert_eq!(second.chars().count(), 31);
        assert!(second.ends_with("很_2"));
    }
}
