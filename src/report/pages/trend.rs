//! 趋势: day by day.

use crate::figures::DayFigures;
use crate::model::{Kind, Message, Money};
use crate::report::blocks::{daily_money, daily_parcels};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let days = &view.figures.series;
    let busy = days.iter().filter(|day| !day.is_empty()).count();
    if busy < 2 {
        return None;
    }
    let mut blocks: Vec<Block> = [daily_parcels(view), daily_money(view)]
        .into_iter()
        .flatten()
        .map(Block::Chart)
        .collect();
    blocks.push(Block::Table(table(view)));
    let (first, last) = (days.first()?.day, days.last()?.day);
    let title = Message::new("page.trend.title")
        .with("first", first)
        .with("last", last)
        .with("busy", busy);
    let note = Message::new("page.trend.note").with("days", days.len());
    Some(Built {
        page: view.upright_page(
            "trend",
            view.say(&title),
            view.subtitle("page.trend.subtitle"),
            blocks,
        ),
        note: view.say(&note),
    })
}

fn table(view: &View<'_>) -> Table {
    let days = &view.figures.series;
    let count = |of: fn(&DayFigures) -> i64| Cell::Count(days.iter().map(of).sum());
    let money = |of: fn(&DayFigures) -> Money| {
        let minor = days.iter().map(|day| of(day).minor()).sum();
        Cell::Money(view.facts.input.money(minor))
    };
    let mut rows: Vec<TableRow> = days
        .iter()
        .map(|day| {
            TableRow::item(vec![
                Cell::Day(day.day),
                Cell::Count(day.orders),
                Cell::Money(day.sold),
                Cell::Count(day.receipts),
                Cell::Money(day.received),
                Cell::Count(day.shipped),
                Cell::Count(day.signed),
            ])
        })
        .collect();
    rows.push(TableRow::total(vec![
        Cell::Text(view.word("value.total")),
        count(|day| day.orders),
        money(|day| day.sold),
        count(|day| day.receipts),
        money(|day| day.received),
        count(|day| day.shipped),
        count(|day| day.signed),
    ]));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Table {
        title: view.word("table.trend"),
        subtitle: view.subtitle("subtitle.by_day"),
        columns: vec![
            column("day", Role::Day),
            column("orders", Role::Count),
            column("sold", Role::Money),
            column("receipts", Role::Count),
            column("received", Role::Money),
            column("shipped", Role::Count),
            column("signed", Role::Count),
        ],
        rows,
        source: view.source(
            &[Kind::Order, Kind::Courier, Kind::Payment],
            "basis.own_date",
        ),
        freeze: 0,
        filter: false,
    }
}
