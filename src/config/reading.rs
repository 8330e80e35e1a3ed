//! What reading a file needs to know besides the file.

use std::fmt;
use std::path::PathBuf;

use super::Limits;

/// How files are opened.
#[derive(Clone, Debug, Default)]
pub struct ReadSettings {
    /// What one file may cost.
    pub limits: Limits,
    /// The passwords that are tried on an encrypted workbook.
    pub passwords: Vec<Password>,
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
}
