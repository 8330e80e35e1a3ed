//! References of cells and regions: `AB12` and `A1:C3`.

use super::super::merged::Region;
use super::text::decoded;

/// The row and column, both from 0, that a reference names; `None` if it names none. Numbers beyond any
/// sheet are given as they are, so that a limit can tell them.
pub(super) fn cell(reference: &[u8]) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut has_digits = false;
    for byte in reference {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if !has_digits => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.saturating_mul(26).saturating_add(letter);
            }
            b'0'..=b'9' => {
                has_digits = true;
                row = row
                    .saturating_mul(10)
                    .saturating_add(u32::from(byte - b'0'));
            }
            b'$' => {}
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The region that a reference names; `None` if it names none or is upside down.
pub(super) fn region(reference: &[u8]) -> Option<Region> {
    let colon = reference.iter().position(|byte| *byte == b':')?;
    let (top, left) = cell(reference.get(..colon)?)?;
    let (bottom, right) = cell(reference.get(colon + 1..)?)?;
    let is_upright = top <= bottom && left <= right;
    is_upright.then_some(Region {
        first_row: top.checked_add(1)?,
        last_row: bottom.checked_add(1)?,
        column: u16::try_from(left).ok()?,
    })
}

/// A whole number in an attribute; `None` if it is none.
pub(super) fn number(value: &[u8]) -> Option<u64> {
    decoded(value).trim().parse().ok()
}

/// The number of a style; 0 if it is none.
pub(super) fn digits(value: &[u8]) -> usize {
    value.iter().fold(0, |number: usize, byte| match byte {
        b'0'..=b'9' => number
            .saturating_mul(10)
            .saturating_add(usize::from(byte - b'0')),
        _ => number,
    })
}

/// True or false in an attribute.
pub(super) fn truth(value: &[u8]) -> bool {
    matches!(value, b"1" | b"true" | b"on" | b"True" | b"TRUE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_cells() {
        let cases = [
            ("A1", Some((0, 0))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("$B$3", Some((2, 1))),
            ("A0", None),
            ("12", None),
            ("AB", None),
            ("", None),
            ("A1B", None),
            ("甲1", None),
            ("ZZZZZZZZ99999999999", Some((u32::MAX - 1, u32::MAX - 1))),
        ];
        for (reference, expected) in cases {
            assert_eq!(cell(reference.as_bytes()), expected, "{reference}");
        }
    }

    #[test]
    fn references_name_regions() {
        let expected = Region {
            first_row: 2,
            last_row: 5,
            column: 0,
        };
        assert_eq!(region(b"A2:B5"), Some(expected));
        for none in ["A2", "B5:A2", "A2:", ":"] {
            assert_eq!(region(none.as_bytes()), None, "{none}");
        }
    }
}
