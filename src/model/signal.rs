//! What speaks for a link, as a set of named signs.

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Signal {
    /// A person decided.
    Person,
    /// The payment's own numbers name the order, or the order names the payment.
    Number,
    /// The order's number stands in the free text.
    Text,
    /// A parcel's number stands in the free text.
    Waybill,
    /// A settlement list names the order.
    List,
    /// The digits that survived in a damaged or mistyped number.
    Digits,
    /// The amount is the one awaited.
    Amount,
    /// The amounts of several add up.
    Sum,
    /// The difference has a name.
    Difference,
    /// The payer bears the customer's name.
    Payer,
    /// The payer has paid for this customer before.
    Alias,
    /// The customer's telephone.
    Phone,
    /// The customer's account.
    Account,
    /// The day lies in the window of the terms.
    Day,
    /// Nothing else fits, on either side.
    Unique,
    /// The amount is rare in the data.
    Rare,
}

impl Signal {
    /// Every sign, in the order in which they are listed.
    pub const ALL: [Self; 16] = [
        Self::Person,
        Self::Number,
        Self::Text,
        Self::Waybill,
        Self::List,
        Self::Digits,
        Self::Amount,
        Self::Sum,
        Self::Difference,
        Self::Payer,
        Self::Alias,
        Self::Phone,
        Self::Account,
        Self::Day,
        Self::Unique,
        Self::Rare,
    ];

    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Number => "number",
            Self::Text => "text",
            Self::Waybill => "waybill",
            Self::List => "list",
            Self::Digits => "digits",
            Self::Amount => "amount",
            Self::Sum => "sum",
            Self::Difference => "difference",
            Self::Payer => "payer",
            Self::Alias => "alias",
            Self::Phone => "phone",
            Self::Account => "account",
            Self::Day => "day",
            Self::Unique => "unique",
            Self::Rare => "rare",
        }
    }

    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Person => "signal.person",
            Self::Number => "signal.number",
            Self::Text => "signal.text",
            Self::Waybill => "signal.waybill",
            Self::List => "signal.list",
            Self::Digits => "signal.digits",
            Self::Amount => "signal.amount",
            Self::Sum => "signal.sum",
            Self::Difference => "signal.difference",
            Self::Payer => "signal.payer",
            Self::Alias => "signal.alias",
            Self::Phone => "signal.phone",
            Self::Account => "signal.account",
            Self::Day => "signal.day",
            Self::Unique => "signal.unique",
            Self::Rare => "signal.rare",
        }
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The signs that speak for a link. A link is made for each receipt of a month, so the set is one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signals(u32);

impl Signals {
    /// These signs.
    pub const fn of(signals: &[Signal]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < signals.len() {
            bits |= signals[at].bit();
            at += 1;
        }
        Self(bits)
    }

    /// With a further sign.
    #[must_use]
    pub const fn and(self, signal: Signal) -> Self {
        Self(self.0 | signal.bit())
    }

    /// With a further sign, if it holds.
    #[must_use]
    pub const fn and_if(self, signal: Signal, holds: bool) -> Self {
        if holds { self.and(signal) } else { self }
    }

    /// True if the sign is among them.
    pub const fn has(self, signal: Signal) -> bool {
        self.0 & signal.bit() != 0
    }

    /// The signs, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Signal> {
        Signal::ALL
            .into_iter()
            .filter(move |signal| self.has(*signal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let signals = Signals::of(&[Signal::Unique, Signal::Amount])
            .and_if(Signal::Day, true)
            .and_if(Signal::Rare, false);
        let found: Vec<_> = signals.iter().map(Signal::code).collect();
        assert_eq!(found, ["amount", "day", "unique"]);
    }
}
