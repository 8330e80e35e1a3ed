//! Tests of `delimited`.

use super::*;
use crate::read::delimiter::prepared;

fn check(text: &str, expected: &[(u32, &[&str])]) {
    let (text, delimiter) = prepared(text);
    let rows: Vec<(u32, Vec<String>)> = rows(&text, delimiter)
        .map(|row| {
            (
                row.number,
                row.cells
                    .iter()
                    .map(|cell| format!("{}:{}", cell.column, cell.text()))
                    .collect(),
            )
        })
        .collect();
    let expected: Vec<(u32, Vec<String>)> = expected
        .iter()
        .map(|(number, cells)| {
            (
                *number,
                cells.iter().map(|cell| (*cell).to_owned()).collect(),
            )
        })
        .collect();
    assert_eq!(rows, expected, "{text:?}");
}

#[test]
fn rows_are_numbered_as_excel_numbers_them() {
    check(
        "a,b\n\n\nc,,d\n",
        &[(1, &["0:a", "1:b"]), (4, &["0:c", "2:d"])],
    );
    check(
        "\r\n\r\na,b\r\n\"x\r\ny\",z\r\nlast\r\n",
        &[
            (3, &["0:a", "1:b"]),
            (4, &["0:x\r\ny", "1:z"]),
            (5, &["0:last"]),
        ],
    );
    check("", &[]);
}

#[test]
fn a_quote_that_is_never_closed_swallows_no_row() {
    check(
        "a,b\nc,\"d\ne,\"f\"\n",
        &[
            (1, &["0:a", "1:b"]),
            (2, &["0:c", "1:d"]),
            (3, &["0:e", "1:f"]),
        ],
    );
}

#[test]
fn zeros_are_no_text() {
    check("a,\0\0,b\0c\n\0", &[(1, &["0:a", "2:bc"]), (2, &[])]);
}

#[test]
fn tabs_inside_quotes_cut_nothing() {
    check(
        "单号,金额\n\"\t1\",\"\t2\"\n\"\t3\",\"\t4\"\n",
        &[
            (1, &["0:单号", "1:金额"]),
            (2, &["0:\t1", "1:\t2"]),
            (3, &["0:\t3", "1:\t4"]),
        ],
    );
}

#[test]
fn armour_is_kept_for_the_next_stage() {
    check(
        "=\"20230212\",'123,\"\t456\"\n",
        &[(1, &["0:=\"20230212\"", "1:'123", "2:\t456"])],
    );
}
