//! The parts of a record key as text: what would part them is escaped, candidates and amounts are compact.

use std::fmt::Write;

use super::{Currency, DecidedPart, Difference, DifferenceKind, Money, Text};

/// Characters that part a key, or that a program might change on its way.
fn is_special(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "%|;+=~^#!&'\"<>".contains(letter)
}

/// The text with every special character as its bytes: `%20`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = [0; 4];
    for letter in text.chars() {
        if is_special(letter) {
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// The text that was escaped; `None` if it is none.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// `12345`, or with its currency where that is not the key's: `12345USD`.
fn amount_text(amount: Money, currency: Currency) -> String {
    if amount.currency() == currency {
        amount.minor().to_string()
    } else {
        format!("{}{}", amount.minor(), amount.currency().code())
    }
}

fn read_amount(text: &str, currency: Currency) -> Option<Money> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let code = text.get(digits.len()..)?;
    let currency = if code.is_empty() {
        currency
    } else {
        Currency::new(code)?
    };
    Some(Money::from_minor(digits.parse().ok()?, currency))
}

/// A prefix of an order's number that is at least so long is not written twice.
const SHARED: usize = 4;

/// Candidates parted by `;`, their parts by `+`: `D001=5000+D002=3000~rounding=50;D003=8050`; a second `=`
/// behind an order says that it was cancelled (`!` in earlier workbooks). An order that begins as
/// the one before it is written from there on: `^12.4567` has twelve characters of it.
pub(super) fn candidates_text(candidates: &[Vec<DecidedPart>], currency: Currency) -> String {
    let mut before = "";
    let mut out = String::new();
    for (position, parts) in candidates.iter().enumerate() {
        if position > 0 {
            out.push(';');
        }
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                out.push('+');
            }
            let pairs = part.order.chars().zip(before.chars());
            let shared = pairs.take_while(|(own, known)| own == known).count();
            if shared < SHARED {
                out.push_str(&escaped(&part.order));
            } else {
                let rest: String = part.order.chars().skip(shared).collect();
                let _ = write!(out, "^{shared}.{}", escaped(&rest));
            }
            before = &part.order;
            let mark = if part.cancelled { "=" } else { "" };
            let _ = write!(out, "{mark}={}", amount_text(part.amount, currency));
            if let Some(Difference { kind, amount }) = part.difference {
                let _ = write!(out, "~{}={}", kind.code(), amount_text(amount, currency));
            }
        }
    }
    out
}

/// The candidates of a text.
pub(super) fn read_candidates(text: &str, currency: Currency) -> Option<Vec<Vec<DecidedPart>>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let mut before: Text = "".into();
    let mut candidates = Vec::new();
    for candidate in text.split(';') {
        let mut parts = Vec::new();
        for part in candidate.split('+') {
            let part = read_part(part, &before, currency)?;
            before = part.order.clone();
            parts.push(part);
        }
        candidates.push(parts);
    }
    Some(candidates)
}

fn read_part(text: &str, before: &str, currency: Currency) -> Option<DecidedPart> {
    let (settled, difference) = match text.split_once('~') {
        None => (text, None),
        Some((settled, named)) => {
            let (code, amount) = named.split_once('=')?;
            let kind = DifferenceKind::ALL
                .into_iter()
                .find(|kind| kind.code() == code)?;
            let amount = read_amount(amount, currency)?;
            (settled, Some(Difference { kind, amount }))
        }
    };
    let (order, amount) = settled.split_once('=')?;
    let (order, marked) = match order.strip_suffix('!') {
        Some(order) => (order, true),
        None => (order, false),
    };
    let (amount, cancelled) = match amount.strip_prefix('=') {
        Some(amount) => (amount, true),
        None => (amount, marked),
    };
    let order = match order.strip_prefix('^') {
        None => unescaped(order)?,
        Some(short) => {
            let (shared, rest) = short.split_once('.')?;
            let start = before.chars().take(shared.parse().ok()?);
            start.chain(unescaped(rest)?.chars()).collect()
        }
    };
    Some(DecidedPart {
        order: order.into(),
        amount: read_amount(amount, currency)?,
        difference,
        cancelled,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(order: &str, minor: i64, difference: Option<(DifferenceKind, i64)>) -> DecidedPart {
        DecidedPart {
            order: order.into(),
            amount: Money::cny(minor),
            difference: difference.map(|(kind, minor)| Difference {
                kind,
                amount: Money::cny(minor),
            }),
            cancelled: false,
        }
    }

    #[test]
    fn texts_come_back_as_they_were() {
        for text in ["", "张三|D1;=%20", "a b\n\u{3000}c\t", "😀^#!&~"] {
            let safe = escaped(text);
            assert!(!safe.contains(['|', ' ', '\n', '\t', ';']), "{safe}");
            assert_eq!(unescaped(&safe).as_deref(), Some(text));
        }
        assert_eq!(unescaped("%4"), None);
        assert_eq!(unescaped("%FF"), None);
    }

    #[test]
    fn candidates_are_compact_and_come_back() {
        let dollars = DecidedPart {
            order: "US+1".into(),
            amount: Money::from_minor(700, Currency::new("USD").expect("a currency")),
            difference: None,
            cancelled: true,
        };
        let candidates = vec![
            vec![
                part("D20261001", 5000, None),
                part("D20261002", 3000, Some((DifferenceKind::Rounding, 50))),
            ],
            vec![dollars],
        ];
        let text = candidates_text(&candidates, Currency::CNY);
        assert_eq!(text, "D20261001=5000+^8.2=3000~rounding=50;US%2B1==700USD");
        assert_eq!(
            read_candidates(&text, Currency::CNY),
            Some(candidates.clone())
        );
        let earlier = text.replace("==", "!=");
        assert_eq!(read_candidates(&earlier, Currency::CNY), Some(candidates));
        assert_eq!(read_candidates("", Currency::CNY), Some(Vec::new()));
        for broken in ["D1", "D1=x", "D1=5~luck=1", "^9=1", "D1=5;"] {
            assert_eq!(read_candidates(broken, Currency::CNY), None, "{broken}");
        }
    }
}
