//! What must hold for any data.

use proptest::prelude::*;

use super::testing::{outcomes, reconciled};
use crate::model::{Direction, Level, Money, PaymentOutcome, Standing};

/// A book of few names, amounts and days, so that equals and sums abound.
pub(super) fn lines() -> impl Strategy<Value = Vec<String>> {
    let name = prop::sample::select(vec!["张三", "李四", "王五", "-"]);
    let day = prop::sample::select(vec!["10-01", "10-02", "10-05", "11-20", "-"]);
    let amount = prop::sample::select(vec!["10.00", "20.00", "30.00", "17.43", "25.00"]);
    let order = (0..20_u8, amount.clone(), day.clone(), name.clone(), 0..4_u8).prop_map(
        |(number, amount, day, name, more)| {
            let more = [
                "",
                "deposit=5.00",
                "waybill=SF1000001",
                "waybill=SF1000001 tx=T1000000001",
            ][usize::from(more)];
            format!("order A1000{number:02} {amount} {day} {name} {more}")
        },
    );
    let payment =
        (0..20_u8, amount, day, name, 0..10_u8).prop_map(|(number, amount, day, name, more)| {
            let direction = if more == 5 || more > 7 { "out" } else { "in" };
            let more = [
                String::new(),
                format!("memo=A1000{number:02}"),
                format!("memo=A1000{number:02}、A100001"),
                format!("merchant=A1000{number:02}"),
                "memo=SF1000001".to_owned(),
                format!("merchant=A1000{number:02} nature=refund"),
                format!("memo=A1000{number:02}7"),
                "memo=退汇 nature=reversal".to_owned(),
                format!("memo=冲正P10000000{:02} nature=reversal", number / 2),
                format!("memo=A1000{number:02}"),
            ][usize::from(more)]
            .clone();
            format!("{direction} P10000000{number:02} {amount} {day} {name} {more}")
        });
    let settlement = Just("settle B1 10-02 顺丰 SF1000001:30.00:0.50".to_owned());
    prop::collection::vec(
        prop_oneof![5 => order, 5 => payment, 1 => settlement],
        0..24,
    )
    .prop_map(|lines| {
        let mut seen = std::collections::BTreeSet::new();
        let key = |line: &String| line.split(' ').nth(1).map(str::to_owned);
        lines
            .into_iter()
            .filter(|line| seen.insert(key(line)))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_and_records_stay_accounted_for(lines in lines()) {
        let (book, found) = reconciled(&lines.join("\n"));
        prop_assert_eq!(found.outcomes.len(), book.payments.len());
        prop_assert_eq!(found.ledgers.len(), book.orders.len());
        for link in &found.links {
            let payment = &book.payments[link.payment.get()];
            let sum: i64 = link.allocations.iter().map(|part| part.amount.minor()).sum();
            prop_assert!(sum <= payment.amount.minor(), "{link:?}");
            prop_assert!(link.allocations.iter().all(|part| part.amount.minor() > 0));
        }
        for (position, outcome) in found.outcomes.iter().enumerate() {
            let links = found.links.iter().filter(|link| link.payment.get() == position).count();
            let groups = found.groups.iter();
            let groups = groups
                .filter(|group| group.payments.iter().any(|payment| payment.get() == position))
                .count();
            let expected = match outcome {
                PaymentOutcome::Linked(_) => (1, 0),
                PaymentOutcome::Ambiguous(_) => (0, 1),
                _ => (0, 0),
            };
            prop_assert_eq!((links, groups), expected);
            let nettings = found.nettings.iter();
            let nettings = nettings
                .filter(|netting| netting.payments.iter().any(|payment| payment.get() == position))
                .count();
            prop_assert_eq!(nettings, usize::from(matches!(outcome, PaymentOutcome::Netted(_))));
        }
        let cases = &found.cases;
        prop_assert_eq!(cases.iter().map(|case| case.orders.len()).sum::<usize>(), book.orders.len());
        prop_assert_eq!(cases.iter().map(|case| case.parcels.len()).sum::<usize>(), book.parcels.len());
        prop_assert_eq!(cases.iter().map(|case| case.payments.len()).sum::<usize>(), book.payments.len());
    }

    #[test]
    fn only_a_number_or_a_list_confirms_more_than_is_due(lines in lines()) {
        let (book, found) = reconciled(&lines.join("\n"));
        for (position, order) in book.orders.iter().enumerate() {
            // Levels 1 to 3 in the first sum, 5 to 7 in the second.
            let mut sums = [0, 0];
            for link in found.links.iter().filter(|link| link.standing == Standing::Confirmed) {
                if book.payments[link.payment.get()].direction == Direction::Out {
                    continue;
                }
                let parts = link.allocations.iter().filter(|part| part.order.get() == position);
                let sum: i64 = parts.map(|part| part.settles().minor()).sum();
                sums[usize::from(link.level >= Level::Party)] += sum;
            }
            let due = order.due.map_or(0, Money::minor);
            prop_assert!(sums[1] == 0 || sums[0] + sums[1] <= due, "{order:?}");
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(lines in lines(), turn in 0..24_usize) {
        let mut other = lines.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        prop_assert_eq!(outcomes(&lines.join("\n")), outcomes(&other.join("\n")));
    }

    #[test]
    fn no_equal_candidate_is_chosen(amount in 100_u32..100_000, orders in 2..6_u32, receipts in 1..4_u32) {
        let amount = format!("{}.{:02}", amount / 100, amount % 100);
        let orders = (0..orders).map(|number| format!("order A{number} {amount} 10-01 张三"));
        let receipts = (0..receipts).map(|number| format!("in P{number} {amount} 10-02 张三"));
        let text = orders.chain(receipts).collect::<Vec<_>>().join("\n");
        for line in outcomes(&text) {
            prop_assert!(line.contains("ambiguous"), "{line}");
        }
    }
}
