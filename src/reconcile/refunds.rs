//! Refunds that bear the number of the payment they pay back: they belong where that payment belongs.

use rustc_hash::FxHashMap;

use super::state::State;
use crate::model::{
    Allocation, Direction, Level, Link, Message, Money, Payment, PaymentIndex, PaymentOutcome,
    Signals, Standing,
};

/// Links money paid out to the orders of its original payment, once those are confirmed.
pub(super) fn run(state: &mut State<'_>) {
    let mut receipts: FxHashMap<&str, Vec<PaymentIndex>> = FxHashMap::default();
    for (position, payment) in state.book.payments.iter().enumerate() {
        if payment.direction == Direction::In && payment.has_own_id {
            receipts
                .entry(base(payment))
                .or_default()
                .push(PaymentIndex::from(position));
        }
    }
    for (index, payment) in state.open_payments() {
        if payment.direction == Direction::In || !payment.has_own_id {
            continue;
        }
        // Two receipts of one number: nothing says which of them is paid back.
        let Some([original]) = receipts.get(base(payment)).map(Vec::as_slice) else {
            continue;
        };
        if let Some(link) = link(state, index, payment, *original) {
            state.link(link);
        }
    }
}

fn base(payment: &Payment) -> &str {
    payment
        .id
        .split_once('_')
        .map_or(&payment.id, |(base, _)| base)
}

fn link(
    state: &State<'_>,
    index: PaymentIndex,
    refund: &Payment,
    original: PaymentIndex,
) -> Option<Link> {
    let Some(PaymentOutcome::Linked(link)) = state.outcome(original) else {
        return None;
    };
    let link = state.links().get(link)?;
    let confirmed = link.standing == Standing::Confirmed;
    let all: Option<Money> = sum(&link.allocations);
    let same: Vec<&Allocation> = link
        .allocations
        .iter()
        .filter(|part| part.amount == refund.amount)
        .collect();
    let (allocations, sure) = match (link.allocations.as_slice(), same.as_slice()) {
        ([only], _) => (
            vec![Allocation {
                amount: refund.amount,
                ..*only
            }],
            true,
        ),
        (parts, _) if all == Some(refund.amount) => (parts.to_vec(), true),
        (_, [only]) => (vec![**only], true),
        (parts, _) => (fill(parts, refund.amount), false),
    };
    let allocations: Vec<Allocation> = allocations
        .into_iter()
        .map(|part| Allocation::exact(part.order, part.amount))
        .collect();
    let number = state.payment(original)?.id.clone();
    (!allocations.is_empty()).then(|| Link {
        payment: index,
        level: Level::Id,
        standing: if confirmed && sure {
            Standing::Confirmed
        } else {
            Standing::Suggested
        },
        allocations,
        reason: Message::new("reason.id.refund").with("payment", number),
        alternatives: 0,
        signals: Signals::default(),
        rate: None,
    })
}

fn sum(parts: &[Allocation]) -> Option<Money> {
    let (first, rest) = parts.split_first()?;
    rest.iter()
        .try_fold(first.amount, |sum, part| sum.checked_add(part.amount))
}

/// The refund taken from the parts one after another, never more than each holds.
fn fill(parts: &[Allocation], amount: Money) -> Vec<Allocation> {
    let mut left = amount.minor();
    let mut filled = Vec::new();
    for part in parts {
        let take = part.amount.minor().clamp(0, left.max(0));
        left -= take;
        if take > 0 {
            filled.push(Allocation {
                amount: Money::from_minor(take, amount.currency()),
                ..*part
            });
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_refund_goes_where_its_payment_went() {
        check(
            "order A1 100.00 10-01 张三\nin T1000000001 100.00 10-02 张三\n\
             out T1000000001_1 40.00 10-05 张三\nout T1000000009_1 40.00 10-05 张三 nature=refund",
            &[
                "T1000000001 confirmed 5 A1=100.00",
                "T1000000001_1 confirmed 1 A1=40.00",
                "T1000000009_1 unmatched",
            ],
        );
    }

    #[test]
    fn a_part_of_a_payment_for_several_orders_is_not_split_by_guess() {
        let book = "order A100001 60.00 10-01 张三 tx=T1000000001\n\
                    order A100002 40.00 10-01 张三 tx=T1000000009\n\
                    in T1000000002 100.00 10-02 张三\n";
        let receipt = "T1000000002 confirmed 7 A100001=60.00 A100002=40.00";
        for (amount, expected) in [
            ("40.00", "T1000000002_1 confirmed 1 A100002=40.00"),
            (
                "100.00",
                "T1000000002_1 confirmed 1 A100001=60.00 A100002=40.00",
            ),
            (
                "70.00",
                "T1000000002_1 suggested 1 A100001=60.00 A100002=10.00",
            ),
        ] {
            let out = format!("{book}out T1000000002_1 {amount} 10-05 张三");
            check(&out, &[receipt, expected]);
        }
    }
}
