//! What the rules of following up share: due rows by answer, and the money that is at stake.

use super::{Context, Reporter};
use crate::finding::Finding;
use crate::model::{Answer, DueRow, FollowUp, Message, Moment, Money, Origin, Parcel, ParcelIndex};

/// Reports each due row that was answered in one way. The rule words the sentence and may name a
/// better source than the row of the courier sheet.
pub(super) fn report_due_rows(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    answer: Answer,
    sentence: impl Fn(&DueRow, Option<&FollowUp>) -> (Message, Origin),
) {
    let rows = context.followed.due_rows.iter();
    for row in rows.filter(|row| row.answer == answer) {
        let Some(parcel) = context.book.parcels.get(row.parcel.get()) else {
            continue;
        };
        let follow_up = row
            .follow_up
            .and_then(|index| context.book.follow_ups.get(index.get()));
        let (message, origin) = sentence(row, follow_up);
        let message = message
            .with("day", row.day)
            .with("clerk", row.clerk.clone())
            .with("waybill", parcel.waybill.text())
            .with("status", parcel.status_word(row.status));
        let close = row.day.and_time(context.config.close_of_day);
        let mut finding = about_tracked(context, reporter, row.parcel, parcel, message);
        finding.staff = Some(row.clerk.clone());
        finding.age_hours = Some((context.now() - close).num_hours());
        finding.origin = Some(origin);
        reporter.report(finding);
    }
}

/// A finding about a parcel with the money that is at stake.
pub(super) fn about_tracked(
    context: &Context<'_>,
    reporter: &Reporter<'_>,
    index: ParcelIndex,
    parcel: &Parcel,
    message: Message,
) -> Finding {
    let mut finding = reporter.about_parcel(context, index, message);
    finding.amount = at_stake(context, index, parcel);
    finding
}

/// Reports a parcel that has waited for so many hours since a moment. The message says how long, in its own unit.
pub(super) fn report_waiting(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    index: ParcelIndex,
    message: Message,
    (since, hours): (Moment, i64),
) {
    let Some(parcel) = context.book.parcels.get(index.get()) else {
        return;
    };
    let message = message
        .with("waybill", parcel.waybill.text())
        .with("status", parcel.status_word(parcel.status))
        .with("since", since);
    let mut finding = about_tracked(context, reporter, index, parcel, message);
    finding.age_hours = Some(hours);
    reporter.report(finding);
}

/// What is lost if the parcel comes back: what the courier is to collect, else what its orders still owe.
fn at_stake(context: &Context<'_>, index: ParcelIndex, parcel: &Parcel) -> Option<Money> {
    let cod = parcel.cod.filter(|amount| amount.minor() > 0);
    cod.or_else(|| {
        context
            .orders_of(index)
            .filter_map(|(order, _)| context.reconciled.ledgers.get(order.get()))
            .map(|ledger| ledger.balance)
            .filter(|balance| balance.minor() > 0)
            .reduce(|sum, balance| sum.checked_add(balance).unwrap_or(sum))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn the_courier_s_collection_comes_before_the_orders_balances() {
        let check = |cod: Option<i64>, balances: &[i64], expected: Option<i64>| {
            let mut world = World::new();
            let index = world.parcel("SF1", |parcel| parcel.cod = cod.map(Money::cny));
            for (number, balance) in balances.iter().enumerate() {
                world.order(&format!("A{number}"), index, *balance, |_| {});
            }
            let context = world.context();
            let parcel = &world.book.parcels[0];
            let stake = at_stake(&context, index, parcel);
            assert_eq!(stake, expected.map(Money::cny), "{cod:?} {balances:?}");
        };
        check(Some(29_900), &[10_000], Some(29_900));
        check(Some(0), &[10_000, 5_000], Some(15_000));
        check(None, &[-10_000, 5_000], Some(5_000));
        check(None, &[0], None);
        check(None, &[], None);
    }
}
