//! 分发: the rows of one clerk, most urgent first.

use super::task_row::{Row, arranged, key_column};
use super::{task_inputs, task_row, task_words};
use crate::model::{Kind, Message};
use crate::report::contacts::sales_clerk;
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = rows(view)?;
    let mut columns = vec![Column::new(
        view.word("dispatch.column.first"),
        Role::Status,
    )];
    let (customer, parcel, numbers) = arranged(task_row::columns(view));
    columns.extend(customer);
    columns.extend(task_inputs::columns(view));
    columns.extend([
        Column::new(view.word("dispatch.column.history"), Role::LongText),
        Column::new(view.word("dispatch.column.also"), Role::LongText),
    ]);
    columns.extend(parcel);
    columns.extend([
        Column::new(view.word("dispatch.column.in_place_of"), Role::Text),
        Column::new(view.word("column.sales_clerk"), Role::Text),
    ]);
    columns.extend(numbers);
    columns.push(key_column(view));
    let cells = rows.iter().map(|row| table_row(view, row)).collect();
    Some(form(view, "dispatch", &rows, columns, cells))
}

fn table_row(view: &View<'_>, row: &Row<'_>) -> TableRow {
    let (task, assignment, parcel) = (row.task, row.assignment, row.parcel);
    let of_courier = row.cells(view);
    let key = row.key(&of_courier);
    let history = task_words::history(view, assignment);
    let (customer, of_parcel, numbers) = arranged(of_courier);
    let mut cells = vec![task_words::first(view, task, assignment, parcel)];
    cells.extend(customer);
    cells.extend(task_inputs::cells(view, row));
    cells.extend([
        Cell::text(Some(history).filter(|text| !text.is_empty())),
        Cell::text(task_words::also(view, task, assignment)),
    ]);
    cells.extend(of_parcel);
    cells.extend([
        Cell::text(task_words::in_place_of(view, assignment)),
        Cell::text(sales_clerk(view.facts, task).map(|name| name.to_string())),
    ]);
    cells.extend(numbers);
    cells.push(Cell::Text(key));
    TableRow::item(cells)
}

/// The rows of the recipient in the order of urgency; `None` without any.
pub(super) fn rows<'a>(view: &View<'a>) -> Option<Vec<Row<'a>>> {
    let tasks = view.recipient?.tasks.iter();
    let tasks = tasks.filter_map(|position| view.facts.tasks.get(*position));
    let rows: Vec<Row<'a>> = tasks.filter_map(|task| Row::new(view, task)).collect();
    (!rows.is_empty()).then_some(rows)
}

/// A page to be filled in: what it is, how to fill it in, the rows.
pub(super) fn form(
    view: &View<'_>,
    id: &'static str,
    rows: &[Row<'_>],
    columns: Vec<Column>,
    cells: Vec<TableRow>,
) -> Built {
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows: cells,
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.as_of"),
        freeze: 2,
        filter: true,
    };
    let how = |name: &str| view.in_table("dispatch.how", name);
    let first = view.word(&format!("page.{id}.how"));
    let notes = vec![first, how("fill"), how("keep")];
    let subtitle = [
        view.word(&format!("page.{id}.subtitle")),
        view.unit(),
        view.fill("note.as_of", &[("as_of", &view.as_of())]),
    ];
    let blocks = vec![
        Block::Notes(notes),
        Block::Table(table.without_blank_columns()),
    ];
    let count = Message::new("page.dispatch.note").with("rows", rows.len());
    Built {
        page: view.page(id, title(view, rows), subtitle.join(" · "), blocks),
        note: view.say(&count),
    }
}

/// Who, which working day, how many rows, how many of them first, and the money at stake.
fn title(view: &View<'_>, rows: &[Row<'_>]) -> String {
    let name = view
        .recipient
        .map_or("", |recipient| recipient.name.as_str());
    let pressing = rows
        .iter()
        .filter(|row| row.task.urgency.is_pressing())
        .count();
    let amounts = rows.iter().filter_map(|row| row.task.at_stake);
    let minor = amounts.filter_map(|amount| view.facts.input.minor(amount));
    let stake = view.facts.input.money(minor.fold(0, i64::saturating_add));
    let key = match (pressing, stake.minor()) {
        (0, 0) => "page.dispatch.title_calm",
        (0, _) => "page.dispatch.title_calm_money",
        (_, 0) => "page.dispatch.title",
        _ => "page.dispatch.title_money",
    };
    let message = Message::new(key)
        .with("name", name)
        .with("rows", rows.len())
        .with("pressing", pressing)
        .with("money", stake);
    let Some(row) = rows.first() else {
        return view.say(&message);
    };
    let day = row.assignment.day;
    let weekday = task_words::weekday(view, day);
    view.say(&message.with("day", day).with("weekday", weekday.as_str()))
}
