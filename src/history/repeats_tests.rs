//! Tests of `repeats`.

use super::*;
use crate::history::book;
use crate::history::testing::{payment, sheet};
use crate::model::{Flow, Money};
use crate::normalise::Records;

/// File, sheet in it, bytes, fingerprint, rows → what each repeats: `-`, `=0`, `~0`.
fn check(sheets: &[(usize, usize, &str, u64, u32)], expected: &str) {
    let mut proofs: Vec<SheetProof> = sheets
        .iter()
        .map(|(file, position, bytes, fingerprint, rows)| {
            let mut proof = sheet(0, *rows as usize, Records::default()).proof;
            proof.id = SheetId::of_file(*file, *position).expect("an id");
            proof.hash = (*bytes).into();
            proof.audit.fingerprint = (*fingerprint > 0).then_some(*fingerprint);
            proof
        })
        .collect();
    mark_repeats(&mut proofs);
    let positions: Vec<SheetId> = proofs.iter().map(|proof| proof.id).collect();
    let told: Vec<String> = proofs
        .iter()
        .map(|proof| match proof.audit.repeat {
            None => "-".to_owned(),
            Some(repeat) => {
                let sign = if repeat.is_counted_once { "=" } else { "~" };
                let of = positions.iter().position(|id| *id == repeat.of);
                format!("{sign}{}", of.expect("a sheet"))
            }
        })
        .collect();
    assert_eq!(told.join(" "), expected);
}

#[test]
fn the_first_sheet_stays_and_its_copies_are_marked() {
    // Two sheets of one file, a csv beside its xlsx, another sheet.
    check(
        &[
            (0, 0, "a", 7, 3),
            (0, 1, "a", 7, 3),
            (1, 0, "b", 7, 3),
            (2, 0, "c", 8, 3),
        ],
        "- =0 =0 -",
    );
    // Few rows may be equal by chance, but not in a copy of the file.
    check(
        &[(0, 0, "a", 7, 2), (1, 0, "b", 7, 2), (2, 0, "a", 7, 2)],
        "- - =0",
    );
    // The name of the copy states another day.
    check(&[(0, 0, "a", 7, 9), (1, 0, "a", 8, 9)], "- ~0");
    // The file was not hashed, or the sheet holds nothing.
    check(&[(0, 0, "", 7, 2), (1, 0, "", 7, 2)], "- -");
    check(&[(0, 0, "a", 0, 9), (1, 0, "a", 0, 9)], "- -");
}

#[test]
fn a_repeated_sheet_is_counted_once_with_its_money() {
    let records = |position: u32| Records {
        // Two equal payments without a number in each sheet.
        payments: [1, 2, 3]
            .map(|row| payment("", position, row, 9_90))
            .to_vec(),
        money: vec![(Flow::In, Money::cny(29_70))],
        ..Records::default()
    };
    let mut sheets: Vec<_> = [0, 1]
        .map(|position| sheet(position, 3, records(position as u32)))
        .into();
    for sheet in &mut sheets {
        sheet.proof.audit.fingerprint = Some(7);
    }
    let book = book(sheets);
    assert_eq!(book.payments.len(), 3);
    let [first, second] = &book.sheets[..] else {
        panic!("two sheets");
    };
    assert_eq!((first.used(), first.merged()), (3, 0));
    assert_eq!((second.used(), second.merged()), (0, 3));
    assert!(second.holds());
    assert_eq!(second.merged_money, [(Flow::In, Money::cny(29_70))]);
    assert_eq!(
        second.audit.repeat.map(|repeat| repeat.of),
        Some(SheetId(0))
    );
}
