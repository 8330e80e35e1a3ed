//! The passwords for encrypted files: what was typed, the environment, a file. They are never printed.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use encoding_rs::{Encoding, GB18030, UTF_8};

use super::failure::Failure;
use crate::config::{Password, ReadSettings, Reading};
use crate::read::InputFile;

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

/// All passwords, in the order in which they are tried, each once, and the files that they stand in.
pub(super) fn gather(
    typed: &TypedPasswords,
    file: &Reading,
    config: Option<&Path>,
) -> Result<(Vec<Password>, Vec<PathBuf>), Failure> {
    let of_environment = std::env::var(VARIABLE).ok();
    let mut passwords = typed.words.clone();
    passwords.extend(
        of_environment
            .filter(|word| !word.is_empty())
            .map(Password::new),
    );
    let files = [typed.file.clone(), named_in(file, config)];
    let files: Vec<PathBuf> = files.into_iter().flatten().collect();
    for path in &files {
        passwords.extend(read(path)?);
    }
    let mut each_once: Vec<Password> = Vec::with_capacity(passwords.len());
    for password in passwords {
        if !each_once.contains(&password) {
            each_once.push(password);
        }
    }
    Ok((each_once, files))
}

/// The file that the configuration names, beside the configuration.
fn named_in(file: &Reading, config: Option<&Path>) -> Option<PathBuf> {
    let named = Some(file.passwords.as_str()).filter(|name| !name.is_empty())?;
    let folder = config.and_then(Path::parent).unwrap_or(Path::new(""));
    Some(folder.join(named))
}

fn read(path: &Path) -> Result<Vec<Password>, Failure> {
    match std::fs::read(path) {
        Ok(content) => Ok(Password::list(&decoded(&content))),
        Err(source) => Err(Failure::PasswordsUnreadable {
            path: path.display().to_string(),
            source,
        }),
    }
}

/// A text file as an editor on Windows saves it: UTF-8, UTF-16 with its mark, else GB18030.
fn decoded(content: &[u8]) -> Cow<'_, str> {
    let is_plain = Encoding::for_bom(content).is_none() && std::str::from_utf8(content).is_err();
    let (text, ..) = if is_plain { GB18030 } else { UTF_8 }.decode(content);
    text
}

/// The files but for those that hold passwords: read as tables, they would be quoted in the reports.
pub(super) fn without_passwords(files: &mut Vec<InputFile>, settings: &ReadSettings) {
    let secrets: Vec<PathBuf> = settings
        .password_files
        .iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    if !secrets.is_empty() {
        files.retain(|file| {
            let path = file.path.canonicalize();
            path.map_or(true, |path| !secrets.contains(&path))
        });
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
        let (all, files) = gather(&typed, &file, Some(&config)).expect("passwords");
        let words: Vec<&str> = all.iter().map(Password::reveal).collect();
        assert_eq!(words, ["零", "一", "二", "三"]);

        let settings = ReadSettings {
            password_files: files,
            ..ReadSettings::default()
        };
        std::fs::write(folder.path().join("c.csv"), "单号\n").expect("a file");
        let mut inputs = crate::read::find_files(&[folder.path().to_owned()]).expect("files");
        without_passwords(&mut inputs, &settings);
        let names: Vec<&str> = inputs.iter().map(|file| file.name.as_ref()).collect();
        assert_eq!(names, ["c.csv"]);
    }

    #[test]
    fn an_editor_may_save_the_passwords_in_any_encoding() {
        let text = "密码123\r\n";
        let wide = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
        for content in [text.as_bytes(), &GB18030.encode(text).0, &wide] {
            assert_eq!(decoded(content), text);
        }
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
