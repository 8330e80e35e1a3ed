//! Streams of records, whole and torn.

use rustc_hash::FxHashSet;

use super::*;

fn record(kind: u16, words: &[u16]) -> Vec<u8> {
    let length = 2 * words.len() as u16;
    let all = [kind, length].into_iter().chain(words.iter().copied());
    all.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn hidden_rows_and_columns_are_found_sheet_by_sheet() {
    let globals = |start: u16| {
        [
            record(BEGINNING, &[0x0600, 5]),
            record(BOUND_SHEET, &[start, 0, 0, 0]),
            record(END, &[]),
        ]
        .concat()
    };
    let sheet = [
        record(BEGINNING, &[0x0600, 0x10]),
        record(0x007D, &[2, 3, 0, 0, 1]),
        record(0x007D, &[5, 5, 2000, 0, 0]),
        record(0x0208, &[6, 0, 9, 255, 0, 0, 0x20, 0]),
        record(0x0208, &[7, 0, 9, 255, 0, 0, 0x00, 0]),
        record(0x0406, &[7, 0, 0]),
        record(BEGINNING, &[0x0600, 0x20]),
        record(0x0208, &[8, 0, 9, 255, 0, 0, 0x20, 0]),
        record(END, &[]),
        record(0x0208, &[9, 0, 9, 255, 0, 0, 0x20, 0]),
        record(END, &[]),
        record(0x0208, &[10, 0, 9, 255, 0, 0, 0x20, 0]),
    ];
    let start = globals(0).len() as u16;
    let marks = marks_of(&[globals(start), sheet.concat()].concat());
    assert!(!marks.is_encrypted);
    let expected = SheetMarks {
        hidden_rows: FxHashSet::from_iter([7, 10]),
        hidden_columns: vec![2, 3],
        ..SheetMarks::default()
    };
    assert_eq!(marks.sheets, [expected]);
    let place = usize::from(start) + sheet.iter().take(5).flatten().count();
    let mut patches = Patches::default();
    patches.set(place, 0x0006);
    assert_eq!(marks.patches, patches);
}

#[test]
fn every_method_of_encryption_is_seen() {
    for method in [0, 1] {
        let stream = [
            record(BEGINNING, &[0x0600, 5]),
            record(FILE_PASS, &[method, 0xD7D4, 0x1234]),
        ];
        assert!(marks_of(&stream.concat()).is_encrypted, "{method}");
    }
}

proptest::proptest! {
    #[test]
    fn no_content_makes_it_panic(bytes: Vec<u8>, start: u16) {
        marks_of(&[record(BOUND_SHEET, &[start, 0, 0, 0]), bytes.clone()].concat());
        marks(&bytes);
    }
}
