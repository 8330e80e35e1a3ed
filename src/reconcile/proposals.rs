//! Sets of receipts or orders that add up to one amount, and how far they can be believed.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chance::zeros;
use super::state::State;
use super::subset_sum::{Budget, Solutions, subsets};
use super::window::Window;
use crate::model::Money;

/// Up to so few sets may be tried against fewer possible sums.
const FEW: u128 = 16;

/// Possible sums for each of few sets tried: round amounts meet by chance, but a customer's own orders are
/// likely to be what the customer pays.
const ROOM: u128 = 50;

/// So many pieces can be looked at in the time of one step of the search.
const LOOKS_PER_STEP: usize = 8;

/// One side of a combination: the record, its money, and when it may have met the other side.
pub(super) struct Piece<I> {
    pub(super) index: I,
    pub(super) amount: Money,
    pub(super) days: Option<Window>,
}

/// The sets of pieces that add up to one amount.
pub(super) struct Proposal<W, P> {
    pub(super) whole: W,
    pub(super) amount: Money,
    pub(super) solutions: Vec<Vec<P>>,
    pub(super) bounded: bool,
    pub(super) plausible: bool,
    /// True if few sets were tried, or it takes all pieces together.
    pub(super) few: bool,
}

/// The sets of at least `least` fitting pieces that add up to the amount; `None` if there is none.
pub(super) fn propose<W, P: Copy>(
    state: &State<'_>,
    whole: W,
    amount: Money,
    pieces: &[Piece<P>],
    fits: impl Fn(&Piece<P>) -> bool,
    least: usize,
    budget: &mut Budget,
) -> Option<Proposal<W, P>> {
    // Looking through the pieces is work as well, and for a party of thousands most of it.
    budget.run = budget.run.saturating_sub(pieces.len() / LOOKS_PER_STEP);
    if budget.run == 0 {
        return None;
    }
    let mut fitting: Vec<&Piece<P>> = pieces
        .iter()
        .filter(|piece| piece.amount.currency() == amount.currency() && piece.amount <= amount)
        .filter(|piece| fits(piece))
        .collect();
    let too_many = fitting.len() > state.matching.combination_orders;
    fitting.truncate(state.matching.combination_orders);
    let amounts: Vec<i64> = fitting.iter().map(|piece| piece.amount.minor()).collect();
    let Solutions { found, bounded } = subsets(&amounts, amount.minor(), least, budget);
    let size = found.first()?.len();
    let roundest = fitting
        .iter()
        .map(|piece| zeros(piece.amount))
        .min()
        .unwrap_or_default();
    let solutions = found.iter().map(|set| {
        set.iter()
            .filter_map(|at| Some(fitting.get(*at)?.index))
            .collect()
    });
    Some(Proposal {
        whole,
        amount,
        solutions: solutions.collect(),
        bounded: bounded || too_many,
        few: size == fitting.len() || sets_tried(fitting.len(), size) <= FEW,
        plausible: is_plausible(fitting.len(), size, amount.minor() / 10_i64.pow(roundest)),
    })
}

/// True if no piece is larger than the amount, so that the amount cannot be a part of one.
pub(super) fn is_no_part<P>(pieces: &[Piece<P>], amount: Money) -> bool {
    pieces.iter().all(|piece| piece.amount <= amount)
}

/// How many sets of up to so many pieces there are; a single piece is no combination.
fn sets_tried(pieces: usize, size: usize) -> u128 {
    let mut tried = 0_u128;
    let mut sets = 1_u128;
    for taken in 1..=size as u128 {
        sets = sets.saturating_mul((pieces as u128 + 1).saturating_sub(taken)) / taken;
        if taken > 1 {
            tried = tried.saturating_add(sets);
        }
    }
    tried
}

/// True if a fit is no accident: so many possible sums that one of the sets tried meets this one by chance
/// less than once in a thousand, or less than once in fifty where few sets were tried or it takes all pieces
/// together.
fn is_plausible(pieces: usize, size: usize, possible_sums: i64) -> bool {
    let tried = sets_tried(pieces, size);
    let possible = u128::try_from(possible_sums).unwrap_or_default();
    let room = |sets: u128, each: u128| sets.saturating_mul(each) <= possible;
    (size == pieces && room(1, ROOM)) || (tried <= FEW && room(tried, ROOM)) || room(tried, 1000)
}

/// By piece: how many proposals would take it.
pub(super) fn claims<W, P: Copy + Eq + Hash>(proposals: &[Proposal<W, P>]) -> FxHashMap<P, u32> {
    let mut claims: FxHashMap<P, u32> = FxHashMap::default();
    for proposal in proposals {
        let mut seen: FxHashSet<P> = FxHashSet::default();
        for piece in proposal.solutions.iter().flatten() {
            if seen.insert(*piece) {
                *claims.entry(*piece).or_default() += 1;
            }
        }
    }
    claims
}

/// How many other proposals want a piece of this one, at most.
pub(super) fn rivals<P: Eq + Hash>(claims: &FxHashMap<P, u32>, pieces: &[P]) -> u32 {
    let most = pieces.iter().filter_map(|piece| claims.get(piece)).max();
    most.map_or(0, |most| most - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_among_many_sets_must_be_unlikely() {
        let cases = [
            (2, 2, 49, false),
            (2, 2, 50, true),
            (4, 2, 299, false),
            (4, 2, 300, true),
            (10, 10, 50, true),
            (10, 2, 45_000, true),
            (10, 2, 44_000, false),
            (20, 4, 100_000, false),
        ];
        for (pieces, size, possible, expected) in cases {
            let found = is_plausible(pieces, size, possible);
            assert_eq!(found, expected, "{pieces} {size} {possible}");
        }
    }
}
