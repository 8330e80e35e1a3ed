use super::super::testing::{check, reconciled};
use crate::model::Signal;

/// Two orders of one amount and two payers whom nobody knows: only the digits tell.
fn told_apart(orders: [&str; 2], receipt: &str, expected: &str) {
    let [first, second] = orders;
    check(
        &format!("order {first}\norder {second}\nin P1 99.00 10-02 - {receipt}"),
        &[&format!("P1 {expected}")],
    );
}

#[test]
fn what_excel_left_of_a_number_tells_orders_of_one_amount_apart() {
    let other = "A100009 99.00 10-01 李四";
    for (order, receipt) in [
        (
            "7.83E+14 99.00 10-01 张三 damage=scientific",
            "merchant=783123456789012",
        ),
        (
            "7.83E+14 99.00 10-01 张三 damage=scientific",
            "merchant=7.83E+14",
        ),
        ("783123456789012 99.00 10-01 张三", "merchant=7.83E+14"),
        (
            "202610031234560000 99.00 10-01 张三 damage=digits",
            "merchant=202610031234560789",
        ),
        (
            "202610031234560789 99.00 10-01 张三",
            "merchant=2.02610031234560E+17",
        ),
        (
            "12345678 99.00 10-01 张三 damage=zero",
            "merchant=0012345678",
        ),
        ("0012345678 99.00 10-01 张三", "merchant=12345678"),
        ("2026-10-01 99.00 10-01 张三 damage=date", "merchant=10-1"),
        (
            "A100001 99.00 10-01 张三 tx=4200001234567890123",
            "left=4.20000123456789E+18 noid",
        ),
        (
            "A100001 99.00 10-01 张三 tx=4.2E+18",
            "merchant=4200001234567890123",
        ),
    ] {
        let number = order.split(' ').next().expect("a number");
        told_apart(
            [order, other],
            receipt,
            &format!("suggested 4 {number}=99.00"),
        );
    }
}

#[test]
fn digits_without_the_amount_the_day_or_a_whole_length_say_nothing() {
    for (order, receipt) in [
        (
            "7.83E+14 98.00 10-01 张三 damage=scientific",
            "merchant=783123456789012",
        ),
        (
            "7.83E+14 99.00 06-01 张三 damage=scientific",
            "merchant=783123456789012",
        ),
        (
            "7.83E+14 99.00 10-01 张三 damage=scientific",
            "merchant=78312345678901",
        ),
        (
            "7.83E+14 99.00 10-01 张三 damage=scientific",
            "merchant=784123456789012",
        ),
    ] {
        let text = format!("order {order}\nin P1 99.00 10-02 王五 {receipt}");
        let (_, found) = reconciled(&text);
        assert!(
            found
                .links
                .iter()
                .all(|link| !link.signals.has(Signal::Digits)),
            "{text}"
        );
    }
}

#[test]
fn what_is_left_of_several_numbers_is_ambiguous() {
    let orders = "order 7.83E+14 99.00 10-01 张三 damage=scientific\n\
                  order 7.84E+14 99.00 10-01 李四 damage=scientific\n";
    check(
        &format!(
            "{orders}in P1 99.00 10-02 - merchant=783123456789012\n\
             in P2 99.00 10-02 - merchant=783023456789012"
        ),
        &[
            "P1 ambiguous 4 7.83E+14 of 2",
            "P2 ambiguous 4 7.83E+14 of 2",
        ],
    );
}

#[test]
fn slips_of_the_pen_tell_orders_of_one_amount_apart() {
    let orders = [
        "DD20261003127 99.00 10-01 张三",
        "DD20260908465 99.00 10-01 李四",
    ];
    let first = "suggested 4 DD20261003127=99.00";
    for (memo, expected) in [
        ("memo=货款DD20261003172", first),
        ("memo=货款DD20261003129", first),
        ("memo=货款DD2026100312", first),
        ("memo=货款DD202610031277", first),
        ("memo=货款DD2O261OO3127", first),
        ("memo=货款20261003127", first),
        ("memo=DD-20261003-127", "confirmed 2 DD20261003127=99.00"),
        (
            "memo=DD20261003\u{3000}127",
            "confirmed 2 DD20261003127=99.00",
        ),
        ("memo=尾号3127", first),
        ("memo=单号后四位：3127", first),
        ("memo=货款003127", first),
        (
            "memo=手机尾号3127",
            "ambiguous 6 DD20260908465,DD20261003127 of 2",
        ),
        ("memo=3127", "ambiguous 6 DD20260908465,DD20261003127 of 2"),
    ] {
        told_apart(orders, memo, expected);
    }
}

#[test]
fn another_orders_number_is_no_slip() {
    // One digit from the first, but the second's own: the amount speaks against it, and that is all.
    check(
        "order A1000017 99.00 10-01 张三\norder A1000018 50.00 10-01 李四\norder A2222222 99.00 10-01 王五\n\
         in P1 99.00 10-02 - memo=A1000018",
        &["P1 suggested 2 A1000018=99.00"],
    );
}

#[test]
fn a_slip_that_fits_two_orders_is_ambiguous() {
    check(
        "order A1000017 99.00 10-01 张三\norder A1000018 99.00 10-01 李四\norder A2222222 99.00 10-01 王五\n\
         in P1 99.00 10-02 - memo=A1000019",
        &["P1 ambiguous 4 A1000017,A1000018 of 2"],
    );
}

#[test]
fn the_deposit_and_the_rest_are_awaited_too() {
    for (amount, expected) in [
        ("30.00", "P1 suggested 4 A1000017=30.00"),
        ("69.00", "P1 suggested 4 A1000017=69.00"),
    ] {
        check(
            &format!(
                "order A1000017 99.00 10-01 张三 deposit=30.00\norder A2222222 99.00 10-01 李四 deposit=30.00\n\
                 in P1 {amount} 10-02 - memo=A1000071"
            ),
            &[expected],
        );
    }
}

#[test]
fn what_payer_or_amount_make_sure_is_not_merely_suggested() {
    check(
        "order 7.83E+14 99.00 10-01 张三 damage=scientific\nin P1 99.00 10-02 张三 merchant=783123456789012",
        &["P1 confirmed 5 7.83E+14=99.00"],
    );
}

#[test]
fn signals_and_reason_tell_what_spoke_for_it() {
    let (_, found) = reconciled(
        "order DD20261003127 99.00 10-01 张三\norder DD20260908465 99.00 10-01 李四\n\
         in P1 99.00 10-02 - memo=DD20261003172",
    );
    let link = &found.links[0];
    let signals: Vec<_> = link.signals.iter().map(Signal::code).collect();
    assert_eq!(signals, ["digits", "amount", "day", "unique"]);
    assert_eq!(link.reason.key, "reason.damaged.swapped");
}

#[test]
fn a_damaged_waybill_hands_no_money_to_an_order() {
    use crate::model::{Damage, WaybillNo};
    let mut book = super::super::testing::book(
        "order A100001 60.00 10-01 张三 waybill=773012345678901000\n\
         settle B1 10-08 顺丰 773012345678901000:60.00:0\nin P1 60.00 10-09 顺丰",
    );
    let damaged = |number: &WaybillNo| {
        WaybillNo::new(number.as_str(), number.typed(), Some(Damage::DigitsLost))
    };
    for parcel in &mut book.parcels {
        parcel.waybill = damaged(&parcel.waybill);
    }
    let found = super::super::reconcile(&book, &super::super::testing::config());
    let confirmed = crate::model::Standing::Confirmed;
    assert!(
        found
            .links
            .iter()
            .all(|link| link.level.number() != 3 || link.standing != confirmed)
    );
}

/// Damaged numbers and slips in a crowd: where any of many orders may be meant, none is taken.
#[test]
fn nothing_is_taken_in_a_crowd_of_damaged_numbers() {
    let mut text = String::new();
    for row in 0..1_000_u64 {
        use std::fmt::Write;
        let (cents, number) = (row % 7, 20_261_003_000_000_000 + row * 7_919);
        let amount = format!("{}.{cents:02}", 100 + row % 4);
        writeln!(text, "order {number} {amount} 10-01 -").expect("text");
        writeln!(text, "order DD{} {amount} 10-01 -", number + 1).expect("text");
        writeln!(text, "in P{row} {amount} 10-02 - merchant=2.026E+16").expect("text");
        writeln!(text, "in Q{row} {amount} 10-02 - memo=DD{}9", number / 10).expect("text");
    }
    let found = super::super::testing::outcomes(&text);
    assert_eq!(found.len(), 2_000);
    // One slip in ten is an order's own number after all, and level 2's business.
    let own = |line: &str| line.contains(" confirmed 2 ");
    let confirmed = found
        .iter()
        .find(|line| line.contains(" confirmed ") && !own(line));
    assert_eq!(confirmed, None);
    let cut = found.iter().filter(|line| line.starts_with('P'));
    let taken = cut.filter(|line| !line.contains(" ambiguous ")).count();
    assert_eq!(taken, 0, "{found:?}");
}
