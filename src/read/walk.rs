//! Paths as given → the files to read, in a fixed order.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::model::Text;

/// Endings of files that a folder is searched for. What a file *is* is decided by its content; a
/// file that is named outright is read whatever its ending.
const ENDINGS: [&str; 32] = [
    "xlsx", "xlsm", "xltx", "xlsb", "xls", "et", "ods", "csv", "tsv", "txt", "htm", "html", "xml",
    "zip", "xla", "gz", "tab", "mht", "slk", "rar", "7z", "fods", "ots", "xltm", "xlt", "xlam",
    "xlw", "ett", "mhtml", "dif", "dbf", "numbers",
];

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputFile {
    /// The name that reports show: the file's name, with its folders below the one that was given.
    pub name: Text,
    /// Where it is.
    pub path: PathBuf,
}

/// A path that cannot be walked; the run has not begun.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// Nothing is there.
    #[error("{0}")]
    Missing(PathBuf),
    /// The folder or file cannot be looked into.
    #[error("{path}: {source}")]
    Io {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Finds the files of all paths, sorted by name, each file once. Folders are searched to any depth;
/// lock files (`~$…`) and hidden files and folders are passed over.
pub fn find_files(paths: &[PathBuf]) -> Result<Vec<InputFile>, WalkError> {
    let mut files = Vec::new();
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => WalkError::Missing(path.clone()),
            _ => WalkError::Io {
                path: path.clone(),
                source,
            },
        })?;
        if metadata.is_dir() {
            walk_folder(path, "", 0, &mut files)?;
        } else {
            let name = path
                .file_name()
                .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
            files.push(InputFile {
                name: name.as_ref().into(),
                path: path.clone(),
            });
        }
    }
    files.sort();
    files.dedup_by_key(|file| {
        std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone())
    });
    Ok(files)
}

/// Folders deeper than this are a loop of links, not somebody's filing.
const DEEPEST: usize = 32;

fn walk_folder(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<InputFile>,
) -> Result<(), WalkError> {
    let failed = |source| WalkError::Io {
        path: folder.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            if depth < DEEPEST {
                walk_folder(&path, &format!("{prefix}{name}/"), depth + 1, files)?;
            }
        } else if has_known_ending(&path) {
            files.push(InputFile {
                name: format!("{prefix}{name}").into(),
                path,
            });
        }
    }
    Ok(())
}

/// True for a file without an ending that begins as an xlsx or ods, or as an xls, does: browsers and chat
/// programs save downloads so.
fn begins_as_workbook(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && matches!(&start, b"PK\x03\x04" | b"\xD0\xCF\x11\xE0")
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending {
        // A copy is often named behind the ending: `台账.xlsx(1)`, `台账.xlsx_副本`.
        Some(ending) => {
            let bare = ending.split(|letter: char| !letter.is_ascii_alphanumeric());
            let bare = bare.into_iter().next().unwrap_or_default();
            ENDINGS.contains(&bare)
        }
        None => begins_as_workbook(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_spreadsheets_sorted_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("收款/.git")).expect("folders");
        for name in [
            "b.CSV",
            "a.xlsx",
            "~$a.xlsx",
            ".hidden.csv",
            "labels.json",
            "收款/支付宝.csv",
            "收款/.git/x.csv",
            "c.xlsx(1)",
            "c.XLSX_副本",
            "README",
        ] {
            std::fs::write(folder.path().join(name), "x").expect("a file");
        }
        std::fs::write(folder.path().join("导出"), "PK\x03\x04…").expect("a file");
        let labels = folder.path().join("labels.json");
        let files = find_files(&[
            folder.path().to_owned(),
            labels,
            folder.path().join("a.xlsx"),
        ])
        .expect("files");
        let names: Vec<&str> = files.iter().map(|file| file.name.as_ref()).collect();
        let expected = [
            "a.xlsx",
            "b.CSV",
            "c.XLSX_副本",
            "c.xlsx(1)",
            "labels.json",
            "导出",
            "收款/支付宝.csv",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_missing_path_is_named() {
        let error = find_files(&[PathBuf::from("no/such/folder")]).expect_err("nothing there");
        assert!(matches!(error, WalkError::Missing(path) if path == Path::new("no/such/folder")));
    }
}
