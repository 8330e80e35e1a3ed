//! The number that somebody probably meant: one character another, or two neighbours swapped.

use rustc_hash::FxHashSet;

/// Numbers shorter than this are near to many others.
const SHORTEST: usize = 6;

/// The one known number that is one slip away; none if several are.
pub(super) fn one_slip<'a>(written: &str, known: &FxHashSet<&'a str>) -> Option<&'a str> {
    if written.len() < SHORTEST || !written.is_ascii() {
        return None;
    }
    let mut found = FxHashSet::default();
    let mut letters = written.as_bytes().to_vec();
    let mut look = |letters: &[u8]| {
        let text = std::str::from_utf8(letters).unwrap_or_default();
        found.extend(known.get(text).copied());
    };
    for position in 0..letters.len() {
        let Some(own) = letters.get(position).copied() else {
            continue;
        };
        for other in (b'0'..=b'9')
            .chain(b'A'..=b'Z')
            .filter(|other| *other != own)
        {
            set(&mut letters, position, other);
            look(&letters);
        }
        set(&mut letters, position, own);
        let next = position + 1;
        if letters.get(next).is_some_and(|next| *next != own) {
            letters.swap(position, next);
            look(&letters);
            letters.swap(position, next);
        }
    }
    let mut found = found.into_iter();
    found.next().filter(|_| found.next().is_none())
}

fn set(letters: &mut [u8], position: usize, value: u8) {
    if let Some(letter) = letters.get_mut(position) {
        *letter = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_or_two_swapped_and_no_other_choice() {
        let known: FxHashSet<&str> = ["SF1001234", "SF1001999", "SF1001998", "D1"]
            .into_iter()
            .collect();
        for (written, expected) in [
            ("SF1001235", Some("SF1001234")),
            ("SF1001243", Some("SF1001234")),
            ("YF1001234", Some("SF1001234")),
            ("SF1001997", None),
            ("SF1001223", None),
            ("SF100123", None),
            ("D2", None),
            ("运单1001234", None),
        ] {
            assert_eq!(one_slip(written, &known), expected, "{written}");
        }
    }
}
