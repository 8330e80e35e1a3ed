//! How fast the courier is: to pick up, and from pick-up to signature.

use super::amount::Unit;
use super::definition::{Better, Definition, Measure, Observation};
use super::elapsed::{has_passed, is_within, seconds};
use super::input::Input;
use super::segments::Subject;
use super::window::Window;
use crate::model::CourierStatus;

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("pickup_24h_rate", pickup_24h_rate),
    hours("transit_hours", Measure::Ratio),
    hours("transit_hours_p50", Measure::Percentile(50)),
    hours("transit_hours_p90", Measure::Percentile(90)),
];

const fn hours(id: &'static str, measure: Measure) -> Definition {
    Definition {
        id,
        better: Better::Less,
        measure,
        numerator: Unit::Seconds,
        denominator: Unit::Count,
        observe: transit,
    }
}

/// 24小时揽收率: picked up within 24 hours of upload / uploaded 24 hours ago or more, by the day
/// uploaded.
fn pickup_24h_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, parcel) in input.parcels() {
        let Some(uploaded) = parcel.uploaded else {
            continue;
        };
        // A parcel that was picked up at a time no sheet tells is neither in time nor late.
        let untold = parcel.picked_up.is_none() && parcel.status.is_picked_up();
        if untold
            || parcel.status == CourierStatus::Cancelled
            || !window.has(Some(uploaded))
            || !has_passed(uploaded, input.config.as_of, 24)
        {
            continue;
        }
        let in_time = parcel
            .picked_up
            .is_some_and(|picked_up| is_within(uploaded, picked_up, 24));
        collect(Observation {
            subject: Subject::Parcel(index),
            day: Some(uploaded.day()),
            numerator: i64::from(in_time),
            denominator: 1,
        });
    }
}

/// 时效: signed − picked up (else shipped), of parcels signed for, by the day signed.
fn transit(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, parcel) in input.parcels() {
        if parcel.status != CourierStatus::Signed || !window.has(parcel.signed) {
            continue;
        }
        let span = parcel
            .picked_up
            .or(parcel.shipped)
            .zip(parcel.signed)
            .and_then(|(start, end)| seconds(start, end));
        if let Some(span) = span {
            collect(Observation {
                subject: Subject::Parcel(index),
                day: parcel.signed.map(crate::model::Moment::day),
                numerator: span,
                denominator: 1,
            });
        }
    }
}
