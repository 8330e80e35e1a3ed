//! Import profiles and holidays of the user's own: the files of `templates/sources` and `templates/calendar` in the
//! user's folder.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::config::SourceFile;
use crate::lang::Catalogue;
use crate::model::Book;
use crate::recognise::ProfileError;

/// Where they lie in the folder of `gendan.toml`.
pub(super) fn folder(workspace: &Path) -> PathBuf {
    workspace.join("templates").join("sources")
}

/// Reads them, in the order of their names; no such folder means none.
pub(super) fn read(workspace: &Path) -> Result<Vec<SourceFile>, Failure> {
    read_toml(&folder(workspace))
}

/// Reads the holidays of the user's own, `templates/calendar` in the folder of `gendan.toml`.
pub(super) fn read_calendar(workspace: &Path) -> Result<Vec<SourceFile>, Failure> {
    read_toml(&workspace.join("templates").join("calendar"))
}

fn read_toml(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |path: &Path, source| Failure::ConfigUnreadable {
        path: path.display().to_string(),
        source,
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|ending| ending == "toml") && path.is_file() && !hidden {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).map_err(|error| failed(&path, error))?;
        let path = path.display().to_string();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(SourceFile { path, text }),
            Err(_) => Err(Failure::NotUtf8(path)),
        }
    };
    paths.into_iter().map(read).collect()
}

/// What is wrong with one, and where.
pub(super) fn say(error: &ProfileError, words: &Catalogue) -> String {
    let what = words.say(&error.what, &Book::default());
    match error.line {
        Some(line) => {
            let line = line.to_string();
            let values = [
                ("path", error.path.as_str()),
                ("line", &line),
                ("what", &what),
            ];
            words.fill("profile.at_line", &values)
        }
        None => words.fill("profile.in_file", &[("path", &error.path), ("what", &what)]),
    }
}
