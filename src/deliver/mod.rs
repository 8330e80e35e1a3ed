//! Bytes → files, whole or not at all: each output is written beside its place, synced, and renamed only
//! when all are written. A file that must be kept stays as it is, and the output beside it gets a number.

mod error;

pub use error::{DeliverError, Step};

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use tempfile::NamedTempFile;

/// A file to be: its name within the output folder and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The folder below that of the outputs: one name, or empty for none.
    pub folder: String,
    /// The name with its ending: `汇总_2026-10-31.xlsx`; no folder.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Writes the outputs into a folder, which is made if it is missing, and gives their paths in order. A file of which
/// `must_keep` says so is not replaced: the output is written beside it as `name (2).xlsx`.
///
/// # Errors
/// Fails if a name is no file name, if the folder cannot be made, or if a file cannot be written or
/// replaced (open in Excel, read-only, disk full). Then no temporary file is left, and no output is
/// half written; as long as nothing was renamed yet, every earlier file is as it was.
pub fn deliver(
    folder: &Path,
    outputs: &[Output],
    must_keep: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, DeliverError> {
    let targets = targets(folder, outputs, must_keep)?;
    fs::create_dir_all(folder).map_err(|error| DeliverError::new(Step::Folder, folder, &error))?;
    let mut folders = BTreeSet::from([folder]);
    for target in &targets {
        let within = target.parent().unwrap_or(folder);
        if folders.insert(within) {
            fs::create_dir_all(within)
                .map_err(|error| DeliverError::new(Step::Folder, within, &error))?;
        }
        check_target(target)?;
    }
    // Side by side: a slow disk makes each of hundreds of files wait until it is safe.
    let waiting: Vec<NamedTempFile> = outputs
        .par_iter()
        .zip(&targets)
        .map(|(output, target)| {
            write_beside(target.parent().unwrap_or(folder), &output.bytes)
                .map_err(|error| DeliverError::new(Step::Write, target, &error))
        })
        .collect::<Result<_, _>>()?;
    for (file, target) in waiting.into_iter().zip(&targets) {
        // On failure the temporary file comes back with the error and is removed when dropped, as are those
        // that still wait.
        file.persist(target)
            .map_err(|failed| DeliverError::new(Step::Replace, target, &failed.error))?;
    }
    folders.into_iter().for_each(sync_folder);
    Ok(targets)
}

fn targets(
    folder: &Path,
    outputs: &[Output],
    must_keep: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, DeliverError> {
    let mut seen = BTreeSet::new();
    outputs
        .iter()
        .map(|output| {
            let within = &output.folder;
            let named = Some(within).filter(|name| !name.is_empty());
            if let Some(name) = [Some(&output.name), named]
                .into_iter()
                .flatten()
                .find(|name| !is_file_name(name))
            {
                return Err(DeliverError::of_name(Step::Name, name));
            }
            // Windows and macOS take two names that differ in case for one.
            if !seen.insert((within.to_lowercase(), output.name.to_lowercase())) {
                return Err(DeliverError::of_name(Step::Twice, &output.name));
            }
            // A folder without a name is the folder itself.
            let place = folder.join(within);
            let first = place.join(&output.name);
            let mut numbered = (2..).map(|number| place.join(numbered(&output.name, number)));
            let free = |target: &PathBuf| !must_keep(target);
            let target = Some(first).filter(free).or_else(|| numbered.find(free));
            target.ok_or_else(|| DeliverError::of_name(Step::Name, &output.name))
        })
        .collect()
}

/// `a.xlsx` → `a (2).xlsx`.
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
        None => format!("{name} ({number})"),
    }
}

/// True for a plain name that every system takes.
fn is_file_name(name: &str) -> bool {
    let foreign = |character: char| {
        character.is_control()
            || matches!(
                character,
                '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'
            )
    };
    let mut parts = Path::new(name).components();
    let single = matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    );
    single && !name.contains(foreign) && !name.ends_with(['.', ' ']) && name.trim() == name
}

/// Finds out before anything is renamed what a rename would fail on.
fn check_target(target: &Path) -> Result<(), DeliverError> {
    if target.is_dir() {
        let error = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(DeliverError::new(Step::IsFolder, target, &error));
    }
    if !target.exists() {
        return Ok(());
    }
    // A file that Excel holds open, or that is read-only, refuses to be opened for writing.
    fs::OpenOptions::new()
        .append(true)
        .open(target)
        .map(drop)
        .map_err(|error| DeliverError::new(Step::Replace, target, &error))
}

fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gendan-").suffix(".tmp");
    #[cfg(unix)]
    {
        // A temporary file is private by default; a report is read by others.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes the renames last through a power cut, where the system can.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(handle) = fs::File::open(folder) {
        // The files are in place; a folder that cannot be synced is no reason to call the run failed.
        let _ = handle.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests;
