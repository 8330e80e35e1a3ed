//! What the reader's process tells its parent: frames, each its length in four bytes and then its
//! content in the postcard format. The parent trusts none of it.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::read::{Cause, ReadError, Row, SheetInfo};

/// One thing that the reader tells.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Frame {
    /// The reader runs and has understood its command line.
    Hello,
    /// A sheet begins.
    Begin(SheetInfo),
    /// The next rows of the sheet.
    Rows(Vec<Row>),
    /// The sheet ends.
    End,
    /// Something could not be read.
    Error(WireError),
    /// The file is read; nothing follows.
    Done,
}

/// A [`ReadError`] on its way.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct WireError {
    sheet: Option<String>,
    cause: WireCause,
}

/// The causes that the reader's process can give.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum WireCause {
    Encrypted,
    Damaged(String),
    Empty,
    Bomb {
        part: Option<String>,
        megabytes: u64,
        ratio: u64,
    },
    Limit {
        limit: String,
        found: u64,
        most: u64,
    },
}

/// The limits that a reader may find exceeded.
const LIMIT_KEYS: [&str; 5] = [
    "unpacked_megabytes",
    "parts",
    "rows",
    "columns",
    "characters",
];

impl From<ReadError> for WireError {
    fn from(error: ReadError) -> Self {
        let cause = match error.cause {
            Cause::Encrypted => WireCause::Encrypted,
            Cause::Empty => WireCause::Empty,
            Cause::Limit { limit, found, most } => WireCause::Limit {
                limit: limit.to_owned(),
                found,
                most,
            },
            Cause::Bomb {
                part,
                megabytes,
                ratio,
            } => WireCause::Bomb {
                part,
                megabytes,
                ratio,
            },
            Cause::Damaged(said) | Cause::Io(said) => WireCause::Damaged(said),
            // The readers of single files give none of these.
            other => WireCause::Damaged(format!("{other:?}")),
        };
        Self {
            sheet: error.sheet,
            cause,
        }
    }
}

impl From<WireError> for ReadError {
    fn from(error: WireError) -> Self {
        let cause = match error.cause {
            WireCause::Encrypted => Cause::Encrypted,
            WireCause::Empty => Cause::Empty,
            WireCause::Damaged(said) => Cause::Damaged(said),
            WireCause::Bomb {
                part,
                megabytes,
                ratio,
            } => Cause::Bomb {
                part,
                megabytes,
                ratio,
            },
            WireCause::Limit { limit, found, most } => {
                match LIMIT_KEYS.into_iter().find(|key| *key == limit) {
                    Some(limit) => Cause::Limit { limit, found, most },
                    None => Cause::Damaged(limit),
                }
            }
        };
        Self {
            member: None,
            sheet: error.sheet,
            cause,
        }
    }
}

/// Writes a frame.
pub(super) fn send(output: &mut impl Write, frame: &Frame) -> io::Result<()> {
    let bytes = postcard::to_stdvec(frame).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(&bytes)
}

/// Reads a frame of at most so many bytes; `None` if there is none, or none that can be believed. Never
/// takes more memory than has really come.
pub(super) fn receive(input: &mut impl Read, most: u64) -> Option<Frame> {
    let mut length = [0; 4];
    input.read_exact(&mut length).ok()?;
    let length = u64::from(u32::from_le_bytes(length));
    if length > most {
        return None;
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes).ok()?;
    postcard::from_bytes(&bytes).ok()
}
