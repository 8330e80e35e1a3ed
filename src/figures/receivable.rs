//! 应收: what each order still owes on a day, since when, and the ageing of all of it.

use chrono::{Days, NaiveDate};

use super::input::Input;
use crate::model::{CourierStatus, Direction, Moment, Money, Order, OrderIndex, Terms};

/// How long after delivery on monthly terms the money is due, in days.
const MONTHLY_DAYS: u64 = 30;

/// When the money of an order is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDate {
    /// On a day.
    On(NaiveDate),
    /// Not yet: the courier is to collect and has not delivered, or the balance waits for shipping.
    NotYet,
    /// No sheet tells.
    Unknown,
}

/// How long money is overdue. Day 30 belongs to 1–30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeBucket {
    /// 未到期.
    NotDue,
    /// 1–30 days.
    To30,
    /// 31–60 days.
    To60,
    /// 61–90 days.
    To90,
    /// More than 90 days.
    Over90,
    /// 无到期日.
    NoDate,
}

impl AgeBucket {
    /// Every bucket, in the order of the reports.
    pub const ALL: [Self; 6] = [
        Self::NotDue,
        Self::To30,
        Self::To60,
        Self::To90,
        Self::Over90,
        Self::NoDate,
    ];

    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotDue => "ageing.not_due",
            Self::To30 => "ageing.to_30",
            Self::To60 => "ageing.to_60",
            Self::To90 => "ageing.to_90",
            Self::Over90 => "ageing.over_90",
            Self::NoDate => "ageing.no_date",
        }
    }

    /// True for the buckets of money that should have come.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::To30 | Self::To60 | Self::To90 | Self::Over90)
    }

    /// The bucket of a due date on a day of looking.
    pub fn of(due: DueDate, today: NaiveDate) -> Self {
        match due {
            DueDate::NotYet => Self::NotDue,
            DueDate::Unknown => Self::NoDate,
            DueDate::On(day) => match (today - day).num_days() {
                ..=0 => Self::NotDue,
                1..=30 => Self::To30,
                31..=60 => Self::To60,
                61..=90 => Self::To90,
                _ => Self::Over90,
            },
        }
    }
}

/// What an order still owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receivable {
    /// The order.
    pub order: OrderIndex,
    /// What is owed, more than nothing.
    pub balance: Money,
    /// When it is due.
    pub due: DueDate,
    /// How long it is overdue.
    pub bucket: AgeBucket,
}

impl Receivable {
    /// Days overdue on a day of looking; `None` if it is not overdue.
    pub fn overdue_days(&self, today: NaiveDate) -> Option<i64> {
        match self.due {
            DueDate::On(day) => Some((today - day).num_days()).filter(|days| *days > 0),
            DueDate::NotYet | DueDate::Unknown => None,
        }
    }
}

/// What every order owes at the end of a day, by order; only the currency of the reports.
pub fn receivables(input: &Input<'_>, end: NaiveDate) -> Vec<Receivable> {
    input
        .orders()
        .filter_map(|(index, order)| {
            let minor = balance_at(input, index, order, end);
            (minor > 0).then(|| {
                let due = due_date(input, index, order);
                Receivable {
                    order: index,
                    balance: input.money(minor),
                    due,
                    bucket: AgeBucket::of(due, end),
                }
            })
        })
        .collect()
}

/// When the money of an order is due: as its sheet says, else by its terms.
pub fn due_date(input: &Input<'_>, index: OrderIndex, order: &Order) -> DueDate {
    if let Some(day) = order.pay_by {
        return DueDate::On(day);
    }
    let placed = order.placed.map(Moment::day);
    let on = |day: Option<NaiveDate>| day.map_or(DueDate::Unknown, DueDate::On);
    match order.effective_terms() {
        Terms::Prepaid => on(placed),
        Terms::Monthly => on(placed.map(|day| day + Days::new(MONTHLY_DAYS))),
        Terms::CashOnDelivery => due_on_delivery(input, index),
        Terms::DepositBalance if input.is_order_shipped(index, order) => {
            on(input.order_shipped_at(index, order).map(Moment::day))
        }
        Terms::DepositBalance => DueDate::NotYet,
    }
}

fn due_on_delivery(input: &Input<'_>, index: OrderIndex) -> DueDate {
    let mut due = DueDate::NotYet;
    for (_, parcel) in input.parcels_of(index) {
        match parcel.status {
            CourierStatus::Signed => match (due, parcel.signed.map(Moment::day)) {
                (DueDate::On(known), Some(day)) => due = DueDate::On(known.max(day)),
                (DueDate::NotYet, Some(day)) => due = DueDate::On(day),
                _ => due = DueDate::Unknown,
            },
            status if status.is_closed() => due = DueDate::Unknown,
            CourierStatus::Cancelled => {}
            _ => return DueDate::NotYet,
        }
    }
    due
}

/// What an order owes at the end of a day, in minor units of the currency of the reports: its balance,
/// and what came in for it later. A refund lessens what is due by as much as what was received, so
/// later refunds leave an open balance as it was.
pub(super) fn balance_at(
    input: &Input<'_>,
    index: OrderIndex,
    order: &Order,
    end: NaiveDate,
) -> i64 {
    if order.is_cancelled() || order.placed.is_some_and(|placed| placed.day() > end) {
        return 0;
    }
    let balance = input
        .ledger(index)
        .and_then(|ledger| input.minor(ledger.balance))
        .unwrap_or(0);
    if end >= input.today() {
        return balance;
    }
    let later: i64 = input
        .reconciled
        .order_payments
        .get(index.get())
        .into_iter()
        .flatten()
        .filter(|payment| {
            input.book.payments.get(payment.get()).is_some_and(|known| {
                known.direction == Direction::In && known.time.is_some_and(|time| time.day() > end)
            })
        })
        .filter_map(|payment| input.reconciled.link(*payment))
        .flat_map(|link| &link.allocations)
        .filter(|allocation| allocation.order == index)
        .filter_map(|allocation| input.minor(allocation.settles()))
        .sum();
    balance.saturating_add(later)
}

/// What an order was sold for, before any refund, in minor units; `None` for a cancelled one, one in
/// another currency, or one that no sheet puts a price on.
pub(super) fn sold(input: &Input<'_>, index: OrderIndex, order: &Order) -> Option<i64> {
    if order.is_cancelled() {
        return None;
    }
    let due = order
        .due
        .or_else(|| input.ledger(index).map(|ledger| ledger.due))?;
    input.minor(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_30_belongs_to_the_first_bucket() {
        let today: NaiveDate = "2026-10-31".parse().expect("a date");
        for (days, expected) in [
            (0, AgeBucket::NotDue),
            (1, AgeBucket::To30),
            (30, AgeBucket::To30),
            (31, AgeBucket::To60),
            (60, AgeBucket::To60),
            (61, AgeBucket::To90),
            (90, AgeBucket::To90),
            (91, AgeBucket::Over90),
        ] {
            let due = DueDate::On(today - Days::new(days));
            assert_eq!(AgeBucket::of(due, today), expected, "{days}");
        }
        assert_eq!(AgeBucket::of(DueDate::NotYet, today), AgeBucket::NotDue);
        assert_eq!(AgeBucket::of(DueDate::Unknown, today), AgeBucket::NoDate);
    }
}
