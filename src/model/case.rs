//! What reconciliation found: links between receipts and orders, and the cases they join.

use std::collections::BTreeMap;

use super::{
    Currency, DecisionOutcome, Difference, DifferenceKind, Exclusion, FollowUpIndex, Message,
    Money, Netting, OrderIndex, OrderLedger, ParcelIndex, PaymentIndex, Signals, StatedRate,
};

/// The level of the cascade that made a link. The number is part of the contract of `result.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 0: a person decided.
    Decision = 0,
    /// 1: transaction or merchant order number.
    Id = 1,
    /// 2: an order or waybill number inside free text.
    Remark = 2,
    /// 3: a settlement list.
    Settlement = 3,
    /// 4: a number that Excel damaged or somebody mistyped.
    DamagedId = 4,
    /// 5: payer and amount.
    Party = 5,
    /// 6: an amount that is unique on both sides.
    UniqueAmount = 6,
    /// 7: several of one side add up to the other.
    Combination = 7,
    /// 8: all but a difference that has a name.
    NamedDifference = 8,
    /// 9: movements that cancel each other out.
    Netting = 9,
}

impl Level {
    /// The number of the level.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The key of its name in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Decision => "level.decision",
            Self::DamagedId => "level.damaged_id",
            Self::NamedDifference => "level.named_difference",
            Self::Netting => "level.netting",
            Self::Id => "level.id",
            Self::Remark => "level.remark",
            Self::Settlement => "level.settlement",
            Self::Party => "level.party",
            Self::UniqueAmount => "level.unique_amount",
            Self::Combination => "level.combination",
        }
    }
}

/// How a payment stands after reconciliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Linked, and sure.
    Confirmed,
    /// Linked, for a person to confirm.
    Suggested,
    /// Several orders fit equally; none is chosen.
    Ambiguous,
    /// Nothing fits.
    Unmatched,
    /// Not a receipt or refund to be matched, for a stated reason.
    Excluded,
}

impl Standing {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Suggested => "suggested",
            Self::Ambiguous => "ambiguous",
            Self::Unmatched => "unmatched",
            Self::Excluded => "excluded",
        }
    }
}

/// A part of a payment that belongs to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The order.
    pub order: OrderIndex,
    /// How much of the payment; the payment's direction tells which way. Negative only where a settlement list
    /// charges back what was collected earlier: the batch came as one sum, less that.
    pub amount: Money,
    /// What the amount means in the order's currency, where that is another one; the link says by which rate.
    pub converted: Option<Money>,
    /// Why the amount is not what the order awaits, in the order's currency.
    pub difference: Option<Difference>,
}

impl Allocation {
    /// A part of a payment in the order's own currency, without a difference.
    pub const fn exact(order: OrderIndex, amount: Money) -> Self {
        Self {
            order,
            amount,
            converted: None,
            difference: None,
        }
    }

    /// How much of what is due the part settles, with its difference, in the order's currency.
    pub fn settles(&self) -> Money {
        let came = self.converted.unwrap_or(self.amount);
        self.difference
            .and_then(|difference| came.checked_add(difference.amount))
            .unwrap_or(came)
    }

    /// What the part counts for in the account of an order that is kept in a currency; `None` if it is money of
    /// another one, and no rate was stated.
    pub fn counted_in(&self, currency: Currency) -> Option<Money> {
        let came = self.converted.unwrap_or(self.amount);
        (came.currency() == currency).then_some(came)
    }

    /// The difference, if the part has one.
    pub fn difference_of(&self, kind: DifferenceKind) -> Option<Money> {
        self.difference
            .filter(|difference| difference.kind == kind)
            .map(|difference| difference.amount)
    }
}

/// A payment and the orders it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The payment.
    pub payment: PaymentIndex,
    /// The level that found it.
    pub level: Level,
    /// [`Standing::Confirmed`] or [`Standing::Suggested`].
    pub standing: Standing,
    /// The orders; the amounts add up to at most the payment's amount.
    pub allocations: Vec<Allocation>,
    /// Why, in words.
    pub reason: Message,
    /// How many other solutions fitted as well.
    pub alternatives: u32,
    /// What spoke for it.
    pub signals: Signals,
    /// The rate by which the amounts were converted, where an order is in another currency.
    pub rate: Option<StatedRate>,
}

impl Link {
    /// The same with what spoke for it.
    #[must_use]
    pub fn with_signals(self, signals: Signals) -> Self {
        Self { signals, ..self }
    }
}

/// Solutions that fit equally well, shown whole; none is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmbiguousGroup {
    /// The payments that compete.
    pub payments: Vec<PaymentIndex>,
    /// The solutions: each is a set of orders. Cut at the configured number; see `solutions`.
    pub candidates: Vec<Vec<OrderIndex>>,
    /// How many solutions there are.
    pub solutions: u32,
    /// True if the search stopped at its bound, so there may be more.
    pub bounded: bool,
    /// The level that found it.
    pub level: Level,
    /// Why, in words.
    pub reason: Message,
}

/// What became of one payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentOutcome {
    /// Linked: a position in [`Reconciled::links`].
    Linked(usize),
    /// In an ambiguous group: a position in [`Reconciled::groups`].
    Ambiguous(usize),
    /// Nothing fits.
    Unmatched,
    /// Outside the matching.
    Excluded(Exclusion),
    /// Cancelled by another payment, or told twice: a position in [`Reconciled::nettings`].
    Netted(usize),
}

/// 一案: the orders, parcels, payments and follow-ups that confirmed links join.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Its orders.
    pub orders: Vec<OrderIndex>,
    /// Its parcels.
    pub parcels: Vec<ParcelIndex>,
    /// Its payments.
    pub payments: Vec<PaymentIndex>,
    /// Its follow-ups.
    pub follow_ups: Vec<FollowUpIndex>,
}

/// The outcome of reconciliation. Each list that is indexed by a record is as long as its list in
/// the book.
#[derive(Clone, Debug, Default)]
pub struct Reconciled {
    /// Cases, by their first record.
    pub cases: Vec<Case>,
    /// Links, by payment.
    pub links: Vec<Link>,
    /// Ambiguous groups, by first payment.
    pub groups: Vec<AmbiguousGroup>,
    /// What cancels out or is told twice, by first payment.
    pub nettings: Vec<Netting>,
    /// By payment: what became of it.
    pub outcomes: Vec<PaymentOutcome>,
    /// By order: its account.
    pub ledgers: Vec<OrderLedger>,
    /// By order: its parcels.
    pub order_parcels: Vec<Vec<ParcelIndex>>,
    /// By parcel: its orders.
    pub parcel_orders: Vec<Vec<OrderIndex>>,
    /// By parcel: its follow-ups, by day.
    pub parcel_follow_ups: Vec<Vec<FollowUpIndex>>,
    /// By order: the payments with a confirmed link.
    pub order_payments: Vec<Vec<PaymentIndex>>,
    /// Unmatched receipts of which not all combinations of orders were tried, because there are too many; sorted.
    pub unsearched: Vec<PaymentIndex>,
    /// By decision: what became of it.
    pub decisions: Vec<DecisionOutcome>,
    /// By payment: the decision by which it is linked or set aside, a position in [`super::Book::decisions`].
    pub decided: BTreeMap<PaymentIndex, usize>,
}

impl Reconciled {
    /// How a payment stands.
    pub fn standing(&self, payment: PaymentIndex) -> Standing {
        match self.outcomes.get(payment.get()) {
            Some(PaymentOutcome::Linked(link)) => self
                .links
                .get(*link)
                .map_or(Standing::Unmatched, |link| link.standing),
            Some(PaymentOutcome::Ambiguous(_)) => Standing::Ambiguous,
            Some(PaymentOutcome::Excluded(_)) => Standing::Excluded,
            Some(PaymentOutcome::Netted(netting)) => self
                .nettings
                .get(*netting)
                .map_or(Standing::Unmatched, |netting| netting.standing),
            Some(PaymentOutcome::Unmatched) | None => Standing::Unmatched,
        }
    }

    /// The link of a payment, confirmed or suggested.
    pub fn link(&self, payment: PaymentIndex) -> Option<&Link> {
        match self.outcomes.get(payment.get()) {
            Some(PaymentOutcome::Linked(link)) => self.links.get(*link),
            _ => None,
        }
    }

    /// The ambiguous group of a payment.
    pub fn group(&self, payment: PaymentIndex) -> Option<&AmbiguousGroup> {
        match self.outcomes.get(payment.get()) {
            Some(PaymentOutcome::Ambiguous(group)) => self.groups.get(*group),
            _ => None,
        }
    }
}
