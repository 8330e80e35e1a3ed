//! Payments outside the matching, each for a stated reason.

use super::state::State;
use crate::model::{Direction, Exclusion, Nature};

/// Sets aside what is no receipt and no refund whatever numbers it names: lines that moved no money,
/// the firm's own transfers, amounts of nothing, the channel's charges.
pub(super) fn before(state: &mut State<'_>) {
    for (index, payment) in state.open_payments() {
        let why = match payment.nature {
            Nature::NeverMoved => Exclusion::NeverMoved,
            Nature::OwnTransfer => Exclusion::OwnTransfer,
            Nature::Charge if !payment.amount.is_zero() => Exclusion::Expense,
            _ if payment.amount.is_zero() => Exclusion::Nothing,
            _ => continue,
        };
        state.exclude(index, why);
    }
}

/// Sets aside money paid out that turned out to be no order's refund, and refunds that came in for the firm's
/// own purchases. A line out that calls itself a refund stays unmatched, for somebody to look at.
pub(super) fn after(state: &mut State<'_>) {
    for (index, payment) in state.open_payments() {
        match (payment.direction, payment.nature) {
            (Direction::Out, Nature::Ordinary) => state.exclude(index, Exclusion::Expense),
            (Direction::In, Nature::Refund) => state.exclude(index, Exclusion::RefundReceived),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn each_exclusion_has_its_reason() {
        check(
            "order A100001 10.00 10-01 张三\n\
             in P1 10.00 10-01 张三 nature=never merchant=A100001\n\
             in P2 10.00 10-01 - nature=own\n\
             in P3 0.00 10-01 张三\n\
             out P4 500.00 10-01 房东\n\
             out P5 0.06 10-01 - merchant=A100001 nature=charge\n\
             in P8 7.00 10-01 - nature=refund\n\
             out P7 0.30 10-01 - merchant=A100001 nature=charge\n\
             out P6 7.00 10-01 - nature=refund",
            &[
                "P1 never_moved",
                "P2 own_transfer",
                "P3 nothing",
                "P4 expense",
                "P5 expense",
                "P6 unmatched",
                "P7 expense",
                "P8 refund_received",
            ],
        );
    }
}
