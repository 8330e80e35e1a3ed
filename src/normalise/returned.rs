//! Which row of a dispatch each returned row was, once its whole sheet is read.
//!
//! The key of a row holds against the numbers that are seen, with two exceptions: a sheet of which only the visible
//! columns were sorted, so that keys and rows came apart, and a row that somebody copied to write down another parcel.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Records;
use super::row_reader::RowReader;
use super::sameness::is_same;
use crate::finding::{Problem, ProblemKind};
use crate::model::{
    Arg, CourierCell, DispatchKey, Edit, FollowUp, Given, Message, OrderNo, Origin, RowFate,
    SheetId, Text, WaybillNo,
};
use crate::read::{Cell, Value};
use crate::recognise::{Field, Table};

/// A row with a key, and what stands in the columns that are not the clerk's.
#[derive(Clone, Debug)]
pub(crate) struct Returned {
    row: u32,
    key: DispatchKey,
    shown: Vec<Shown>,
}

/// A cell of a returned row.
#[derive(Clone, Debug)]
struct Shown {
    cell: CourierCell,
    /// Where it stands; `None` if the column is gone.
    column: Option<u16>,
    /// What stands there; `None` for a blank cell.
    value: Option<Value>,
}

/// The column of a cell.
const fn field(cell: CourierCell) -> Field {
    match cell {
        CourierCell::Waybill => Field::Waybill,
        CourierCell::Order => Field::OrderNo,
        CourierCell::Customer => Field::Receiver,
        CourierCell::Phone => Field::Phone,
        CourierCell::Goods => Field::Product,
        CourierCell::Cod => Field::Cod,
        CourierCell::Carrier => Field::Carrier,
        CourierCell::Status => Field::CourierStatus,
    }
}

impl Returned {
    /// Keeps what stands in a row.
    pub(super) fn new(row: &RowReader<'_>, key: DispatchKey) -> Self {
        let shown = |cell| {
            let column = row.layout.column(field(cell));
            let found = column.and_then(|column| row.row.cell(column.index));
            Shown {
                cell,
                column: column.map(|column| column.index),
                value: found
                    .filter(|cell| !cell.is_blank())
                    .map(|cell| cell.value.clone()),
            }
        };
        Self {
            row: row.row.number,
            key,
            shown: CourierCell::ALL.map(shown).to_vec(),
        }
    }

    /// What differs from what was sent with a key.
    fn edits<'a>(&'a self, key: &'a DispatchKey) -> impl Iterator<Item = (&'a Shown, u16)> {
        self.shown.iter().filter_map(|shown| {
            let column = shown.column?;
            let same = is_same(shown.cell, key.sent(shown.cell), shown.value.as_ref());
            (!same).then_some((shown, column))
        })
    }
}

/// The sheet that rows came back in.
pub struct ReturnedSheet<'a> {
    /// Its id.
    pub id: SheetId,
    /// Its file.
    pub file: &'a Text,
    /// How it is understood.
    pub table: &'a Table,
    /// True if the program wrote the workbook, also where the keys are gone.
    pub is_own: bool,
}

impl Records {
    /// Gives each returned row the row of the dispatch that it was, and notes what was changed in it. A sheet of ours in
    /// which nobody has filled in anything did not come back: its rows are undecided.
    pub fn settle_returned(&mut self, sheet: &ReturnedSheet<'_>) {
        let returned = std::mem::take(&mut self.returned);
        if self.follow_ups.is_empty() || (returned.is_empty() && !sheet.is_own) {
            return;
        }
        if !self.follow_ups.iter().any(FollowUp::is_filled) {
            self.set_aside_where(|_| true);
            return;
        }
        let keys = Keys::new(&returned, &self.follow_ups);
        for follow_up in &mut self.follow_ups {
            let row = follow_up.origin.row;
            let own = returned.binary_search_by_key(&row, |returned| returned.row);
            let own = own.ok().and_then(|position| returned.get(position));
            let found = own.and_then(|own| Some((own, keys.key(own, follow_up)?)));
            match found {
                Some((own, key)) => take_key(follow_up, own, key, sheet),
                None => keys.complete(follow_up, sheet.table),
            }
        }
        self.set_aside_where(|row| row.of_contact && !row.is_filled());
        let lost = lost_columns(&returned);
        let lost = (!lost.is_empty())
            .then(|| Message::new("returned.columns_gone").with("columns", Arg::List(lost)));
        let answers = sheet.table.column(Field::Outcome).is_none();
        let answers = answers.then(|| Message::new("returned.outcome_gone"));
        let gone = lost.into_iter().chain(answers);
        self.problems.extend(gone.map(|detail| Problem {
            kind: ProblemKind::ReturnedColumns,
            file: sheet.file.clone(),
            origin: Some(Origin::row(sheet.id, sheet.table.header_row)),
            column: None,
            text: "".into(),
            detail: Some(detail),
        }));
    }

    /// Takes back rows of the sheet that nobody has filled in: all of them, or those of the outbound-sales contact, who
    /// leaves most rows to their clerks.
    fn set_aside_where(&mut self, is_blank: impl Fn(&FollowUp) -> bool) {
        let blank = self.follow_ups.extract_if(.., |row| is_blank(row));
        let mut rows: Vec<u32> = blank.map(|row| row.origin.row).collect();
        rows.dedup();
        if let Some(used) = self.fates.get_mut(&RowFate::Used) {
            *used = used.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        }
        self.fates.retain(|_, count| *count > 0);
        for row in rows {
            self.count_row(RowFate::Undecided, row);
        }
    }
}

/// The keys of a sheet.
struct Keys<'a> {
    by_waybill: FxHashMap<&'a str, &'a DispatchKey>,
    /// Waybills that stand in the row of their own key.
    at_home: FxHashSet<Text>,
    /// The day and the holder, if all keys have the same.
    day: Option<chrono::NaiveDate>,
    holder: Option<Text>,
    /// True if the sheet is the one of the outbound-sales contact.
    of_contact: bool,
}

impl<'a> Keys<'a> {
    fn new(returned: &'a [Returned], follow_ups: &[FollowUp]) -> Self {
        let mut by_waybill = FxHashMap::default();
        let mut at_home = FxHashSet::default();
        let mut rows = follow_ups.iter();
        for one in returned {
            by_waybill.entry(&*one.key.waybill).or_insert(&one.key);
            let own = rows.find(|row| row.origin.row == one.row);
            let shown = own.and_then(|row| row.waybill.as_ref());
            if shown.is_some_and(|shown| shown.as_str() == &*one.key.waybill) {
                at_home.insert(one.key.waybill.clone());
            }
        }
        let first = returned.first().map(|one| &one.key);
        let all = |same: fn(&DispatchKey, &DispatchKey) -> bool| {
            first.filter(|first| returned.iter().all(|one| same(first, &one.key)))
        };
        Self {
            by_waybill,
            at_home,
            day: all(|a, b| a.day == b.day).map(|key| key.day),
            holder: all(|a, b| a.holder == b.holder).and_then(|key| filled(&key.holder)),
            of_contact: first.is_some_and(|key| key.of_contact),
        }
    }

    /// The key that a row is to be read by: its own, or, if the row shows another row's waybill and fits that one
    /// better, that row's. `None` for a copy of a row in which another parcel was written down.
    fn key(&self, own: &'a Returned, follow_up: &FollowUp) -> Option<&'a DispatchKey> {
        let Some(shown) = follow_up.waybill.as_ref().map(WaybillNo::as_str) else {
            return Some(&own.key);
        };
        if shown == &*own.key.waybill || own.key.waybill.is_empty() {
            return Some(&own.key);
        }
        match self.by_waybill.get(shown) {
            Some(other) if own.edits(other).count() < own.edits(&own.key).count() => Some(other),
            Some(_) => Some(&own.key),
            None => (!self.at_home.contains(&own.key.waybill)).then_some(&own.key),
        }
    }

    /// A row without a key is of the day and the person of the sheet.
    fn complete(&self, follow_up: &mut FollowUp, table: &Table) {
        if self.day.is_some() && table.column(Field::Day).is_none() {
            follow_up.day = self.day;
        }
        if self.holder.is_some() {
            follow_up.clerk.clone_from(&self.holder);
        }
        follow_up.of_contact = self.of_contact;
    }
}

fn take_key(
    follow_up: &mut FollowUp,
    own: &Returned,
    key: &DispatchKey,
    sheet: &ReturnedSheet<'_>,
) {
    let row = Origin::row(sheet.id, own.row);
    let edits = own.edits(key).map(|(shown, column)| Edit {
        cell: shown.cell,
        sent: key.sent(shown.cell).clone(),
        came_back: shown.value.as_ref().map_or_else(
            || "".into(),
            |value| Cell::new(0, value.clone()).text().trim().into(),
        ),
        origin: row.at(column),
    });
    follow_up.edits = edits.collect();
    follow_up.waybill = filled(&key.waybill).map(|number| WaybillNo::new(&number, &number, None));
    follow_up.order = key
        .order
        .as_ref()
        .map(|number| OrderNo::new(number, number, None));
    follow_up.of_contact = key.of_contact;
    follow_up.day = Some(key.day);
    follow_up.clerk = filled(&key.holder).or_else(|| follow_up.clerk.take());
    follow_up.given = Some(Given {
        day: key.day,
        waybill: key.waybill.clone(),
        owner: key.owner.clone(),
        holder: key.holder.clone(),
        origin: sheet
            .table
            .column(Field::RecordKey)
            .map_or(row, |column| row.at(column.index)),
    });
}

fn filled(text: &Text) -> Option<Text> {
    Some(text.clone()).filter(|text| !text.is_empty())
}

/// The columns that are gone though something had stood in them.
fn lost_columns(returned: &[Returned]) -> Vec<Arg> {
    let mut lost = BTreeSet::new();
    for one in returned {
        let gone = one.shown.iter().filter(|shown| shown.column.is_none());
        lost.extend(
            gone.map(|shown| shown.cell)
                .filter(|cell| !one.key.sent(*cell).is_empty()),
        );
    }
    lost.into_iter().map(|cell| Arg::Word(cell.key())).collect()
}

#[cfg(test)]
#[path = "returned_tests.rs"]
mod tests;
