//! Numbers of orders that were written with other marks than their own: in groups, with blanks, without dashes. Every
//! letter and digit is there, and they are those of exactly one order.

use super::numbers::is_telling;
use super::other_meanings::{is_telephone, means_something_else};
use super::state::State;
use super::tokens::{folded, is_joiner, leads};
use crate::model::{OrderIndex, Payment};

/// A shorter number is too near to other things.
const LEAST: usize = 6;

/// A number in more parts is none.
const PARTS: usize = 8;

/// So short a word before a number may be the beginning of it.
const PREFIX: usize = 4;

/// What is counted: a number before it is an amount of goods.
const UNITS: &str = "件个箱套只斤块元年月日号台包瓶盒双条张份袋桶支根片米吨次人天";

/// Letters and digits without anything between them.
struct Piece<'t> {
    text: &'t str,
    /// The Chinese characters directly in front.
    lead: &'t str,
    /// True if nothing but blanks and marks part it from the piece before.
    joined: bool,
    /// True if a blank stands between them.
    blank: bool,
    /// The character behind it.
    next: Option<char>,
}

/// The orders that a text names so; `known` are the numbers that it has as they are.
pub(super) fn orders(
    state: &State<'_>,
    text: &str,
    known: &[String],
    payment: &Payment,
) -> Vec<OrderIndex> {
    let mut found = Vec::new();
    // Full-width digits are digits too.
    if !text.chars().any(char::is_numeric) {
        return found;
    }
    let folded = folded(text);
    let pieces = pieces(&folded);
    for run in pieces.chunk_by(|_, next| next.joined) {
        let is_known = |piece: &Piece<'_>| known.iter().any(|number| number.contains(piece.text));
        if run.iter().any(is_known) {
            continue;
        }
        if let Some(order) = in_run(state, run, payment, &folded) {
            found.push(order);
        }
    }
    found
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphanumeric()) {
        let (between, after) = rest.split_at(start);
        let end = after
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(after.len());
        let (word, behind) = after.split_at(end);
        let is_letter = |letter: char| !letter.is_ascii() && letter.is_alphabetic();
        let lead = between.len() - between.trim_end_matches(is_letter).len();
        let is_gap = |letter: char| letter.is_whitespace() || is_joiner(letter);
        pieces.push(Piece {
            text: word,
            lead: between.get(between.len() - lead..).unwrap_or_default(),
            joined: between.chars().all(is_gap) && between.chars().count() <= 2,
            blank: between.contains(char::is_whitespace),
            next: behind.chars().next(),
        });
        rest = behind;
    }
    pieces
}

fn has_digit(piece: &Piece<'_>) -> bool {
    piece.text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The order that all digits of a run name: none may be left over, and letters only if they are a word.
fn in_run(
    state: &State<'_>,
    run: &[Piece<'_>],
    payment: &Payment,
    text: &str,
) -> Option<OrderIndex> {
    let first = run.iter().position(has_digit)?;
    let last = run.iter().rposition(has_digit)?;
    if last - first >= PARTS {
        return None;
    }
    let nearest = first.saturating_sub(2)..=first;
    let furthest = last..run.len().min(last + 2);
    for start in nearest {
        for end in furthest.clone().rev() {
            let Some(window) = run.get(start..=end) else {
                continue;
            };
            let before = start.checked_sub(1).and_then(|at| run.get(at));
            let prefix =
                before.is_some_and(|piece| piece.text.len() <= PREFIX && piece.text != "NO");
            let named = (!prefix).then(|| named(state, window)).flatten();
            if let Some(order) =
                named.filter(|order| is_meant(state, window, *order, payment, text))
            {
                return Some(order);
            }
        }
    }
    None
}

fn named(state: &State<'_>, window: &[Piece<'_>]) -> Option<OrderIndex> {
    let lead = window.first()?.lead;
    leads(lead).chain([""]).find_map(|lead| {
        let parts = [lead]
            .into_iter()
            .chain(window.iter().map(|piece| piece.text));
        state.numbers().bare_order(parts)
    })
}

/// True if the parts are the order's number and nothing else.
fn is_meant(
    state: &State<'_>,
    window: &[Piece<'_>],
    order: OrderIndex,
    payment: &Payment,
    text: &str,
) -> bool {
    let Some(number) = state.order(order).map(|order| order.number.as_str()) else {
        return false;
    };
    let written: String = window.iter().map(|piece| piece.text).collect();
    let bare: String = number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    // Two numbers of one key are hardly possible, but are none.
    if written.len() < LEAST || !is_telling(&written) || !bare.ends_with(&written) {
        return false;
    }
    let something_else = is_telephone(&written) || means_something_else(&written, text, payment);
    let counted = window.iter().skip(1).any(|piece| piece.blank)
        && window
            .last()
            .and_then(|piece| piece.next)
            .is_some_and(|next| UNITS.contains(next));
    !something_else
        && !counted
        && state.numbers().parcel(&written).is_none()
        && gaps_agree(window, number, bare.len() - written.len())
}

/// True if the text parts the number only where the number has a mark itself, or the number has none: a dash at another
/// place makes another number. What begins like a date with its dashes is rather one.
fn gaps_agree(window: &[Piece<'_>], number: &str, lead: usize) -> bool {
    let mut own = Vec::new();
    let mut length = 0;
    for letter in number.chars() {
        if letter.is_alphanumeric() {
            length += letter.len_utf8();
        } else if length > lead {
            own.push(length - lead);
        }
    }
    if own.is_empty() {
        let lengths: Vec<usize> = window.iter().map(|piece| piece.text.len()).collect();
        return !matches!(lengths.as_slice(), [2 | 4, 2, 2, ..]);
    }
    let mut at = 0;
    let mut gaps = window.iter().map(|piece| {
        at += piece.text.len();
        at
    });
    let inner = window.len().saturating_sub(1);
    gaps.by_ref().take(inner).all(|gap| own.contains(&gap))
}

#[cfg(test)]
mod tests {
    use super::super::testing::outcomes;

    /// Two orders of one amount; the number of the first is written in the remark by somebody unknown.
    fn check(number: &str, memo: &str, is_sure: bool) {
        let memo = memo.replace(' ', "\u{a0}");
        let found = outcomes(&format!(
            "order {number} 99.00 10-01 张三\norder 88888888 99.00 10-01 李四\n\
             in P1 99.00 10-02 - memo={memo}"
        ));
        let sure = format!("P1 confirmed 2 {number}=99.00");
        assert_eq!(found == [sure], is_sure, "{number} {memo} {found:?}");
    }

    #[test]
    fn marks_may_be_missing_or_others() {
        for (number, memo) in [
            ("20261017010", "2026 1017 010"),
            ("20260907001", "货款-2026-0907-001"),
            ("20261017010", "order 2026 1017 010 thanks"),
            ("XD20260916-21", "XD20260916 21 货款"),
            ("XD20260916-21", "单号：XD2026091621"),
            ("XD20260916-21", "付（xd20260916 21）"),
            ("SO-2026-00123", "SO 2026 00123"),
            ("SO-2026-00123", "SO202600123、谢谢"),
            ("青订20261019-14", "付青订20261019 14"),
            ("青订20261019-14", "订单：青订2026101914，谢谢"),
            ("783123456789012", "7831 2345 6789 012"),
        ] {
            check(number, memo, true);
        }
    }

    #[test]
    fn what_may_be_another_number_is_not_sure() {
        for (number, memo) in [
            // Another digit beside it.
            ("XD20260916-21", "XD20260916 21 2"),
            ("XD20260916-21", "XD20260916 21-3"),
            ("20261017010", "SO 2026 1017 010"),
            // The mark stands elsewhere: day 91 of another series, or the first of November.
            ("XD20260916-21", "XD2026091 621"),
            ("2026-11-201", "2026-1-1201"),
            // So many pieces.
            ("XD20260916-21", "XD20260916 21件"),
            // A date, a telephone number.
            ("20261003", "2026-10-03"),
            ("2026100312", "2026-10-03 12"),
            ("13812345678", "138 1234 5678"),
            // Too short to tell.
            ("A1-234", "A12 34"),
            ("XD20260916-21", "20260916 21"),
        ] {
            check(number, memo, false);
        }
    }

    #[test]
    fn two_orders_of_the_same_digits_are_told_by_their_marks_only() {
        let found = outcomes(
            "order XD2026101-11 99.00 10-01 张三\norder XD20261011-1 99.00 10-01 李四\n\
             in P1 99.00 10-02 - memo=XD2026101\u{a0}11",
        );
        assert!(!found[0].contains("confirmed"), "{found:?}");
    }
}
