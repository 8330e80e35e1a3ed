//! What stands in the way of reading a file; never the end of a run.

/// Why a file or a sheet cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It has a password.
    Encrypted,
    /// It is damaged; what the library said, for whoever mends it.
    Damaged(String),
    /// It is of a kind that is not read; the kind's name.
    Unsupported(&'static str),
    /// Nothing is in it.
    Empty,
    /// The system does not give it out; what it said.
    Io(String),
    /// It is beyond a limit of the configuration.
    Limit {
        /// The key in `[limits]`.
        limit: &'static str,
        /// How much was found; a lower bound where counting stopped.
        found: u64,
        /// The limit.
        most: u64,
    },
    /// Its reader, a process of its own, was stopped because it took too long.
    TooSlow {
        /// `reader_seconds` in `[limits]`.
        seconds: u64,
    },
    /// Its reader, a process of its own, ended before the file did: the file made it crash, or it needed
    /// more memory than it may have.
    ReaderEnded {
        /// `reader_megabytes` in `[limits]`.
        megabytes: u64,
    },
}

/// A file, or a sheet of one, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The file inside an archive; `None` for the file itself.
    pub member: Option<String>,
    /// The sheet; `None` for the whole file.
    pub sheet: Option<String>,
    /// Why.
    pub cause: Cause,
}

impl ReadError {
    pub(super) fn file(cause: Cause) -> Self {
        Self {
            member: None,
            sheet: None,
            cause,
        }
    }

    pub(super) fn sheet(name: &str, cause: Cause) -> Self {
        Self {
            member: None,
            sheet: Some(name.to_owned()),
            cause,
        }
    }
}
