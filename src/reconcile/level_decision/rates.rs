//! The stated rate by which a decided amount counts for an order in another currency.

use crate::model::{Currency, Moment, Payment, StatedRate};

/// The rate of the day of payment, else the last before it, else the first after it.
pub(super) fn rate(rates: &[StatedRate], payment: &Payment, to: Currency) -> Option<StatedRate> {
    let from = payment.amount.currency();
    let day = payment.time.map(Moment::day);
    let of_pair = rates
        .iter()
        .filter(|rate| rate.from == from && rate.to == to);
    let nearest = of_pair.min_by_key(|rate| {
        let late = day.is_some_and(|day| rate.day > day);
        let distance = day.map_or(0, |day| (rate.day - day).num_days().abs());
        (late, distance, std::cmp::Reverse(rate.day), rate.millionths)
    });
    nearest.cloned()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::book;
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_day_or_the_last_before() {
        let currency = |code| Currency::new(code).expect("a currency");
        let stated = |day: &str, millionths| StatedRate {
            from: Currency::CNY,
            to: currency("USD"),
            millionths,
            source: "中国银行".into(),
            day: format!("2026-{day}").parse().expect("a date"),
        };
        let rates = [
            stated("10-01", 1),
            stated("10-05", 2),
            stated("10-09", 3),
            stated("10-20", 4),
        ];
        for (day, expected) in [
            ("10-05", 2),
            ("10-08", 2),
            ("09-20", 1),
            ("10-30", 4),
            ("-", 4),
        ] {
            let book = book(&format!("in P1 1.00 {day} -"));
            let found = rate(&rates, &book.payments[0], currency("USD"));
            assert_eq!(found.map(|rate| rate.millionths), Some(expected), "{day}");
            assert_eq!(rate(&rates, &book.payments[0], currency("EUR")), None);
        }
    }
}
