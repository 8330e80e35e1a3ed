//! Zip archives: each member is read as if it lay beside the archive. Nothing is written; names are
//! only shown.

mod member;

use super::format::{Format, sniff};
use super::packed::{self, Archive, Measure, name_of};
use super::{Cause, ReadError, Sheet, read_content};
use crate::config::{Limits, ReadSettings};
use member::unpack;

/// Members that are no spreadsheets are named up to this many.
const MOST_NAMED: usize = 20;
/// What is said of an archive whose members lie over each other.
const OVERLAPPING: &str = "overlapping entries";

/// Visits the sheets of every member, in the order of the archive.
pub(super) fn read(
    content: &[u8],
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let mut archive = match open(content, &settings.limits) {
        Ok(archive) => archive,
        Err(cause) => return vec![ReadError::file(cause)],
    };
    let mut errors = Vec::new();
    let (mut members, mut passed_over) = (0, 0);
    for index in 0..archive.len() {
        let Some((name, measure)) = member(&archive, index) else {
            continue;
        };
        members += 1;
        let mut found = match measure
            .check(&settings.limits)
            .and_then(|()| unpack(&mut archive, index, &settings.passwords))
        {
            Ok(content) => read_member(&content, &name, settings, visit),
            Err(cause) => vec![ReadError::file(cause)],
        };
        found.retain(|error| {
            passed_over += usize::from(is_no_table(&error.cause));
            !is_no_table(&error.cause) || passed_over <= MOST_NAMED
        });
        errors.extend(found.into_iter().map(|error| ReadError {
            member: Some(name.clone()),
            ..error
        }));
    }
    if passed_over > MOST_NAMED {
        let files = (passed_over - MOST_NAMED) as u64;
        errors.push(ReadError::file(Cause::PassedOver { files }));
    }
    if members == 0 {
        errors.push(ReadError::file(Cause::Empty));
    }
    errors
}

/// Opens an archive that as a whole is within the limits, by what it declares.
fn open<'a>(content: &'a [u8], limits: &Limits) -> Result<Archive<'a>, Cause> {
    let mut archive = packed::open(content, limits)?;
    packed::weigh(&archive, limits)?;
    // Members that share their content unpack to far more than the archive could hold.
    // A member whose header is damaged says so when it is opened.
    if archive.has_overlapping_entries().unwrap_or(false) {
        return Err(Cause::Damaged(OVERLAPPING.to_owned()));
    }
    Ok(archive)
}

/// The name and the declared sizes of a member; `None` for what no user means: folders, hidden files,
/// lock files, what macOS adds.
fn member(archive: &Archive<'_>, index: usize) -> Option<(String, Measure)> {
    let entry = archive.by_index_data(index).ok()?;
    let name = name_of(entry.name_raw());
    let is_hidden = |part: &str| part.starts_with('.') && part != "." && part != "..";
    let file = name.rsplit('/').next().unwrap_or_default();
    let is_meant = !entry.is_dir()
        && !file.is_empty()
        && !file.starts_with("~$")
        && !["thumbs.db", "desktop.ini"].contains(&file.to_lowercase().as_str())
        && !name
            .split('/')
            .any(|part| is_hidden(part) || part == "__MACOSX");
    let measure = Measure::declared(entry.compressed_size(), entry.size());
    is_meant.then_some((name, measure))
}

fn read_member(
    content: &[u8],
    name: &str,
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let format = sniff(content, &settings.limits);
    if matches!(format, Format::Zip | Format::Gzip | Format::Archive(_)) {
        return vec![ReadError::file(Cause::NestedArchive)];
    }
    read_content(content, format, settings, &mut |mut sheet| {
        sheet.info.member = Some(name.to_owned());
        visit(sheet);
    })
}

/// True for what need not be named again and again.
fn is_no_table(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::NotATable(_) | Cause::Unsupported(_) | Cause::Binary | Cause::Empty | Cause::NoTable
    )
}

#[cfg(test)]
mod tests;
