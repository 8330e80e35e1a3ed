use proptest::prelude::*;

use super::super::testing::book;
use super::*;

/// What the order awaits and has noted, what came and its remark, fee and channel → the kind, `sure`, the sum
/// and the other names.
fn named(due: &str, note: &str, came: &str, more: &str, settings: &Differences) -> String {
    let book = book(&format!(
        "order A1 {due} 10-01 张三 note={note}\nin P1 {came} 10-02 张三 {more}"
    ));
    let order = &book.orders[0];
    let awaited = order.due.expect("an amount");
    let Some(found) = name(order, awaited, &book.payments[0], settings) else {
        return "-".to_owned();
    };
    let others: Vec<&str> = found.others().map(DifferenceKind::code).collect();
    let sure = if found.sure { " sure" } else { "" };
    format!(
        "{}{sure} {} [{}]",
        found.difference.kind.code(),
        found.difference.amount,
        others.join(" ")
    )
}

fn check(due: &str, came: &str, more: &str, expected: &str) {
    let found = named(due, "", came, more, &Differences::default());
    assert_eq!(found, expected, "{due} {came} {more}");
}

#[test]
fn what_agrees_or_has_no_name_has_none() {
    check("100.00", "100.00", "", "-");
    check("100.00", "99.99", "", "-");
    check("100.00", "43.21", "", "-");
    check("0.00", "5.00", "", "-");
    check("100.00", "104.37", "", "-");
}

#[test]
fn a_fee_is_what_the_statement_states_or_the_schedule_of_the_channel_says() {
    check("100.00", "98.77", "fee=1.23", "channel_fee sure 1.23 []");
    check("100.00", "101.23", "fee=1.23", "channel_fee sure -1.23 []");
    check("100.00", "99.40", "channel=微信", "channel_fee 0.60 []");
    check("100.00", "99.41", "channel=微信", "channel_fee 0.59 []");
    check("100.00", "99.39", "channel=微信", "channel_fee 0.61 []");
    check("100.00", "99.38", "channel=微信", "-");
    check("100.00", "99.40", "channel=工行", "-");
    // The statement says what it kept, and that is another sum.
    check("100.00", "99.40", "channel=微信 fee=0.55", "-");
    check("1000.00", "994.30", "memo=扣手续费", "channel_fee 5.70 []");
    check("1000.00", "894.30", "memo=扣手续费", "-");
}

#[test]
fn odd_cents_are_let_go_and_odd_yuan_perhaps() {
    check("100.60", "100.00", "", "rounding 0.60 []");
    check("99.50", "100.00", "", "rounding -0.50 []");
    check("107.30", "100.00", "", "rounding 7.30 []");
    check("101.00", "100.00", "", "rounding 1.00 []");
    check("118.30", "100.00", "", "-");
    check("93.00", "100.00", "", "-");
    check("107.30", "101.50", "memo=抹零", "rounding 5.80 []");
}

#[test]
fn discounts_and_freight_are_usual_sums_or_told() {
    check("180.00", "160.00", "", "discount 20.00 []");
    check("180.00", "157.00", "", "-");
    check("180.00", "157.00", "memo=优惠", "discount 23.00 []");
    check("180.00", "57.00", "memo=优惠", "-");
    check("60.00", "40.00", "", "-");
    check("180.00", "192.00", "", "freight -12.00 []");
    check("180.00", "193.00", "", "-");
    check("180.00", "193.00", "memo=含运费13", "freight -13.00 []");
    check("180.00", "168.00", "memo=运费我垫付", "freight 12.00 []");
    check("15.00", "27.00", "", "-");
    let note = |note| named("180.00", note, "157.00", "", &Differences::default());
    assert_eq!(note("优惠23元"), "discount 23.00 []");
    assert_eq!(note("优惠24元"), "-");
}

#[test]
fn a_mistyped_amount_is_told_by_its_digits() {
    check("1837.46", "1873.46", "", "typing_error -36.00 []");
    check("1837.46", "18374.60", "", "typing_error -16537.14 []");
    check("1837.46", "183.74", "", "typing_error 1653.72 []");
    check("1837.46", "187.46", "", "typing_error 1650.00 []");
}

#[test]
fn of_several_names_the_better_told_is_taken_and_the_others_are_said() {
    check(
        "100.60",
        "100.00",
        "channel=微信",
        "channel_fee 0.60 [rounding]",
    );
    check(
        "100.60",
        "100.00",
        "channel=微信 memo=抹零",
        "rounding 0.60 [channel_fee]",
    );
    check(
        "100.60",
        "100.00",
        "fee=0.60 memo=抹零",
        "channel_fee sure 0.60 [rounding]",
    );
    check("130.00", "120.00", "memo=运费", "freight 10.00 [discount]");
}

#[test]
fn what_is_tolerated_is_sure_and_nothing_beyond() {
    let floor = Differences {
        tolerance_percent: Decimal::whole(20),
        tolerance: Decimal::whole(100),
        ..Differences::default()
    };
    for (due, came, expected) in [
        ("1000.00", "803.00", "tolerance sure 197.00 []"),
        ("1000.00", "800.00", "tolerance sure 200.00 []"),
        ("1000.00", "799.99", "-"),
        ("1000.00", "1200.00", "tolerance sure -200.00 []"),
        ("1000.00", "1200.01", "-"),
        ("300.00", "200.00", "tolerance sure 100.00 []"),
        ("300.00", "199.99", "-"),
        ("100.00", "49.00", "-"),
    ] {
        assert_eq!(named(due, "", came, "", &floor), expected, "{due} {came}");
    }
    let cent = Differences {
        tolerance: Decimal { millionths: 10_000 },
        ..Differences::default()
    };
    for (came, expected) in [
        ("99.99", "tolerance sure 0.01 []"),
        ("100.01", "tolerance sure -0.01 []"),
        ("99.98", "-"),
    ] {
        assert_eq!(named("100.00", "", came, "", &cent), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_difference_is_larger_than_its_kind_allows(
        due in 1_i64..3_000_00,
        shift in -400_00_i64..400_00,
        percent in 0_i64..30,
        sum in 0_i64..50,
        cap in 0_i64..80,
        fee in prop::option::of(0_i64..500),
        memo in prop::sample::select(vec!["货款", "优惠", "运费", "抹零", "手续费"]),
        channel in prop::sample::select(vec!["微信", "支付宝", "工行"]),
    ) {
        let settings = Differences {
            tolerance_percent: Decimal::whole(percent),
            tolerance: Decimal::whole(sum),
            tolerance_at_most: Decimal::whole(cap),
            ..Differences::default()
        };
        let mut book = book(&format!("order A1 1.00 10-01 -\nin P1 1.00 10-02 - memo={memo} channel={channel}"));
        let awaited = Money::cny(due);
        book.payments[0].amount = Money::cny((due - shift).max(0));
        book.payments[0].fee = fee.map(Money::cny);
        if let Some(found) = name(&book.orders[0], awaited, &book.payments[0], &settings) {
            let off = found.difference.amount;
            prop_assert_eq!(Some(off), awaited.checked_sub(book.payments[0].amount));
            let off = off.abs();
            let stated = fee == Some(off.minor());
            prop_assert_eq!(found.sure, stated || off <= settings.tolerated(awaited));
            let most = match found.difference.kind {
                DifferenceKind::ChannelFee if stated => off.minor(),
                DifferenceKind::ChannelFee => settings.largest_fee(awaited) + 1,
                DifferenceKind::Rounding => 9_99,
                DifferenceKind::Discount => settings.largest_discount(awaited),
                DifferenceKind::Freight => settings.largest_freight(awaited),
                DifferenceKind::Tolerance => settings.tolerated(awaited).minor(),
                DifferenceKind::TypingError => i64::MAX,
                DifferenceKind::CollectionFee | DifferenceKind::Exchange => 0,
            };
            prop_assert!(off.minor() <= most, "{found:?}");
        }
    }
}
