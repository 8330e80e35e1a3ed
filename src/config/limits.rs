//! `[limits]`: what a single file may cost. A file beyond a limit is a finding that names the limit.

use serde::Deserialize;

use super::ConfigError;

/// The limits on one file. All are at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The size of the file as it lies on the disk, in megabytes.
    pub file_megabytes: u64,
    /// The size of everything that it holds when unpacked, in megabytes.
    pub unpacked_megabytes: u64,
    /// The parts of a workbook, or the files of an archive.
    pub parts: u64,
    /// The rows of a sheet.
    pub rows: u64,
    /// The columns of a sheet.
    pub columns: u64,
    /// The characters of a cell.
    pub characters: u64,
    /// The time for a file of a kind that is read in a process of its own (xls, xlsb, ods), in seconds.
    pub reader_seconds: u64,
    /// The memory of such a process, in megabytes.
    pub reader_megabytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_megabytes: 1024,
            unpacked_megabytes: 4096,
            parts: 10_000,
            rows: 1_048_576,
            columns: 16_384,
            characters: 1_000_000,
            reader_seconds: 20,
            reader_megabytes: 1024,
        }
    }
}

impl Limits {
    /// The limits, if each of them lets anything through.
    pub(super) fn checked(self) -> Result<Self, ConfigError> {
        let zero = self.by_key().into_iter().find(|(_, most)| *most == 0);
        match zero {
            Some((key, most)) => Err(ConfigError::value(
                format!("limits.{key}"),
                most.to_string(),
                "≥ 1",
            )),
            None => Ok(self),
        }
    }

    /// Every limit under its key in the file.
    fn by_key(&self) -> [(&'static str, u64); 8] {
        [
            ("file_megabytes", self.file_megabytes),
            ("unpacked_megabytes", self.unpacked_megabytes),
            ("parts", self.parts),
            ("rows", self.rows),
            ("columns", self.columns),
            ("characters", self.characters),
            ("reader_seconds", self.reader_seconds),
            ("reader_megabytes", self.reader_megabytes),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_lets_nothing_through_is_a_mistake() {
        let limits = Limits {
            rows: 0,
            ..Limits::default()
        };
        let error = limits.checked().expect_err("nothing would be read");
        assert_eq!(error.to_string(), "limits.rows = \"0\": ≥ 1");
        assert_eq!(Limits::default().checked().ok(), Some(Limits::default()));
    }
}
