//! 交回核对: of the last working day that was judged, who returned what; then rows that were changed or name nothing known.

mod people;

use chrono::NaiveDate;
use people::{Person, people};

use crate::model::{FollowUp, Kind, Message, OrderNo, RowFate, WaybillNo};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// More rows than this are counted and not listed.
const MOST: usize = 200;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let due = &view.facts.followed.due_rows;
    let day = due.iter().map(|row| row.day).max()?;
    let people = people(view, day);
    let total = people
        .iter()
        .fold(Person::default(), |sum, (_, own)| sum.with(own));
    let nobody = people.iter().filter(|(_, own)| own.back() == 0).count();
    let mut blocks = vec![Block::Table(people::table(view, &people, &total))];
    blocks.extend(edited(view, day).map(Block::Table));
    blocks.extend(unknown(view, day).map(Block::Table));
    blocks.extend(unfilled(view).map(|note| Block::Notes(vec![note])));
    let key = match (nobody, total.missed) {
        (0, 0) => "page.returned.title_all",
        (0, _) => "page.returned.title",
        _ => "page.returned.title_nobody",
    };
    let values = |message: Message| {
        message
            .with("day", day)
            .with("due", total.due)
            .with("back", total.back())
            .with("missed", total.missed)
            .with("people", nobody)
    };
    let subtitle = view.fill("page.returned.subtitle", &[("day", &day.to_string())]);
    let mut page = view.page(
        "returned",
        view.say(&values(Message::new(key))),
        subtitle,
        blocks,
    );
    page.tone = match (nobody, total.missed) {
        (0, 0) => Tone::Neutral,
        (0, _) => Tone::Warning,
        _ => Tone::Bad,
    };
    Some(Built {
        page,
        note: view.say(&values(Message::new("page.returned.note"))),
    })
}

/// True for a row of that day or a later one.
fn is_recent(row: &FollowUp, day: NaiveDate) -> bool {
    row.day.is_none_or(|own| own >= day)
}

/// The cells that somebody changed, each in a row.
fn edited(view: &View<'_>, day: NaiveDate) -> Option<Table> {
    let book = view.facts.book;
    let rows = book.follow_ups.iter().filter(|row| is_recent(row, day));
    let edits = rows.flat_map(|row| row.edits.iter().map(move |edit| (row, edit)));
    let rows: Vec<TableRow> = edits
        .map(|(row, edit)| {
            TableRow::item(vec![
                Cell::Text(view.part(row.clerk.as_deref().unwrap_or_default())),
                Cell::text(row.waybill.as_ref().map(WaybillNo::as_str)),
                Cell::text(row.order.as_ref().map(OrderNo::as_str)),
                Cell::Text(view.word(edit.cell.key())),
                Cell::text(Some(&*edit.sent).filter(|text| !text.is_empty())),
                Cell::text(Some(&*edit.came_back).filter(|text| !text.is_empty())),
                Cell::Text(book.place(edit.origin)),
            ])
        })
        .collect();
    let columns = [
        ("clerk", Role::Text),
        ("waybill", Role::Id),
        ("order", Role::Id),
        ("changed", Role::Text),
        ("sent", Role::Text),
        ("came_back", Role::Text),
        ("origin", Role::Text),
    ];
    listed(view, "edited", &columns, rows)
}

/// The rows that name nothing known.
fn unknown(view: &View<'_>, day: NaiveDate) -> Option<Table> {
    let book = view.facts.book;
    let unknown = view.facts.followed.unknown.iter();
    let rows: Vec<TableRow> = unknown
        .filter_map(|index| book.follow_ups.get(index.get()))
        .filter(|row| is_recent(row, day))
        .map(|row| {
            TableRow::item(vec![
                Cell::Text(view.part(row.clerk.as_deref().unwrap_or_default())),
                Cell::text(row.waybill.as_ref().map(WaybillNo::as_str)),
                Cell::text(row.order.as_ref().map(OrderNo::as_str)),
                Cell::text(row.outcome.as_deref()),
                Cell::Text(book.place(row.origin)),
            ])
        })
        .collect();
    let columns = [
        ("clerk", Role::Text),
        ("waybill", Role::Id),
        ("order", Role::Id),
        ("outcome", Role::Text),
        ("origin", Role::Text),
    ];
    listed(view, "unknown", &columns, rows)
}

/// A table of the first rows; `None` without any.
fn listed(
    view: &View<'_>,
    name: &str,
    columns: &[(&str, Role)],
    mut rows: Vec<TableRow>,
) -> Option<Table> {
    let (all, cut) = (rows.len(), rows.len() > MOST);
    rows.truncate(MOST);
    let key = match (name, cut) {
        ("edited", false) => "table.returned_edited",
        ("edited", true) => "table.returned_edited_first",
        (_, false) => "table.returned_unknown",
        (_, true) => "table.returned_unknown_first",
    };
    let title = Message::new(key)
        .with("rows", all)
        .with("shown", rows.len());
    (all > 0).then(|| Table {
        title: view.say(&title),
        subtitle: view.word(&format!("subtitle.returned_{name}")),
        columns: columns
            .iter()
            .map(|(name, role)| Column::new(view.in_table("column", name), *role))
            .collect(),
        rows,
        source: view.source(&[Kind::FollowUp], "basis.day"),
        freeze: 0,
        filter: false,
    })
}

/// The dispatch workbooks that nobody has filled in.
fn unfilled(view: &View<'_>) -> Option<String> {
    let sheets = view.facts.book.sheets.iter().filter(|sheet| {
        sheet.kind == Kind::FollowUp
            && sheet.used() + sheet.merged() == 0
            && sheet.fates.contains_key(&RowFate::Undecided)
    });
    let mut files: Vec<&str> = sheets.map(|sheet| &*sheet.file).collect();
    files.dedup();
    let files = files.join(&view.word("value.enumerate"));
    (!files.is_empty()).then(|| view.fill("note.unfilled", &[("files", &files)]))
}

#[cfg(test)]
#[path = "returned/tests.rs"]
mod tests;
