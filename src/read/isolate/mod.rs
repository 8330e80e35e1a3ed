//! Risky formats, read by a process of its own. Their libraries load a file whole and may abort, hang or
//! take all memory on a damaged one; a process of its own can be limited and lost without losing the
//! run. The process is this program again, started with a hidden word: the content goes in, frames of
//! rows come out, and both sides stream.

mod arguments;
mod child;
mod hear;
mod limit;
mod parent;
pub(super) mod seconds;
mod watch;
mod wire;

use super::{ReadError, Sheet, ods, xls, xlsb};
use crate::config::{Limits, ReadSettings};

pub use child::serve;

/// The hidden first word of the command line that turns this program into a reader of one file. No
/// file that is dropped onto the program can have this path.
pub const READER_WORD: &str = "--read-risky";

/// The formats whose readers can bring their process down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Excel 97–2003, and WPS `.et`.
    Xls,
    /// Binary workbooks of Excel 2007 or later.
    Xlsb,
    /// `OpenDocument` spreadsheets.
    Ods,
}

impl Kind {
    /// The kind's word on the reader's command line.
    fn word(self) -> &'static str {
        match self {
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Xls, Self::Xlsb, Self::Ods]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// Reads a risky file: in a process of its own if the settings name a program for that and it starts,
/// else in this one.
pub(super) fn read(
    content: &[u8],
    kind: Kind,
    settings: &ReadSettings,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let limits = &settings.limits;
    let apart = settings
        .reader
        .as_ref()
        .and_then(|program| parent::read(program, kind, content, limits, visit));
    apart.unwrap_or_else(|| read_here(content, kind, limits, visit))
}

/// Reads a risky file in this process.
fn read_here(
    content: &[u8],
    kind: Kind,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    match kind {
        Kind::Xls => xls::read(content, limits, visit),
        Kind::Xlsb => xlsb::read(content, limits, visit),
        Kind::Ods => ods::read(content, limits, visit),
    }
}

#[cfg(test)]
mod tests;
