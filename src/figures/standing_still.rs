//! 停滞件, 疑似丢件: parcels that nobody moves, and those that seem lost.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::input::Input;
use super::of_rule::OfRule;
use crate::model::{CourierStatus, ParcelIndex, Text};

/// The rule of parcels that seem lost.
const SEEMS_LOST: &str = "G411";

/// A parcel that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The rule that says so: G405 (not picked up) or G406 (no new scan).
    pub code: &'static str,
    /// Whole hours without a sign.
    pub hours: Option<i64>,
}

/// The parcels that stand still, by carrier: the carrier with most of them first, one that no sheet names last; of each
/// the oldest first. What seems lost is left to [`lost`].
pub fn standing_still(input: &Input<'_>) -> Vec<(Option<Text>, Vec<Still>)> {
    let lost = OfRule::new(input, &[SEEMS_LOST]);
    let still = OfRule::new(input, &["G405", "G406"]);
    let mut carriers: BTreeMap<Option<Text>, Vec<Still>> = BTreeMap::new();
    for (index, parcel) in input.parcels() {
        if lost.finding(parcel).is_some() {
            continue;
        }
        if let Some(finding) = still.finding(parcel) {
            let rows = carriers.entry(parcel.carrier.clone()).or_default();
            rows.push(Still {
                parcel: index,
                code: finding.code,
                hours: finding.age_hours,
            });
        }
    }
    let mut carriers: Vec<_> = carriers.into_iter().collect();
    for (_, rows) in &mut carriers {
        rows.sort_by_key(|row| (Reverse(row.hours), row.parcel));
    }
    carriers.sort_by_key(|(carrier, rows)| (carrier.is_none(), Reverse(rows.len())));
    carriers
}

/// A parcel that is lost or seems so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// True if the courier says so; false if only its silence does.
    pub told: bool,
    /// Whole hours since the last sign.
    pub hours: Option<i64>,
}

/// The parcels that the courier lost or damaged, and those that seem lost (G411): the longest silent first; equals by
/// waybill.
pub fn lost(input: &Input<'_>) -> Vec<Lost> {
    let seems = OfRule::new(input, &[SEEMS_LOST]);
    let config = input.config;
    let mut lost: Vec<Lost> = input
        .parcels()
        .filter_map(|(index, parcel)| {
            let told = parcel.status == CourierStatus::LostDamaged;
            let silent = parcel
                .last_sign()
                .map(|since| since.hours_until(config.as_of, config.close_of_day));
            let finding = seems.finding(parcel);
            let hours = finding.and_then(|finding| finding.age_hours).or(silent);
            (told || finding.is_some()).then_some(Lost {
                parcel: index,
                told,
                hours,
            })
        })
        .collect();
    lost.sort_by_key(|row| (row.told, Reverse(row.hours), row.parcel));
    lost
}

#[cfg(test)]
#[path = "standing_still_tests.rs"]
mod tests;
