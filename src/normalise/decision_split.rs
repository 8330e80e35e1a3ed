//! 拆分明细 as people type it: `D001=50.00; D002=30.00` → orders and amounts.

use super::amount::read_amount;
use super::figure::Writing;
use super::identifier::identifiers;
use crate::model::{Currency, DecidedPart, Message, Money};
use crate::read::{Cell, Value};
use crate::recognise::Habit;

/// The parts in their order, or why there are none. `currency` is the payment's.
pub(super) fn split(text: &str, currency: Currency) -> Result<Vec<DecidedPart>, Message> {
    let mut parts: Vec<DecidedPart> = Vec::new();
    for piece in pieces(text) {
        let part = part(piece, currency)
            .ok_or_else(|| Message::new("decision.split_unreadable").with("part", piece))?;
        if parts.iter().any(|known| known.order == part.order) {
            return Err(Message::new("decision.split_twice").with("order", part.order));
        }
        parts.push(part);
    }
    if parts.is_empty() {
        return Err(Message::new("decision.split_missing"));
    }
    Ok(parts)
}

/// The text between `;` `；` `，` `、`, line breaks, and commas that do not part thousands.
fn pieces(text: &str) -> Vec<&str> {
    let parts_here = |at: usize, letter: char| match letter {
        ';' | '；' | '，' | '、' | '\n' | '\r' => true,
        ',' => !parts_thousands(text, at),
        _ => false,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if parts_here(at, letter) {
            pieces.extend(text.get(start..at));
            start = at + letter.len_utf8();
        }
    }
    pieces.extend(text.get(start..));
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces.into_iter().map(str::trim).collect()
}

/// True for a comma between a digit and exactly three of them.
fn parts_thousands(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    at > 0 && is_digit(at - 1) && (1..=3).all(|step| is_digit(at + step)) && !is_digit(at + 4)
}

/// `D001=50.00`, `D001：50元`, `D001 50`.
fn part(piece: &str, currency: Currency) -> Option<DecidedPart> {
    let (order, amount) = piece
        .split_once(['=', '＝', ':', '：'])
        .or_else(|| piece.rsplit_once(char::is_whitespace))?;
    let cell = Cell::new(0, Value::Text(order.trim().into()));
    let mut orders = identifiers(&cell, Habit::default()).into_iter();
    let (order, None) = (orders.next()?, orders.next()) else {
        return None;
    };
    let amount = amount_of(amount, currency)?;
    (order.damage.is_none() && amount.minor() > 0).then(|| DecidedPart {
        order: order.canonical.into(),
        amount,
        difference: None,
        // Who types an order knows how it stands.
        cancelled: true,
    })
}

fn amount_of(text: &str, currency: Currency) -> Option<Money> {
    let bare = text.trim().trim_matches(['y', 'Y', 'Ｙ', 'ｙ']);
    let value = Value::Text(bare.into());
    let writing = Writing {
        currency,
        places: 0,
        decimal_comma: false,
    };
    let amount = read_amount(&value, writing).ok()??;
    let is_plain = amount.refund.is_none() && amount.side.is_none();
    (is_plain && amount.money.currency() == currency).then_some(amount.money)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&[(&str, i64)], &str>) {
        let found = split(text, Currency::CNY);
        let found = found.as_ref().map(|parts| {
            let pairs = parts.iter().map(|part| (&*part.order, part.amount.minor()));
            pairs.collect::<Vec<_>>()
        });
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
            (Err(why), Err(expected)) => assert_eq!(why.key, expected, "{text}"),
            (found, _) => panic!("{text}: {found:?}"),
        }
    }

    #[test]
    fn a_split_is_read_however_it_is_typed() {
        let both = Ok(&[("D001", 50_00), ("D002", 30_00)][..]);
        for text in [
            "D001=50.00; D002=30.00",
            "D001=50；D002=30；",
            "D001 50，D002 30",
            "d001：50元、d002：30元",
            "D001:¥50\nD002:30",
            "Ｄ００１＝５０, D002=Y30",
            "D001 = 50.00,D002 = 30.00",
        ] {
            check(text, both);
        }
        check(
            "D001=1,250.00; D002=12,000",
            Ok(&[("D001", 1_250_00), ("D002", 12_000_00)]),
        );
        check(
            "2026103112345678901=0.5",
            Ok(&[("2026103112345678901", 50)]),
        );
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        for (text, expected) in [
            ("", "decision.split_missing"),
            (" ; ", "decision.split_missing"),
            ("D001", "decision.split_unreadable"),
            ("D001=", "decision.split_unreadable"),
            ("=50", "decision.split_unreadable"),
            ("D001=五十左右", "decision.split_unreadable"),
            ("D001=0", "decision.split_unreadable"),
            ("D001=-5", "decision.split_unreadable"),
            ("D001=5 USD", "decision.split_unreadable"),
            ("D001=1.005", "decision.split_unreadable"),
            ("D001=1，000", "decision.split_unreadable"),
            ("7.83E+14=5", "decision.split_unreadable"),
            ("D001=5; D001=6", "decision.split_twice"),
        ] {
            check(text, Err(expected));
        }
    }
}
