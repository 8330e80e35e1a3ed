//! 分发: the rows of the outbound-sales contact.

use rustc_hash::FxHashMap;

use super::dispatch::{form, rows};
use super::task_row::{Row, arranged, key_column};
use super::{task_inputs, task_row, task_words};
use crate::model::{Moment, Reply, ReplyAbout, Text};
use crate::report::contacts::sales_clerk;
use crate::report::document::{Cell, Column, Role, TableRow};
use crate::report::view::{Built, View};

/// By sales clerk within urgency, so that each is called once.
pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let mut rows: Vec<(Option<Text>, Row<'_>)> = rows(view)?
        .into_iter()
        .map(|row| (sales_clerk(view.facts, row.task), row))
        .collect();
    rows.sort_by(|(left, some), (right, more)| {
        (some.task.urgency, left).cmp(&(more.task.urgency, right))
    });
    let column = |name: &str, role| Column::new(view.in_table("dispatch.column", name), role);
    let mut columns = vec![column("first", Role::Status)];
    let (customer, parcel, numbers) = arranged(task_row::columns(view));
    columns.push(Column::new(view.word("column.sales_clerk"), Role::Text));
    columns.extend(customer);
    columns.extend(task_inputs::columns(view));
    columns.extend([
        column("logistics", Role::LongText),
        column("history", Role::LongText),
        column("also", Role::LongText),
    ]);
    columns.extend(parcel);
    columns.push(Column::new(view.word("column.clerk"), Role::Text));
    columns.extend(numbers);
    columns.push(key_column(view));
    let replies = urge_replies(view);
    let cells = rows
        .iter()
        .map(|(clerk, row)| table_row(view, row, clerk.as_ref(), &replies))
        .collect();
    let rows: Vec<Row<'_>> = rows.into_iter().map(|(_, row)| row).collect();
    Some(form(view, "contact", &rows, columns, cells))
}

fn table_row(
    view: &View<'_>,
    row: &Row<'_>,
    clerk: Option<&Text>,
    replies: &FxHashMap<&str, &Reply>,
) -> TableRow {
    let (task, assignment, parcel) = (row.task, row.assignment, row.parcel);
    let of_courier = row.cells(view);
    let key = row.contact_key(&of_courier);
    let reply = replies.get(parcel.waybill.as_str());
    let history = task_words::history(view, assignment);
    let (customer, of_parcel, numbers) = arranged(of_courier);
    let mut cells = vec![task_words::first(view, task, assignment, parcel)];
    cells.push(Cell::text(clerk.map(|name| &**name)));
    cells.extend(customer);
    cells.extend(task_inputs::cells(view, row));
    cells.extend([
        Cell::text(reply.map(|reply| reply_words(view, reply))),
        Cell::text(Some(history).filter(|text| !text.is_empty())),
        Cell::text(task_words::also(view, task, assignment)),
    ]);
    cells.extend(of_parcel);
    cells.push(Cell::text(assignment.holder.as_deref()));
    cells.extend(numbers);
    cells.push(Cell::Text(key));
    TableRow::item(cells)
}

/// The last answer of the logistics department on each urged parcel.
fn urge_replies<'a>(view: &View<'a>) -> FxHashMap<&'a str, &'a Reply> {
    let at = |reply: &Reply| (reply.when.map(Moment::at), reply.saved, reply.key.day);
    let replies = view.facts.book.replies.iter();
    let mut last: FxHashMap<&str, &Reply> = FxHashMap::default();
    for reply in replies.filter(|reply| reply.key.about == ReplyAbout::Urge) {
        if reply.answer.is_none() && reply.note.is_none() {
            continue;
        }
        let known = last.entry(&reply.key.waybill).or_insert(reply);
        if at(reply) >= at(known) {
            *known = reply;
        }
    }
    last
}

/// `10-30 今天配送：司机已联系`.
fn reply_words(view: &View<'_>, reply: &Reply) -> String {
    let day = reply
        .when
        .map(|when| when.day().format("%m-%d").to_string());
    let parts = [day.as_deref(), reply.answer.as_deref()];
    let mut line = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if let Some(note) = reply.note.as_deref() {
        line.push_str(&view.fill("dispatch.contact.note", &[("note", note)]));
    }
    line
}
