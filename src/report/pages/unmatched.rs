//! 未匹配收款: money that belongs to no order, or to several equally, oldest first.

use super::nearest::Nearest;
use crate::model::{Kind, Message, Payment, PaymentIndex, Standing};
use crate::report::blocks::{choices, direction_word};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let reconciled = view.facts.reconciled;
    let payments = view.facts.book.payments.iter().enumerate();
    let mut open: Vec<(PaymentIndex, &Payment, Standing)> = payments
        .map(|(position, payment)| {
            let index = PaymentIndex::from(position);
            (index, payment, reconciled.standing(index))
        })
        .filter(|(_, payment, standing)| {
            matches!(standing, Standing::Unmatched | Standing::Ambiguous)
                && view.window().has(payment.time)
        })
        .collect();
    if open.is_empty() {
        return None;
    }
    open.sort_by_key(|(index, payment, standing)| {
        (*standing != Standing::Unmatched, payment.time, *index)
    });
    let input = &view.facts.input;
    let sum: i64 = open
        .iter()
        .filter_map(|(_, payment, _)| input.minor(payment.amount))
        .sum();
    let nearest = Nearest::new(view);
    let rows = open.iter().map(|(index, payment, standing)| {
        let hint = match reconciled.group(*index) {
            Some(group) => {
                let count = i64::from(group.solutions);
                Some(view.say(&Message::new("hint.ambiguous").with("count", count)))
            }
            None => with_bound(view, *index, nearest.hint(view, payment)),
        };
        row(view, payment, *standing, hint)
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("standing", Role::Status),
            column("payment", Role::Id),
            column("direction", Role::Text),
            column("time", Role::Moment),
            column("age_days", Role::Count),
            column("amount", Role::Money),
            column("party", Role::Text),
            column("channel", Role::Text),
            column("memo", Role::LongText),
            column("nearest", Role::LongText),
            column("origin", Role::Text),
            Column::input(view.word("column.handled"), choices(view)),
        ],
        rows: rows.collect(),
        source: view.source(&[Kind::Payment], "basis.received"),
        freeze: 2,
        filter: true,
    };
    let message = |key| {
        Message::new(key)
            .with("count", open.len())
            .with("amount", input.money(sum))
    };
    let mut page = view.page(
        "unmatched",
        view.say(&message("page.unmatched.title")),
        view.subtitle("page.unmatched.subtitle"),
        vec![Block::Table(table)],
    );
    page.tone = Tone::Bad;
    Some(Built {
        page,
        note: view.say(&message("page.unmatched.note")),
    })
}

/// Says so where not all combinations were tried.
fn with_bound(view: &View<'_>, payment: PaymentIndex, hint: Option<String>) -> Option<String> {
    let unsearched = &view.facts.reconciled.unsearched;
    if unsearched.binary_search(&payment).is_err() {
        return hint;
    }
    let told = view.say(&Message::new("hint.unsearched"));
    Some(hint.map_or_else(|| told.clone(), |hint| format!("{hint}\n{told}")))
}

fn row(view: &View<'_>, payment: &Payment, standing: Standing, hint: Option<String>) -> TableRow {
    let tone = if standing == Standing::Unmatched {
        Tone::Bad
    } else {
        Tone::Warning
    };
    let age = payment
        .time
        .map(|time| (view.facts.input.today() - time.day()).num_days());
    TableRow::item(vec![
        Cell::Status(tone, view.in_table("standing", standing.code())),
        Cell::Text(payment.id.to_string()),
        Cell::Text(direction_word(view, payment.direction)),
        Cell::moment(payment.time),
        age.map_or(Cell::Blank, Cell::Count),
        Cell::Money(payment.amount),
        Cell::text(payment.party.as_deref()),
        Cell::Text(payment.channel.to_string()),
        Cell::text(payment.memo.as_deref()),
        Cell::text(hint),
        Cell::Text(view.facts.book.place(payment.origin)),
        Cell::Blank,
    ])
}
