//! Paths → sheets of cells. Formats are told by content; xlsx streams; every cell keeps its text, its
//! typed value and its position. Nothing here knows what a sheet means.

mod cell;
mod compound;
mod convert;
mod delimited;
mod encoding;
mod error;
mod format;
mod guard;
mod quotes;
mod sheet;
mod walk;
mod xls;
mod xlsx;

use std::path::Path;

pub use cell::{Cell, Row, Value};
pub use error::{Cause, ReadError};
pub use sheet::{CHUNK_ROWS, HEAD_ROWS, Sheet};
pub use walk::{InputFile, WalkError, find_files};

use format::Format;

/// The largest file that is opened. A million rows of twelve columns take a tenth of it.
const MOST_BYTES: u64 = 1 << 30;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// It was read; sheets that could not be are listed.
    Read(Vec<ReadError>),
    /// It is one of our own reports and was passed over.
    OwnReport,
}

/// Reads a file and visits its sheets in order. An error never keeps the other sheets from being read.
pub fn read_file(path: &Path, mut visit: impl FnMut(Sheet<'_>)) -> FileOutcome {
    let failed = |cause| FileOutcome::Read(vec![ReadError::file(cause)]);
    let content = match load(path) {
        Ok(content) => content,
        Err(cause) => return failed(cause),
    };
    match format::sniff(&content) {
        Format::Xlsx => FileOutcome::Read(xlsx::read(&content, &mut visit)),
        Format::Xls => FileOutcome::Read(xls::read(&content, &mut visit)),
        Format::Text => {
            let text = encoding::decode(&content);
            let (text, delimiter) = delimited::prepared(&text);
            visit(Sheet::new(
                String::new(),
                &mut delimited::rows(&text, delimiter),
            ));
            FileOutcome::Read(Vec::new())
        }
        Format::OwnReport => FileOutcome::OwnReport,
        Format::Encrypted => failed(Cause::Encrypted),
        Format::Empty => failed(Cause::Empty),
        Format::Other(name) => failed(Cause::Unsupported(name)),
    }
}

fn load(path: &Path) -> Result<Vec<u8>, Cause> {
    let size = std::fs::metadata(path)
        .map_err(|error| Cause::Io(error.to_string()))?
        .len();
    if size > MOST_BYTES {
        return Err(Cause::TooLarge(MOST_BYTES >> 20));
    }
    std::fs::read(path).map_err(|error| Cause::Io(error.to_string()))
}

#[cfg(test)]
mod tests;
