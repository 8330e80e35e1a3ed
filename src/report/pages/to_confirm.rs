//! 待确认: each suggestion and each payment of an ambiguous group, for a person to decide in the sheet.
//! The workbook that comes back is read again, so ids and the numbering of candidates matter.

use crate::model::{
    AmbiguousGroup, Kind, Link, Message, OrderIndex, Payment, PaymentIndex, Standing,
};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// Up to so many candidates stand in a line each.
const ONE_BELOW_THE_OTHER: usize = 6;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let reconciled = view.facts.reconciled;
    let mut rows = Vec::new();
    let mut most = 0;
    let (mut suggested, mut ambiguous) = (0_i64, 0_i64);
    for (position, payment) in view.facts.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        if !view.window().has(payment.time) {
            continue;
        }
        if let Some(link) = reconciled.link(index)
            && link.standing == Standing::Suggested
        {
            suggested += 1;
            rows.push(suggestion(view, payment, link));
        } else if let Some(group) = reconciled.group(index) {
            ambiguous += 1;
            most = most.max(group.candidates.len());
            rows.push(several(view, payment, group));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("standing", Role::Status),
            column("payment", Role::Id),
            column("time", Role::Moment),
            column("amount", Role::Money),
            column("party", Role::Text),
            column("memo", Role::LongText),
            column("candidates", Role::LongText),
            column("reason", Role::LongText),
            column("alternatives", Role::Count),
            Column::input(view.word("column.decision"), decisions(view, most)),
            Column::input(view.word("column.remark"), Vec::new()),
            column("origin", Role::Text),
        ],
        rows,
        source: view.source(&[Kind::Payment, Kind::Order], "basis.received"),
        freeze: 2,
        filter: true,
    };
    let message = |key| {
        Message::new(key)
            .with("suggested", suggested)
            .with("ambiguous", ambiguous)
    };
    let how = view.word("page.to_confirm.how");
    Some(Built {
        page: view.page(
            "to_confirm",
            view.say(&message("page.to_confirm.title")),
            view.subtitle("page.to_confirm.subtitle"),
            vec![Block::Notes(vec![how]), Block::Table(table)],
        ),
        note: view.say(&message("page.to_confirm.note")),
    })
}

/// 确认, 拒绝, 选1 … 选n, 忽略.
fn decisions(view: &View<'_>, most: usize) -> Vec<String> {
    let mut decisions = vec![view.word("choice.confirm"), view.word("choice.reject")];
    decisions.extend((1..=most).map(|number| pick(view, number)));
    decisions.push(view.word("choice.ignore"));
    decisions
}

fn pick(view: &View<'_>, number: usize) -> String {
    view.say(&Message::new("choice.pick").with("number", number))
}

fn suggestion(view: &View<'_>, payment: &Payment, link: &Link) -> TableRow {
    let parts: Vec<String> = link
        .allocations
        .iter()
        .filter_map(|part| order(view, part.order, part.amount))
        .collect();
    let alternatives = i64::from(link.alternatives);
    row(
        view,
        payment,
        Standing::Suggested,
        parts.join(" + "),
        &link.reason,
        alternatives,
    )
}

fn several(view: &View<'_>, payment: &Payment, group: &AmbiguousGroup) -> TableRow {
    let mut lines: Vec<String> = group
        .candidates
        .iter()
        .enumerate()
        .map(|(position, orders)| {
            let orders: Vec<String> = orders
                .iter()
                .filter_map(|index| {
                    let balance = view.facts.input.ledger(*index)?.balance;
                    order(view, *index, balance)
                })
                .collect();
            format!("{}：{}", pick(view, position + 1), orders.join(" + "))
        })
        .collect();
    lines = in_columns(&lines);
    let hidden = i64::from(group.solutions) - group.candidates.len() as i64;
    if group.bounded {
        lines.push(view.word("note.bounded"));
    } else if hidden > 0 {
        lines.push(view.say(&Message::new("note.more_candidates").with("count", hidden)));
    }
    let solutions = i64::from(group.solutions);
    row(
        view,
        payment,
        Standing::Ambiguous,
        lines.join("\n"),
        &group.reason,
        solutions,
    )
}

/// Many candidates two beside each other, so that a row does not fill a screen.
fn in_columns(candidates: &[String]) -> Vec<String> {
    let beside = if candidates.len() > ONE_BELOW_THE_OTHER {
        2
    } else {
        1
    };
    candidates
        .chunks(beside)
        .map(|line| line.join("　"))
        .collect()
}

/// `D001 张三 100.00`.
fn order(view: &View<'_>, index: OrderIndex, amount: crate::model::Money) -> Option<String> {
    let order = view.facts.book.orders.get(index.get())?;
    let (number, customer) = (&order.number, view.customer(order));
    Some(format!("{number} {customer} {}", view.money(amount)))
}

fn row(
    view: &View<'_>,
    payment: &Payment,
    standing: Standing,
    candidates: String,
    reason: &Message,
    alternatives: i64,
) -> TableRow {
    TableRow::item(vec![
        Cell::Status(Tone::Warning, view.in_table("standing", standing.code())),
        Cell::Text(payment.id.to_string()),
        Cell::moment(payment.time),
        Cell::Money(payment.amount),
        Cell::text(payment.party.as_deref()),
        Cell::text(payment.memo.as_deref()),
        Cell::Text(candidates),
        Cell::Text(view.say(reason)),
        Cell::Count(alternatives),
        Cell::Blank,
        Cell::Blank,
        Cell::Text(view.facts.book.place(payment.origin)),
    ])
}
