//! What stands in the way of reading a file; never the end of a run.

/// Why a file or a sheet cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It is encrypted by a method that cannot be opened, whatever the password.
    Encrypted,
    /// It has a password, and none was given.
    PasswordMissing,
    /// It has a password, and none of those that were given fits.
    PasswordWrong,
    /// A file inside an archive that cannot be unpacked; what the library said.
    CannotUnpack(String),
    /// An archive of a kind that is not read; the kind's name.
    Archive(&'static str),
    /// An archive inside an archive.
    NestedArchive,
    /// It would unpack to so many times its size that it must be meant to exhaust the memory.
    Bomb {
        /// The part of the file, or the sheet, that would; `None` for the file as a whole.
        part: Option<String>,
        /// Its size when unpacked, in megabytes; a lower bound where unpacking stopped.
        megabytes: u64,
        /// How many times its packed size that is.
        ratio: u64,
    },
    /// An archive in which more files than are worth naming are no spreadsheets.
    PassedOver {
        /// How many are not named.
        files: u64,
    },
    /// It is no spreadsheet but a text, picture or the like; the kind's name.
    NotATable(&'static str),
    /// It is neither text nor any format that is known.
    Binary,
    /// It only says where its content lies (a pointer of Git LFS).
    Pointer,
    /// It is a page that holds no table.
    NoTable,
    /// It is a page that only shows other files.
    Frames,
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

impl Cause {
    /// Refuses what is beyond a limit.
    pub(super) fn at_most(limit: &'static str, found: u64, most: u64) -> Result<(), Self> {
        if found > most {
            return Err(Self::Limit { limit, found, most });
        }
        Ok(())
    }
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

    /// An error of a sheet, or of the whole file if its only sheet has no name.
    pub(super) fn of(sheet: &str, cause: Cause) -> Self {
        if sheet.is_empty() {
            Self::file(cause)
        } else {
            Self::sheet(sheet, cause)
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
