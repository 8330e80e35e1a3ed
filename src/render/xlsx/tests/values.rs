//! What is in the cells.

use calamine::Data;

use super::hard::long_table;
use super::{only, parts, sheet, workbook};
use crate::render::sample;

#[test]
fn values_come_back_as_they_are() {
    let bytes = workbook(&sample::full());
    let range = sheet(&bytes, "异常");
    let row: Vec<Data> = (1..14)
        .map(|column| range.get_value((5, column)).cloned().unwrap_or_default())
        .collect();
    assert_eq!(row[0], Data::String("7831234567890123456".into()));
    assert_eq!(
        row[1],
        Data::String("=HYPERLINK(\"http://x\",\"y\")".into())
    );
    assert_eq!(row[2], Data::Float(1280.05));
    assert_eq!(row[3], Data::Float(3.0));
    assert_eq!(row[4], Data::Float(1.5));
    assert_eq!(row[5], Data::Float(0.924));
    assert_eq!(row[6], Data::Float(1.2));
    assert_eq!(row[7], Data::Float(-0.05));
    for (cell, expected) in [(&row[8], 46_326.0), (&row[9], 46_326.75)] {
        assert!(
            matches!(cell, Data::DateTime(at) if (at.as_f64() - expected).abs() < 1e-9),
            "{cell:?}"
        );
    }
    assert_eq!(row[10], Data::String("✕ 异常".into()));
    assert_eq!(row[12], Data::Empty);
    assert_eq!(
        range.get_value((4, 1)),
        Some(&Data::String("订单号".into()))
    );
    assert_eq!(
        range.get_value((0, 1)),
        Some(&Data::String("返回概览".into()))
    );
}

#[test]
fn text_never_becomes_a_formula_or_a_link() {
    let parts = parts(&workbook(&sample::full()));
    for (name, part) in &parts {
        if name.starts_with("xl/worksheets/sheet") {
            assert!(!part.contains("<f>") && !part.contains("<f "), "{name}");
        }
        assert!(!part.contains("TargetMode=\"External\""), "{name}");
    }
    let detail = &parts["xl/worksheets/sheet2.xml"];
    assert!(detail.contains("<hyperlink ref=\"B1\" location=\"'概览'!A1\""));
    assert_eq!(detail.matches("<hyperlink ").count(), 1);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = workbook(&sample::full());
    for _ in 0..4 {
        assert!(workbook(&sample::full()) == first);
    }
    let long = || only(long_table(3_000));
    assert!(workbook(&long()) == workbook(&long()));
}

#[test]
fn cards_hold_numbers_and_charts_their_values() {
    let bytes = workbook(&sample::full());
    let numbers: Vec<f64> = sheet(&bytes, "概览")
        .used_cells()
        .filter_map(|(_, _, cell)| match cell {
            Data::Float(number) => Some(*number),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, [0.924, 345_678.9, -1.2, 0.05, 3480.0, 3480.0]);
    let parts = parts(&bytes);
    let chart = &parts["xl/charts/chart1.xml"];
    assert!(chart.contains("<c:f>数据!$B$4:$D$4</c:f>"), "{chart}");
    assert!(
        chart.contains("<a:srgbClr val=\"1F4E79\"/>")
            && chart.contains("<a:srgbClr val=\"A9B4BF\"/>")
    );
    assert!(chart.contains("<c:v>0.91</c:v>") && chart.contains("<c:min val=\"0\"/>"));
    assert!(parts["xl/worksheets/sheet1.xml"].contains("<xm:f>数据!B1:F1</xm:f>"));
}
