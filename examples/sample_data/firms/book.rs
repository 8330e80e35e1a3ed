//! What happened at a firm: its orders, what moved on its accounts, and what each movement was for.

use chrono::NaiveDateTime;

/// Money in hundredths of its currency.
pub(crate) type Cents = i64;

/// Somebody who buys.
#[derive(Clone, Debug)]
pub(crate) struct Customer {
    pub(crate) name: String,
    pub(crate) phone: String,
}

/// The terms of payment, as the order sheet words them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terms {
    Prepaid,
    Deposit,
    Cod,
    Monthly,
}

/// An order.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) number: String,
    /// What Excel left of the number, where it is another.
    pub(crate) shown: Option<String>,
    /// The number stands in a number cell.
    pub(crate) as_number: bool,
    pub(crate) placed: NaiveDateTime,
    pub(crate) customer: Customer,
    pub(crate) due: Cents,
    /// The deposit that the sheet states.
    pub(crate) deposit: Cents,
    pub(crate) currency: &'static str,
    pub(crate) terms: Terms,
    pub(crate) state: &'static str,
    pub(crate) waybill: String,
    pub(crate) transaction: String,
    pub(crate) tag: &'static str,
}

/// What the data show of the purpose of a movement; it decides what else could be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// It names the order, or is known by its own number: nothing else can be meant.
    Number,
    /// The payer is the customer and the amount is one that the order awaits.
    Party,
    /// Nothing but the amount.
    Amount,
    /// As it was made: the case itself says what is sure.
    Case,
}

/// What a movement really was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It belongs to the orders of its parts.
    Orders,
    /// It is the sum of a settlement list.
    Settlement,
    /// It belongs to no order of the data.
    None,
    /// It is no receipt and no refund.
    Excluded,
    /// Several orders fit equally.
    Ambiguous,
}

/// What kind of line a statement makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Transfer,
    Sale,
    Refund,
    Reversal,
    Expense,
    Own,
    Closed,
}

/// A part of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) order: usize,
    pub(crate) amount: Cents,
    pub(crate) fee: Cents,
}

/// A movement of money.
#[derive(Clone, Debug)]
pub(crate) struct Movement {
    /// The statement that shows it.
    pub(crate) account: usize,
    pub(crate) id: String,
    pub(crate) time: NaiveDateTime,
    pub(crate) amount: Cents,
    pub(crate) currency: &'static str,
    pub(crate) out: bool,
    pub(crate) kind: Kind,
    pub(crate) party: String,
    pub(crate) memo: String,
    /// The number that the shop gave the payment.
    pub(crate) merchant: String,
    /// The statement shows it again in a second, overlapping export.
    pub(crate) twice: bool,
    pub(crate) truth: Truth,
    pub(crate) evidence: Evidence,
    /// False where no honest matcher could confirm the truth from the data.
    pub(crate) decidable: bool,
    pub(crate) parts: Vec<Part>,
    /// The difficulty.
    pub(crate) tag: &'static str,
    /// The orders that fit equally, where several do.
    pub(crate) candidates: Vec<usize>,
    /// The number of the movement that this one takes back, or is taken back by.
    pub(crate) reversal: String,
}

impl Movement {
    /// The words of the payer.
    pub(crate) fn memo(mut self, words: impl Into<String>) -> Self {
        self.memo = words.into();
        self
    }

    /// Who paid, or was paid.
    pub(crate) fn party(mut self, name: impl Into<String>) -> Self {
        self.party = name.into();
        self
    }

    /// What the data show of the purpose.
    pub(crate) fn shows(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Belongs to orders, each with its amount.
    pub(crate) fn pays(mut self, parts: impl IntoIterator<Item = (usize, Cents)>) -> Self {
        let parts = parts.into_iter();
        self.parts = parts
            .map(|(order, amount)| Part {
                order,
                amount,
                fee: 0,
            })
            .collect();
        self
    }

    /// Belongs to no order, whatever it looks like.
    pub(crate) fn is(mut self, truth: Truth) -> Self {
        self.truth = truth;
        self.evidence = Evidence::Case;
        self.parts.clear();
        self
    }

    /// No honest matcher could confirm it.
    pub(crate) fn undecidable(mut self) -> Self {
        self.decidable = false;
        self
    }
}

/// A courier's list of what it collected, and whether it pays before or after its fee.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    pub(crate) number: String,
    pub(crate) paid: NaiveDateTime,
    pub(crate) lines: Vec<(String, Cents, Cents)>,
}
