//! Several decisions about one payment: the latest word holds, rejections add up, and what contradicts and cannot
//! be told apart in time is nobody's decision.

use std::cmp::Reverse;

use super::parts::meant;
use crate::model::{DecidedPart, Decision, Verdict};

/// A decision and its position.
pub(super) type Placed<'a> = (usize, &'a Decision);

/// How the decisions about one payment stand to each other.
#[derive(Debug, Default)]
pub(super) struct Standings<'a> {
    /// The word that holds: confirmed, chosen, split, ignored or revoked.
    pub(super) word: Option<Placed<'a>>,
    /// Rejections that hold beside it.
    pub(super) rejections: Vec<Placed<'a>>,
    /// Those of which none can hold, because they contradict each other.
    pub(super) contradicting: Vec<usize>,
    /// Those that a later one, or the same once more, has replaced.
    pub(super) superseded: Vec<usize>,
}

/// Settles which decisions hold.
pub(super) fn contest<'a>(decisions: &[Placed<'a>], look: &str) -> Standings<'a> {
    let mut standings = Standings::default();
    let (current, outdated) = by_look(decisions, look);
    standings.superseded = outdated;
    let (rejections, words): (Vec<Placed<'a>>, Vec<Placed<'a>>) = current
        .into_iter()
        .partition(|(_, one)| one.verdict == Verdict::Reject);
    latest_word(&words, &mut standings);
    let mut dropped = false;
    let mut disputed = false;
    for (position, rejection) in rejections {
        let Some((_, word)) = standings.word else {
            standings.rejections.push((position, rejection));
            continue;
        };
        let against = is_against(rejection, word);
        let earlier = is_before(rejection, word);
        let later = is_before(word, rejection);
        if against && earlier {
            standings.superseded.push(position);
        } else if against && !later {
            disputed = true;
            standings.contradicting.push(position);
        } else {
            let outlived = against || word.verdict == Verdict::Ignore || *word.seen != *look;
            dropped |= later && outlived;
            standings.rejections.push((position, rejection));
        }
    }
    if disputed {
        standings
            .contradicting
            .extend(standings.word.take().map(|(position, _)| position));
    } else if dropped {
        standings
            .superseded
            .extend(standings.word.take().map(|(position, _)| position));
    }
    standings
}

/// The decisions that count, and those that saw the row as it no longer looks, where somebody has spoken since.
fn by_look<'a>(decisions: &[Placed<'a>], look: &str) -> (Vec<Placed<'a>>, Vec<usize>) {
    let fresh = |one: &Decision| *one.seen == *look;
    let newest = decisions
        .iter()
        .filter(|(_, one)| fresh(one))
        .map(|(_, one)| *one)
        .max_by_key(|one| one.rank());
    let counts =
        |(_, one): &&Placed<'a>| fresh(one) || newest.is_none_or(|newest| is_before(newest, one));
    let outdated = decisions.iter().filter(|one| !counts(one));
    (
        decisions.iter().filter(counts).copied().collect(),
        outdated.map(|(position, _)| *position).collect(),
    )
}

/// Settles which word is the latest. Of the same said twice, the one dated last stands for both.
fn latest_word<'a>(words: &[Placed<'a>], standings: &mut Standings<'a>) {
    let newest = words.iter().map(|(_, one)| one.rank()).max();
    let (earlier, mut latest): (Vec<Placed<'a>>, Vec<Placed<'a>>) = words
        .iter()
        .copied()
        .partition(|(_, one)| Some(one.rank()) < newest);
    // Who knew that an order was cancelled spoke after who did not.
    let knew =
        |one: &Decision| meant(one).is_ok_and(|parts| parts.iter().any(|part| part.cancelled));
    latest.sort_by_key(|(position, one)| {
        (
            Reverse(one.rank()),
            Reverse(knew(one)),
            one.origin,
            *position,
        )
    });
    standings
        .superseded
        .extend(earlier.iter().map(|(position, _)| *position));
    let positions = latest.iter().map(|(position, _)| *position);
    let alike = latest
        .windows(2)
        .all(|pair| matches!(pair, [(_, one), (_, other)] if says_the_same(one, other)));
    if alike {
        standings.superseded.extend(positions.skip(1));
        standings.word = latest.first().copied();
    } else {
        standings.contradicting.extend(positions);
    }
}

/// True if a decision was made before another.
fn is_before(one: &Decision, other: &Decision) -> bool {
    one.rank() < other.rank()
}

/// True if it makes no difference which of the two holds.
fn says_the_same(one: &Decision, other: &Decision) -> bool {
    if one.chosen_netting() != other.chosen_netting() {
        return false;
    }
    match (meant(one), meant(other)) {
        (Ok(one), Ok(other)) => {
            let alike = |(one, other): (&DecidedPart, &DecidedPart)| {
                (&one.order, one.amount, one.difference)
                    == (&other.order, other.amount, other.difference)
            };
            one.len() == other.len() && one.iter().zip(other).all(alike)
        }
        (Err(_), Err(_)) => one.verdict == other.verdict,
        _ => false,
    }
}

/// True if a rejection and a word cannot both hold.
fn is_against(rejection: &Decision, word: &Decision) -> bool {
    if let Some(netting) = word.chosen_netting() {
        return rejection.nettings.contains(netting);
    }
    let Ok(parts) = meant(word) else {
        return word.verdict == Verdict::Revoke;
    };
    let has =
        |set: &[DecidedPart], one: &DecidedPart| set.iter().any(|part| part.order == one.order);
    rejection.candidates.iter().any(|set| match set.as_slice() {
        [one] => has(parts, one),
        several => {
            several.len() == parts.len()
                && !several.is_empty()
                && several.iter().all(|one| has(parts, one))
        }
    })
}
