use super::super::testing::{book, config};
use crate::model::{Currency, Money, PaymentIndex, Standing, StatedRate};

/// A book with a dollar at 7.10 on the first of October → the link of P1 in words.
fn link(text: &str) -> String {
    let mut config = config();
    config.exchange.push(StatedRate {
        from: Currency::new("USD").expect("a currency"),
        to: Currency::CNY,
        millionths: 7_100_000,
        source: "中国银行".into(),
        day: "2026-10-01".parse().expect("a date"),
    });
    let book = book(text);
    let found = super::super::reconcile(&book, &config);
    let position = book
        .payments
        .iter()
        .position(|payment| &*payment.id == "P1");
    let Some(link) = found.link(PaymentIndex::from(position.expect("P1"))) else {
        return "no link".to_owned();
    };
    let parts = link.allocations.iter().map(|part| {
        let number = &book.orders[part.order.get()].number;
        let converted = part.converted.map_or("-".to_owned(), |sum| sum.to_string());
        let difference = part.difference.map_or_else(String::new, |difference| {
            format!("{:+}", difference.amount.minor())
        });
        format!(" {number}={}→{converted}{difference}", part.amount)
    });
    let key = link.reason.key.trim_start_matches("reason.");
    let parts = parts.collect::<String>();
    assert_eq!(
        link.rate.is_some(),
        parts.contains("→") && !parts.contains("→-")
    );
    let ledger = found.ledgers[link.allocations[0].order.get()];
    let state = if link.standing == Standing::Confirmed {
        format!(" {} {}", ledger.balance, ledger.standing.code())
    } else {
        String::new()
    };
    format!("{} {key}{parts}{state}", link.standing.code())
}

fn check(text: &str, expected: &str) {
    assert_eq!(link(text), expected, "{text}");
}

#[test]
fn a_number_and_the_amount_at_a_stated_rate_are_sure() {
    let order = "order A100001 710.00 10-01 ACME deposit=213.00\n";
    for (payment, expected) in [
        (
            "in P1 USD100.00 10-05 ACME merchant=A100001",
            "confirmed exchange.agrees A100001=100.00→710.00 0.00 settled",
        ),
        // A bank keeps a little: 99.60 is 707.16.
        (
            "in P1 USD99.60 10-05 ACME memo=A100001",
            "confirmed exchange.agrees A100001=99.60→707.16+284 0.00 settled",
        ),
        (
            "in P1 USD30.00 10-05 ACME memo=A100001",
            "confirmed exchange.agrees A100001=30.00→213.00 497.00 partial",
        ),
        // 95 dollars are not near any amount that is awaited.
        (
            "in P1 USD95.00 10-05 ACME merchant=A100001",
            "suggested exchange.differs A100001=95.00→674.50",
        ),
        // No rate of the day, no rate of the currency.
        (
            "in P1 USD100.00 11-05 ACME merchant=A100001",
            "suggested exchange.none A100001=100.00→-",
        ),
        (
            "in P1 EUR100.00 10-05 ACME merchant=A100001",
            "suggested exchange.none A100001=100.00→-",
        ),
        // Money that came back to the firm pays no order.
        (
            "in P1 USD100.00 10-05 ACME merchant=A100001 nature=refund",
            "suggested exchange.agrees A100001=100.00→710.00",
        ),
    ] {
        check(&format!("{order}{payment}"), expected);
    }
}

#[test]
fn the_stated_direction_is_the_only_one() {
    check(
        "order A100001 USD100.00 10-01 ACME\nin P1 710.00 10-05 ACME memo=A100001",
        "suggested exchange.none A100001=710.00→-",
    );
}

#[test]
fn one_transfer_for_several_orders_is_shared_out() {
    let orders = "order A100001 426.00 10-01 ACME\norder A100002 284.00 10-01 ACME\n";
    check(
        &format!("{orders}in P1 USD99.90 10-05 ACME memo=A100001、A100002"),
        "confirmed exchange.agrees A100001=59.94→425.57+43 A100002=39.96→283.72+28 0.00 settled",
    );
    check(
        &format!("{orders}in P1 USD90.00 10-05 ACME memo=A100001、A100002"),
        "suggested exchange.differs A100001=90.00→639.00",
    );
    let mixed = "order A100001 426.00 10-01 ACME\norder A100002 USD40.00 10-01 ACME\n";
    check(
        &format!("{mixed}in P1 USD100.00 10-05 ACME memo=A100001、A100002"),
        "suggested exchange.mixed A100001=100.00→-",
    );
}

#[test]
fn a_refund_goes_back_at_the_rate_of_its_day_or_of_its_receipt() {
    check(
        "order A100001 710.00 10-01 ACME\nin P0 710.00 10-02 ACME merchant=A100001\n\
         out P1 USD100.00 10-05 ACME merchant=A100001 nature=refund",
        "confirmed exchange.agrees A100001=100.00→710.00 0.00 refunded",
    );
    let of_receipt = "order A100001 710.00 10-01 ACME\nin T1000000001 USD100.00 10-02 ACME merchant=A100001\n\
         out T1000000001_1 USD40.00 10-05 ACME nature=refund";
    let mut config = config();
    config.exchange.push(StatedRate {
        from: Currency::new("USD").expect("a currency"),
        to: Currency::CNY,
        millionths: 7_100_000,
        source: "中国银行".into(),
        day: "2026-10-01".parse().expect("a date"),
    });
    let found = super::super::reconcile(&book(of_receipt), &config);
    assert_eq!(found.ledgers[0].received, Money::cny(426_00));
    assert_eq!(found.ledgers[0].balance, Money::cny(0));
}

#[test]
fn neither_a_name_nor_an_amount_reaches_across_currencies() {
    check(
        "order A1 710.00 10-01 ACME\nin P1 USD100.00 10-05 ACME",
        "no link",
    );
    check(
        "order A1 100.00 10-01 ACME\nin P1 USD100.00 10-05 ACME",
        "no link",
    );
}
