//! One sheet: recognised by its head, normalised in chunks, its rows accounted for.

use rayon::prelude::*;

use super::input::member_name;
use crate::config::Config;
use crate::model::{Kind, RowFate, SheetId, SheetProof, Text};
use crate::normalise::{self, Reading, Records, Vocabulary};
use crate::read::{Row, Sheet};
use crate::recognise::{self, Profiles, Recognition, SheetNames, Table};

/// What a file's sheets have in common.
pub(super) struct Source<'a> {
    pub(super) file: &'a Text,
    pub(super) profiles: &'a Profiles,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) config: &'a Config,
}
/// A sheet that was read to its end.
pub(super) struct ReadSheet {
    pub(super) proof: SheetProof,
    pub(super) records: Records,
    pub(super) table: Option<Table>,
}

/// One sheet: recognised by its head, then turned into records chunk by chunk, each chunk on all cores.
pub(super) fn read_sheet(id: SheetId, mut sheet: Sheet<'_>, source: &Source<'_>) -> ReadSheet {
    let file = member_name(source.file, sheet.info.member.as_deref());
    let names = SheetNames {
        file: &file,
        sheet: &sheet.info.name,
        id,
        as_of: source.config.as_of.date(),
    };
    let (table, problems) = match recognise::recognise(&names, &sheet.head, source.profiles) {
        Recognition::Table(table, problems) => (Some(*table), problems),
        Recognition::Unknown(problem) => (None, vec![*problem]),
    };
    let mut records = Records {
        problems,
        ..Records::default()
    };
    let mut rows = 0;
    let mut chunk = Some(std::mem::take(&mut sheet.head));
    while let Some(part) = chunk {
        rows += part.len() as u32;
        records.append(normalise_chunk(id, &file, &part, table.as_ref(), source));
        chunk = sheet.next_chunk();
    }
    let proof = proof_of(
        id,
        &file,
        &sheet.info.name,
        rows,
        table.as_ref(),
        &mut records,
    );
    ReadSheet {
        proof,
        records,
        table,
    }
}

/// Rows that one core takes at a time.
const PIECE_ROWS: usize = 512;

fn normalise_chunk(
    id: SheetId,
    file: &Text,
    rows: &[Row],
    table: Option<&Table>,
    source: &Source<'_>,
) -> Records {
    let Some(table) = table else {
        let mut records = Records::default();
        for _ in rows {
            records.count(RowFate::NotATable);
        }
        return records;
    };
    let reading = Reading {
        sheet: id,
        file,
        table,
        vocabulary: source.vocabulary,
        currency: source.config.currency,
        as_of: source.config.as_of,
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

fn proof_of(
    id: SheetId,
    file: &Text,
    sheet: &str,
    rows: u32,
    table: Option<&Table>,
    records: &mut Records,
) -> SheetProof {
    let mut proof = SheetProof {
        id,
        file: file.clone(),
        sheet: sheet.into(),
        hash: "".into(),
        kind: table.map_or(Kind::Unknown, Table::kind),
        profile: table.map_or_else(|| "".into(), |table| table.profile.id.as_str().into()),
        confidence: table.map_or(0, |table| table.confidence),
        header_row: table.map(|table| table.header_row),
        rows,
        fates: std::mem::take(&mut records.fates),
        money: Vec::new(),
        merged_money: Vec::new(),
        audit: records.audit(id, table),
    };
    for (direction, amount) in records.money.drain(..) {
        proof.add_money(direction, amount);
    }
    proof
}
