//! The ageing of what is owed.

use crate::model::{Kind, Message};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, percent};

/// One row for each bucket; `None` if nothing is owed.
pub(in crate::report) fn ageing(view: &View<'_>) -> Option<Table> {
    let totals = &view.figures.totals;
    if totals.open_orders == 0 {
        return None;
    }
    let share = |amount: crate::model::Money| amount.minor() as f64 / totals.open.minor() as f64;
    let late = totals.ageing.iter().filter(|sum| sum.bucket.is_overdue());
    let late: i64 = late.map(|sum| sum.amount.minor()).sum();
    let late = view.facts.input.money(late);
    let mut rows: Vec<TableRow> = totals
        .ageing
        .iter()
        .map(|sum| {
            TableRow::item(vec![
                Cell::Text(view.word(sum.bucket.key())),
                Cell::Count(sum.orders),
                Cell::Money(sum.amount),
                Cell::Rate(share(sum.amount)),
            ])
        })
        .collect();
    rows.push(TableRow::total(vec![
        Cell::Text(view.word("value.total")),
        Cell::Count(totals.open_orders),
        Cell::Money(totals.open),
        Cell::Rate(1.0),
    ]));
    Some(Table {
        title: view.say(
            &Message::new("table.ageing")
                .with("open", totals.open)
                .with("late", late)
                .with("share", percent(Some(share(late))).as_str()),
        ),
        subtitle: view.subtitle("subtitle.ageing"),
        columns: vec![
            Column::new(view.word("column.age"), Role::Text),
            Column::new(view.word("column.orders"), Role::Count),
            Column::new(view.word("column.balance"), Role::Money).with_bar(),
            Column::new(view.word("column.share"), Role::Rate),
        ],
        rows,
        source: view.source(&[Kind::Order, Kind::Payment], "basis.due"),
        freeze: 0,
        filter: false,
    })
}
