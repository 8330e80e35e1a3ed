//! The records of a part of an xlsb: each its kind, its length, its content.

use std::io::{BufRead, Read, copy, sink};

/// No record that is looked into needs more of its content, in bytes: the name of a sheet has 31
/// characters, the id of its part 255.
const MOST_CONTENT: u64 = 1024;

/// Reads the next record: its kind and the start of its content. `None` where the part ends or breaks off.
pub(super) fn next_record(part: &mut impl BufRead, content: &mut Vec<u8>) -> Option<u32> {
    let kind = number(part, 2)?;
    let length = u64::from(number(part, 4)?);
    content.clear();
    let kept = length.min(MOST_CONTENT);
    let read = part.by_ref().take(kept).read_to_end(content).ok()? as u64;
    let passed = copy(&mut part.by_ref().take(length - kept), &mut sink()).ok()?;
    (read + passed == length).then_some(kind)
}

/// A number of at most so many bytes, of seven bits each; a further byte follows one whose eighth is set.
fn number(part: &mut impl Read, most: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        let [byte] = byte;
        number |= u32::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// The whole number of four bytes at a place of a record.
pub(super) fn number_at(content: &[u8], at: usize) -> Option<u32> {
    let bytes = content.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// The text at a place of a record, and the place after it; a text of no length is blank.
pub(super) fn text_at(content: &[u8], at: usize) -> Option<(String, usize)> {
    let length = match number_at(content, at)? {
        u32::MAX => 0,
        length => length as usize,
    };
    let start = at + 4;
    let end = length.checked_mul(2)?.checked_add(start)?;
    let pairs = content.get(start..end)?.as_chunks::<2>().0;
    let units: Vec<u16> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    Some((String::from_utf16_lossy(&units), end))
}
