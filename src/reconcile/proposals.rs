//! Sets of receipts or orders that add up to one amount, and how far they can be believed.
//!
//! One set and no other is a match, unless the customer has so many orders that some set had to fit. Where
//! several fit, none is taken, but for one case: a set that somebody would pay together (a month, all of it)
//! among sets of which so many exist that some must add up to any amount. Then the natural one is put
//! first: only suggested, except where the terms say that exactly this is paid.

use chrono::NaiveDate;

use super::accident::{Accidents, sets_tried};
use super::natural_sets::{Kind, Naturals};
use super::subset_sum::{Item, Set, Solutions, Solver};
use super::window::{DayNumber, Window};
use crate::model::{Money, OrderIndex, PaymentIndex};

/// Up to so few sets may be tried against fewer possible sums.
const FEW: u128 = 16;

/// One accident in so many is borne where few sets were tried, or it takes all pieces together: round amounts
/// meet by chance, but a customer's own orders are likely to be what the customer pays.
const FEW_RARE: i64 = 50;

/// One accident in so many is borne.
const RARE: i64 = 1000;

/// From so many sets on, some fit by accident.
const MANY: u128 = 1000;

/// An order or a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Record {
    /// An order.
    Order(OrderIndex),
    /// A receipt.
    Payment(PaymentIndex),
}

/// One piece of a combination: the record, its money, and its days.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) record: Record,
    pub(super) amount: Money,
    /// The deposit, which may be paid alone.
    pub(super) part: Option<Money>,
    /// When money for the order may come.
    pub(super) window: Option<Window>,
    /// When the order was placed, or the receipt came.
    pub(super) day: Option<DayNumber>,
}

impl Piece {
    /// The day as a date.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(self.day?).ok()?)
    }

    /// What it can give.
    pub(super) fn item(&self) -> Item {
        Item {
            whole: self.amount.minor(),
            part: self.part.map_or(0, Money::minor),
        }
    }
}

/// How far a set can be believed, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Belief {
    /// The only set, and no accident; or what the terms say among sets that are accidents.
    Sure,
    /// What somebody would pay together, among sets that are accidents.
    Preferred,
    /// The only set, but it may be an accident.
    Likely,
    /// Several sets fit.
    Equal,
    /// So many sets were tried that some fit any amount.
    Noise,
}

/// The sets that add up to one amount.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// What the sets add up to.
    pub(super) whole: Record,
    /// The sets, the natural one first, then the smallest.
    pub(super) sets: Vec<Vec<(Record, Money)>>,
    /// How many there are, at least so many unless complete.
    pub(super) count: u32,
    /// True if no set was left untried.
    pub(super) complete: bool,
    /// How far the first set can be believed.
    pub(super) belief: Belief,
    /// What makes the first set natural, if it is.
    pub(super) kind: Option<Kind>,
    /// True if it is the only set and few sets were tried, or it takes all pieces together.
    pub(super) few: bool,
}

impl Proposal {
    /// The set that is believed most.
    pub(super) fn first(&self) -> &[(Record, Money)] {
        self.sets.first().map_or(&[], Vec::as_slice)
    }
}

/// What came of a search.
#[derive(Debug)]
pub(super) enum Found {
    /// No set fits.
    Nothing,
    /// None was found, but not all were tried.
    Cut,
    /// Some fit.
    Sets(Proposal),
}

/// The sets of fitting pieces that add up to the amount. `most` pieces are combined at most; of more, only the
/// natural sets and the smallest are looked at.
pub(super) fn propose(
    solver: &mut Solver,
    (whole, amount, top): (Record, Money, i64),
    pieces: &[&Piece],
    most: usize,
    naturals: impl FnOnce(&[Item]) -> Option<Naturals>,
) -> Found {
    let items: Vec<Item> = pieces.iter().map(|piece| piece.item()).collect();
    let target = amount.minor();
    let total: i64 = items
        .iter()
        .map(|item| item.whole)
        .fold(0, i64::saturating_add);
    if total < target {
        return Found::Nothing;
    }
    let useful = items
        .iter()
        .filter(|item| item.choices().any(|one| one <= target));
    let solutions = if useful.count() > most {
        solver.small(&items, target)
    } else {
        solver.solve(&items, target, top)
    };
    // What the natural sets may be is worth knowing only where the search leaves something to decide.
    let decided = solutions.complete && solutions.count == 0;
    let naturals = if decided || !solver.spend(4 * items.len() as u64) {
        None
    } else {
        naturals(&items)
    };
    let natural = naturals
        .as_ref()
        .and_then(|naturals| naturals.only.as_ref());
    if solutions.found.is_empty() && natural.is_none() {
        return if decided { Found::Nothing } else { Found::Cut };
    }
    let (belief, few) = believe(solver, &items, target, &solutions, naturals.as_ref());
    let mut sets = solutions.found;
    if let Some(natural) = natural {
        let members = natural.members.iter();
        let set: Set = members
            .filter_map(|at| Some((*at, items.get(*at)?.whole)))
            .collect();
        sets.retain(|other| *other != set);
        sets.insert(0, set);
    }
    let named = |set: &Set| -> Vec<(Record, Money)> {
        let record = |(at, minor): &(usize, i64)| {
            let amount = Money::from_minor(*minor, amount.currency());
            Some((pieces.get(*at)?.record, amount))
        };
        let mut records: Vec<_> = set.iter().filter_map(record).collect();
        records.sort_unstable();
        records
    };
    Found::Sets(Proposal {
        whole,
        count: solutions.count.max(sets.len() as u32),
        sets: sets.iter().map(named).collect(),
        complete: solutions.complete,
        belief,
        kind: natural.map(|natural| natural.kind),
        few,
    })
}

fn believe(
    solver: &mut Solver,
    items: &[Item],
    target: i64,
    solutions: &Solutions,
    naturals: Option<&Naturals>,
) -> (Belief, bool) {
    let natural = naturals.and_then(|naturals| Some((naturals.only.as_ref()?, naturals)));
    let is_natural = |set: &Set| {
        natural.is_some_and(|(natural, _)| set.iter().map(|(at, _)| at).eq(&natural.members))
    };
    let useful: Vec<Item> = items
        .iter()
        .filter(|item| item.choices().any(|one| one <= target))
        .copied()
        .collect();
    let items = useful.as_slice();
    let natural_is_rare = natural.is_some_and(|(_, naturals)| naturals.accidents.are_rare(RARE));
    if let ([set], true) = (
        solutions.found.as_slice(),
        solutions.complete && solutions.count == 1,
    ) {
        let all = set.len() == items.len();
        let tried = sets_tried(items.len(), set.len());
        let few = all || tried <= FEW;
        let sure = set.len() > 1
            && ((is_natural(set) && natural_is_rare)
                || (all && Accidents::new(items, target).are_rare(FEW_RARE))
                || {
                    let rare = if few { FEW_RARE } else { RARE };
                    let work = u64::try_from(tried).unwrap_or(u64::MAX).min(100_000);
                    solver.spend(work) && Accidents::sets(items, target, set.len()).are_rare(rare)
                });
        return (if sure { Belief::Sure } else { Belief::Likely }, few);
    }
    let possible = u128::try_from(Accidents::new(items, target).possible()).unwrap_or_default();
    let accidental = |size: usize| sets_tried(items.len(), size) >= possible.max(MANY);
    let other = solutions.found.iter().find(|set| !is_natural(set));
    // Larger sets than were tried are at least as many.
    let size = other.map_or(solutions.tried + 1, Vec::len);
    let belief = match natural {
        Some((natural, _)) if natural_is_rare && solutions.tried > 0 && accidental(size) => {
            if natural.statement {
                Belief::Sure
            } else {
                Belief::Preferred
            }
        }
        _ if accidental(size) => Belief::Noise,
        _ => Belief::Equal,
    };
    (belief, false)
}
