//! Tests of `payments`.

use super::super::testing::{payment, proofs};
use super::*;

/// Rows of sheets: id (empty: none), amount. Result: ids, and rows merged in each sheet.
fn check(sheets: &[&[(&str, i64)]], ids: &[&str], merged: &[u32]) {
    let mut rows = Vec::new();
    for (sheet, lines) in sheets.iter().enumerate() {
        for ((id, amount), row) in lines.iter().zip(1..) {
            rows.push(payment(id, sheet as u32, row, *amount));
        }
    }
    let mut proofs = proofs(sheets.len(), 9);
    let found: Vec<_> = join(rows, &mut proofs)
        .iter()
        .map(|row| row.id.to_string())
        .collect();
    assert_eq!(found, ids);
    let counts: Vec<_> = proofs
        .0
        .iter()
        .map(crate::model::SheetProof::merged)
        .collect();
    assert_eq!(counts, merged);
}

#[test]
fn overlapping_statements_add_only_what_is_new() {
    check(
        &[&[("T1", 1_00), ("T2", 2_00)], &[("T2", 2_00), ("T3", 3_00)]],
        &["T1", "T2", "T3"],
        &[0, 1],
    );
    check(&[&[("T1", 1_00), ("T1", 1_00)]], &["T1"], &[1]);
}

#[test]
fn a_refund_that_shares_the_number_stays() {
    check(&[&[("T1", 1_00), ("T1", -1_00)]], &["T1", "T1_2"], &[0]);
}

#[test]
fn two_real_equal_payments_stay_two_and_a_re_import_adds_nothing() {
    let ids = ["20261003-9.90-c01611-1", "20261003-9.90-c01611-2"];
    check(
        &[&[("", 9_90), ("", 9_90)], &[("", 9_90), ("", 9_90)]],
        &ids,
        &[0, 2],
    );
    check(&[&[("", 9_90)], &[("", 9_90), ("", 9_90)]], &ids, &[0, 1]);
}

#[test]
fn a_number_that_different_lines_bear_tells_nothing() {
    check(
        &[&[("A1", 3_00), ("A1", 7_00)], &[("A1", 3_00)]],
        &["A1", "A1_2"],
        &[0, 1],
    );
}

#[test]
fn a_sale_keeps_the_number_that_its_fee_and_refund_share() {
    let account = [("T1", 298_00), ("T1", -1_79), ("T1", -120_00)];
    check(
        &[&account, &[("T1", 298_00)]],
        &["T1", "T1_2", "T1_3"],
        &[0, 1],
    );
}

#[test]
fn masked_numbers_are_replaced() {
    let rows = vec![payment("xxxx", 0, 1, 3_00), payment("xxxx", 0, 2, 7_00)];
    let found = join(rows, &mut proofs(1, 2));
    assert!(
        found
            .iter()
            .all(|row| !row.has_own_id && row.id.starts_with("20261003-"))
    );
}
