//! Paths → sheets of cells. Formats are told by content; xlsx streams; every cell keeps its text, its
//! typed value and its position. Nothing here knows what a sheet means.

mod biff;
mod bounded;
mod cell;
mod compound;
mod convert;
mod delimited;
mod encoding;
mod error;
mod format;
mod guard;
mod isolate;
mod merged;
mod ods;
mod quotes;
mod sheet;
mod walk;
mod xls;
mod xlsb;
mod xlsx;
mod zip_guard;

use std::path::Path;

use sha2::{Digest, Sha256};

pub use cell::{Cell, Row, Value};
pub use error::{Cause, ReadError};
pub use isolate::{READER_WORD, serve};
pub use sheet::{CHUNK_ROWS, HEAD_ROWS, Sheet, SheetInfo};
pub use walk::{InputFile, WalkError, find_files};

use crate::config::{Limits, ReadSettings};
use format::Format;
use isolate::Kind;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The SHA-256 of its content, in hexadecimal digits; empty for a file that could not be loaded.
    pub hash: String,
    /// True if it is one of our own reports and was passed over.
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
    let content = match load(path, &settings.limits) {
        Ok(content) => content,
        Err(cause) => {
            return FileReport {
                errors: vec![ReadError::file(cause)],
                ..FileReport::default()
            };
        }
    };
    let format = format::sniff(&content);
    FileReport {
        hash: hexadecimal(&Sha256::digest(&content)),
        is_own: format == Format::OwnReport,
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
    match format {
        Format::Xlsx => xlsx::read(content, visit),
        Format::Xls => isolate::read(content, Kind::Xls, settings, visit),
        Format::Xlsb => isolate::read(content, Kind::Xlsb, settings, visit),
        Format::Ods => isolate::read(content, Kind::Ods, settings, visit),
        Format::Text => {
            let text = encoding::decode(content);
            let (text, delimiter) = delimited::prepared(&text);
            visit(Sheet::new(
                SheetInfo::default(),
                &mut delimited::rows(&text, delimiter),
            ));
            Vec::new()
        }
        Format::OwnReport => Vec::new(),
        Format::Encrypted => failed(Cause::Encrypted),
        Format::Empty => failed(Cause::Empty),
        Format::Html => failed(Cause::Unsupported("HTML")),
        Format::SpreadsheetMl => failed(Cause::Unsupported("XML")),
        Format::Zip => failed(Cause::Unsupported("ZIP")),
        Format::Gzip => failed(Cause::Unsupported("gzip")),
        Format::Other(name) => failed(Cause::Unsupported(name)),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Cause> {
    let size = std::fs::metadata(path)
        .map_err(|error| Cause::Io(error.to_string()))?
        .len();
    let most = limits.file_megabytes;
    if size > most.saturating_mul(1 << 20) {
        return Err(Cause::Limit {
            limit: "file_megabytes",
            found: size >> 20,
            most,
        });
    }
    std::fs::read(path).map_err(|error| Cause::Io(error.to_string()))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod xls_tests;
