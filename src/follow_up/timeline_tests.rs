//! What a day of a parcel tells.

use super::*;
use crate::reconcile::testing::{config, reconciled};

#[test]
fn a_day_is_told_once_by_its_last_sheet() {
    let (book, reconciled) = reconciled(
        "parcel SF1\nsee SF1 10-09 DELIVERING\nsee SF1 10-08 TRANSIT\nsee SF1 10-08 STALLED\nsee SF9 10-08 TRANSIT",
    );
    let config = config();
    let ground = Ground::new(&book, &reconciled, &config);
    let timeline = Timeline::new(&ground);
    let own = timeline.of(ParcelIndex(0)).iter();
    let told: Vec<String> = own
        .map(|seen| format!("{} {}", seen.day.format("%m-%d"), seen.status.code()))
        .collect();
    assert_eq!(told, ["10-08 STALLED", "10-09 DELIVERING"]);
    assert_eq!(timeline.of(ParcelIndex(7)), []);
}
