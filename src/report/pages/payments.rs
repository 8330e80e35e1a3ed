//! 收款: every movement of money, how it stands and why.

use super::details::{detail_page, marks, select};
use crate::model::{Kind, Level, Message, Payment, PaymentIndex, Standing};
use crate::report::blocks::direction_word;
use crate::report::document::{Cell, Role, TableRow, Tone};
use crate::report::view::{Built, View};

/// More orders than this make a cell that nobody reads; all are in `result.json`.
const MOST_ORDERS: usize = 4;

/// The columns, by their names in the catalogue.
const COLUMNS: [(&str, Role); 14] = [
    ("payment", Role::Id),
    ("time", Role::Moment),
    ("direction", Role::Text),
    ("amount", Role::Money),
    ("fee", Role::Money),
    ("channel", Role::Text),
    ("party", Role::Text),
    ("memo", Role::LongText),
    ("standing", Role::Status),
    ("order", Role::Id),
    ("level", Role::Count),
    ("reason", Role::LongText),
    ("marks", Role::Text),
    ("origin", Role::Text),
];

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let reconciled = view.facts.reconciled;
    let marks = marks(view.facts.findings, |finding| finding.payment.as_deref());
    let payments = view.facts.book.payments.iter().enumerate();
    let rows: Vec<(PaymentIndex, &Payment)> = payments
        .map(|(position, payment)| (PaymentIndex::from(position), payment))
        .filter(|(_, payment)| view.window().has(payment.time))
        .collect();
    let is_open = |(index, payment): &(PaymentIndex, &Payment)| {
        let standing = reconciled.standing(*index);
        !matches!(standing, Standing::Confirmed | Standing::Excluded)
            || marks.contains_key(&*payment.id)
    };
    let (rows, which) = select(view, rows, is_open)?;
    let rows = rows
        .iter()
        .map(|(index, payment)| {
            let codes = marks.get(&*payment.id);
            row(view, *index, payment, codes.map(|codes| codes.join(" ")))
        })
        .collect();
    Some(detail_page(
        view,
        "payments",
        &COLUMNS,
        rows,
        which,
        (Kind::Payment, "basis.received"),
    ))
}

fn row(view: &View<'_>, index: PaymentIndex, payment: &Payment, marks: Option<String>) -> TableRow {
    let facts = view.facts;
    let link = facts.reconciled.link(index);
    let group = facts.reconciled.group(index);
    let netting = facts.reconciled.netting(index);
    let orders: Vec<&str> = link
        .into_iter()
        .flat_map(|link| &link.allocations)
        .filter_map(|part| facts.book.orders.get(part.order.get()))
        .map(|order| order.number.as_str())
        .collect();
    let reason = facts.reason(index).map(|reason| view.say(&reason));
    let level = link
        .map(|link| link.level)
        .or(group.map(|group| group.level))
        .or(netting.map(|_| Level::Netting));
    let standing = facts.reconciled.standing(index);
    TableRow::item(vec![
        Cell::Text(payment.id.to_string()),
        Cell::moment(payment.time),
        Cell::Text(direction_word(view, payment.direction)),
        Cell::Money(payment.amount),
        Cell::money(payment.fee),
        Cell::Text(payment.channel.to_string()),
        Cell::text(payment.party.as_deref()),
        Cell::text(payment.memo.as_deref()),
        Cell::Status(tone(standing), view.in_table("standing", standing.code())),
        Cell::text(Some(named(view, &orders)).filter(|text| !text.is_empty())),
        level.map_or(Cell::Blank, |level| Cell::Count(level.number().into())),
        Cell::text(reason),
        Cell::text(marks),
        Cell::Text(facts.book.place(payment.origin)),
    ])
}

/// The orders of a payment; of a settlement of many only the first.
fn named(view: &View<'_>, orders: &[&str]) -> String {
    let shown = orders.get(..MOST_ORDERS).unwrap_or(orders).join(" ");
    if orders.len() <= MOST_ORDERS {
        return shown;
    }
    view.say(
        &Message::new("value.and_more")
            .with("first", shown.as_str())
            .with("count", orders.len()),
    )
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Confirmed => Tone::Good,
        Standing::Suggested | Standing::Ambiguous => Tone::Warning,
        Standing::Unmatched => Tone::Bad,
        Standing::Excluded => Tone::Neutral,
    }
}
