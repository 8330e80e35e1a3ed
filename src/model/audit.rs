//! What is known of a sheet beyond the count of its rows: how it was read, its totals, what it repeats, and
//! the rows that want mending.

use super::{BadRows, SheetId, Text, Totals};

/// The audit of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetAudit {
    /// The name of the profile that read it.
    pub profile_name: Text,
    /// Stands for what its records say, whatever the file's format and the sheet's place; `None` without records.
    pub fingerprint: Option<u64>,
    /// Its totals beside our own sums.
    pub totals: Totals,
    /// The sheet that it repeats.
    pub repeat: Option<Repeat>,
    /// The rows that want mending, as they stood.
    pub bad_rows: BadRows,
}

/// A sheet once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The first one.
    pub of: SheetId,
    /// True if its rows are counted as merged. False where the bytes of the files are the same and the name of
    /// the second one states another day or clerk, so that its rows say something else.
    pub is_counted_once: bool,
}
