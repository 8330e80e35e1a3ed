//! Paths → sheets of cells. Formats are told by content; rows stream; every cell keeps its text, its
//! typed value and its position. Nothing here knows what a sheet means.
//!
//! In the order in which a file passes them:
//!
//! * `walk` finds the files, `load` takes one into memory;
//! * `format` tells what it is, by `zip_kind`, `compound_kind`, `markup_kind` and `text_kind`; `form` says
//!   so to whoever asks;
//! * `packed` weighs what is packed before `archive` and `gzip` unpack it; `encrypted` opens what has a
//!   password;
//! * one reader for each format: `xlsx`; `xlsb`, `xls` (with `compound` and `biff`) and `ods`, which
//!   `isolate` runs in a process of their own; `html`; `spreadsheet_ml`; `delimited` text, with `charset`,
//!   `encoding`, `lines`, `quotes` and `delimiter`;
//! * what the readers share: `gather` (cells → rows), `literal` and `convert` (→ values), `merged` and
//!   `spans` (cells that cover several rows), `bounds` (limits on a sheet), `guard` (panics of the library);
//! * what they give: `cell`, `sheet`, `error`.

mod archive;
mod biff;
mod bounds;
mod cell;
mod charset;
mod compound;
mod compound_kind;
mod convert;
mod delimited;
mod delimiter;
mod encoding;
mod encrypted;
mod error;
mod form;
mod format;
mod gather;
mod guard;
mod gzip;
mod html;
mod isolate;
mod lines;
mod literal;
mod load;
mod markup_kind;
mod merged;
mod ods;
mod packed;
mod quotes;
mod sheet;
mod spans;
mod spreadsheet_ml;
mod text_kind;
mod touched;
mod walk;
mod xls;
mod xlsb;
mod xlsx;
mod zip_kind;

use std::path::Path;

use sha2::{Digest, Sha256};

pub use cell::{Cell, Row, Value};
pub use error::{Cause, ReadError};
pub use form::Form;
pub use isolate::{READER_WORD, serve};
pub use sheet::{CHUNK_ROWS, HEAD_ROWS, Sheet, SheetInfo};
pub use touched::was_saved_again;
pub use walk::{InputFile, WalkError, find_files};

use crate::config::{Limits, Password, ReadSettings};
use bounds::Bounded;
use format::Format;
use isolate::Kind;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The SHA-256 of its content, in hexadecimal digits; empty for a file that could not be loaded.
    pub hash: String,
    /// What the file is; `None` for one that could not be loaded.
    pub form: Option<Form>,
    /// True if it is one of our own reports: nothing of it is an input but the decisions that people typed into it.
    pub is_own: bool,
    /// What of it could not be read.
    pub errors: Vec<ReadError>,
}

/// Reads a file and visits its sheets in order. An error never keeps the other sheets from being read.
pub fn read_file(
    path: &Path,
    settings: &ReadSettings,
    mut visit: impl FnMut(Sheet<'_>),
) -> FileReport {
    let content = match load::load(path, &settings.limits) {
        Ok(content) => content,
        Err(cause) => {
            return FileReport {
                errors: vec![ReadError::file(cause)],
                ..FileReport::default()
            };
        }
    };
    let format = format::sniff(&content, &settings.limits);
    FileReport {
        hash: hexadecimal(&Sha256::digest(&content)),
        form: Some(Form::of(&content, format)),
        is_own: matches!(format, Format::OwnReport | Format::OwnWorkbook),
        errors: read_content(&content, format, settings, &mut visit),
    }
}

/// Reads the content of a file, or of a member of an archive, and visits its sheets in order.
fn read_content(
    content: &[u8],
    format: Format,
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let failed = |cause| vec![ReadError::file(cause)];
    let limits = &settings.limits;
    match format {
        Format::Xlsx => xlsx::read(content, limits, visit),
        Format::Xls => isolate::read(content, Kind::Xls, settings, visit),
        Format::Xlsb => isolate::read(content, Kind::Xlsb, settings, visit),
        Format::Ods => isolate::read(content, Kind::Ods, settings, visit),
        Format::Text => read_text(content, limits, visit),
        Format::Html => html::read(&encoding::decode(content), limits, visit),
        Format::SpreadsheetMl => spreadsheet_ml::read(&encoding::decode(content), limits, visit),
        Format::Zip => archive::read(content, settings, visit),
        Format::Gzip => read_gzip(content, settings, visit),
        Format::Encrypted => match encrypted::open(content, &settings.passwords) {
            Ok(opened) => read_opened(&opened, settings, visit),
            Err(cause) => failed(cause),
        },
        Format::OwnReport => Vec::new(),
        Format::OwnWorkbook => xlsx::read(content, limits, &mut |mut sheet| {
            sheet.info.is_own = true;
            visit(sheet);
        }),
        Format::Empty => failed(Cause::Empty),
        Format::Other(name) => failed(Cause::Unsupported(name)),
        Format::Archive(name) => failed(Cause::Archive(name)),
        Format::NotATable(name) => failed(Cause::NotATable(name)),
        Format::Pointer => failed(Cause::Pointer),
        Format::Binary => failed(Cause::Binary),
    }
}

/// Reads delimited text as one sheet without a name.
fn read_text(content: &[u8], limits: &Limits, visit: &mut dyn FnMut(Sheet<'_>)) -> Vec<ReadError> {
    let text = encoding::decode(content);
    let (text, delimiter) = delimiter::prepared(&text);
    let mut rows = Bounded::new(delimited::rows(&text, delimiter), limits);
    visit(Sheet::new(SheetInfo::default(), &mut rows));
    rows.errors("")
}

/// Reads what was unpacked or opened; a second wrapping is not opened.
fn read_opened(
    content: &[u8],
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    match format::sniff(content, &settings.limits) {
        Format::Zip | Format::Gzip | Format::Archive(_) => {
            vec![ReadError::file(Cause::NestedArchive)]
        }
        format => read_content(content, format, settings, visit),
    }
}

/// Reads the one file that was compressed.
fn read_gzip(
    content: &[u8],
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let (name, content) = match gzip::unpack(content, &settings.limits) {
        Ok(unpacked) => unpacked,
        Err(cause) => return vec![ReadError::file(cause)],
    };
    let mut errors = read_opened(&content, settings, &mut |mut sheet| {
        sheet.info.member.clone_from(&name);
        visit(sheet);
    });
    for error in &mut errors {
        error.member.clone_from(&name);
    }
    errors
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod xls_tests;
