//! Level 9, last part: money that went to and fro between the firm and one party on one day, without a word that says why.
//!
//! If its receipt pays an order, the money that went back is suggested for that order, so that both stay visible on
//! its account; if neither line belongs to anything, the two are suggested to cancel each other.

use std::collections::BTreeMap;

use super::party::name_key;
use super::state::State;
use crate::model::{
    Allocation, Direction, Level, Link, Message, Money, Nature, Netting, NettingKind, Payment,
    PaymentIndex, PaymentOutcome, Signal, Signals, Standing,
};

/// Party, day and amount.
type Key = (String, chrono::NaiveDate, Money);

/// What came and what went.
type Sides = (Vec<PaymentIndex>, Vec<PaymentIndex>);

/// Runs the level.
pub(super) fn run(state: &mut State<'_>) {
    let mut sides: BTreeMap<Key, Sides> = BTreeMap::new();
    for (index, payment) in state.open_payments() {
        if payment.direction == Direction::Out
            && payment.nature == Nature::Ordinary
            && let Some(key) = key(payment)
        {
            sides.entry(key).or_default().1.push(index);
        }
    }
    if sides.is_empty() {
        return;
    }
    for (position, payment) in state.book.payments.iter().enumerate() {
        if payment.direction == Direction::In
            && payment.nature == Nature::Ordinary
            && let Some((came, _)) = key(payment).and_then(|key| sides.get_mut(&key))
        {
            came.push(position.into());
        }
    }
    for ((party, _, amount), (came, went)) in sides {
        let words = |key| {
            Message::new(key)
                .with("party", party.as_str())
                .with("amount", amount)
        };
        let open = came.iter().all(|one| state.is_open(*one));
        if !came.is_empty() && open && came.len() == went.len() {
            let mut payments = [came, went].concat();
            payments.sort_unstable();
            state.net(Netting {
                kind: NettingKind::Offset,
                payments,
                kept: None,
                standing: Standing::Suggested,
                reason: words("reason.netting.offset"),
            });
        } else if let ([receipt], [back]) = (came.as_slice(), went.as_slice()) {
            give_back(state, *receipt, *back, words("reason.netting.returned"));
        }
    }
}

fn key(payment: &Payment) -> Option<Key> {
    let party = payment.party.as_deref().and_then(name_key)?;
    Some((party, payment.time?.day(), payment.amount))
}

fn give_back(state: &mut State<'_>, receipt: PaymentIndex, back: PaymentIndex, reason: Message) {
    let Some(PaymentOutcome::Linked(link)) = state.outcome(receipt) else {
        return;
    };
    let parts = state.links().get(link).map(|link| &link.allocations);
    let exact = |part: &Allocation| Allocation::exact(part.order, part.amount);
    let allocations: Vec<Allocation> = parts.into_iter().flatten().map(exact).collect();
    if !allocations.is_empty() {
        state.link(Link {
            payment: back,
            level: Level::Netting,
            standing: Standing::Suggested,
            allocations,
            reason,
            alternatives: 0,
            signals: Signals::of(&[Signal::Payer, Signal::Amount, Signal::Day, Signal::Unique]),
            rate: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn to_and_fro_on_one_day_cancels_out_only_if_no_order_has_part_in_it() {
        check(
            "in P1 100.00 10-02 张三\nout P2 100.00 10-02 张三",
            &["P1 suggested offset of 2", "P2 suggested offset of 2"],
        );
        check(
            "order A100001 100.00 10-01 张三\nin P1 100.00 10-02 张三\nout P2 100.00 10-02 张三",
            &[
                "P1 confirmed 5 A100001=100.00",
                "P2 suggested 9 A100001=100.00",
            ],
        );
        for other in [
            "out P2 100.00 10-03 张三",
            "out P2 100.00 10-02 李四",
            "out P2 99.00 10-02 张三",
        ] {
            check(
                &format!("in P1 100.00 10-02 张三\n{other}"),
                &["P1 unmatched", "P2 expense"],
            );
        }
        check(
            "in P1 100.00 10-02 张三\nin P3 100.00 10-02 张三\nout P2 100.00 10-02 张三",
            &["P1 unmatched", "P2 expense", "P3 unmatched"],
        );
    }
}
