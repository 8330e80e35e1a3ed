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
    /// It is larger than the limit, in megabytes.
    TooLarge(u64),
}

/// A file, or a sheet of one, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The sheet; `None` for the whole file.
    pub sheet: Option<String>,
    /// Why.
    pub cause: Cause,
}

impl ReadError {
    pub(super) fn file(cause: Cause) -> Self {
        Self { sheet: None, cause }
    }

    pub(super) fn sheet(name: &str, cause: Cause) -> Self {
        Self {
            sheet: Some(name.to_owned()),
            cause,
        }
    }
}
