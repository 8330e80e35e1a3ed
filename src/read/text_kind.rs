//! What a file without any known mark is: delimited text, an old exchange format, or no text at all.

use encoding_rs::Encoding;

use super::encoding::utf16_by_zeros;
use super::format::Format;

/// How much of a file is looked at.
const START: usize = 8 * 1024;
/// The marks of dBase files, by version.
const DBASE: [u8; 6] = [0x02, 0x03, 0x43, 0x83, 0x8B, 0xF5];

/// Tells what a file is.
pub(super) fn sniff(content: &[u8]) -> Format {
    let start = content.get(..content.len().min(START)).unwrap_or(content);
    if is_dbase(content) {
        return Format::Other("dBase");
    }
    if content.get(257..262) == Some(b"ustar") {
        return Format::Archive("tar");
    }
    if is_binary(start) {
        return Format::Binary;
    }
    if is_sylk(start) {
        return Format::Other("SYLK");
    }
    if start.starts_with(b"TABLE\r\n0,1\r\n") || start.starts_with(b"TABLE\n0,1\n") {
        return Format::Other("DIF");
    }
    Format::Text
}

/// Text has few control characters, and UTF-16 has zeros only where it must.
fn is_binary(start: &[u8]) -> bool {
    if Encoding::for_bom(start).is_some() || utf16_by_zeros(start).is_some() {
        return false;
    }
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, 0x09..=0x0D | 0x1A | 0x1B);
    let controls = start.iter().filter(is_control).count();
    controls > 2 + start.len() / 16
}

/// The mark alone is not enough: a csv may begin with a column that is named so.
fn is_sylk(start: &[u8]) -> bool {
    let mut lines = start.split(|byte| matches!(byte, b'\r' | b'\n'));
    let is_marked = lines.next().is_some_and(|line| line.starts_with(b"ID;P"));
    let is_record = |line: &[u8]| {
        [&b"P;"[..], b"C;", b"F;", b"B;", b"O;", b"NN;"]
            .iter()
            .any(|record| line.starts_with(record))
    };
    is_marked && lines.find(|line| !line.is_empty()).is_some_and(is_record)
}

/// The header says how long it is, and ends there with a mark of its own.
fn is_dbase(content: &[u8]) -> bool {
    let header = || {
        let mark = *content.first()?;
        let (month, day) = (*content.get(2)?, *content.get(3)?);
        let length = u16::from_le_bytes(content.get(8..10)?.try_into().ok()?);
        let end = *content.get(usize::from(length).checked_sub(1)?)?;
        let is_dated = (1..=12).contains(&month) && (1..=31).contains(&day);
        Some(DBASE.contains(&mark) && is_dated && length > 32 && end == 0x0D)
    };
    header().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_formats_and_binary_files_are_told_from_text() {
        let mut dbase = vec![0x03, 126, 10, 31, 1, 0, 0, 0, 65, 0, 10, 0];
        dbase.resize(64, 0);
        dbase.push(0x0D);
        let noise: Vec<u8> = (0..4000_u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        let cases: [(&[u8], Format); 9] = [
            (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", Format::Other("SYLK")),
            (b"ID;Price\n1;2\n", Format::Text),
            (b"TABLE\r\n0,1\r\n\"EXCEL\"\r\n", Format::Other("DIF")),
            (&dbase, Format::Other("dBase")),
            (&noise, Format::Binary),
            (&[0; 100], Format::Binary),
            (b"a,b\n1,\0\n", Format::Text),
            (b"a\tb\x1a", Format::Text),
            (b"o\0r\0d\0e\0r\0,\x001\0", Format::Text),
        ];
        for (content, expected) in cases {
            assert_eq!(
                sniff(content),
                expected,
                "{:?}",
                &content[..content.len().min(20)]
            );
        }
    }
}
