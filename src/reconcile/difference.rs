//! The name of a difference between what an order awaits and what came: the one best name, and what else it
//! may be.
//!
//! Evidence decides, never the order of a list: the fee that the statement itself states; then a sum that the
//! remark or the order's note states; then a word there; then the schedule of the channel; then the tolerance;
//! and last what only the figures suggest. Nothing is named beyond what the settings allow for its kind.

use super::difference_words::{Saying, saying};
use super::mistyped_amount::{Slip, slip};
use crate::config::{Decimal, Differences};
use crate::model::{Difference, DifferenceKind, Money, Order, Payment};

/// A difference and how it was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name and sum.
    pub(super) difference: Difference,
    /// True if it may be booked without a person, as far as the amount goes: it is within the tolerance, or
    /// the statement states it.
    pub(super) sure: bool,
    /// What tells its name.
    pub(super) evidence: Evidence,
    /// The other names that fit, as bits by kind.
    others: u16,
}

/// What tells the name of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The statement states the fee.
    StatedFee,
    /// A text states the sum, after this word.
    StatedSum(&'static str),
    /// A text bears this word.
    Word(&'static str),
    /// The schedule of the channel, with its percentage and its fixed sum.
    Schedule(Decimal, Decimal),
    /// It is within the tolerance.
    Tolerance,
    /// The receipt is a whole sum, and only odd cents are off.
    WholeSum,
    /// Two digits are swapped.
    Swapped,
    /// A usual sum more.
    UsualFreight,
    /// A usual sum less.
    UsualDiscount,
    /// The receipt is a multiple of ten, and only odd yuan are off.
    WholeTens,
    /// The decimal point slipped.
    Point,
    /// A digit is missing or there twice.
    Digit,
}

impl Evidence {
    /// The better the evidence, the smaller.
    const fn rank(self) -> u8 {
        match self {
            Self::StatedFee => 0,
            Self::StatedSum(_) => 1,
            Self::Word(_) => 2,
            Self::Schedule(..) => 3,
            Self::Tolerance => 4,
            Self::WholeSum => 5,
            Self::Swapped => 6,
            Self::UsualFreight => 7,
            Self::UsualDiscount => 8,
            Self::WholeTens => 9,
            Self::Point => 10,
            Self::Digit => 11,
        }
    }
}

impl Named {
    /// The other names that fit.
    pub(super) fn others(&self) -> impl Iterator<Item = DifferenceKind> {
        let others = self.others;
        DifferenceKind::ALL
            .into_iter()
            .filter(move |kind| others & bit(*kind) != 0)
    }

    /// How good the name is, for the levels to take the better first: 0 may be booked, 1 is told by a text or a
    /// schedule, 2 and 3 by the figures alone.
    pub(super) const fn tier(&self) -> u8 {
        match self.evidence.rank() {
            _ if self.sure => 0,
            ..=4 => 1,
            5..=8 => 2,
            _ => 3,
        }
    }
}

const fn bit(kind: DifferenceKind) -> u16 {
    1 << kind as u16
}

/// Names what parts a receipt from the amount that an order awaits; `None` if nothing does, or no name fits.
pub(super) fn name(
    order: &Order,
    awaited: Money,
    payment: &Payment,
    settings: &Differences,
) -> Option<Named> {
    let off = awaited.checked_sub(payment.amount)?;
    if off.is_zero() || awaited.minor() <= 0 || payment.amount.minor() <= 0 {
        return None;
    }
    let pair = Pair {
        order,
        awaited,
        payment,
        off,
        settings,
    };
    let stated = pair.is_stated_fee();
    let tolerated = off.abs() <= settings.tolerated(awaited);
    let found = [
        stated.then_some((DifferenceKind::ChannelFee, Evidence::StatedFee)),
        pair.fee(),
        pair.rounding(),
        pair.discount(),
        pair.freight(),
        tolerated.then_some((DifferenceKind::Tolerance, Evidence::Tolerance)),
        pair.mistyped(),
    ];
    let fitting = || found.into_iter().flatten();
    let (kind, evidence) = fitting().min_by_key(|(_, evidence)| evidence.rank())?;
    let others = fitting()
        .filter(|(other, _)| *other != kind && *other != DifferenceKind::Tolerance)
        .fold(0, |bits, (other, _)| bits | bit(other));
    Some(Named {
        difference: Difference { kind, amount: off },
        sure: stated || tolerated,
        evidence,
        others,
    })
}

/// An order and a receipt, and by how much they differ.
struct Pair<'a> {
    order: &'a Order,
    awaited: Money,
    payment: &'a Payment,
    off: Money,
    settings: &'a Differences,
}

type Found = Option<(DifferenceKind, Evidence)>;

impl Pair<'_> {
    /// True if the statement states just this as its fee. The amount of a payment is before the fee, as far as
    /// its sheet is known; where it turns out to be the amount after it, this is where it shows.
    fn is_stated_fee(&self) -> bool {
        self.payment.fee == Some(self.off.abs())
    }

    fn says(&self, kind: DifferenceKind) -> Saying {
        let memo = self.payment.memo.as_deref();
        // What an order's note says of a fee is not what this channel keeps.
        let note = self.order.note.as_deref();
        let note = note.filter(|_| kind != DifferenceKind::ChannelFee);
        saying(kind, [memo, note], self.awaited, self.off.abs())
    }

    /// The name that a text gives, else the one that the figures give.
    fn told(&self, kind: DifferenceKind, figures: Option<Evidence>) -> Found {
        let evidence = match self.says(kind) {
            Saying::Sum(word) => Some(Evidence::StatedSum(word)),
            Saying::Name(word) => Some(Evidence::Word(word)),
            Saying::Nothing => figures,
        };
        Some((kind, evidence?))
    }

    /// What the channel kept. A statement that states another fee has said what it kept.
    fn fee(&self) -> Found {
        let off = self.off.minor();
        if off < 0
            || off > self.settings.largest_fee(self.awaited) + 1
            || self.payment.fee.is_some()
        {
            return None;
        }
        let (gross, currency) = (self.awaited.minor(), self.awaited.currency());
        let lines = self.settings.fee.iter();
        let nearest = lines
            .filter(|fee| fee.holds_for(&self.payment.channel, currency))
            .filter_map(|fee| Some((fee.misses(gross, off, currency)?, fee)))
            .min_by_key(|(missed, _)| *missed);
        let schedule = nearest.map(|(_, fee)| Evidence::Schedule(fee.percent, fee.fixed));
        self.told(DifferenceKind::ChannelFee, schedule)
    }

    fn rounding(&self) -> Found {
        let [cents, tens] = self.settings.roundings(self.awaited);
        let (off, came) = (self.off.minor(), self.payment.amount.minor());
        let whole = 10_i64.pow(self.awaited.currency().exponent());
        let figures = if off.abs() < cents && came % whole == 0 {
            Some(Evidence::WholeSum)
        } else if (0..tens).contains(&off) && came % (whole * 10) == 0 {
            Some(Evidence::WholeTens)
        } else {
            None
        };
        if off.abs() >= cents.max(tens) {
            return None;
        }
        self.told(DifferenceKind::Rounding, figures)
    }

    fn discount(&self) -> Found {
        let off = self.off.minor();
        if off < 0 || off > self.settings.largest_discount(self.awaited) {
            return None;
        }
        let usual = self.settings.is_usual_discount(self.off);
        self.told(
            DifferenceKind::Discount,
            usual.then_some(Evidence::UsualDiscount),
        )
    }

    /// Freight on top, or, where a text says so, freight that the customer paid for the firm and kept back.
    fn freight(&self) -> Found {
        let off = self.off.abs();
        if off.minor() > self.settings.largest_freight(self.awaited) {
            return None;
        }
        let usual = self.off.minor() < 0 && self.settings.is_usual_freight(off);
        self.told(
            DifferenceKind::Freight,
            usual.then_some(Evidence::UsualFreight),
        )
    }

    fn mistyped(&self) -> Found {
        let evidence = match slip(self.awaited.minor(), self.payment.amount.minor())? {
            Slip::Swapped => Evidence::Swapped,
            Slip::Point => Evidence::Point,
            Slip::Digit => Evidence::Digit,
        };
        Some((DifferenceKind::TypingError, evidence))
    }
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
