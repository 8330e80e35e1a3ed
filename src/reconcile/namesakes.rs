//! How far a name can be believed: customers order often, namesakes exist, and a common price met under a
//! common name says little.

use rustc_hash::FxHashMap;

use super::candidates::{Awaited, Dated};
use super::chance::Chance;
use super::directory::{Directory, NameId};
use super::equal_strangers::EqualStrangers;
use super::meeting::Meeting;
use crate::model::Money;

/// A party by a number, and an amount.
pub(super) type PartyAmount = (u64, Money);

/// Seen besides the pair itself at least so often on each side, an amount is a common price.
const COMMON_AMOUNT: u32 = 4;

/// Receipts × orders besides the pair itself from which on a name is common.
const COMMON_NAME: u64 = 4;

/// One false link among so many is borne.
const TOLERATED: i128 = 1000;

/// How likely receipt and order of one name meet by chance.
pub(super) struct Namesakes {
    chance: Chance,
    /// Lone receipts and lone orders that bear one name: had their amounts been equal, they had met.
    meetings: u64,
    strangers: EqualStrangers,
    sizes: FxHashMap<u64, (u32, u32)>,
}

impl Namesakes {
    /// Weighs what met under one name, and what did not.
    pub(super) fn new(meeting: &Meeting<PartyAmount>, sizes: FxHashMap<u64, (u32, u32)>) -> Self {
        let mut lone: FxHashMap<u64, (u64, u64)> = FxHashMap::default();
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
        let amounts = |keys: &[PartyAmount]| -> Vec<Money> {
            keys.iter().map(|(_, amount)| *amount).collect()
        };
        let (receipts, orders) = (
            amounts(&meeting.lone_payments),
            amounts(&meeting.lone_orders),
        );
        let components = meeting.components.iter();
        let pairs: Vec<Money> = components
            .filter(|(_, component)| component.pair().is_some())
            .map(|((_, amount), _)| *amount)
            .collect();
        let mut strangers = EqualStrangers::of_meetings(meetings, &receipts, &orders);
        for amount in &pairs {
            strangers.add_pair(*amount);
        }
        let chance = Chance::new(receipts, orders, pairs);
        Self {
            chance: chance.among(meetings),
            meetings,
            strangers,
            sizes,
        }
    }

    /// True if a pair of this party and amount is hardly a coincidence: the party has nothing else, or
    /// strangers of one name seldom come so near.
    pub(super) fn is_telling(&self, (party, amount): PartyAmount) -> bool {
        self.sizes.get(&party) == Some(&(1, 1)) || self.chance.is_negligible(amount)
    }

    /// True if the amount is so common among what met nothing that it says little even under one name, or
    /// both the name and the amount are so common that strangers may share them: of the lone meetings in the
    /// data, weighed by how common the name is, more than one in a thousand would show this amount on both
    /// sides.
    pub(super) fn is_common(&self, directory: &Directory, name: NameId, amount: Money) -> bool {
        if !self.strangers.are_negligible(amount) {
            return true;
        }
        let (receipts, orders) = directory.amounts.of(amount);
        let (all_receipts, all_orders) = directory.amounts.all();
        let weight = directory.count(name).weight_of_others();
        let (receipts, orders) = (receipts.saturating_sub(1), orders.saturating_sub(1));
        if receipts.min(orders) < COMMON_AMOUNT || weight < COMMON_NAME {
            return false;
        }
        let by_chance = i128::from(self.meetings)
            .saturating_mul(i128::from(weight))
            .saturating_mul(i128::from(receipts) * i128::from(orders))
            .saturating_mul(TOLERATED);
        let borne = i128::from(directory.weight())
            .saturating_mul(i128::from(all_receipts) * i128::from(all_orders));
        by_chance > borne
    }
}

/// How many receipts and orders each party has.
pub(super) fn sizes(
    payments: &[(PartyAmount, Dated)],
    orders: &[(PartyAmount, Awaited)],
) -> FxHashMap<u64, (u32, u32)> {
    let mut sizes: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    for ((party, _), _) in payments {
        sizes.entry(*party).or_default().0 += 1;
    }
    for ((party, _), _) in orders {
        sizes.entry(*party).or_default().1 += 1;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, outcomes};

    #[test]
    fn a_name_with_many_strangers_of_its_own_is_only_a_hint() {
        let others = (0..9).map(|at| {
            format!("order A1{at} 90.{at}1 10-01 李伟\nin P1{at} 90.{at}2 10-02 李伟 nature=own\n")
        });
        let quiet = others.collect::<Vec<_>>().concat();
        let pair = "order A2 90.55 10-01 李伟\nin P2 90.55 10-02 李伟";
        let find = |text: &str, standing: &str| {
            let found = outcomes(text);
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

    #[test]
    fn a_common_name_with_a_common_amount_is_only_a_hint() {
        // Twenty pay 9.90 under numbers; people called 张伟 and 欧阳蒹葭 owe and pay what does not agree.
        let prices = (0..20).map(|at| {
            format!(
                "order A2000{at} 9.90 10-01 客{at}户\nin Q{at} 9.90 10-01 - merchant=A2000{at}\n"
            )
        });
        let prices = prices.collect::<Vec<_>>().concat();
        let strangers = (0..6).map(|at| {
            format!("order A3000{at} 5{at}.17 10-01 张伟\nin R{at} 6{at}.18 10-01 张伟\n")
        });
        let strangers = strangers.collect::<Vec<_>>().concat();
        for (name, amount, standing) in [
            ("张伟", "9.90", "suggested"),
            ("张伟", "1837.46", "confirmed"),
            ("欧阳蒹葭", "9.90", "confirmed"),
        ] {
            let pair = format!("order A40001 {amount} 10-01 {name}\nin P1 {amount} 10-02 {name}");
            let found = outcomes(&format!("{prices}{strangers}{pair}"));
            let expected = format!("P1 {standing} 5 A40001={amount}");
            assert!(found.contains(&expected), "{name} {amount} {found:?}");
        }
    }
}
