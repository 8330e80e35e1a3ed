//! The passwords for encrypted files: what was typed, the environment, a file. They are never printed.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::failure::Failure;
use crate::config::{Password, Reading};

/// The environment variable that may hold a password; unlike an argument, other users of the machine
/// do not see it.
const VARIABLE: &str = "GENDAN_PASSWORD";

/// The passwords for encrypted files, as they were given.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedPasswords {
    /// `--password`, each time that it was typed.
    pub(super) words: Vec<Password>,
    /// `--passwords`.
    pub(super) file: Option<PathBuf>,
}

impl TypedPasswords {
    /// Takes them from the command line.
    pub(super) fn of(matches: &mut ArgMatches) -> Self {
        let words = matches.remove_many::<String>("password");
        Self {
            words: words.into_iter().flatten().map(Password::new).collect(),
            file: matches.remove_one("passwords"),
        }
    }
}

/// All passwords, in the order in which they are tried, each once.
pub(super) fn gather(
    typed: &TypedPasswords,
    file: &Reading,
    config: Option<&Path>,
) -> Result<Vec<Password>, Failure> {
    let of_environment = std::env::var(VARIABLE).ok();
    let mut passwords = typed.words.clone();
    passwords.extend(
        of_environment
            .filter(|word| !word.is_empty())
            .map(Password::new),
    );
    for path in [typed.file.clone(), named_in(file, config)]
        .into_iter()
        .flatten()
    {
        passwords.extend(read(&path)?);
    }
    let mut each_once: Vec<Password> = Vec::with_capacity(passwords.len());
    for password in passwords {
        if !each_once.contains(&password) {
            each_once.push(password);
        }
    }
    Ok(each_once)
}

/// The file that the configuration names, beside the configuration.
fn named_in(file: &Reading, config: Option<&Path>) -> Option<PathBuf> {
    let named = Some(file.passwords.as_str()).filter(|name| !name.is_empty())?;
    let folder = config.and_then(Path::parent).unwrap_or(Path::new(""));
    Some(folder.join(named))
}

fn read(path: &Path) -> Result<Vec<Password>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Password::list(&text)),
        Err(source) => Err(Failure::PasswordsUnreadable {
            path: path.display().to_string(),
            source,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_come_from_everywhere_and_each_is_tried_once() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "一\n二\n").expect("a file");
        std::fs::write(folder.path().join("b.txt"), "二\n三\n").expect("a file");
        let typed = TypedPasswords {
            words: vec![Password::new("零")],
            file: Some(folder.path().join("a.txt")),
        };
        let file = Reading {
            passwords: "b.txt".to_owned(),
        };
        let config = folder.path().join("gendan.toml");
        let all = gather(&typed, &file, Some(&config)).expect("passwords");
        let words: Vec<&str> = all.iter().map(Password::reveal).collect();
        assert_eq!(words, ["零", "一", "二", "三"]);
    }

    #[test]
    fn a_missing_file_stops_the_run() {
        let typed = TypedPasswords {
            file: Some(PathBuf::from("no/such.txt")),
            ..TypedPasswords::default()
        };
        let failure = gather(&typed, &Reading::default(), None).expect_err("nothing there");
        assert!(
            matches!(failure, Failure::PasswordsUnreadable { path, .. } if path == "no/such.txt")
        );
    }
}
