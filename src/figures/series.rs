//! One row of figures for each day, for trends and charts.

use chrono::{Days, NaiveDate};

use super::input::Input;
use super::receivable::sold;
use super::window::Window;
use crate::model::{CourierStatus, Direction, Moment, Money, PaymentIndex, Standing};

/// Without a period, this many days up to the last one with data.
const DAYS_WITHOUT_PERIOD: u64 = 31;

/// The figures of one day, each by its own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFigures {
    /// The day.
    pub day: NaiveDate,
    /// Orders placed, not cancelled.
    pub orders: i64,
    /// What they were sold for.
    pub sold: Money,
    /// Receipts that are not excluded.
    pub receipts: i64,
    /// Their sum.
    pub received: Money,
    /// Parcels that left.
    pub shipped: i64,
    /// Parcels signed for.
    pub signed: i64,
}

impl DayFigures {
    /// True if nothing happened.
    pub fn is_empty(&self) -> bool {
        self.orders == 0 && self.receipts == 0 && self.shipped == 0 && self.signed == 0
    }
}

/// The days of a window up to the day of looking, without a gap.
pub(super) fn series(input: &Input<'_>, window: Window) -> Vec<DayFigures> {
    let Some((first, last)) = bounds(input, window) else {
        return Vec::new();
    };
    let mut days: Vec<DayFigures> = first
        .iter_days()
        .take_while(|day| *day <= last)
        .map(|day| DayFigures {
            day,
            orders: 0,
            sold: input.money(0),
            receipts: 0,
            received: input.money(0),
            shipped: 0,
            signed: 0,
        })
        .collect();
    let mut on = |moment: Option<Moment>, change: &dyn Fn(&mut DayFigures)| {
        let offset = moment.map_or(-1, |moment| (moment.day() - first).num_days());
        if let Some(day) = usize::try_from(offset)
            .ok()
            .and_then(|offset| days.get_mut(offset))
        {
            change(day);
        }
    };
    for (index, order) in input.orders().filter(|(_, order)| !order.is_cancelled()) {
        let amount = sold(input, index, order).unwrap_or(0);
        on(order.placed, &|day| {
            day.orders += 1;
            add(&mut day.sold, input.money(amount));
        });
    }
    for (position, payment) in input.book.payments.iter().enumerate() {
        let excluded =
            input.reconciled.standing(PaymentIndex::from(position)) == Standing::Excluded;
        if payment.direction == Direction::In && !excluded && input.minor(payment.amount).is_some()
        {
            on(payment.time, &|day| {
                day.receipts += 1;
                add(&mut day.received, payment.amount);
            });
        }
    }
    for (_, parcel) in input.parcels().filter(|(_, parcel)| parcel.is_shipped()) {
        on(parcel.shipped_at(), &|day| day.shipped += 1);
        if parcel.status == CourierStatus::Signed {
            on(parcel.signed, &|day| day.signed += 1);
        }
    }
    days
}

fn add(sum: &mut Money, amount: Money) {
    *sum = sum.checked_add(amount).unwrap_or(*sum);
}

/// The first and the last day to show.
fn bounds(input: &Input<'_>, window: Window) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(period) = window.0 {
        let shown = period.until(input.today())?;
        return Some((shown.first, shown.last));
    }
    let placed = input.orders().map(|(_, order)| order.placed);
    let moved = input
        .parcels()
        .flat_map(|(_, parcel)| [parcel.shipped_at(), parcel.signed]);
    let paid = input.book.payments.iter().map(|payment| payment.time);
    let seen = || {
        placed
            .chain(moved)
            .chain(paid)
            .flatten()
            .map(Moment::day)
            .filter(|day| *day <= input.today())
    };
    let days: Vec<NaiveDate> = seen().collect();
    let last = days.iter().copied().max()?;
    let earliest = last - Days::new(DAYS_WITHOUT_PERIOD - 1);
    let first = days.into_iter().filter(|day| *day >= earliest).min()?;
    Some((first, last))
}
