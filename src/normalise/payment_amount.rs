//! How much a line of a statement moved, and which way.

use std::borrow::Cow;

use super::amount::Amount;
use super::figure::AccountSide;
use super::payment_words::{PaymentWords, Side, Telling};
use super::row_reader::{RowReader, Unreadable};
use crate::finding::{Problem, ProblemKind};
use crate::model::{Direction, Money};
use crate::recognise::Field;

/// What a line moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Movement {
    /// Which way; without meaning if `neutral`.
    pub(crate) direction: Direction,
    /// How much, never negative.
    pub(crate) amount: Money,
    /// True if the statement counts the line neither as received nor as paid.
    pub(crate) neutral: bool,
    /// True if the amount stands in the refund column: the line is a refund of a shop's own customer.
    pub(crate) refund_row: bool,
    /// What the line says of a refund made elsewhere, for the memo.
    pub(crate) note: Option<String>,
}

/// The movement of a row. The error is the problem that no amount stands there; none if an amount stands there and its
/// problem is already reported.
pub(crate) fn movement(
    row: &mut RowReader<'_>,
    words: [&PaymentWords; 2],
    telling: &Telling,
) -> Result<Movement, Option<Box<Problem>>> {
    let side = words.iter().find_map(|words| words.side(&telling.side));
    let never_moved = words.iter().any(|words| words.never_moved(telling));
    if side.is_none()
        && !never_moved
        && !row.is_blank(Field::Direction)
        && let Some((column, cell)) = row.cell(Field::Direction)
    {
        row.report(ProblemKind::StatusUnknown, column, cell, None);
    }
    let amount = amount(row);
    if let Some(refund) = refund_row(row, amount) {
        return Ok(refund);
    }
    let (direction, amount) = amount.map_err(|Unreadable| None)?.ok_or_else(|| {
        let field = [Field::Amount, Field::AmountIn, Field::AmountOut]
            .into_iter()
            .find(|field| row.layout.has(*field))
            .unwrap_or(Field::Amount);
        row.missing(
            &[field, Field::Amount, Field::AmountIn, Field::AmountOut],
            "field.amount",
        )
        .map(Box::new)
    })?;
    let negative = amount.money.minor() < 0;
    let direction = match side {
        // A negative receipt is a reversal; a negative payment is one with its sign.
        Some(Side::Way(Direction::In)) if negative => Direction::Out,
        Some(Side::Way(direction)) => direction,
        Some(Side::Neutral) | None => direction,
    };
    Ok(Movement {
        direction,
        amount: amount.money.abs(),
        neutral: side == Some(Side::Neutral),
        refund_row: false,
        note: note(row, amount),
    })
}

/// The amount of the line and the way that its sign or column tells.
fn amount(row: &mut RowReader<'_>) -> Result<Option<(Direction, Amount)>, Unreadable> {
    if let Some(amount) = row.try_amount(Field::Amount)? {
        // A negative credit is a reversal, and so is a negative debit.
        let out = (amount.side == Some(AccountSide::Debit)) != (amount.money.minor() < 0);
        let direction = if out { Direction::Out } else { Direction::In };
        return Ok(Some((direction, amount)));
    }
    let (received, paid) = (
        row.try_amount(Field::AmountIn)?,
        row.try_amount(Field::AmountOut)?,
    );
    let moved = |amount: &Option<Amount>| amount.is_some_and(|amount| !amount.money.is_zero());
    Ok(match (received, paid) {
        (Some(received), Some(paid)) if moved(&Some(received)) && moved(&Some(paid)) => {
            // Both in one line: what is left of them.
            let net = received
                .money
                .checked_sub(paid.money.abs())
                .ok_or(Unreadable)?;
            let direction = if net.minor() < 0 {
                Direction::Out
            } else {
                Direction::In
            };
            Some((direction, Amount::of(net)))
        }
        (Some(received), paid) if moved(&Some(received)) || !moved(&paid) => {
            let direction = if received.money.minor() < 0 {
                Direction::Out
            } else {
                Direction::In
            };
            Some((direction, received))
        }
        (_, Some(paid)) => Some((Direction::Out, paid)),
        (received, None) => received.map(|received| (Direction::In, received)),
    })
}

/// 微信 merchants have refunds in a column of their own, beside an amount of nothing.
fn refund_row(
    row: &mut RowReader<'_>,
    amount: Result<Option<(Direction, Amount)>, Unreadable>,
) -> Option<Movement> {
    let nothing = amount
        .ok()?
        .is_none_or(|(_, amount)| amount.money.is_zero());
    let refunded = if nothing {
        row.money(Field::Refunded)?
    } else {
        return None;
    };
    (!refunded.is_zero()).then(|| Movement {
        direction: Direction::Out,
        amount: refunded.abs(),
        neutral: false,
        refund_row: true,
        note: None,
    })
}

/// What was refunded of this line, by its own amount cell or by the refund column, in the sheet's words.
fn note(row: &mut RowReader<'_>, amount: Amount) -> Option<String> {
    if amount.refund.is_some() {
        return row.text(Field::Amount).map(Cow::into_owned);
    }
    let (column, _) = row.cell(Field::Refunded)?;
    let refunded = row
        .money(Field::Refunded)
        .filter(|refunded| !refunded.is_zero())?;
    Some(format!("{} {refunded}", column.header))
}

#[cfg(test)]
#[path = "payment_amount_tests.rs"]
mod tests;
