//! Exact figures on the book of [`super::fixture`], and what must hold on any book.

use proptest::prelude::*;

use super::fixture::{day, october};
use super::*;
use crate::model::{CourierStatus, Money, Origin, Parcel, Reconciled, SheetId, WaybillNo};

fn check(period: Option<Period>, expected: &[(&str, Amount, Amount)]) {
    let fixture = october();
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    );
    let figures = Figures::new(&input, period);
    for (id, numerator, denominator) in expected {
        let metric = figures.metric(id).expect("the figure is defined");
        assert_eq!(
            (metric.numerator, metric.denominator),
            (*numerator, *denominator),
            "{id}"
        );
    }
}

const fn count(things: i64) -> Amount {
    Amount::Count(things)
}

const fn money(fen: i64) -> Amount {
    Amount::Money(Money::cny(fen))
}

#[test]
fn all_that_was_read() {
    check(
        None,
        &[
            ("ship_rate", count(3), count(4)),
            ("ship_48h_rate", count(2), count(4)),
            ("otd_rate", count(0), count(0)),
            ("sign_rate_shipped", count(2), count(4)),
            ("sign_rate_closed", count(2), count(3)),
            ("sign_rate_mature", count(2), count(3)),
            ("in_transit_rate", count(1), count(4)),
            ("refuse_rate", count(1), count(4)),
            ("return_rate", count(0), count(4)),
            ("loss_rate", count(0), count(4)),
            ("pickup_24h_rate", count(4), count(4)),
            ("transit_hours", Amount::Hours(144.0), count(2)),
            ("transit_hours_p50", Amount::Hours(48.0), count(1)),
            ("transit_hours_p90", Amount::Hours(96.0), count(1)),
            ("follow_rate", count(1), count(4)),
            ("missed_rate", count(1), count(4)),
            ("standard_rate", count(1), count(2)),
            ("collect_rate_shipped", money(10_000), money(60_000)),
            ("collect_rate_month", money(50_000), money(100_000)),
            ("cod_remit_rate", money(0), money(20_000)),
            ("match_rate", count(1), count(4)),
            ("match_rate_money", money(10_000), money(50_000)),
            ("dso", money(90_000 * 52), money(100_000)),
        ],
    );
}

#[test]
fn a_label_is_no_pick_up() {
    let mut fixture = october();
    for parcel in &mut fixture.book.parcels {
        parcel.shipped = parcel.shipped.or(parcel.picked_up);
        parcel.picked_up = None;
        parcel.status = CourierStatus::Labelled;
    }
    let (book, config) = (&fixture.book, &fixture.config);
    let input = Input::new(
        book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        config,
    );
    let figures = Figures::new(&input, None);
    let metric = figures.metric("ship_48h_rate").expect("it is defined");
    assert_eq!((metric.numerator, metric.denominator), (count(0), count(4)));
}

#[test]
fn a_period_selects_by_the_date_that_the_definition_names() {
    let week = Period::week_of(day("2026-10-31"));
    check(
        Some(week),
        &[
            ("ship_rate", count(1), count(1)),
            ("ship_48h_rate", count(0), count(1)),
            ("sign_rate_shipped", count(0), count(1)),
            ("missed_rate", count(1), count(3)),
            ("match_rate", count(0), count(3)),
            ("collect_rate_month", money(40_000), money(30_000)),
            ("transit_hours", Amount::Hours(0.0), count(0)),
        ],
    );
}

#[test]
fn totals_ageing_and_proof() {
    let fixture = october();
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    );
    let totals = Figures::new(&input, None).totals;
    assert_eq!((totals.orders, totals.cancelled), (4, 1));
    assert_eq!(totals.sold, Money::cny(100_000));
    assert_eq!((totals.receipts, totals.received), (4, Money::cny(50_000)));
    assert_eq!((totals.open_orders, totals.open), (3, Money::cny(90_000)));
    let ageing: Vec<_> = totals
        .ageing
        .iter()
        .map(|sum| (sum.bucket, sum.orders, sum.amount.minor()))
        .collect();
    assert_eq!(
        ageing,
        [
            (AgeBucket::NotDue, 0, 0),
            (AgeBucket::To30, 2, 50_000),
            (AgeBucket::To60, 1, 40_000),
            (AgeBucket::To90, 0, 0),
            (AgeBucket::Over90, 0, 0),
            (AgeBucket::NoDate, 0, 0),
        ]
    );
    for proof in money_proof(&input) {
        assert!(proof.holds(), "{proof:?}");
        assert_eq!(proof.accounted(), proof.read);
    }
}

#[test]
fn a_receipt_that_no_list_knows_breaks_the_proof() {
    let mut fixture = october();
    fixture.book.payments.pop();
    fixture.reconciled.outcomes.pop();
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &[],
        &fixture.config,
    );
    let holds: Vec<bool> = money_proof(&input).iter().map(MoneyProof::holds).collect();
    assert_eq!(holds, [true, false]);
}

#[test]
fn breakdowns_name_the_parts_and_a_part_without_a_name() {
    let fixture = october();
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &[],
        &fixture.config,
    );
    let figures = Figures::new(&input, None);
    let by = |id, dimension| -> Vec<(&str, Option<f64>)> {
        figures
            .by(id, dimension)
            .map(|(name, metric)| (name, metric.value()))
            .collect()
    };
    assert_eq!(
        by("sign_rate_shipped", Dimension::Carrier),
        [("圆通", Some(0.0)), ("顺丰", Some(2.0 / 3.0))]
    );
    assert_eq!(
        by("sign_rate_shipped", Dimension::Shop),
        [("", Some(0.0)), ("旗舰店", Some(1.0))]
    );
    assert_eq!(
        by("missed_rate", Dimension::Clerk),
        [("李强", Some(0.0)), ("王芳", Some(0.5))]
    );
    assert_eq!(by("missed_rate", Dimension::Day).len(), 3);
}

#[test]
fn a_running_period_is_compared_with_as_many_days() {
    let fixture = october();
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &[],
        &fixture.config,
    );
    let week = compare(&input, Period::week_of(day("2026-10-31")));
    assert!(week.running);
    assert_eq!(
        (week.shown.last, week.before.last),
        (day("2026-10-31"), day("2026-10-24"))
    );
    let month = compare(&input, Period::month_of(day("2026-10-31")));
    assert!(!month.running);
    assert_eq!(month.before.last, day("2026-09-30"));
    assert_eq!(month.previous.totals.sold, Money::cny(40_000));
    assert_eq!(month.previous.totals.open, Money::cny(40_000));
}

fn parcels() -> impl Strategy<Value = Vec<(u8, u8, usize)>> {
    prop::collection::vec((0u8..4, 1u8..29, 0usize..16), 0..60)
}

/// In whole things, cents or seconds, where sums are exact.
fn whole(amount: Amount) -> i64 {
    match amount {
        Amount::Count(count) => count,
        Amount::Money(amount) => amount.minor(),
        Amount::Hours(hours) => (hours * 3600.0).round() as i64,
    }
}

proptest! {
    #[test]
    fn a_total_is_the_ratio_of_sums(rows in parcels()) {
        let fixture = october();
        let mut book = crate::model::Book::default();
        for (position, (carrier, day, status)) in rows.iter().enumerate() {
            let number = format!("W{position}");
            let origin = Origin::row(SheetId(0), position as u32 + 2);
            let mut parcel = Parcel::new(WaybillNo::new(&number, &number, None), origin);
            parcel.carrier = (*carrier > 0).then(|| format!("快递{carrier}").into());
            parcel.picked_up = Some(fixture::moment(&format!("2026-10-{day:02}")));
            parcel.status = CourierStatus::ALL[*status];
            book.parcels.push(parcel);
        }
        let reconciled = Reconciled {
            parcel_orders: vec![Vec::new(); book.parcels.len()],
            ..Reconciled::default()
        };
        let followed = crate::model::Followed::default();
        let input = Input::new(&book, &reconciled, &followed, &[], &fixture.config);
        let figures = Figures::new(&input, None);
        for definition in definitions().filter(|known| known.measure == Measure::Ratio) {
            let total = figures.metric(definition.id).expect("a total");
            for dimension in [Dimension::Carrier, Dimension::Day] {
                let parts: Vec<_> = figures.by(definition.id, dimension).collect();
                if parts.is_empty() {
                    continue;
                }
                let sum = |of: fn(&Metric) -> Amount| -> i64 {
                    parts.iter().map(|(_, metric)| whole(of(metric))).sum()
                };
                prop_assert_eq!(sum(|metric| metric.numerator), whole(total.numerator));
                prop_assert_eq!(sum(|metric| metric.denominator), whole(total.denominator));
            }
        }
        let open = figures.metric("in_transit_rate").expect("a total").numerator;
        let closed = figures.metric("sign_rate_closed").expect("a total").denominator;
        let shipped = figures.metric("sign_rate_shipped").expect("a total").denominator;
        prop_assert_eq!(whole(open) + whole(closed), whole(shipped));
    }
}
