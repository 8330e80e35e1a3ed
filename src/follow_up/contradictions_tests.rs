//! What a clerk wrote beside what the courier says.

use crate::follow_up::follow_up;
use crate::reconcile::testing::{config, reconciled};

/// Looked at on Friday 2026-10-09 at 18:00. Result: day, waybill, clerk, status and since when, of each contradiction.
fn check(text: &str, expected: &[&str]) {
    let (book, reconciled) = reconciled(text);
    let found: Vec<String> = follow_up(&book, &reconciled, &config())
        .contradictions
        .iter()
        .map(|one| {
            let waybill = &book.parcels[one.parcel.get()].waybill;
            let clerk = one.clerk.as_deref().unwrap_or("-");
            let (day, code) = (one.day.format("%m-%d"), one.status.code());
            format!("{day} {waybill} {clerk} {code} {}", one.since)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_signature_that_the_courier_does_not_know_is_contradicted() {
    for (parcel, sheets, expected) in [
        ("", "10-07 TRANSIT", Some("TRANSIT 2026-10-07")),
        (
            "",
            "10-06 TRANSIT|10-07 TRANSIT",
            Some("TRANSIT 2026-10-06"),
        ),
        ("", "10-05 TRANSIT", Some("TRANSIT 2026-10-05")),
        (
            "",
            "10-07 TRANSIT|10-08 TRANSIT",
            Some("TRANSIT 2026-10-07"),
        ),
        (
            "",
            "10-07 TRANSIT|10-08 TRANSIT|10-09 SIGNED",
            Some("TRANSIT 2026-10-07"),
        ),
        ("", "10-07 REFUSED", Some("REFUSED 2026-10-07")),
        (
            "",
            "10-07 DELIVERING|10-08 RETURNING",
            Some("RETURNING 2026-10-08"),
        ),
        ("", "10-09 STALLED", Some("STALLED 2026-10-09")),
        (
            "signed=10-09",
            "10-07 TRANSIT|10-09 SIGNED",
            Some("TRANSIT 2026-10-07"),
        ),
        // The next sheet, or the time of signing, bears the clerk out.
        ("", "10-07 TRANSIT|10-08 SIGNED", None),
        ("", "10-07 TRANSIT|10-09 SIGNED", None),
        ("signed=10-08T08:00", "10-07 TRANSIT|10-09 SIGNED", None),
        ("signed=10-07", "10-07 TRANSIT", None),
        // What may well be signed by now is no contradiction.
        ("", "10-07 DELIVERING", None),
        ("", "10-07 PICKUP_WAIT|10-08 TRANSIT", None),
        ("", "10-07 DELIVERING|10-08 FAILED_ATTEMPT", None),
        ("", "10-07 SIGNED", None),
        ("", "10-07 UNKNOWN", None),
    ] {
        let sees: Vec<String> = sheets
            .split('|')
            .map(|sheet| format!("see SF1 {sheet} clerk=小李"))
            .collect();
        let sees = sees.join("\n");
        let text = format!("parcel SF1 {parcel}\n{sees}\nfollow SF1 10-07 已签收 clerk=小王");
        let expected = expected.map(|told| format!("10-07 SF1 小李 {told}"));
        check(&text, &expected.as_deref().into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_refusal_of_what_was_signed_for_is_contradicted() {
    for (parcel, sheets, row, expected) in [
        ("", "10-08 SIGNED", "拒收", Some("SIGNED 2026-10-08")),
        ("", "10-07 SIGNED", "要求退货", Some("SIGNED 2026-10-07")),
        (
            "signed=10-06",
            "10-08 SIGNED",
            "拒收",
            Some("SIGNED 2026-10-06"),
        ),
        (
            "signed=10-08",
            "10-08 TRANSIT",
            "拒收",
            Some("SIGNED 2026-10-08"),
        ),
        (
            "signed=10-08T09:00",
            "10-08 SIGNED",
            "拒收 time=10-08T10:00",
            Some("SIGNED 2026-10-08 09:00:00"),
        ),
        // Signed for after the call, on a later day, or sent back after all.
        (
            "signed=10-08T11:00",
            "10-08 SIGNED",
            "拒收 time=10-08T10:00",
            None,
        ),
        (
            "signed=10-09",
            "10-08 DELIVERING|10-09 SIGNED",
            "拒收",
            None,
        ),
        ("", "10-08 DELIVERING|10-09 SIGNED", "拒收", None),
        ("", "10-09 SIGNED", "拒收", None),
        ("", "10-08 SIGNED|10-09 RETURNING", "拒收", None),
        ("", "10-08 REFUSED", "拒收", None),
        ("", "10-08 SIGNED", "改约", None),
        ("", "10-08 SIGNED", "不拒收", None),
    ] {
        let sees: Vec<String> = sheets
            .split('|')
            .map(|sheet| format!("see SF1 {sheet}"))
            .collect();
        let sees = sees.join("\n");
        let text = format!("parcel SF1 {parcel}\n{sees}\nfollow SF1 10-08 {row}");
        let expected = expected.map(|told| format!("10-08 SF1 - {told}"));
        check(&text, &expected.as_deref().into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn one_row_is_told_of_once_and_the_last_word_counts() {
    let seen = "parcel SF1\nsee SF1 10-08 TRANSIT clerk=小李\nparcel SF2\nsee SF2 10-08 TRANSIT\n";
    for (rows, expected) in [
        (
            "follow SF1 10-08 已签收\nfollow SF1 10-08 已签收 clerk=小王",
            &["10-08 SF1 小李 TRANSIT 2026-10-08"][..],
        ),
        ("follow SF1 10-08 已签收 notime\nfollow SF1 10-08 改约", &[]),
        (
            "follow SF1 10-08 -\nfollow SF1 10-08 客户已签收",
            &["10-08 SF1 小李 TRANSIT 2026-10-08"],
        ),
        (
            "follow SF2 10-08 已签收 clerk=小王",
            &["10-08 SF2 小王 TRANSIT 2026-10-08"],
        ),
        ("follow SF9 10-08 已签收", &[]),
    ] {
        check(&format!("{seen}{rows}"), expected);
    }
}

#[test]
fn a_row_about_an_order_is_contradicted_by_all_of_its_parcels() {
    let text = |second: &str| {
        format!(
            "order A100001 1.00 10-01 - waybill=SF1,SF2\nparcel SF1\nparcel SF2\n\
             see SF1 10-08 TRANSIT\nsee SF2 10-08 {second}\nfollow - 10-08 已签收 order=A100001"
        )
    };
    check(&text("SIGNED"), &[]);
    check(&text("STALLED"), &["10-08 SF1 - TRANSIT 2026-10-08"]);
}
