//! Tests of `settlements`.

use super::super::testing::{day, proofs};
use super::*;
use crate::model::{SettlementLine, WaybillNo};

fn line(sheet: u32, row: u32, batch: &str, waybill: &str, date: &str) -> BatchedLine {
    let given = |text: &str| (!text.is_empty()).then(|| text.into());
    BatchedLine {
        batch: given(batch),
        carrier: Some("顺丰".into()),
        day: Some(day(date)),
        line: SettlementLine {
            waybill: (!waybill.is_empty()).then(|| WaybillNo::new(waybill, waybill, None)),
            order: None,
            amount: Money::cny(10_000),
            fee: Money::cny(1_00),
            origin: Origin::row(SheetId(sheet), row),
        },
    }
}

fn check(rows: Vec<BatchedLine>, expected: &[(&str, usize)], merged: u32) {
    let mut proofs = proofs(2, 9);
    let settlements = join(rows, &mut proofs);
    let found: Vec<_> = settlements
        .iter()
        .map(|settlement| (&*settlement.batch, settlement.lines.len()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(
        proofs
            .0
            .iter()
            .map(crate::model::SheetProof::merged)
            .sum::<u32>(),
        merged
    );
}

#[test]
fn lines_are_grouped_by_batch_else_by_sheet_and_day() {
    check(
        vec![
            line(0, 1, "B1", "SF1", "10-05"),
            line(1, 1, "B1", "SF2", "10-05"),
        ],
        &[("B1", 2)],
        0,
    );
    check(
        vec![
            line(0, 1, "", "SF1", "10-05"),
            line(0, 2, "", "SF2", "10-06"),
        ],
        &[
            ("0.xlsx › 表 › 2026-10-05", 1),
            ("0.xlsx › 表 › 2026-10-06", 1),
        ],
        0,
    );
}

#[test]
fn a_line_listed_twice_is_merged() {
    check(
        vec![
            line(0, 1, "", "SF1", "10-05"),
            line(1, 1, "", "SF1", "10-05"),
        ],
        &[("0.xlsx › 表 › 2026-10-05", 1)],
        1,
    );
    check(
        vec![line(0, 1, "B1", "", "10-05"), line(0, 2, "B1", "", "10-05")],
        &[("B1", 2)],
        0,
    );
    check(
        vec![line(0, 1, "B1", "", "10-05"), line(1, 1, "B1", "", "10-05")],
        &[("B1", 1)],
        1,
    );
}
