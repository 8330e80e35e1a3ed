//! Which numbers a courier gives out.
//!
//! Numbers of digits alone overlap between couriers: they are held against the courier that is named,
//! and no courier is ever inferred from them. A prefix of letters that only one courier uses may
//! serve as a hint.

/// A part of a pattern; only the last part of a pattern may vary in length.
enum Part {
    /// These characters.
    Is(&'static str),
    /// One of these characters.
    Of(&'static str),
    /// Digits, at least and at most so many.
    Digits(usize, usize),
    /// Capital letters, so many.
    Letters(usize),
    /// Capital letters or digits, at least and at most so many.
    Either(usize, usize),
}

use Part::{Digits, Either, Is, Letters, Of};

struct Carrier {
    /// The canonical short name first.
    names: &'static [&'static str],
    patterns: &'static [&'static [Part]],
}

const CARRIERS: &[Carrier] = &[
    Carrier {
        names: &["顺丰", "SF"],
        patterns: &[&[Is("SF"), Either(1, 1), Digits(12, 12)], &[Digits(12, 12)]],
    },
    Carrier {
        names: &["中通", "ZTO"],
        patterns: &[&[Is("7"), Of("345678"), Digits(12, 12)], &[Digits(12, 12)]],
    },
    Carrier {
        names: &["圆通", "YTO"],
        patterns: &[
            &[Is("YT"), Digits(13, 13)],
            &[Either(10, 12)],
            &[Is("88"), Either(16, 16)],
        ],
    },
    Carrier {
        names: &["申通", "STO"],
        patterns: &[
            &[Is("77"), Digits(12, 15)],
            &[Is("43"), Digits(12, 15)],
            &[Digits(12, 13)],
        ],
    },
    Carrier {
        names: &["韵达", "YUNDA"],
        patterns: &[
            &[Of("34"), Digits(14, 14)],
            &[Is("5"), Digits(12, 12)],
            &[Digits(13, 13)],
        ],
    },
    Carrier {
        names: &["极兔", "JT"],
        patterns: &[&[Is("JT"), Digits(13, 13)]],
    },
    Carrier {
        names: &["京东", "JD"],
        patterns: &[&[Is("JD"), Either(2, 2), Digits(11, 11)]],
    },
    Carrier {
        names: &["EMS", "邮政"],
        patterns: &[
            &[Of("981"), Digits(12, 12)],
            &[Is("P"), Letters(1), Digits(11, 11)],
            &[Letters(2), Digits(9, 9), Letters(2)],
        ],
    },
    Carrier {
        names: &["德邦", "DBL"],
        patterns: &[&[Is("DPK"), Digits(12, 12)], &[Digits(8, 10)]],
    },
    Carrier {
        names: &["菜鸟", "丹鸟", "CN"],
        patterns: &[&[Is("621"), Digits(12, 12)]],
    },
    Carrier {
        names: &["百世", "汇通", "HTKY"],
        patterns: &[
            &[Letters(1), Digits(10, 12)],
            &[Letters(2), Digits(9, 11)],
            &[Letters(3), Digits(8, 10)],
            &[Letters(4), Digits(7, 9)],
            &[Digits(11, 14)],
        ],
    },
    Carrier {
        names: &["宅急送", "ZJS"],
        patterns: &[&[Digits(10, 10)]],
    },
    Carrier {
        names: &["天天", "TTKD"],
        patterns: &[&[Digits(12, 12)]],
    },
    Carrier {
        names: &["DHL"],
        patterns: &[&[Digits(10, 10)], &[Is("JJD"), Digits(16, 18)]],
    },
];

/// Whether a courier gives out such a number; `None` for a courier that is not known. The mark of a
/// part of a consignment (`…-1-2-`) is not part of the number.
pub(super) fn fits(carrier: &str, waybill: &str) -> Option<bool> {
    let known = CARRIERS
        .iter()
        .find(|known| known.names.contains(&carrier))?;
    let number = without_part(waybill);
    Some(
        known
            .patterns
            .iter()
            .any(|pattern| matches(pattern, number)),
    )
}

/// The one courier whose letters such a number begins with.
pub(super) fn looks_like(waybill: &str) -> Option<&'static str> {
    let number = without_part(waybill);
    let marked = |pattern: &&[Part]| matches!(pattern.first(), Some(Is(mark)) if mark.len() > 1 && mark.bytes().all(|byte| byte.is_ascii_uppercase()));
    let mut likely = CARRIERS.iter().filter(|carrier| {
        let mut marked = carrier
            .patterns
            .iter()
            .copied()
            .filter(|pattern| marked(pattern));
        marked.any(|pattern| matches(pattern, number))
    });
    let first = likely.next()?.names.first()?;
    likely.next().is_none().then_some(first)
}

fn without_part(waybill: &str) -> &str {
    match waybill.split_once('-') {
        Some((number, part))
            if part
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-') =>
        {
            number
        }
        _ => waybill,
    }
}

fn matches(pattern: &[Part], number: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let letter = |byte: &u8| byte.is_ascii_uppercase();
    let mut rest = number.as_bytes();
    for part in pattern {
        let length = match part {
            Is(text) => rest.starts_with(text.as_bytes()).then_some(text.len()),
            Of(bytes) => rest
                .first()
                .filter(|byte| bytes.as_bytes().contains(byte))
                .map(|_| 1),
            Digits(least, most) => run(rest, *least, *most, digit),
            Letters(count) => run(rest, *count, *count, letter),
            Either(least, most) => run(rest, *least, *most, |byte| digit(byte) || letter(byte)),
        };
        match length.and_then(|length| rest.get(length..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

/// How many bytes of a kind stand at the front, at most so many; `None` if too few.
fn run(rest: &[u8], least: usize, most: usize, kind: impl Fn(&u8) -> bool) -> Option<usize> {
    let length = rest.iter().take(most).take_while(|byte| kind(byte)).count();
    (length >= least).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_a_number_against_its_courier() {
        for (carrier, waybill, expected) in [
            ("顺丰", "SF1234567890123", Some(true)),
            ("顺丰", "SFA234567890123", Some(true)),
            ("顺丰", "123456789012", Some(true)),
            ("顺丰", "SF12345678901234", Some(false)),
            ("中通", "73123456789012", Some(true)),
            ("中通", "79123456789012", Some(false)),
            ("圆通", "YT1234567890123", Some(true)),
            ("圆通", "YT12345678901234", Some(false)),
            ("申通", "773012345678901", Some(true)),
            ("申通", "77301234567890123", Some(true)),
            ("申通", "773012345678901234", Some(false)),
            ("韵达", "312345678901234", Some(true)),
            ("极兔", "JT1234567890123", Some(true)),
            ("极兔", "JT123456789012", Some(false)),
            ("京东", "JDVA12345678901", Some(true)),
            ("京东", "JDVA12345678901-1-1-", Some(true)),
            ("京东", "JDVA12345678901-A", Some(false)),
            ("EMS", "PA12345678901", Some(true)),
            ("EMS", "EA123456789CN", Some(true)),
            ("德邦", "DPK123456789012", Some(true)),
            ("德邦", "12345678901", Some(false)),
            ("百世", "A1234567890", Some(true)),
            ("DHL", "JJD0123456789012345", Some(true)),
            ("顺丰", "", Some(false)),
            ("顺丰", "顺丰123456789012", Some(false)),
            ("老王物流", "1", None),
        ] {
            assert_eq!(fits(carrier, waybill), expected, "{carrier} {waybill}");
        }
    }

    #[test]
    fn only_letters_hint_at_a_courier() {
        for (waybill, expected) in [
            ("YT1234567890123", Some("圆通")),
            ("JDVA12345678901", Some("京东")),
            ("123456789012", None),
            ("621123456789012", None),
            ("ZZ1", None),
        ] {
            assert_eq!(looks_like(waybill), expected, "{waybill}");
        }
    }
}
