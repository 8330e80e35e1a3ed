//! `gendan inspect`: what each sheet was taken for, and why; readable in 80 columns, as JSON, or as the
//! draft of a profile.

mod checks;
mod columns;
mod document;
mod draft;
mod file;
mod guess;
mod json;
mod lines;
mod mistake;
mod problems;
mod profile_name;
mod rows;
mod samples;
mod sheet;
mod signature;
mod toml_text;
mod values;
mod write;

use std::path::Path;

use super::DONE;
use super::arguments::InspectArguments;
use super::failure::Failure;
use super::passwords::without_passwords;
use crate::config::Config;
use crate::lang::Catalogue;
use crate::pipeline::{self, InspectedFile};
use crate::read::{InputFile, find_files};

pub(super) use mistake::Mistake;

/// Inspects; gives what is to be printed and the exit code. `folder` is the user's folder.
pub(super) fn inspect(
    typed: &InspectArguments,
    config: &Config,
    folder: &Path,
) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(config.language);
    let typed = &write::with_path_first(typed);
    if typed.json && typed.write_profile {
        return Err(Mistake::JsonOfDraft.into());
    }
    let files = files(typed, config)?;
    if typed.write_profile && files.len() != 1 {
        return Err(Mistake::OneFile(files.len()).into());
    }
    let mut inspected = pipeline::inspect(&files, config)?;
    if let Some(name) = &typed.sheet {
        keep_sheet(&mut inspected, name)?;
    }
    let text = if typed.write_profile {
        let path = files.first().map(|file| file.path.display().to_string());
        let path = path.unwrap_or_default();
        write::write(
            (&inspected, &path),
            typed.profile.as_deref(),
            config,
            folder,
        )?
    } else if typed.json {
        json::document(&inspected, &words)?
    } else {
        file::describe(&inspected, &words)
    };
    Ok((text, DONE))
}

fn files(typed: &InspectArguments, config: &Config) -> Result<Vec<InputFile>, Failure> {
    if typed.paths.is_empty() {
        return Err(Mistake::NoPaths.into());
    }
    let mut files = find_files(&typed.paths)?;
    without_passwords(&mut files, &config.reading);
    if files.is_empty() {
        let paths: Vec<String> = typed
            .paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(Failure::NoFiles(paths.join(", ")));
    }
    Ok(files)
}

/// Leaves the sheets of a name alone, and the files that have one.
fn keep_sheet(files: &mut Vec<InspectedFile>, name: &str) -> Result<(), Mistake> {
    let sheets = files.iter().flat_map(|file| &file.sheets);
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets.filter(|sheet| !sheet.proof.sheet.is_empty()) {
        if names.last().is_none_or(|last| **last != *sheet.proof.sheet) {
            names.push(sheet.proof.sheet.to_string());
        }
    }
    if !names.iter().any(|known| known == name) {
        return Err(Mistake::NoSuchSheet {
            name: name.to_owned(),
            names,
        });
    }
    for file in files.iter_mut() {
        file.sheets.retain(|sheet| &*sheet.proof.sheet == name);
    }
    files.retain(|file| !file.sheets.is_empty());
    Ok(())
}
