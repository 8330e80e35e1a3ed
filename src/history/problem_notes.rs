//! Registers of problems and complaints: a register that is kept up is read again and again.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{Proofs, fill};
use crate::model::{ProblemNote, Text};

/// What makes two rows the same problem.
type Identity = (
    Option<NaiveDate>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
);

/// By day and origin. A problem that is registered once more keeps its first place and its latest state: a row that
/// settles it wins, else the one that was read later. A row that adds nothing is merged.
pub(super) fn join(mut rows: Vec<ProblemNote>, proofs: &mut Proofs) -> Vec<ProblemNote> {
    rows.sort_by_key(|row| row.origin);
    let mut notes: Vec<ProblemNote> = Vec::with_capacity(rows.len());
    let mut places: FxHashMap<Identity, usize> = FxHashMap::default();
    for row in rows {
        let place = *places.entry(identity(&row)).or_insert(notes.len());
        match notes.get_mut(place) {
            None => notes.push(row),
            Some(known) => {
                proofs.merge(row.origin);
                take_in(known, row);
            }
        }
    }
    notes.sort_by_key(|row| (row.day, row.origin));
    notes
}

/// Without a number the customer tells two problems apart.
fn identity(row: &ProblemNote) -> Identity {
    let is_numbered = row.waybill.is_some() || row.order.is_some();
    (
        row.day,
        row.kind.clone(),
        row.waybill.as_ref().map(crate::model::WaybillNo::text),
        row.order.as_ref().map(crate::model::OrderNo::text),
        row.description.clone(),
        row.customer.clone().filter(|_| !is_numbered),
    )
}

fn take_in(known: &mut ProblemNote, row: ProblemNote) {
    // A register is settled once: an older copy of it that is read later does not open it again.
    let has_last_word = row.closed || !known.closed;
    let (mut last, rest) = if has_last_word {
        (row, known.clone())
    } else {
        (known.clone(), row)
    };
    fill!(
        last,
        rest,
        [owner, registered_by, customer, carrier, result, closed_on]
    );
    last.is_complaint |= rest.is_complaint;
    last.origin = last.origin.min(rest.origin);
    *known = last;
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, proofs};
    use super::*;
    use crate::model::{Origin, SheetId, WaybillNo};

    fn note(sheet: u32, row: u32, date: &str, waybill: &str, closed: bool) -> ProblemNote {
        ProblemNote {
            day: Some(day(date)),
            kind: Some("破损".into()),
            description: Some("外包装破".into()),
            waybill: Some(WaybillNo::new(waybill, waybill, None)),
            closed,
            ..ProblemNote::new(Origin::row(SheetId(sheet), row))
        }
    }

    #[test]
    fn a_problem_registered_again_keeps_its_later_state() {
        let mut settled = note(1, 2, "10-08", "SF1", true);
        settled.result = Some("已赔付".into());
        let mut owned = note(0, 2, "10-08", "SF1", false);
        owned.owner = Some("李敏".into());
        let rows = vec![
            settled,
            owned,
            note(2, 2, "10-08", "SF1", false),
            note(0, 3, "10-07", "SF2", false),
            note(0, 4, "10-08", "SF3", false),
        ];
        let mut proofs = proofs(3, 3);
        let notes = join(rows, &mut proofs);
        let told: Vec<_> = notes
            .iter()
            .map(|note| {
                let text = |text: &Option<Text>| text.as_deref().unwrap_or("-").to_owned();
                format!(
                    "{} {} {} {} {}",
                    note.waybill.as_ref().map_or("-", WaybillNo::as_str),
                    note.closed,
                    text(&note.owner),
                    text(&note.result),
                    note.origin.row
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "SF2 false - - 3",
                "SF1 true 李敏 已赔付 2",
                "SF3 false - - 4"
            ]
        );
        let merged: Vec<u32> = proofs
            .0
            .iter()
            .map(crate::model::SheetProof::merged)
            .collect();
        assert_eq!(merged, [0, 1, 1]);
    }
}
