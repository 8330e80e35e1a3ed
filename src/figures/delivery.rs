//! Parcels that left: signed for, on the way, refused, sent back, lost. Cancelled ones are outside.

use chrono::Days;

use super::definition::{Definition, Observation};
use super::input::Input;
use super::segments::Subject;
use super::window::Window;
use crate::model::{CourierStatus, Moment, Parcel, ParcelIndex};

/// A shipping day this old has had its chance: the mature sign rate counts from here.
const MATURE_DAYS: u64 = 7;
/// The same where the courier collects, because the customer is called first.
const MATURE_DAYS_COD: u64 = 10;

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("sign_rate_shipped", sign_rate_shipped),
    Definition::rate("sign_rate_closed", sign_rate_closed),
    Definition::rate("sign_rate_mature", sign_rate_mature),
    Definition::rate("in_transit_rate", in_transit_rate).less(),
    Definition::rate("refuse_rate", refuse_rate).less(),
    Definition::rate("return_rate", return_rate).less(),
    Definition::rate("loss_rate", loss_rate).less(),
];

/// 签收率(按发货): signed / shipped, by the day shipped.
fn sign_rate_shipped(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    shipped(input, window, |_, _| true, is_signed, collect);
}

/// 签收率(已完结): signed / signed, refused, on the way back, returned or lost, by the day shipped.
fn sign_rate_closed(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let closed = |_, parcel: &Parcel| parcel.status.is_closed();
    shipped(input, window, closed, is_signed, collect);
}

/// 签收率(成熟口径): signed / shipped at least 7 days ago (10 where the courier collects).
fn sign_rate_mature(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let today = input.today();
    let mature = |index, parcel: &Parcel| {
        let days = if input.is_cash_on_delivery(index, parcel) {
            MATURE_DAYS_COD
        } else {
            MATURE_DAYS
        };
        parcel
            .shipped_at()
            .is_some_and(|shipped| shipped.day() + Days::new(days) <= today)
    };
    shipped(input, window, mature, is_signed, collect);
}

/// 在途率: shipped and not final / shipped.
fn in_transit_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    shipped(input, window, |_, _| true, CourierStatus::is_open, collect);
}

/// 拒收率: refused, on the way back or returned / shipped.
fn refuse_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let counts = CourierStatus::is_refused_or_returned;
    shipped(input, window, |_, _| true, counts, collect);
}

/// 退回率: returned / shipped.
fn return_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let counts = |status| status == CourierStatus::Returned;
    shipped(input, window, |_, _| true, counts, collect);
}

/// 丢损率: lost or damaged / shipped.
fn loss_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let counts = |status| status == CourierStatus::LostDamaged;
    shipped(input, window, |_, _| true, counts, collect);
}

fn is_signed(status: CourierStatus) -> bool {
    status == CourierStatus::Signed
}

fn shipped(
    input: &Input<'_>,
    window: Window,
    belongs: impl Fn(ParcelIndex, &Parcel) -> bool,
    counts: impl Fn(CourierStatus) -> bool,
    collect: &mut dyn FnMut(Observation),
) {
    for (index, parcel) in input.parcels() {
        let at = parcel.shipped_at();
        if parcel.is_shipped() && window.has(at) && belongs(index, parcel) {
            collect(Observation {
                subject: Subject::Parcel(index),
                day: at.map(Moment::day),
                numerator: i64::from(counts(parcel.status)),
                denominator: 1,
            });
        }
    }
}
