//! 手续费 of a line of a statement, and the amount before it.

use crate::model::{Direction, Money, Nature};
use crate::recognise::Values;

/// The amount before the fee, and the fee that the channel kept. With a refund it gives its fee back.
pub(crate) fn before_fee(
    amount: Money,
    stated: Option<Money>,
    direction: Direction,
    nature: Nature,
    values: &Values,
) -> (Money, Option<Money>) {
    let kept = stated.map(Money::abs);
    let is_refund = nature == Nature::Refund && direction == Direction::Out;
    if !values.amount_is_net {
        return (amount, kept.filter(|_| !is_refund));
    }
    if direction == Direction::In {
        let gross = kept.and_then(|fee| amount.checked_add(fee));
        return (gross.unwrap_or(amount), kept);
    }
    // Of what is paid out, a fee given back is missing and a fee kept is part.
    let kept = stated.map(|fee| {
        if values.negative_fees {
            fee.negated()
        } else {
            fee
        }
    });
    let gross = kept.and_then(|fee| amount.checked_sub(fee));
    let gross = gross.filter(|gross| gross.minor() > 0);
    (gross.unwrap_or(amount), kept.filter(|fee| fee.minor() > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &Values, moved: i64, fee: i64, nature: Nature, expected: (i64, Option<i64>)) {
        let direction = if moved < 0 {
            Direction::Out
        } else {
            Direction::In
        };
        let amount = Money::cny(moved).abs();
        let (gross, kept) = before_fee(amount, Some(Money::cny(fee)), direction, nature, values);
        let found = (gross.minor(), kept.map(Money::minor));
        assert_eq!(found, expected, "{moved} {fee}");
    }

    #[test]
    fn an_amount_that_arrived_is_made_whole() {
        let net = Values {
            amount_is_net: true,
            negative_fees: true,
            ..Values::default()
        };
        check(
            &net,
            27_026,
            -1_974,
            Nature::Ordinary,
            (29_000, Some(1_974)),
        );
        // The customer got 100.00 back, and the commission of 5.00 came back with it.
        check(&net, -9_500, 500, Nature::Refund, (10_000, None));
        // Of 51.00 paid out, 1.00 is a charge for the refund.
        check(&net, -5_100, -100, Nature::Refund, (5_000, Some(100)));
        let positive = Values {
            negative_fees: false,
            ..net
        };
        check(&positive, 4_900, 100, Nature::Ordinary, (5_000, Some(100)));
        check(&positive, -9_800, -200, Nature::Refund, (10_000, None));
    }

    #[test]
    fn an_amount_before_its_fee_stays() {
        let gross = Values::default();
        check(&gross, 6_400, -231, Nature::Ordinary, (6_400, Some(231)));
        check(&gross, -3_000, 88, Nature::Refund, (3_000, None));
        check(&gross, -20_000, 500, Nature::Ordinary, (20_000, Some(500)));
    }
}
