//! 应收: how old, who owes most, the orders that are overdue, and the differences by name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::figures::{DueDate, Receivable, receivables};
use crate::model::{Kind, Message, Moment};
use crate::report::blocks::{ageing, choices, differences, terms_word};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

/// The customers that stand in rows of their own.
const CUSTOMERS: usize = 10;
const MOST_ROWS: usize = 50_000;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let (ageing, differences) = (ageing(view), differences(view));
    if ageing.is_none() && differences.is_none() {
        return None;
    }
    let end = end(view);
    let receivables = receivables(&view.facts.input, end);
    let mut blocks: Vec<Block> = ageing.into_iter().map(Block::Table).collect();
    blocks.push(Block::Table(customers(view, &receivables, end)));
    blocks.extend(overdue(view, &receivables, end).map(Block::Table));
    blocks.extend(differences.map(Block::Table));
    let totals = &view.figures.totals;
    let message = |key| {
        Message::new(key)
            .with("orders", totals.open_orders)
            .with("open", totals.open)
    };
    Some(Built {
        page: view.page(
            "receivable",
            view.say(&message("page.receivable.title")),
            view.subtitle("page.receivable.subtitle"),
            blocks,
        ),
        note: view.say(&message("page.receivable.note")),
    })
}

/// The last of the days shown.
fn end(view: &View<'_>) -> NaiveDate {
    let today = view.facts.input.today();
    view.figures
        .period
        .map_or(today, |period| period.last.min(today))
}

#[derive(Clone, Copy, Default)]
struct Account {
    orders: i64,
    balance: i64,
    overdue: i64,
    oldest: Option<i64>,
}

/// The customers who owe most, the others in one row.
pub(super) fn customers(view: &View<'_>, receivables: &[Receivable], end: NaiveDate) -> Table {
    let mut accounts: BTreeMap<&str, Account> = BTreeMap::new();
    for receivable in receivables {
        let order = view.facts.book.orders.get(receivable.order.get());
        let name = order.and_then(|order| order.customer.as_deref());
        let account = accounts.entry(name.unwrap_or_default()).or_default();
        let days = receivable.overdue_days(end);
        account.orders += 1;
        account.balance += receivable.balance.minor();
        account.oldest = account.oldest.max(days);
        if days.is_some() {
            account.overdue += receivable.balance.minor();
        }
    }
    let mut accounts: Vec<(&str, Account)> = accounts.into_iter().collect();
    accounts.sort_by_key(|(_, account)| Reverse(account.balance));
    let (shown, rest) = accounts.split_at(accounts.len().min(CUSTOMERS));
    let sum = |accounts: &[(&str, Account)]| {
        accounts
            .iter()
            .fold(Account::default(), |sum, (_, account)| Account {
                orders: sum.orders + account.orders,
                balance: sum.balance + account.balance,
                overdue: sum.overdue + account.overdue,
                oldest: sum.oldest.max(account.oldest),
            })
    };
    let cells = |name: String, account: Account| {
        vec![
            Cell::Text(name),
            Cell::Count(account.orders),
            Cell::Money(view.facts.input.money(account.balance)),
            Cell::Money(view.facts.input.money(account.overdue)),
            account.oldest.map_or(Cell::Blank, Cell::Count),
        ]
    };
    let mut rows: Vec<TableRow> = shown
        .iter()
        .map(|(name, account)| TableRow::item(cells(view.part(name), *account)))
        .collect();
    if !rest.is_empty() {
        let name = view.say(&Message::new("value.rest").with("count", rest.len()));
        rows.push(TableRow::rest(cells(name, sum(rest))));
    }
    rows.push(TableRow::total(cells(
        view.word("value.total"),
        sum(&accounts),
    )));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let title = match shown.first() {
        Some((name, most)) => Message::new("table.customers")
            .with("count", accounts.len())
            .with("customer", view.part(name).as_str())
            .with("balance", view.facts.input.money(most.balance)),
        None => Message::new("table.customers_none"),
    };
    Table {
        title: view.say(&title),
        subtitle: view.subtitle("subtitle.customers"),
        columns: vec![
            column("customer", Role::Text),
            column("orders", Role::Count),
            column("balance", Role::Money).with_bar(),
            column("overdue", Role::Money),
            column("oldest_days", Role::Count),
        ],
        rows,
        source: view.source(&[Kind::Order, Kind::Payment], "basis.due"),
        freeze: 0,
        filter: false,
    }
}

/// The orders whose money should have come, longest overdue first; `None` if there are none.
fn overdue(view: &View<'_>, receivables: &[Receivable], end: NaiveDate) -> Option<Table> {
    let mut late: Vec<(&Receivable, i64)> = receivables
        .iter()
        .filter_map(|receivable| Some((receivable, receivable.overdue_days(end)?)))
        .collect();
    if late.is_empty() {
        return None;
    }
    late.sort_by_key(|(receivable, days)| (Reverse(*days), Reverse(receivable.balance)));
    let title = Message::new("table.overdue")
        .with("count", late.len())
        .with("days", late.first().map_or(0, |(_, days)| *days));
    let rows = late.iter().take(MOST_ROWS);
    let rows = rows.filter_map(|(receivable, days)| overdue_row(view, receivable, *days));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(&title),
        subtitle: view.subtitle("subtitle.overdue"),
        columns: vec![
            column("order", Role::Id),
            column("customer", Role::Text),
            column("terms", Role::Text),
            column("placed", Role::Day),
            column("due_date", Role::Day),
            column("overdue_days", Role::Count),
            column("age", Role::Text),
            column("balance", Role::Money),
            column("sales_clerk", Role::Text),
            column("clerk", Role::Text),
            column("origin", Role::Text),
            Column::input(view.word("column.handled"), choices(view)),
        ],
        rows: rows.collect(),
        source: view.source(&[Kind::Order, Kind::Payment], "basis.due"),
        freeze: 0,
        filter: false,
    })
}

fn overdue_row(view: &View<'_>, receivable: &Receivable, days: i64) -> Option<TableRow> {
    let order = view.facts.book.orders.get(receivable.order.get())?;
    let due = match receivable.due {
        DueDate::On(day) => Cell::Day(day),
        DueDate::NotYet | DueDate::Unknown => Cell::Blank,
    };
    let clerk = view.facts.input.clerk_of_order(receivable.order);
    Some(TableRow::item(vec![
        Cell::Text(order.number.to_string()),
        Cell::text(order.customer.as_deref()),
        Cell::Text(terms_word(view, order.effective_terms())),
        order.placed.map(Moment::day).map_or(Cell::Blank, Cell::Day),
        due,
        Cell::Count(days),
        Cell::Text(view.word(receivable.bucket.key())),
        Cell::Money(receivable.balance),
        Cell::text(order.sales_clerk.as_deref()),
        Cell::text(clerk.as_deref()),
        Cell::Text(view.facts.book.place(order.origin)),
        Cell::Blank,
    ]))
}
