//! The text of a TOML file with comments in both languages.

use std::fmt::Write;

use crate::lang::Catalogue;

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// A TOML list of strings.
pub(super) fn list<S: AsRef<str>>(texts: &[S]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// The text of the file, with comments in both languages.
#[derive(Debug)]
pub(super) struct Text<'a> {
    text: String,
    catalogues: &'a [Catalogue],
}

impl<'a> Text<'a> {
    /// A text without a line yet.
    pub(super) fn new(catalogues: &'a [Catalogue]) -> Self {
        Self {
            text: String::new(),
            catalogues,
        }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A line with nothing on it.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// An entry.
    pub(super) fn key(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {value}"));
    }

    /// A comment, a line for each language.
    pub(super) fn note(&mut self, key: &str, values: &[(&str, &str)]) {
        for words in self.catalogues {
            let note = words.fill(key, values);
            self.line(&format!("# {note}"));
        }
    }

    /// The words of a key in each language, for a comment behind an entry.
    pub(super) fn both(&self, key: &str) -> String {
        let words: Vec<&str> = self.catalogues.iter().map(|words| words.get(key)).collect();
        format!("  {}", words.join(" / "))
    }
}
