//! Our scanner and the library give the same cells for every public workbook that is present beside the
//! project, but for what ours does better.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use super::super::{Cell, ReadError, Value};
use super::*;

type Cells = BTreeMap<(String, u32, u16), Cell>;
type Reader<'r> = &'r dyn Fn(&mut dyn FnMut(Sheet<'_>)) -> Vec<ReadError>;

fn cells_of(read: Reader<'_>) -> (Cells, Vec<ReadError>) {
    let mut cells = Cells::new();
    let errors = read(&mut |mut sheet| {
        let mut rows = std::mem::take(&mut sheet.head);
        while let Some(chunk) = sheet.next_chunk() {
            rows.extend(chunk);
        }
        for row in rows {
            for cell in row.cells.into_iter().filter(|cell| !cell.is_blank()) {
                let place = (sheet.info.name.clone(), row.number, cell.column);
                cells.entry(place).or_insert(cell);
            }
        }
    });
    (cells, errors)
}

/// True if ours is what it should be where the library's differs.
fn is_better(ours: &Cell, theirs: Option<&Value>) -> bool {
    let is_same_number = |text: &str| match theirs {
        Some(Value::Number(number)) => text.parse() == Ok(*number),
        _ => false,
    };
    match (&ours.value, theirs) {
        (_, None) => ours.is_covered,
        // The result stands before the formula.
        (_, Some(Value::FormulaEmpty)) => true,
        (Value::LongNumber(text), _) => is_same_number(text),
        // Leading zeros that the format shows.
        (Value::Text(text), _) if text.starts_with('0') => is_same_number(text),
        (Value::Error(_), theirs) => matches!(theirs, Some(Value::Error(_))),
        // A date that the file spells.
        (Value::Date(at), Some(Value::Text(text))) => {
            text.starts_with(&at.format("%Y-%m-%d").to_string())
        }
        // A serial after the last day of any calendar.
        (Value::Number(serial), Some(Value::Date(_))) => *serial > 2_957_000.0,
        _ => false,
    }
}

#[test]
fn our_scanner_and_the_library_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/nasty");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        // The one line that a person who runs the tests should see.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: {} is not here",
            folder.display()
        );
        return;
    };
    let limits = Limits::default();
    let (mut compared, mut differences) = (0, Vec::new());
    for entry in entries {
        let path = entry.expect("an entry").path();
        let is_workbook = path
            .extension()
            .is_some_and(|end| end == "xlsx" || end == "xlsm");
        let content = std::fs::read(&path).expect("a file");
        if !is_workbook || !content.starts_with(b"PK") {
            continue;
        }
        let (ours, _) = cells_of(&|visit| read(&content, &limits, visit));
        let (theirs, failed) = cells_of(&|visit| fallback::read(&content, &limits, visit));
        if failed.iter().any(|error| error.sheet.is_none()) {
            continue;
        }
        let has_failed = |sheet: &str| {
            failed
                .iter()
                .any(|error| error.sheet.as_deref() == Some(sheet))
        };
        let places: std::collections::BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
        for place in places {
            compared += 1;
            let (our, their) = (ours.get(place), theirs.get(place));
            let is_lost_by_library = their.is_none() && has_failed(&place.0);
            let is_better = our.is_some_and(|our| is_better(our, their.map(|their| &their.value)));
            if our != their && !is_better && !is_lost_by_library {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                differences.push(format!("{name} {place:?}: {our:?} / {their:?}"));
            }
        }
    }
    differences.truncate(40);
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(compared > 50_000, "{compared} cells were compared");
}
