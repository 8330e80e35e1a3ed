//! Workbooks of Excel 2007 and later (xlsx, xlsm): a small scanner of our own, row by row as the sheet is
//! inflated; never a dense range, never a whole sheet in memory.
//!
//! It keeps what a library would lose: long numbers as the file spells them, leading zeros that a number
//! format shows, hidden rows and columns, merged regions, the place of a cell that is stored wrongly. What
//! a file declares of itself is weighed before anything is opened, and never believed after.
//!
//! A workbook whose parts are not where they should be goes to the library (`fallback`).

mod escapes;
mod fallback;
mod markup;
pub(super) mod number_format;
mod package;
mod place;
mod regions;
mod relationships;
mod row;
mod saved;
mod sheet;
mod strings;
mod styles;
mod text;
mod transcode;
mod value;
mod window;
mod workbook;

#[cfg(test)]
mod agreement_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod scanner_tests;

use super::merged::Merged;
use super::{Cause, ReadError, Sheet, SheetInfo};
use crate::config::Limits;
pub(super) use package::Package;
pub(super) use regions::MOST_BYTES;
pub(super) use relationships::relationships;
use sheet::Rows;
use strings::Strings;
use value::Book;
use workbook::SheetEntry;

/// The part of the limit on unpacked bytes that the shared strings may take: they are held in memory.
const STRINGS_SHARE: u64 = 4;

/// Visits every worksheet in the order of the workbook; a sheet that breaks off is visited as far as
/// it goes, and its errors are given back.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let opened = Package::open(content, limits);
    match opened.and_then(|package| read_package(package, content, limits, visit)) {
        Ok(errors) => errors,
        Err(cause) => vec![ReadError::file(cause)],
    }
}

fn read_package(
    mut package: Package<'_>,
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<ReadError>, Cause> {
    for (part, program) in [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
    ] {
        if package.has(part) {
            return Err(Cause::Unsupported(program));
        }
    }
    let Some(workbook) = workbook::read(&mut package) else {
        fallback::check_strings(&mut package)?;
        return Ok(fallback::read(content, limits, visit));
    };
    let book = Book {
        strings: read_strings(&mut package, &workbook.strings, limits)?,
        formats: styles::read(&package.small_part(&workbook.styles).unwrap_or_default()),
        is_1904: workbook.is_1904,
    };
    let mut errors = Vec::new();
    if let Some(found) = book.strings.longest_cut {
        errors.extend(Cause::at_most("characters", found, limits.characters).err());
    }
    errors.extend(book.strings.broken.clone().map(Cause::Damaged));
    let mut errors: Vec<ReadError> = errors.into_iter().map(ReadError::file).collect();
    let saved = saved::saved(&mut package);
    for entry in &workbook.sheets {
        let causes = read_sheet(&mut package, entry, &book, limits, &mut |mut sheet| {
            sheet.info.saved = saved;
            visit(sheet);
        });
        let causes = causes.unwrap_or_else(|cause| vec![cause]);
        errors.extend(
            causes
                .into_iter()
                .map(|cause| ReadError::sheet(&entry.name, cause)),
        );
    }
    Ok(errors)
}

fn read_strings(package: &mut Package<'_>, path: &str, limits: &Limits) -> Result<Strings, Cause> {
    let most = limits.unpacked_megabytes;
    let weight = (package.size(path) >> 20).saturating_mul(STRINGS_SHARE);
    Cause::at_most("unpacked_megabytes", weight, most)?;
    match package.part(path)? {
        Some(part) => Strings::read(part, limits.characters),
        None => Ok(Strings::default()),
    }
}

/// Visits a sheet; gives what of it could not be read.
fn read_sheet(
    package: &mut Package<'_>,
    entry: &SheetEntry,
    book: &Book,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<Cause>, Cause> {
    let missing = || Cause::Damaged(entry.path.clone().unwrap_or_else(|| "r:id".to_owned()));
    let path = entry.path.as_deref().ok_or_else(missing)?;
    let regions = if package.size(path) <= MOST_BYTES {
        package
            .part(path)?
            .map(regions::regions)
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    let size = package.size(path);
    let part = package.part(path)?.ok_or_else(missing)?;
    let mut info = SheetInfo {
        is_hidden: entry.is_hidden,
        ..SheetInfo::named(entry.name.as_str())
    };
    let mut rows = Rows::new((part, size), book, *limits, Merged::new(regions), &mut info);
    visit(Sheet::new(info, &mut rows));
    Ok(rows.into_causes())
}
