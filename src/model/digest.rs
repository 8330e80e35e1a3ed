//! A digest of a text that never changes: not with a library, not with a version, not with a machine.

/// FNV-1a in 64 bits. What it makes stands in ids and in workbooks that come back, so it is written out here.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The digest with every bit of it mixed into every other (the finaliser of `SplitMix64`; no two digests become one).
/// [`fnv1a`] alone carries the last characters of a text into few of its high bits: numbers given out in a row would
/// nearly keep their order, and who is drawn by the smallest digest would be no matter of chance.
pub const fn mixed(digest: u64) -> u64 {
    let digest = (digest ^ (digest >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let digest = (digest ^ (digest >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    digest ^ (digest >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        for (text, expected) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv1a(text.as_bytes()), expected);
        }
    }

    /// Of numbers that differ in their last digits, each bit of the mixed digest is set in about half.
    #[test]
    fn numbers_in_a_row_are_well_mixed() {
        let digests: Vec<u64> = (0..4_000)
            .map(|number| mixed(fnv1a(format!("2026-10-30|SF{number:013}").as_bytes())))
            .collect();
        for bit in 0..64 {
            let set = digests
                .iter()
                .filter(|digest| *digest >> bit & 1 == 1)
                .count();
            assert!((1_850..2_150).contains(&set), "bit {bit}: {set}");
        }
        let rising = digests.windows(2).filter(|pair| pair[0] < pair[1]).count();
        assert!((1_850..2_150).contains(&rising), "{rising}");
    }
}
