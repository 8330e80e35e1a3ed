//! What counts as a decision about refused goods.

use crate::follow_up::follow_up;
use crate::model::{Decided, FollowUpIndex};
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
        ("reply return SF1 重发\nreply return SF1 报废", since),
        (
            "reply return SF1 重发\nreply return SF1 报废\nfollow SF1 10-09 改约",
            None,
        ),
        ("order A1 1.00 10-01 - state=cancelled", None),
        ("order A1 1.00 10-01 -", since),
    ] {
        check(&with(more), expected);
    }
}

/// What was decided; without a decision the row is dispatched, and it is never due.
fn check_decided(text: &str, expected: Option<Decided>) {
    let (book, reconciled) = reconciled(text);
    let found = follow_up(&book, &reconciled, &config());
    assert_eq!(found.goods_back[0].decided, expected, "{text}");
    let waits = found.undecided().next().is_some();
    let dispatched = !found.assignments.is_empty();
    let is_back = found.goods_back[0].is_back;
    assert_eq!((waits, dispatched), (expected.is_none() && !is_back, waits));
    assert_eq!(found.due_rows, []);
}

#[test]
fn the_list_names_what_was_decided_and_only_the_rest_is_dispatched() {
    let refused = format!("parcel SF1 orders=A1 clerk=小李 {REFUSED}");
    let contact = |index| Some(Decided::Contact(FollowUpIndex(index)));
    for (more, expected) in [
        ("", None),
        ("follow SF1 10-09 无法联系 notime", None),
        ("follow SF1 10-09 改约", contact(0)),
        ("follow SF1 10-08 拒收\nfollow SF1 10-09 改约", contact(1)),
        (
            "follow SF1 10-09 改约\nreply return SF1 重发",
            Some(Decided::Reply(0)),
        ),
        (
            "order A1 1.00 10-01 - state=cancelled",
            Some(Decided::Cancelled),
        ),
    ] {
        let text = refused.replace("see SF1 10-08 TRANSIT\n", "");
        check_decided(&format!("{text}\n{more}"), expected);
    }
    let back = "parcel SF1 status=RETURNED\nsee SF1 10-09 RETURNED clerk=小李\n";
    for (more, expected) in [
        ("", None),
        ("follow SF1 10-09 要求退货", None),
        ("reply return SF1 转卖", Some(Decided::Reply(0))),
    ] {
        check_decided(&format!("{back}{more}"), expected);
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
