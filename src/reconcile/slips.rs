//! Whether a number was written with one slip: two given numbers compared.

use super::typing::{LEAST, plain};

/// What went wrong in writing a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Nothing but marks, or O for 0.
    Alike,
    /// Two neighbouring characters are swapped.
    Swapped,
    /// One character is another one.
    Wrong,
    /// One character is missing.
    Missing,
    /// One character is too many.
    Extra,
}

/// Letters and digits without marks and without Chinese characters; `None` if too few are left to tell a slip.
pub(super) fn plain_without_chinese(number: &str) -> Option<Vec<u8>> {
    let ascii: String = number.chars().filter(char::is_ascii).collect();
    plain(&ascii).filter(|plain| plain.len() >= LEAST)
}

/// The one slip that makes what was written of a number, both plain; `None` if there is more to it.
pub(super) fn slip(written: &[u8], number: &[u8]) -> Option<Slip> {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let front = written.iter().zip(number).take_while(same).count();
    let back = written
        .iter()
        .rev()
        .zip(number.iter().rev())
        .take_while(same)
        .count();
    let (short, long) = (
        written.len().min(number.len()),
        written.len().max(number.len()),
    );
    if long == short {
        let at = |text: &[u8], place: usize| text.get(place).copied();
        let swapped = front + back + 2 == long
            && at(written, front) == at(number, front + 1)
            && at(written, front + 1) == at(number, front);
        return match long.saturating_sub(front + back) {
            _ if front == long => Some(Slip::Alike),
            1 => Some(Slip::Wrong),
            _ => swapped.then_some(Slip::Swapped),
        };
    }
    if long - short > 1 || front + back < short {
        return None;
    }
    Some(if written.len() < number.len() {
        Slip::Missing
    } else {
        Slip::Extra
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_and_two_are_none() {
        use Slip::{Alike, Extra, Missing, Swapped, Wrong};
        for (written, expected) in [
            ("dd-2026-1003-12", Some(Alike)),
            ("DD2O26IOO312", Some(Alike)),
            ("青订DD20261003-12", Some(Alike)),
            ("DD2062100312", Some(Swapped)),
            ("DD2026100321", Some(Swapped)),
            ("DD2026100319", Some(Wrong)),
            ("XD2026100312", Some(Wrong)),
            ("D2026100312", Some(Missing)),
            ("DD202610312", Some(Missing)),
            ("DD202610031", Some(Missing)),
            ("DD20261003122", Some(Extra)),
            ("DDD2026100312", Some(Extra)),
            ("DD2026100399", None),
            ("DD2062010312", None),
            ("DD20261003", None),
            ("DD2026101312X", None),
        ] {
            let plain = |text| plain_without_chinese(text).expect("a number");
            let found = slip(&plain(written), &plain("DD2026100312"));
            assert_eq!(found, expected, "{written}");
        }
        assert_eq!(plain_without_chinese("青订12345"), None);
    }
}
