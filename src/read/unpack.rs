//! What zip and gzip share: the measure of what they would unpack to, and the names of members.

use encoding_rs::GB18030;

use super::Cause;
use crate::config::Limits;

/// Below this many megabytes any ratio is honest.
const SUSPECT_MEGABYTES: u64 = 100;
/// Spreadsheets are packed to a hundredth at best.
const SUSPECT_RATIO: u64 = 200;

/// The sizes of one packed file, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    packed: u64,
    unpacked: u64,
}

impl Measure {
    /// The sizes of a file.
    pub(super) fn of(packed: usize, unpacked: usize) -> Self {
        Self::declared(packed as u64, unpacked as u64)
    }

    /// The sizes that an archive declares.
    pub(super) fn declared(packed: u64, unpacked: u64) -> Self {
        Self { packed, unpacked }
    }

    /// Fails if the file is too large to be unpacked, or larger than an honest file can be.
    pub(super) fn check(self, limits: &Limits) -> Result<(), Cause> {
        let megabytes = self.unpacked.div_ceil(1 << 20);
        let ratio = self.unpacked / self.packed.max(1);
        if megabytes > SUSPECT_MEGABYTES && ratio > SUSPECT_RATIO {
            return Err(Cause::Bomb { megabytes, ratio });
        }
        let sizes = [
            ("file_megabytes", limits.file_megabytes),
            ("unpacked_megabytes", limits.unpacked_megabytes),
        ];
        match sizes.into_iter().find(|(_, most)| megabytes > *most) {
            Some((limit, most)) => Err(Cause::Limit {
                limit,
                found: megabytes,
                most,
            }),
            None => Ok(()),
        }
    }
}

/// The name of a member, to be shown: UTF-8, else the encoding of Chinese Windows.
pub(super) fn name_of(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    let shown = name.replace('\\', "/");
    shown
        .chars()
        .filter(|letter| !letter.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_chinese_windows_are_read() {
        let name = "支付宝\\账务明细(汇总).csv";
        let expected = "支付宝/账务明细(汇总).csv";
        assert_eq!(name_of(&GB18030.encode(name).0), expected);
        assert_eq!(name_of(name.as_bytes()), expected);
    }

    #[test]
    fn sizes_are_measured() {
        let limits = Limits::default();
        let megabyte = 1 << 20;
        let check = |packed, unpacked| Measure::declared(packed, unpacked).check(&limits);
        assert_eq!(check(1, 100 * megabyte), Ok(()));
        assert_eq!(check(megabyte, 200 * megabyte), Ok(()));
        assert!(matches!(
            check(megabyte, 202 * megabyte),
            Err(Cause::Bomb { .. })
        ));
        let limit = Cause::Limit {
            limit: "file_megabytes",
            found: 1025,
            most: 1024,
        };
        assert_eq!(check(500 * megabyte, 1025 * megabyte), Err(limit));
    }
}
