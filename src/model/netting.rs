//! Movements of money that cancel each other out, and lines that tell of one movement twice.

use super::{Message, PaymentIndex, Reconciled, Standing, Text};

/// What cancels what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NettingKind {
    /// 冲正, 抹账, 退汇: the bank took the movement back.
    Reversal,
    /// The same amount to and fro between the firm and one party on one day, for no order.
    Offset,
    /// Two statements tell of one movement: the platform's bill, and the bank that got the money from it.
    Duplicate,
}

/// Payments that belong to no order, because they undo each other or repeat another line. All of them stay
/// visible, each with this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Netting {
    /// What cancels what.
    pub kind: NettingKind,
    /// The payments that count no more, sorted.
    pub payments: Vec<PaymentIndex>,
    /// Of a duplicate: the line that stays and counts.
    pub kept: Option<PaymentIndex>,
    /// [`Standing::Excluded`] if a number ties them, [`Standing::Suggested`] if a person has to confirm,
    /// [`Standing::Ambiguous`] if it cannot be told which of them cancel each other, and [`Standing::Unmatched`]
    /// for a reversal whose original is not there.
    pub standing: Standing,
    /// Why, in words.
    pub reason: Message,
}

/// A netting as it was shown on a row of one of its payments; the others are named, for the book may be another one by
/// now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedNetting {
    /// What cancels what.
    pub kind: NettingKind,
    /// The other payments that count no more: [`super::Payment::identity`] and [`super::Payment::look`] of each.
    pub others: Vec<(Text, Text)>,
    /// Of a duplicate: the identity of the line that stays and counts, if it is known.
    pub kept: Option<Text>,
}

impl NettingKind {
    const ALL: [Self; 3] = [Self::Reversal, Self::Offset, Self::Duplicate];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reversal => "reversal",
            Self::Offset => "offset",
            Self::Duplicate => "duplicate",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Reconciled {
    /// The netting of a payment.
    pub fn netting(&self, payment: PaymentIndex) -> Option<&Netting> {
        match self.outcomes.get(payment.get()) {
            Some(super::PaymentOutcome::Netted(netting)) => self.nettings.get(*netting),
            _ => None,
        }
    }
}
