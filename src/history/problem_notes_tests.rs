//! Registers that repeat and correct each other.

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
