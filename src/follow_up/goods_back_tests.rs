//! What counts as a decision about refused goods.

use crate::follow_up::follow_up;
use crate::reconcile::testing::{config, reconciled};

/// Looked at on Friday 2026-10-09 at 18:00. Result: since when the parcel waits for a decision.
fn check(text: &str, expected: Option<&str>) {
    let text = format!("parcel SF1 orders=A1 {text}");
    let (book, reconciled) = reconciled(&text);
    let found = follow_up(&book, &reconciled, &config());
    let since = found.undecided().filter_map(|goods| goods.since);
    let since: Vec<String> = since.map(|since| since.to_string()).collect();
    assert_eq!(since.first().map(String::as_str), expected, "{text}");
}

const REFUSED: &str =
    "status=REFUSED scan=10-08T15:00\nsee SF1 10-08 TRANSIT\nsee SF1 10-09 REFUSED";

#[test]
fn refused_goods_wait_for_a_decision() {
    let with = |more: &str| format!("{REFUSED}\n{more}");
    let since = Some("2026-10-08 15:00:00");
    for (more, expected) in [
        ("", since),
        ("follow SF1 10-08 无法联系", since),
        ("follow SF1 10-08 -", since),
        ("follow SF1 10-07 拒收", since),
        ("follow SF2 10-09 拒收", since),
        ("reply urge SF1 已催", since),
        ("reply return SF2 重发", since),
        ("reply return SF1 -", since),
        ("follow SF1 10-08 拒收 time=10-08T10:00", None),
        ("follow SF1 10-08 今日签收 time=10-08T10:00", since),
        ("follow SF1 10-08 今日签收 time=10-08T16:00", None),
        ("follow SF1 10-07 改约 time=10-08T16:00", None),
        ("follow SF1 10-08 拒收", None),
        ("follow SF1 10-09 已转交下单员", None),
        ("follow SF1 - 改约", None),
        ("reply return SF1 重发", None),
        ("order A1 1.00 10-01 - state=cancelled", None),
        ("order A1 1.00 10-01 -", since),
    ] {
        check(&with(more), expected);
    }
}

#[test]
fn it_waits_since_the_first_proof_that_it_turned_back() {
    for (text, expected) in [
        ("status=REFUSED\nsee SF1 10-08 REFUSED", Some("2026-10-08")),
        (
            "status=RETURNING scan=10-09T09:00\nsee SF1 10-07 REFUSED\nsee SF1 10-09 RETURNING",
            Some("2026-10-07"),
        ),
        (
            "status=REFUSED scan=10-05T09:00\nsee SF1 10-08 TRANSIT\nsee SF1 10-09 REFUSED",
            Some("2026-10-09"),
        ),
        ("status=RETURNED\nsee SF1 10-08 RETURNED", None),
        ("status=TRANSIT\nsee SF1 10-08 TRANSIT", None),
    ] {
        check(text, expected);
    }
}
