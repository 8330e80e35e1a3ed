//! What the end of an archive declares, read without opening the archive.

use memchr::memmem;

/// The number of parts that the end of the archive declares, read before the archive is opened: opening it
/// costs memory for each. `None` if there is no such end.
pub(super) fn declared_parts(content: &[u8]) -> Option<u64> {
    let end = memmem::rfind(content, b"PK\x05\x06")?;
    let few = u16::from_le_bytes(content.get(end + 10..end + 12)?.try_into().ok()?);
    if few < u16::MAX {
        return Some(few.into());
    }
    let Some(end) = memmem::rfind(content.get(..end)?, b"PK\x06\x06") else {
        return Some(few.into());
    };
    let many = content.get(end + 32..end + 40)?.try_into().ok()?;
    Some(u64::from_le_bytes(many))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end of an archive that declares so many parts; 65,535 refers to the larger end before it.
    fn end(parts: u16) -> Vec<u8> {
        let [low, high] = parts.to_le_bytes();
        [b"PK\x05\x06\0\0\0\0\0\0", &[low, high][..], &[0; 10]].concat()
    }

    #[test]
    fn the_end_of_an_archive_declares_its_parts() {
        let many = [b"PK\x06\x06", &[0; 28][..], &3_000_000_u64.to_le_bytes()].concat();
        let cases = [
            (end(7), Some(7)),
            ([end(3), end(9)].concat(), Some(9)),
            ([many, end(u16::MAX)].concat(), Some(3_000_000)),
            (end(u16::MAX), Some(65_535)),
            (b"PK\x05\x06".to_vec(), None),
            (b"no end".to_vec(), None),
        ];
        for (content, expected) in cases {
            assert_eq!(declared_parts(&content), expected, "{content:?}");
        }
    }
}
