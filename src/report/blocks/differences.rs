//! 差额: what was booked or is suggested under which name, with the payments: money that people look at.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::model::{
    Currency, Difference, DifferenceKind, Kind, Message, Money, OrderIndex, Standing,
};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// The payments that are named for each difference; all stand on the page of payments.
const NAMED: usize = 4;

/// The differences of one name in one currency.
#[derive(Default)]
struct Sum<'a> {
    booked: i64,
    booked_money: i64,
    suggested: i64,
    suggested_money: i64,
    payments: BTreeSet<&'a str>,
}

/// One row for each name; `None` if no receipt of the days shown has a difference.
pub(in crate::report) fn differences(view: &View<'_>) -> Option<Table> {
    let book = view.facts.book;
    let mut sums: BTreeMap<(usize, Currency), Sum<'_>> = BTreeMap::new();
    for link in &view.facts.reconciled.links {
        let payment = book.payments.get(link.payment.get());
        let Some(payment) = payment.filter(|payment| view.window().has(payment.time)) else {
            continue;
        };
        let parts = link.allocations.iter();
        for difference in parts.filter_map(|part| part.difference) {
            let place = DifferenceKind::ALL
                .iter()
                .position(|kind| *kind == difference.kind)
                .unwrap_or_default();
            let sum = sums
                .entry((place, difference.amount.currency()))
                .or_default();
            let (count, total) = if link.standing == Standing::Confirmed {
                (&mut sum.booked, &mut sum.booked_money)
            } else {
                (&mut sum.suggested, &mut sum.suggested_money)
            };
            *count += 1;
            *total += difference.amount.minor();
            sum.payments.insert(&payment.id);
        }
    }
    if sums.is_empty() {
        return None;
    }
    let (booked, suggested) = sums.values().fold((0, 0), |(booked, suggested), sum| {
        (booked + sum.booked, suggested + sum.suggested)
    });
    let rows = sums.iter().filter_map(|((place, currency), sum)| {
        let kind = DifferenceKind::ALL.get(*place)?;
        let money = |minor| Cell::Money(Money::from_minor(minor, *currency));
        Some(TableRow::item(vec![
            Cell::Text(view.word(kind.key())),
            Cell::Count(sum.booked),
            money(sum.booked_money),
            Cell::Count(sum.suggested),
            money(sum.suggested_money),
            Cell::Text(named(view, &sum.payments)),
        ]))
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(
            &Message::new("table.differences")
                .with("booked", booked)
                .with("suggested", suggested),
        ),
        subtitle: view.subtitle("subtitle.differences"),
        columns: vec![
            column("difference_name", Role::Text),
            column("booked", Role::Count),
            column("booked_sum", Role::Money),
            column("suggested", Role::Count),
            column("suggested_sum", Role::Money),
            column("payment", Role::LongText),
        ],
        rows: rows.collect(),
        source: view.source(&[Kind::Order, Kind::Payment], "basis.received"),
        freeze: 0,
        filter: false,
    })
}

fn named(view: &View<'_>, payments: &BTreeSet<&str>) -> String {
    let shown: Vec<&str> = payments.iter().copied().take(NAMED).collect();
    let shown = shown.join(" ");
    if payments.len() <= NAMED {
        return shown;
    }
    view.say(
        &Message::new("value.and_more_payments")
            .with("first", shown.as_str())
            .with("count", payments.len()),
    )
}

/// The booked differences of each order in words: `渠道手续费 0.60`.
pub(in crate::report) fn differences_of_orders(view: &View<'_>) -> FxHashMap<OrderIndex, String> {
    let mut found: FxHashMap<OrderIndex, String> = FxHashMap::default();
    let links = view.facts.reconciled.links.iter();
    for link in links.filter(|link| link.standing == Standing::Confirmed) {
        for part in &link.allocations {
            if let Some(Difference { kind, amount }) = part.difference {
                let text = found.entry(part.order).or_default();
                if !text.is_empty() {
                    text.push_str(&view.word("value.enumerate"));
                }
                text.push_str(&view.word(kind.key()));
                text.push(' ');
                text.push_str(&view.money(amount));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::dump::dump;
    use super::super::super::summary;
    use crate::config::Language;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::model::{Difference, DifferenceKind, Money};

    fn summary_with(difference: Option<Difference>) -> String {
        let mut fixture = october();
        for part in &mut fixture.reconciled.links[0].allocations {
            part.difference = difference;
        }
        let words = Catalogue::new(Language::Chinese);
        let facts = crate::report::testing::facts(&fixture, &words);
        dump(&summary(&facts))
    }

    #[test]
    fn differences_are_shown_by_name_where_there_are_any() {
        let fee = Difference {
            kind: DifferenceKind::ChannelFee,
            amount: Money::cny(60),
        };
        let text = summary_with(Some(fee));
        for expected in ["已入账差额 1 笔，待确认 0 笔", "渠道手续费 0.60"] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        let plain = summary_with(None);
        assert!(!plain.contains("已入账差额"), "{plain}");
    }
}
