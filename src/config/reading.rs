//! What reading a file needs to know besides the file.

use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

use super::Limits;

/// `[reading]` as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// The file of passwords, one on each line; relative to the configuration file, empty for none.
    pub passwords: String,
}

/// How files are opened.
#[derive(Clone, Debug, Default)]
pub struct ReadSettings {
    /// What one file may cost.
    pub limits: Limits,
    /// The passwords that are tried on an encrypted workbook.
    pub passwords: Vec<Password>,
    /// The files that they stand in, which are never read as tables: a report would show them.
    pub password_files: Vec<PathBuf>,
    /// The program that reads risky formats in a process of its own: this program. `None` reads them
    /// in this process, which a hostile file may then end.
    pub reader: Option<PathBuf>,
}

/// A password; it is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Wraps a password.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The passwords of a text: one on each line; blank lines and lines that begin with `#` are none.
    pub fn list(text: &str) -> Vec<Self> {
        text.trim_start_matches('\u{feff}')
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map(Self::new)
            .collect()
    }

    /// The password itself, for the one who opens the file.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_printed() {
        let settings = ReadSettings {
            passwords: vec![Password::new("geheim")],
            ..ReadSettings::default()
        };
        assert!(!format!("{settings:?}").contains("geheim"));
    }

    #[test]
    fn a_list_has_one_password_on_each_line() {
        let list = Password::list("\u{feff}# 银行\r\n123456\r\n\r\n 有 空格 \n");
        let words: Vec<&str> = list.iter().map(Password::reveal).collect();
        assert_eq!(words, ["123456", " 有 空格 "]);
    }
}
