//! Lines of settlement lists, grouped by what is paid over in one sum.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::Proofs;
use crate::model::{Money, Origin, Settlement, SheetId, Text};
use crate::normalise::BatchedLine;

/// What makes lines one settlement: the batch, or without one the sheet and the day.
type Group = (
    Option<Text>,
    Option<Text>,
    Option<(SheetId, Option<NaiveDate>)>,
);

/// What makes two lines the same, besides their number in the batch.
type Content = (
    Option<Text>,
    Option<Text>,
    Option<NaiveDate>,
    Option<Text>,
    Option<Text>,
    Money,
    Money,
);

/// One settlement for each batch, by day and name. A waybill or order that is listed again with the
/// same money is merged; lines that name neither are told apart by their count.
pub(super) fn join(mut rows: Vec<BatchedLine>, proofs: &mut Proofs) -> Vec<Settlement> {
    rows.sort_by_key(|row| row.line.origin);
    let mut seen: FxHashMap<Content, (SheetId, u32, u32)> = FxHashMap::default();
    let mut groups: BTreeMap<Group, Settlement> = BTreeMap::new();
    for row in rows {
        if is_repeat(&row, &mut seen) {
            proofs.merge(row.line.origin);
            continue;
        }
        let place = row
            .batch
            .is_none()
            .then_some((row.line.origin.sheet, row.day));
        let group = (row.batch.clone(), row.carrier.clone(), place);
        let settlement = groups.entry(group).or_insert_with(|| Settlement {
            batch: row
                .batch
                .clone()
                .unwrap_or_else(|| name(row.line.origin, row.day, proofs)),
            carrier: row.carrier.clone(),
            day: row.day,
            lines: Vec::new(),
        });
        settlement.day = settlement.day.or(row.day);
        settlement.lines.push(row.line);
    }
    let mut settlements: Vec<Settlement> = groups.into_values().collect();
    settlements.sort_by(|a, b| (a.day, &a.batch, &a.carrier).cmp(&(b.day, &b.batch, &b.carrier)));
    settlements
}

fn is_repeat(row: &BatchedLine, seen: &mut FxHashMap<Content, (SheetId, u32, u32)>) -> bool {
    let line = &row.line;
    let content = (
        row.batch.clone(),
        row.carrier.clone(),
        row.day,
        line.waybill.as_ref().map(crate::model::WaybillNo::text),
        line.order.as_ref().map(crate::model::OrderNo::text),
        line.amount,
        line.fee,
    );
    let sheet = line.origin.sheet;
    let (last, in_sheet, kept) = seen.entry(content).or_insert((sheet, 0, 0));
    if *last != sheet {
        (*last, *in_sheet) = (sheet, 0);
    }
    *in_sheet += 1;
    let named = line.waybill.is_some() || line.order.is_some();
    let repeat = if named { *kept > 0 } else { *in_sheet <= *kept };
    if !repeat {
        *kept += 1;
    }
    repeat
}

/// A name that the user can find again: file, sheet, day.
fn name(origin: Origin, day: Option<NaiveDate>, proofs: &Proofs) -> Text {
    let mut parts: Vec<String> = Vec::new();
    if let Some(proof) = proofs.of(origin) {
        parts.push(proof.file.to_string());
        if !proof.sheet.is_empty() {
            parts.push(proof.sheet.to_string());
        }
    }
    parts.extend(day.map(|day| day.to_string()));
    parts.join(" › ").into()
}

#[cfg(test)]
#[path = "settlements_tests.rs"]
mod tests;
