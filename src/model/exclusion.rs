//! Reasons for which a payment is outside the matching.

/// Why a payment is outside the matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exclusion {
    /// The line never moved money: closed, failed, frozen.
    NeverMoved,
    /// The firm's own money between its own pockets.
    OwnTransfer,
    /// Paid out, and not the refund of any order: an expense.
    Expense,
    /// Money that came back to the firm for a purchase of its own.
    RefundReceived,
    /// An amount of nothing.
    Nothing,
    /// A person said that it is not to be matched.
    Ignored,
}

impl Exclusion {
    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NeverMoved => "exclusion.never_moved",
            Self::OwnTransfer => "exclusion.own_transfer",
            Self::Expense => "exclusion.expense",
            Self::RefundReceived => "exclusion.refund_received",
            Self::Nothing => "exclusion.nothing",
            Self::Ignored => "exclusion.ignored",
        }
    }
}
