use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::figures::fixture::{Fixture, day, october};
use crate::model::{Origin, SheetId, WaybillNo};

/// So many returned rows of each of some clerks, in an order, and the sample of a day: their waybills.
fn drawn(on: &str, clerks: &[usize], audit: &Audit, is_reversed: bool) -> (Vec<String>, Sample) {
    let mut fixture: Fixture = october();
    fixture.config.audit = audit.clone();
    let mut rows = Vec::new();
    for (clerk, count) in clerks.iter().enumerate() {
        for number in 0..*count {
            let waybill = format!("SF{clerk:03}{number:08}");
            rows.push(FollowUp {
                waybill: Some(WaybillNo::new(&waybill, &waybill, None)),
                clerk: Some(format!("跟单员{clerk:03}").into()),
                day: Some(day(on)),
                ..FollowUp::new(Origin::row(SheetId(3), rows.len() as u32 + 2))
            });
        }
    }
    if is_reversed {
        rows.reverse();
    }
    fixture.book.follow_ups = rows;
    let rows = fixture.book.follow_ups.iter().enumerate();
    let rows = rows.map(|(position, row)| HandOverRow {
        sighting: None,
        follow_up: Some(FollowUpIndex::from(position)),
        parcel: None,
        clerk: row.clerk.clone(),
        counts_raw: false,
        counts_followed: true,
        marks: Vec::new(),
    });
    let hand_over = HandOver {
        day: on.parse::<NaiveDate>().expect("a day"),
        rows: rows.collect(),
    };
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    );
    let sample = sample(&input, &hand_over);
    let places = sample.strata.iter().flat_map(|stratum| &stratum.drawn);
    let number = |place: &usize| {
        let row = hand_over.rows[*place]
            .follow_up(&fixture.book)
            .expect("a row");
        row.waybill.as_ref().expect("a number").to_string()
    };
    (places.map(number).collect(), sample)
}

#[test]
fn the_size_follows_the_settings() {
    let audit = |percent, least, most| Audit {
        sample_percent: percent,
        sample_at_least: least,
        sample_at_most: most,
        ..Audit::default()
    };
    for (clerks, audit, expected) in [
        (vec![400, 100], audit(5, 20, 200), vec![20, 5]),
        (vec![40, 10], audit(5, 20, 200), vec![16, 4]),
        (vec![5, 3], audit(5, 20, 200), vec![5, 3]),
        (vec![8_000, 2_000], audit(5, 20, 200), vec![160, 40]),
        (vec![900, 1, 1], audit(1, 1, 5), vec![3, 1, 1]),
        (vec![3, 3, 3], audit(5, 1, 2), vec![1, 1, 0]),
        (vec![3, 3], audit(0, 0, 200), vec![1, 1]),
    ] {
        let (_, sample) = drawn("2026-10-30", &clerks, &audit, false);
        let seats: Vec<usize> = sample
            .strata
            .iter()
            .map(|stratum| stratum.drawn.len())
            .collect();
        assert_eq!(seats, expected, "{clerks:?}");
    }
}

#[test]
fn the_sample_of_a_day_is_fixed() {
    let audit = Audit {
        sample_at_least: 4,
        strata: Vec::new(),
        ..Audit::default()
    };
    let (numbers, sample) = drawn("2026-10-30", &[60], &audit, false);
    assert_eq!(
        numbers.join(" "),
        "SF00000000016 SF00000000026 SF00000000049 SF00000000057"
    );
    assert_eq!((sample.population, sample.size()), (60, 4));
    assert_eq!(sample.strata[0].parts, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_same_rows_give_the_same_sample_in_whatever_order(
        clerks in prop::collection::vec(0_usize..60, 1..8),
    ) {
        let audit = Audit::default();
        let (one, sample) = drawn("2026-10-30", &clerks, &audit, false);
        let (other, _) = drawn("2026-10-30", &clerks, &audit, true);
        prop_assert_eq!(&one, &other);
        let whole: usize = clerks.iter().sum();
        prop_assert_eq!(sample.size(), whole.min(20.max(whole.div_ceil(20))));
        prop_assert!(sample.strata.iter().all(|stratum| !stratum.drawn.is_empty()));
        let (next_day, _) = drawn("2026-11-02", &clerks, &audit, false);
        prop_assert!(next_day != one || whole <= 22, "{whole}");
    }
}
