//! Returned rows are known by either of their numbers.

use crate::follow_up::follow_up;
use crate::reconcile::testing::{config, reconciled};

#[track_caller]
fn check(text: &str, expected: &[u32]) {
    let (book, reconciled) = reconciled(text);
    let found = follow_up(&book, &reconciled, &config()).unknown;
    let found: Vec<_> = found.into_iter().map(|index| index.0).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_row_is_known_by_its_waybill_or_its_order() {
    let read = "order A100001 1.00 10-01 - waybill=SF2\nparcel SF1 orders=B1\n";
    for (follow, expected) in [
        ("follow SF1 10-08 改约", &[][..]),
        ("follow SF2 10-08 改约", &[]),
        ("follow SF9 10-08 改约", &[0]),
        ("follow SF9 10-08 改约 order=A100001", &[]),
        ("follow SF9 10-08 改约 order=B1", &[]),
        ("follow - 10-08 改约 order=A9", &[0]),
    ] {
        check(&format!("{read}{follow}"), expected);
    }
    check("follow SF9 10-08 改约", &[]);
}
