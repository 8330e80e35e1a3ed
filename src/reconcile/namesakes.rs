//! How far a common name can be believed: customers order often, and namesakes exist.

use rustc_hash::FxHashMap;

use super::candidates::{Awaited, Dated};
use super::chance::Chance;
use super::meeting::Meeting;
use crate::model::Money;

/// A party by its place in the list of parties, and an amount.
pub(super) type PartyAmount = (usize, Money);

/// How likely receipt and order of one name meet by chance.
pub(super) fn chance(meeting: &Meeting<PartyAmount>) -> Chance {
    let mut lone: FxHashMap<usize, (u64, u64)> = FxHashMap::default();
    for (party, _) in &meeting.lone_payments {
        lone.entry(*party).or_default().0 += 1;
    }
    for (party, _) in &meeting.lone_orders {
        lone.entry(*party).or_default().1 += 1;
    }
    let meetings = lone
        .values()
        .map(|(payments, orders)| payments * orders)
        .sum();
    let amounts = |keys: &[PartyAmount]| keys.iter().map(|(_, amount)| *amount).collect();
    let (payments, orders): (Vec<Money>, Vec<Money>) = (
        amounts(&meeting.lone_payments),
        amounts(&meeting.lone_orders),
    );
    let pairs = meeting
        .components
        .iter()
        .filter(|(_, component)| component.pair().is_some());
    Chance::new(payments, orders, pairs.map(|((_, amount), _)| *amount)).among(meetings)
}

/// How many receipts and orders each party has.
pub(super) struct Sizes(FxHashMap<usize, (u32, u32)>);

impl Sizes {
    /// Counts both sides.
    pub(super) fn of(payments: &[(PartyAmount, Dated)], orders: &[(PartyAmount, Awaited)]) -> Self {
        let mut sizes: FxHashMap<usize, (u32, u32)> = FxHashMap::default();
        for ((party, _), _) in payments {
            sizes.entry(*party).or_default().0 += 1;
        }
        for ((party, _), _) in orders {
            sizes.entry(*party).or_default().1 += 1;
        }
        Self(sizes)
    }

    /// True if all that is known of the party is one receipt and one order.
    pub(super) fn is_single(&self, party: usize) -> bool {
        self.0.get(&party) == Some(&(1, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_name_with_many_strangers_of_its_own_is_only_a_hint() {
        let others = (0..9).map(|at| {
            format!("order A1{at} 90.{at}1 10-01 李伟\nin P1{at} 90.{at}2 10-02 李伟 nature=own\n")
        });
        let quiet = others.collect::<Vec<_>>().concat();
        let pair = "order A2 90.55 10-01 李伟\nin P2 90.55 10-02 李伟";
        let find = |text: &str, standing: &str| {
            let found = super::super::testing::outcomes(text);
            assert!(
                found.contains(&format!("P2 {standing} 5 A2=90.55")),
                "{found:?}"
            );
        };
        find(&format!("{quiet}{pair}"), "confirmed");
        find(
            &format!("{}{pair}", quiet.replace(" nature=own", "")),
            "suggested",
        );
        check(pair, &["P2 confirmed 5 A2=90.55"]);
    }
}
