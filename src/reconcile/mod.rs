//! The book → cases: which parcels, payments and follow-ups belong to which orders, how each was
//! found, and what else fitted.
//!
//! A cascade: each level of `LEVELS` runs over all payments before the next begins, from the sure to
//! the less sure. A false confirmation is the worst defect there is, so a level confirms only where
//! nothing else fits; equals become an ambiguous group and are never decided by nearness.
//!
//! # Where things are
//!
//! Each level is a file `level_*.rs`; its helpers stand in the order in which it calls them.
//!
//! | level | helpers |
//! |---|---|
//! | before all: what is joined, known and set aside | `joins`, `numbers`, `named_orders`, `tokens`; `directory`, `names`, `simplified`, `masks`, `phones`, `occurrences`; `window`; `rates`; `awaited`; `exclusions` |
//! | 0 decision | `level_decision/`, `decided`, `bars`, `barred` |
//! | 1 number | `across_currencies`, `split`, `number_difference`; refunds: `refunds`, `refund_originals` |
//! | 2 remark | `named_orders`, `tokens`, `receipts_in_parts`, `split`, `other_meanings` |
//! | 3 settlement list | `settlement_claims`, `settlement_lines` |
//! | 4 damaged number | `excel_damage`, `survivors`; `typed_numbers`, `typing`; both end in `digit_claims` |
//! | 5 party | `party`, `aliases`, `namesakes`, `equal_strangers`, `doubts`; hints: `equal_amounts`, `remark_names`; deposits: `deposit_share`, `deposit_fit`; `party_hints` |
//! | 6 unique amount | `meeting`, `candidates`, `chance`, `doubts`, `only_assignment`, `equal_amounts` |
//! | 7 combination | `debtors`, `sides`; `one_for_several`, `several_for_one`, `several_for_several`; `proposals`, `accident`, `natural_sets`, `rivals`; `subset_sum` with `smallest`, `crowd`, `halves`, `reachable`; `combination_link`, `combination_words` |
//! | 8 named difference | `difference`, `difference_words`, `difference_reason`, `mistyped_amount`, `clusters`, `fee_by_amount`; on links of a number: `number_difference` |
//! | 9 netting | `reversals`, `duplicates`, `level_netting` |
//! | after all: accounts and cases | `ledgers`, `cases` with `places`, `in_order` |
//! | for `gendan explain` | `trace`, `near_misses` |
//!
//! `state` is what all of them read and write. Tests speak the language of `testing.rs`; what must hold for any data stands in
//! `invariants` and `decision_invariants`, precision on made-up months in `precision*`.

mod accident;
mod across_currencies;
mod aliases;
mod awaited;
mod barred;
mod bars;
mod cancelled_rivals;
mod candidates;
mod cases;
mod chance;
mod clusters;
mod combination_link;
mod combination_words;
mod contested;
mod crowd;
mod debtors;
mod decided;
mod deposit_fit;
mod deposit_share;
mod difference;
mod difference_reason;
mod difference_words;
mod digit_claims;
mod directory;
mod doubts;
mod duplicates;
mod equal_amounts;
mod equal_strangers;
mod excel_damage;
mod exclusions;
mod fee_by_amount;
mod halves;
mod in_order;
mod joins;
mod ledgers;
mod level_combination;
mod level_damaged_id;
mod level_decision;
mod level_id;
mod level_named_difference;
mod level_netting;
mod level_party;
mod level_remark;
mod level_settlement;
mod level_unique_amount;
mod masks;
mod meeting;
mod misnamed_orders;
mod mistyped_amount;
mod named_orders;
mod names;
mod namesakes;
mod natural_sets;
mod near_misses;
mod number_difference;
mod numbers;
mod occurrences;
mod one_for_several;
mod only_assignment;
mod other_meanings;
mod party;
mod party_hints;
mod phones;
mod places;
mod proposals;
mod rates;
mod reachable;
mod receipts_in_parts;
mod refund_originals;
mod refunds;
mod remark_names;
mod reversals;
mod rivals;
mod settlement_claims;
mod settlement_lines;
mod several_for_one;
mod several_for_several;
mod sides;
mod simplified;
mod slips;
mod smallest;
mod split;
mod state;
mod subset_sum;
mod survivors;
mod tokens;
mod trace;
mod typed_numbers;
mod typing;
mod untidy_numbers;
mod window;

#[cfg(test)]
mod decision_invariants;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod precision;
#[cfg(test)]
mod precision_of_parties;
#[cfg(test)]
mod precision_statements;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod testing_decisions;
#[cfg(test)]
mod testing_follow;
#[cfg(test)]
mod testing_words;

use crate::config::Config;
use crate::model::{Book, Reconciled};
pub use near_misses::{NearMiss, of_order, of_payment};
use state::State;
pub use trace::{Consideration, Watch};

/// The levels, in the order in which they run. A further level is a further line.
///
/// What the bank took back is set aside before a number or a payer can hand it to an order: it pays nothing. Refunds come
/// last, once it is known which orders their receipts paid: they are never set off, but booked beside the receipt.
///
/// What a damaged or mistyped number says is used at once only where neither payer nor amount can decide; the rest of
/// it comes after the levels that can be sure.
///
/// What is unique by amount alone is confirmed before combinations are tried, and merely suggested
/// after: a sum within one party says more than a coincidence among strangers, and so does the payer's name
/// where the amount is another one. A person's word comes before anything else, also before what sets lines
/// aside.
const LEVELS: &[fn(&mut State<'_>)] = &[
    level_decision::run,
    exclusions::before,
    reversals::paired,
    duplicates::by_number,
    level_id::run,
    contested::run,
    level_remark::run,
    level_settlement::run,
    reversals::left_over,
    duplicates::by_amount,
    level_damaged_id::undecidable_otherwise,
    level_party::run,
    level_unique_amount::confirm,
    level_combination::run,
    level_damaged_id::run,
    level_named_difference::run,
    deposit_share::suggest,
    equal_amounts::suggest,
    party_hints::receipts,
    level_unique_amount::suggest,
    level_combination::left_over,
    refunds::run,
    party_hints::refunds,
    level_netting::run,
    number_difference::book,
];

/// Finds what belongs together in a book.
pub fn reconcile(book: &Book, config: &Config) -> Reconciled {
    watched(book, config, Watch::default()).0
}

/// The same, with what each level thought of the payments and orders that are watched.
pub fn watched(book: &Book, config: &Config, watch: Watch) -> (Reconciled, Vec<Consideration>) {
    let joins = joins::join(book);
    let mut state = State::new(book, config, &joins, watch);
    for level in LEVELS {
        level(&mut state);
    }
    exclusions::after(&mut state);
    let (mut reconciled, considerations) = state.into_reconciled();
    reconciled.ledgers = ledgers::ledgers(book, config, &reconciled.links);
    reconciled.order_parcels = joins.order_parcels;
    reconciled.parcel_orders = joins.parcel_orders;
    reconciled.parcel_follow_ups = joins.parcel_follow_ups;
    reconciled.cases = cases::cases(book, &reconciled, &joins.follow_up_orders);
    (reconciled, considerations)
}
