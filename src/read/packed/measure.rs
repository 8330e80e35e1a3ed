//! What one packed file would unpack to.

use super::super::Cause;
use crate::config::Limits;

/// Up to this many megabytes any ratio is honest.
const SUSPECT_MEGABYTES: u64 = 100;
/// Spreadsheets are packed to a hundred-and-thirtieth at best.
const SUSPECT_RATIO: u64 = 200;

/// The sizes of one packed file, in bytes.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Measure {
    packed: u64,
    unpacked: u64,
}

impl Measure {
    /// The sizes of a file.
    pub(in super::super) fn of(packed: usize, unpacked: usize) -> Self {
        Self::declared(packed as u64, unpacked as u64)
    }

    /// The sizes that an archive declares.
    pub(in super::super) fn declared(packed: u64, unpacked: u64) -> Self {
        Self { packed, unpacked }
    }

    /// Fails if the file is packed tighter than an honest one can be; names the part of it that is.
    pub(in super::super) fn check_ratio(
        self,
        part: impl FnOnce() -> Option<String>,
    ) -> Result<(), Cause> {
        let megabytes = self.megabytes();
        let ratio = self.unpacked / self.packed.max(1);
        if megabytes > SUSPECT_MEGABYTES && ratio > SUSPECT_RATIO {
            let part = part();
            return Err(Cause::Bomb {
                part,
                megabytes,
                ratio,
            });
        }
        Ok(())
    }

    /// Fails if a file of its own is packed too tightly, or too large to be unpacked.
    pub(in super::super) fn check(self, limits: &Limits) -> Result<(), Cause> {
        let megabytes = self.megabytes();
        self.check_ratio(|| None)?;
        Cause::at_most("file_megabytes", megabytes, limits.file_megabytes)?;
        Cause::at_most("unpacked_megabytes", megabytes, limits.unpacked_megabytes)
    }

    fn megabytes(self) -> u64 {
        self.unpacked.div_ceil(1 << 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_measured() {
        let limits = Limits::default();
        let megabyte = 1 << 20;
        let check = |packed, unpacked| Measure::declared(packed, unpacked).check(&limits);
        assert_eq!(check(1, 100 * megabyte), Ok(()));
        assert_eq!(check(megabyte, 200 * megabyte), Ok(()));
        let bomb = Cause::Bomb {
            part: None,
            megabytes: 202,
            ratio: 202,
        };
        assert_eq!(check(megabyte, 202 * megabyte), Err(bomb));
        let limit = Cause::Limit {
            limit: "file_megabytes",
            found: 1025,
            most: 1024,
        };
        assert_eq!(check(500 * megabyte, 1025 * megabyte), Err(limit));
    }
}
