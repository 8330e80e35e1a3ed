//! 决定: what a person decided about a payment on the page 待确认, and what became of it.

use chrono::{NaiveDate, NaiveDateTime};

use super::{DecidedNetting, Difference, Message, Moment, Money, Origin, Text};

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 确认: the suggestion is right.
    Confirm,
    /// 选 n: of several candidates this one, counted from 1.
    Choose(u32),
    /// 拒绝: none of the candidates is right; they never return.
    Reject,
    /// 拆分: the amounts that were typed.
    Split,
    /// 忽略: not to be matched at all.
    Ignore,
    /// 撤销: an earlier decision no longer holds.
    Revoke,
}

impl Verdict {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Choose(_) => "choose",
            Self::Reject => "reject",
            Self::Split => "split",
            Self::Ignore => "ignore",
            Self::Revoke => "revoke",
        }
    }
}

/// A part of a payment for an order, as it was shown or typed; orders are named, for the book may be another
/// one by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedPart {
    /// The order's number, canonical.
    pub order: Text,
    /// How much of the payment.
    pub amount: Money,
    /// A named difference that was shown with it.
    pub difference: Option<Difference>,
    /// True if the order was already cancelled when it was shown, so that this is no news.
    pub cancelled: bool,
}

/// A decision, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The payment's [`super::Payment::identity`].
    pub payment: Text,
    /// What was said.
    pub verdict: Verdict,
    /// The candidates as they were shown, each a set of parts; one without parts where a list was suggested of
    /// which no order is known.
    pub candidates: Vec<Vec<DecidedPart>>,
    /// Where the candidates were too many to be written down: what [`super::candidates_digest`] makes of them. The
    /// list above is empty then.
    pub candidates_digest: Option<Text>,
    /// What was shown to cancel or to repeat the payment, numbered like the candidates, of which there are none then.
    /// Only a rejection that remembers earlier ones has both.
    pub nettings: Vec<DecidedNetting>,
    /// The parts that were typed, for [`Verdict::Split`].
    pub parts: Vec<DecidedPart>,
    /// The payment's [`super::Payment::look`] when it was shown.
    pub seen: Text,
    /// Who decided.
    pub who: Option<Text>,
    /// When.
    pub when: Option<Moment>,
    /// When the workbook was saved in which it was typed; orders the decisions of one day.
    pub entered: Option<NaiveDateTime>,
    /// Why.
    pub note: Option<Text>,
    /// Why it cannot hold whatever the book says: another decision of the same rank contradicts it. It is to be
    /// shown for review with these words, and not applied.
    pub objection: Option<Message>,
    /// The row.
    pub origin: Origin,
}

impl Decision {
    /// The parts that the payment is divided into by it; `None` for a verdict that links nothing, or names a
    /// candidate that there is not.
    pub fn chosen(&self) -> Option<&[DecidedPart]> {
        let candidate = |number: u32| {
            let position = usize::try_from(number.checked_sub(1)?).ok()?;
            self.candidates.get(position).map(Vec::as_slice)
        };
        match self.verdict {
            Verdict::Confirm if self.candidates.len() > 1 => None,
            Verdict::Confirm => candidate(1),
            Verdict::Choose(number) => candidate(number),
            Verdict::Split => Some(&self.parts),
            Verdict::Reject | Verdict::Ignore | Verdict::Revoke => None,
        }
    }

    /// What the payment cancels or repeats by it; `None` for a verdict that says nothing of that kind.
    pub fn chosen_netting(&self) -> Option<&DecidedNetting> {
        match self.verdict {
            Verdict::Confirm if self.nettings.len() > 1 => None,
            Verdict::Confirm => self.nettings.first(),
            Verdict::Choose(number) => self.nettings.get((number as usize).checked_sub(1)?),
            _ => None,
        }
    }

    /// Which of two decisions was made later: the day (决定日期, else that of saving), then the moment of saving.
    /// What states neither ranks lowest.
    pub fn rank(&self) -> (Option<NaiveDate>, Option<NaiveDateTime>) {
        let timed = self.when.filter(|when| when.has_time()).map(Moment::at);
        (self.when.map(Moment::day), self.entered.or(timed))
    }

    /// True if both say the same of the same payment, whoever says it and in whatever words.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let same_payment = self.payment == other.payment && self.seen == other.seen;
        same_payment
            && self.chosen_netting() == other.chosen_netting()
            && match (self.chosen(), other.chosen()) {
                (Some(chosen), Some(others)) => chosen == others,
                (None, None) => {
                    self.verdict == other.verdict
                        && self.candidates_digest == other.candidates_digest
                }
                _ => false,
            }
    }
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionOutcome {
    /// It holds.
    Applied,
    /// A later one about the same payment holds.
    Superseded,
    /// It was not applied, and is shown again: the row has changed, an order is gone, the amounts do not fit.
    Review(Message),
    /// The payment is not among the records: another month's workbook may bring it, so the decision is kept.
    NotHere,
}
