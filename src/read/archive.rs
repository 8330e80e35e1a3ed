//! Zip archives: each member is read as if it lay beside the archive. Nothing is written; names are
//! only shown.

use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::format::{Format, sniff};
use super::unpack::{Measure, name_of};
use super::{Cause, Password, ReadError, Sheet, read_content};
use crate::config::{Limits, ReadSettings};

/// Members that are no spreadsheets are named up to this many.
const MOST_NAMED: usize = 20;
/// More memory than this is not set aside on the word of an archive.
const MOST_AT_ONCE: u64 = 64 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Visits the sheets of every member, in the order of the archive.
pub(super) fn read(
    content: &[u8],
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let mut archive = match ZipArchive::new(Cursor::new(content)) {
        Ok(archive) => archive,
        Err(error) => return vec![ReadError::file(Cause::Damaged(error.to_string()))],
    };
    if let Err(cause) = check(&archive, &settings.limits) {
        return vec![ReadError::file(cause)];
    }
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

/// Holds the whole archive to the limits, by what it declares.
fn check(archive: &Archive<'_>, limits: &Limits) -> Result<(), Cause> {
    let found = archive.len() as u64;
    if found > limits.parts {
        return Err(Cause::Limit {
            limit: "parts",
            found,
            most: limits.parts,
        });
    }
    let sizes =
        (0..archive.len()).filter_map(|index| Some(archive.by_index_data(index).ok()?.size()));
    let megabytes = sizes.fold(0, u64::saturating_add).div_ceil(1 << 20);
    if megabytes > limits.unpacked_megabytes {
        return Err(Cause::Limit {
            limit: "unpacked_megabytes",
            found: megabytes,
            most: limits.unpacked_megabytes,
        });
    }
    Ok(())
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

fn unpack(
    archive: &mut Archive<'_>,
    index: usize,
    passwords: &[Password],
) -> Result<Vec<u8>, Cause> {
    let is_encrypted = archive
        .by_index_data(index)
        .is_ok_and(|entry| entry.encrypted());
    if !is_encrypted {
        return attempt(archive, index, None).map_err(|error| cause_of(&error));
    }
    if passwords.is_empty() {
        return Err(Cause::PasswordMissing);
    }
    for password in passwords.iter().map(Password::reveal) {
        // Which bytes a Chinese password has depends on the program that packed it.
        let of_windows = GB18030.encode(password).0;
        for bytes in [password.as_bytes(), &of_windows] {
            match attempt(archive, index, Some(bytes)) {
                Ok(content) => return Ok(content),
                // One wrong password in 256 looks right until the sum of the content is wrong.
                Err(ZipError::InvalidPassword | ZipError::Io(_)) => {}
                Err(error) => return Err(cause_of(&error)),
            }
        }
    }
    Err(Cause::PasswordWrong)
}

fn attempt(
    archive: &mut Archive<'_>,
    index: usize,
    password: Option<&[u8]>,
) -> Result<Vec<u8>, ZipError> {
    let member = match password {
        Some(password) => archive.by_index_decrypt(index, password)?,
        None => archive.by_index(index)?,
    };
    let size = member.size();
    let mut content = Vec::with_capacity(size.min(MOST_AT_ONCE) as usize);
    // The library stops at the declared size; this does not depend on it.
    member
        .take(size.saturating_add(1))
        .read_to_end(&mut content)?;
    Ok(content)
}

fn cause_of(error: &ZipError) -> Cause {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Cause::CannotUnpack(error.to_string())
        }
        _ => Cause::Damaged(error.to_string()),
    }
}

fn read_member(
    content: &[u8],
    name: &str,
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let format = sniff(content);
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
