//! One table of a sheet: recognised by its head, then turned into records chunk by chunk.

use rayon::prelude::*;

use super::hidden::HiddenRows;
use super::sheet::Place;
use crate::model::{Kind, RowFate, SheetId, SheetProof};
use crate::normalise::{self, Reading, Records, ReturnedSheet};
use crate::read::Row;
use crate::recognise::{self, Recognition, SheetNames, Stated, Table};

/// A sheet, or a table of it, that was read to its end.
pub(super) struct ReadSheet {
    pub(super) proof: SheetProof,
    pub(super) records: Records,
    pub(super) table: Option<Table>,
    /// The rows that it was recognised by, where they were asked for.
    pub(super) head: Vec<Row>,
    /// The first and the last row that it has.
    pub(super) rows: Option<(u32, u32)>,
    /// The rows of data that Excel does not show.
    pub(super) hidden: HiddenRows,
}

/// A table that rows are still given to.
pub(super) struct OpenPart {
    id: SheetId,
    table: Option<Table>,
    /// The table with the day and the clerk that a line between its rows states.
    restated: Option<Table>,
    records: Records,
    head: Vec<Row>,
    count: u32,
    rows: Option<(u32, u32)>,
    hidden: HiddenRows,
}

impl OpenPart {
    /// Recognises a table by its first rows. `shared` is given for one of several tables of a sheet.
    pub(super) fn recognise(
        id: SheetId,
        head: &[Row],
        shared: Option<&Stated>,
        place: &Place<'_>,
    ) -> Self {
        let names = SheetNames {
            file: &place.file,
            sheet: &place.sheet,
            id,
            as_of: place.source.config.as_of.date(),
            shared,
        };
        let (table, problems) = match recognise::recognise(&names, head, place.source.profiles) {
            Recognition::Table(table, problems) => (Some(*table), problems),
            Recognition::Unknown(problem) => (None, vec![*problem]),
        };
        let records = Records {
            problems,
            ..Records::default()
        };
        Self {
            id,
            table,
            restated: None,
            records,
            head: if place.source.keeps_heads {
                head.to_vec()
            } else {
                Vec::new()
            },
            count: 0,
            rows: None,
            hidden: HiddenRows::default(),
        }
    }

    /// How it is understood; `None` if it is not.
    pub(super) fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Turns further rows into records.
    pub(super) fn take(&mut self, rows: &[Row], place: &Place<'_>) {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return;
        };
        let from = self.rows.map_or(first.number, |(from, _)| from);
        self.rows = Some((from, last.number));
        self.count += rows.len() as u32;
        for row in rows.iter().filter(|row| row.is_hidden) {
            let table = self.table.as_ref();
            if table.is_none_or(|table| recognise::fate_of(row, table).is_none()) {
                self.hidden.count(row);
            }
        }
        let as_of = place.source.config.as_of.date();
        let mut rest = rows;
        while !rest.is_empty() {
            // A line between the rows may state the day or the clerk of those below it.
            let line = |row: &Row| {
                self.table
                    .as_ref()
                    .and_then(|table| Stated::between(row, table, as_of))
            };
            let found = rest
                .iter()
                .enumerate()
                .find_map(|(at, row)| Some((at, line(row)?)));
            let until = found.as_ref().map_or(rest.len(), |(at, _)| at + 1);
            let (part, later) = rest.split_at(until);
            let table = self.restated.as_ref().or(self.table.as_ref());
            let records = normalise_chunk(self.id, part, table, place);
            self.records.append(records);
            rest = later;
            if let (Some((_, stated)), Some(known)) = (found, table.cloned()) {
                self.restated = Some(stated.over(known));
            }
        }
    }

    /// The part with its account.
    pub(super) fn close(mut self, place: &Place<'_>) -> ReadSheet {
        if let Some(table) = &self.table {
            self.records.settle_returned(&ReturnedSheet {
                id: self.id,
                file: &place.file,
                table,
                is_own: place.is_own,
            });
        }
        let table = self.table.as_ref();
        let mut proof = SheetProof {
            id: self.id,
            file: place.file.clone(),
            sheet: place.sheet.clone(),
            part: None,
            hash: "".into(),
            kind: table.map_or(Kind::Unknown, Table::kind),
            profile: table.map_or_else(|| "".into(), |table| table.profile.id.as_str().into()),
            confidence: table.map_or(0, |table| table.confidence),
            header_row: table.map(|table| table.header_row),
            rows: self.count,
            fates: std::mem::take(&mut self.records.fates),
            money: Vec::new(),
            merged_money: Vec::new(),
            audit: self.records.audit(self.id, self.table.as_ref()),
        };
        for (direction, amount) in self.records.money.drain(..) {
            proof.add_money(direction, amount);
        }
        ReadSheet {
            proof,
            records: self.records,
            table: self.table,
            head: self.head,
            rows: self.rows,
            hidden: self.hidden,
        }
    }
}

/// Rows that one core takes at a time.
const PIECE_ROWS: usize = 512;

fn normalise_chunk(id: SheetId, rows: &[Row], table: Option<&Table>, place: &Place<'_>) -> Records {
    let Some(table) = table else {
        let mut records = Records::default();
        for _ in rows {
            records.count(RowFate::NotATable);
        }
        return records;
    };
    let reading = Reading {
        sheet: id,
        file: &place.file,
        table,
        vocabulary: place.source.vocabulary,
        currency: place.source.config.currency,
        as_of: place.source.config.as_of,
        saved: place.saved,
    };
    let with_form: Vec<Row>;
    let rows = if table.form.is_empty() {
        rows
    } else {
        let own = |row: &Row| match recognise::fate_of(row, table) {
            None => table.with_form(row),
            Some(_) => row.clone(),
        };
        with_form = rows.iter().map(own).collect();
        &with_form
    };
    let pieces: Vec<Records> = rows
        .par_chunks(PIECE_ROWS)
        .map(|piece| normalise::normalise(&reading, piece, |row| recognise::fate_of(row, table)))
        .collect();
    let mut records = Records::default();
    for piece in pieces {
        records.append(piece);
    }
    records
}
