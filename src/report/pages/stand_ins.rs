//! 代跟清单: rows whose owner is away, and who stands in; what is changed there comes back.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Assignment, HolderBy, Kind, Message, Money, Parcel, StandInKey, Text};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = rows(view);
    let day = rows.first()?.day;
    let owners = rows.iter().filter_map(|row| row.owner.as_ref());
    let mut owners: Vec<&Text> = owners.collect();
    owners.dedup();
    let nobody = rows.iter().filter(|row| row.holder.is_none()).count();
    let message = |key, with_nobody| {
        let key = if nobody == 0 { key } else { with_nobody };
        view.say(
            &Message::new(key)
                .with("day", day)
                .with("owners", owners.len())
                .with("rows", rows.len())
                .with("nobody", nobody),
        )
    };
    let title = message("page.stand_ins.title", "page.stand_ins.title_nobody");
    let note = message("page.stand_ins.note", "page.stand_ins.note_nobody");
    let blocks = vec![
        Block::Notes(vec![view.word("page.stand_ins.how")]),
        Block::Table(totals(view, &rows)),
        Block::Table(list(view, &rows)),
    ];
    let subtitle = [view.word("page.stand_ins.subtitle"), day.to_string()].join(" · ");
    let mut page = view.page("stand_ins", title, subtitle, blocks);
    page.tone = if nobody > 0 { Tone::Bad } else { Tone::Neutral };
    Some(Built { page, note })
}

/// The rows of owners who are away, by owner and stand-in, the most urgent first.
fn rows<'a>(view: &View<'a>) -> Vec<&'a Assignment> {
    let assignments = &view.facts.followed.assignments;
    let tasks = view.facts.tasks.iter().zip(0_usize..);
    let ranks: BTreeMap<usize, usize> = tasks.map(|(task, rank)| (task.assignment, rank)).collect();
    let mut rows: Vec<(usize, &Assignment)> = assignments
        .iter()
        .enumerate()
        .filter(|(_, row)| row.absence.is_some())
        .map(|(position, row)| (ranks.get(&position).copied().unwrap_or(usize::MAX), row))
        .collect();
    rows.sort_by_key(|(rank, row)| (row.owner.clone(), row.holder.clone(), *rank));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Who stands in, for whom, for how many rows, and how many she has that day in all.
fn totals(view: &View<'_>, rows: &[&Assignment]) -> Table {
    #[derive(Default)]
    struct Sum<'a> {
        rows: i64,
        owners: Vec<&'a str>,
    }
    let mut sums: BTreeMap<Option<&Text>, Sum<'_>> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(row.holder.as_ref()).or_default();
        sum.rows += 1;
        let owner = row.owner.as_deref().unwrap_or_default();
        // The rows of one owner stand together.
        if sum.owners.last() != Some(&owner) {
            sum.owners.push(owner);
        }
    }
    let mut held: BTreeMap<&Text, i64> = BTreeMap::new();
    for row in &view.facts.followed.assignments {
        if let Some(holder) = &row.holder {
            *held.entry(holder).or_default() += 1;
        }
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let line = |(holder, sum): (Option<&Text>, Sum<'_>)| {
        let name = match holder {
            Some(name) => Cell::text(Some(&**name)),
            None => Cell::Status(Tone::Bad, view.word("stand_in.nobody")),
        };
        let all = holder.and_then(|holder| held.get(holder)).copied();
        let own = all.map_or(Cell::Blank, |all| Cell::Count(all - sum.rows));
        let owners = sum.owners.join(&view.word("stand_in.between"));
        TableRow::item(vec![
            name,
            Cell::Text(owners),
            Cell::Count(sum.rows),
            own,
            all.map_or(Cell::Blank, Cell::Count),
        ])
    };
    Table {
        title: view.word("stand_in.totals"),
        subtitle: String::new(),
        columns: vec![
            column("stand_in", Role::Text),
            column("stand_in_for", Role::LongText),
            column("stand_in_rows", Role::Count),
            column("stand_in_own", Role::Count),
            column("stand_in_all", Role::Count),
        ],
        rows: sums.into_iter().map(line).collect(),
        source: String::new(),
        freeze: 0,
        filter: false,
    }
}

fn list(view: &View<'_>, rows: &[&Assignment]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let names = &view.facts.followed.colleagues;
    let names = names.iter().map(ToString::to_string).collect();
    let staff = view.facts.book.staff.iter();
    let named: FxHashMap<&str, &str> = staff
        .filter_map(|person| Some((&*person.name, person.stand_in.as_deref()?)))
        .collect();
    Table {
        title: view.word("stand_in.list"),
        subtitle: view.unit(),
        columns: vec![
            column("stand_in_owner", Role::Text),
            column("stand_in_absence", Role::Text),
            column("waybill", Role::Id),
            column("order", Role::Id),
            column("customer", Role::Text),
            column("carrier", Role::Text),
            column("status", Role::Text),
            column("stand_in_days", Role::Count),
            column("stand_in_money", Role::Money),
            Column::input(view.in_table("column", "stand_in"), names)
                .with_note(view.word("stand_in.choose")),
            column("stand_in_note", Role::Text),
            column("record_key", Role::Key).hidden(),
        ],
        rows: rows.iter().map(|row| line(view, row, &named)).collect(),
        source: view.source(&[Kind::Courier, Kind::Staff], "basis.day"),
        freeze: 0,
        filter: true,
    }
}

fn line(view: &View<'_>, row: &Assignment, named: &FxHashMap<&str, &str>) -> TableRow {
    let parcel = view.facts.book.parcels.get(row.parcel.get());
    let order = view.facts.input.orders_of(row.parcel).next();
    let order = order.map(|(_, order)| order);
    let customer = order.and_then(|order| order.customer.as_deref());
    let receiver = || parcel.and_then(|parcel| parcel.receiver.as_deref());
    let since = parcel.and_then(Parcel::shipped_at);
    let days = since.map(|since| (row.day - since.day()).num_days().max(0));
    let waybill = parcel.map(|parcel| parcel.waybill.as_str());
    let key = StandInKey {
        day: row.day,
        waybill: waybill.unwrap_or_default().into(),
        owner: row.owner.clone().unwrap_or_else(|| "".into()),
        holder: row.holder.clone(),
    };
    TableRow::item(vec![
        Cell::text(row.owner.as_deref()),
        row.absence
            .map_or(Cell::Blank, |absence| Cell::Text(view.word(absence.key()))),
        Cell::text(waybill),
        Cell::text(order.map(|order| order.number.as_str())),
        Cell::text(customer.or_else(receiver)),
        Cell::text(parcel.and_then(|parcel| parcel.carrier.as_deref())),
        Cell::Text(view.status(parcel, row.status)),
        days.map_or(Cell::Blank, Cell::Count),
        Cell::money(at_stake(view, row, parcel)),
        Cell::text(row.holder.as_deref()),
        Cell::Text(view.word(note(row, named))),
        Cell::Text(key.encode()),
    ])
}

/// What is lost if the parcel comes back: what the courier is to collect, else what its orders still owe.
fn at_stake(view: &View<'_>, row: &Assignment, parcel: Option<&Parcel>) -> Option<Money> {
    let cod = parcel.and_then(|parcel| parcel.cod);
    let orders = view.facts.input.orders_of(row.parcel);
    let balances = orders.filter_map(|(index, _)| view.facts.input.ledger(index));
    cod.filter(|amount| amount.minor() > 0).or_else(|| {
        balances
            .map(|ledger| ledger.balance)
            .filter(|balance| balance.minor() > 0)
            .reduce(|sum, balance| sum.checked_add(balance).unwrap_or(sum))
    })
}

/// How the stand-in was found; `named` holds the roster's 代跟人 by owner.
fn note(row: &Assignment, named: &FxHashMap<&str, &str>) -> &'static str {
    let owner = row.owner.as_deref().unwrap_or_default();
    let holder = row.holder.as_deref().unwrap_or_default();
    let is_named = named.get(owner).is_some_and(|names| names.contains(holder));
    match row.holder_by {
        HolderBy::Nobody => "stand_in.nobody",
        HolderBy::Person => "stand_in.by_person",
        HolderBy::Owner => "stand_in.by_owner",
        HolderBy::StandIn if is_named => "stand_in.by_roster",
        HolderBy::StandIn | HolderBy::Load => "stand_in.evenly",
    }
}

#[cfg(test)]
#[path = "stand_ins_tests.rs"]
mod tests;
