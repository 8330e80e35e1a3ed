//! One sheet: its tables, beside and below each other, each recognised by its head, normalised in
//! chunks, its rows accounted for.

use chrono::NaiveDateTime;

use super::hidden::tell_hidden;
use super::ids::Ids;
use super::input::member_name;
use super::part::ReadSheet;
use super::stack::Stack;
use crate::config::Config;
use crate::model::{Kind, Part, Text};
use crate::normalise::Vocabulary;
use crate::read::{Row, Sheet};
use crate::recognise::{self, Profiles, Stated};

/// What a file's sheets have in common.
pub(super) struct Source<'a> {
    pub(super) file: &'a Text,
    pub(super) profiles: &'a Profiles,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) config: &'a Config,
    /// True if the rows that a table was recognised by are to be kept, for showing them.
    pub(super) keeps_heads: bool,
}

/// What the tables of a sheet have in common.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub(super) file: Text,
    pub(super) sheet: Text,
    pub(super) source: &'a Source<'a>,
    /// When the workbook was saved.
    pub(super) saved: Option<NaiveDateTime>,
    /// True if the program wrote the sheet.
    pub(super) is_own: bool,
}

/// One sheet → its tables, in the order of their ids; nearly always one. Each is recognised by its
/// head, then turned into records chunk by chunk, each chunk on all cores. None without an id left, and none for a page of
/// our own reports that does not come back filled in.
pub(super) fn read_sheet(
    mut ids: Ids,
    mut sheet: Sheet<'_>,
    source: &Source<'_>,
) -> Vec<ReadSheet> {
    let is_own = sheet.info.is_own || recognise::is_own_page(&sheet.head);
    let place = Place {
        file: member_name(source.file, sheet.info.member.as_deref()),
        sheet: sheet.info.name.as_str().into(),
        source,
        saved: sheet.info.saved,
        is_own,
    };
    let has_keys = is_own && recognise::has_keys(&sheet.head, source.profiles);
    if is_own && !has_keys && !recognise::is_dispatch(&sheet.head, source.profiles) {
        // A report repeats what was read; what people decide on it is all that it adds.
        return Vec::new();
    }
    let (info, file) = (sheet.info.clone(), place.file.clone());
    let head = std::mem::take(&mut sheet.head);
    let blocks = recognise::blocks(&head, source.profiles);
    let (columns, mut stacks) = match blocks {
        None => (Vec::new(), vec![Stack::new(place, None)]),
        Some(blocks) => {
            let day = source.config.as_of.date();
            let above = Stated::above(&head, blocks.header_row, day);
            let stack = |_| Stack::new(place.clone(), Some(above.clone()));
            let stacks = blocks.columns.iter().map(stack).collect();
            (blocks.columns, stacks)
        }
    };
    let mut chunk = Some(head);
    while let Some(rows) = chunk {
        give(rows, &columns, &mut stacks, &mut ids);
        chunk = sheet.next_chunk();
    }
    let mut parts = Vec::new();
    for (position, stack) in stacks.into_iter().enumerate() {
        let mut below = stack.finish(&mut ids);
        name(&mut below, columns.get(position).copied());
        parts.append(&mut below);
    }
    parts.sort_by_key(|part| part.proof.id);
    if is_own {
        // Without keys it can be nothing but a dispatch; people hide and filter where they work.
        parts.retain(|part| has_keys || part.proof.kind == Kind::FollowUp);
    } else {
        tell_hidden(&mut parts, info, &file);
    }
    parts
}

/// Gives each stack the rows, or of the rows the cells of its columns.
fn give(rows: Vec<Row>, columns: &[(u16, u16)], stacks: &mut [Stack<'_>], ids: &mut Ids) {
    if let ([stack], []) = (&mut *stacks, columns) {
        stack.push(rows, ids);
        return;
    }
    let mut shares: Vec<Vec<Row>> = vec![Vec::new(); stacks.len()];
    for row in rows {
        let Row {
            number,
            is_hidden,
            cells,
        } = row;
        let mut split: Vec<Row> = columns
            .iter()
            .map(|_| Row {
                number,
                is_hidden,
                cells: Vec::new(),
            })
            .collect();
        for cell in cells {
            let block = columns
                .iter()
                .position(|(first, last)| (*first..=*last).contains(&cell.column));
            if let Some(part) = block.and_then(|block| split.get_mut(block)) {
                part.cells.push(cell);
            }
        }
        for (share, part) in shares.iter_mut().zip(split) {
            if part.cells.iter().any(|cell| !cell.is_blank()) {
                share.push(part);
            }
        }
    }
    for (stack, share) in stacks.iter_mut().zip(shares) {
        stack.push(share, ids);
    }
}

/// Says of each table where in its sheet it stands; nothing of a table that has the sheet for itself.
fn name(parts: &mut [ReadSheet], block: Option<(u16, u16)>) {
    let is_one = parts.len() == 1;
    for part in parts {
        let columns = block.map(|(first, last)| {
            let used = part.table.as_ref().and_then(|table| {
                Some((table.columns.first()?.index, table.columns.last()?.index))
            });
            used.unwrap_or((first, last))
        });
        let rows = part.rows.filter(|_| !is_one);
        if rows.is_some() || columns.is_some() {
            part.proof.part = Some(Part { rows, columns });
        }
    }
}
