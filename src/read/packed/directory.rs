//! What the end of an archive declares, read without opening the archive.

use memchr::memmem;

/// The least that the directory of an archive takes for a part, in bytes.
const SMALLEST_ENTRY: u64 = 46;

/// The number of parts that an archive declares. `None` if it has no end.
pub(super) fn declared_parts(content: &[u8]) -> Option<u64> {
    let end = memmem::rfind(content, b"PK\x05\x06")?;
    let few = u16::from_le_bytes(array(content, end + 10)?);
    // Whoever opens the archive may believe another end than the last one.
    let large = memmem::find_iter(content, b"PK\x06\x06");
    let many = large.filter_map(|end| large_end(content, end)).max();
    Some(many.unwrap_or(0).max(few.into()))
}

/// The number of parts that an end for large archives declares; `None` if the bytes are none.
fn large_end(content: &[u8], end: usize) -> Option<u64> {
    let length = u64::from_le_bytes(array(content, end + 4)?);
    let locator = end
        .checked_add(12)?
        .checked_add(usize::try_from(length).ok()?)?;
    let parts = u64::from_le_bytes(array(content, end + 32)?);
    let is_end = array(content, locator)? == *b"PK\x06\x07";
    let has_room = parts <= end as u64 / SMALLEST_ENTRY;
    (is_end && has_room).then_some(parts)
}

fn array<const N: usize>(content: &[u8], start: usize) -> Option<[u8; N]> {
    content.get(start..)?.first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The end of an archive that declares so many parts; 65,535 refers to the larger end before it.
    fn end(parts: u16) -> Vec<u8> {
        let [low, high] = parts.to_le_bytes();
        [b"PK\x05\x06\0\0\0\0\0\0", &[low, high][..], &[0; 10]].concat()
    }

    /// The larger end, after room for so many entries.
    fn large(parts: u64, room: usize) -> Vec<u8> {
        let mut content = vec![0; room * 46];
        content.extend(b"PK\x06\x06");
        content.extend(44_u64.to_le_bytes());
        content.extend([0; 20]);
        content.extend(parts.to_le_bytes());
        content.extend([0; 16]);
        content.extend(b"PK\x06\x07");
        content
    }

    #[test]
    fn the_end_of_an_archive_declares_its_parts() {
        let cases = [
            (end(7), Some(7)),
            ([end(3), end(9)].concat(), Some(9)),
            (
                [large(70_000, 70_000), end(u16::MAX)].concat(),
                Some(70_000),
            ),
            // The library goes back to this one if the last end is none.
            ([large(70_000, 70_000), end(1)].concat(), Some(70_000)),
            // So many entries have no place before the end: the bytes only look like one.
            ([large(3_000_000, 5), end(5)].concat(), Some(5)),
            ([&b"PK\x06\x06 stored text"[..], &end(5)].concat(), Some(5)),
            (end(u16::MAX), Some(65_535)),
            (b"PK\x05\x06".to_vec(), None),
            (b"no end".to_vec(), None),
        ];
        for (content, expected) in cases {
            assert_eq!(declared_parts(&content), expected, "{}", content.len());
        }
    }
}
