//! Sheets with totals of every kind, right and wrong, read in any pieces.

use proptest::prelude::*;

use super::figure::Measure;
use super::{Known, Summable, Tally};
use crate::model::{Flow, Money, RowFate, SheetId, TotalCheck, TotalOutcome, Totals};
use crate::read::{Cell, Row, Value};
use crate::recognise::Field;

/// 单号 | 金额 | 数量.
fn columns() -> Vec<Summable> {
    let column = |index, header: &str, field, measure, is_money| Summable {
        index,
        header: header.into(),
        field: Some(field),
        measure,
        is_money,
    };
    vec![
        column(1, "金额", Field::Amount, Measure::Plain, true),
        column(2, "数量", Field::Quantity, Measure::Quantity, false),
    ]
}

/// A row of a line: `!` before it hides it, `n:` before a cell makes it a number, `合计` and the like make
/// it a total, `#` and `_` a footer, `^` a preamble; `+` and `-` before the amount make it a payment.
fn row((line, number): (&str, u32)) -> (Row, RowFate, Vec<(Flow, Money)>) {
    let (hidden, line) = match line.strip_prefix('!') {
        Some(line) => (true, line),
        None => (false, line),
    };
    let fate = match line.chars().next() {
        Some('#' | '_') => RowFate::Footer,
        Some('^') => RowFate::Preamble,
        _ if super::label::Label::read(line.split('|').next().unwrap_or_default()).is_some()
            || line.starts_with('|')
            || line.starts_with("承前页") =>
        {
            RowFate::Total
        }
        _ => RowFate::Used,
    };
    let mut money = Vec::new();
    let cells = line
        .trim_start_matches(['^', '_'])
        .split('|')
        .zip(0..)
        .filter(|(text, _)| !text.is_empty());
    let cells = cells.map(|(text, column)| {
        let flow = [('+', Flow::In), ('-', Flow::Out)]
            .iter()
            .find(|(sign, _)| text.starts_with(*sign));
        if let (Some((_, flow)), RowFate::Used, 1) = (flow, fate, column) {
            let cents: i64 = text[1..].replace('.', "").parse().expect("cents");
            money.push((*flow, Money::cny(cents)));
        }
        let value = match text.strip_prefix("n:") {
            Some(number) => Value::Number(number.parse().expect("a number")),
            None => Value::Text(text.into()),
        };
        Cell::new(column, value)
    });
    let mut row = Row::new(number, cells.collect());
    row.is_hidden = hidden;
    (row, fate, money)
}

fn tally(lines: &[&str], piece: usize) -> Tally {
    let mut whole = Tally::default();
    let numbered: Vec<_> = lines.iter().copied().zip(2..).map(row).collect();
    for rows in numbered.chunks(piece) {
        let mut part = Tally::default();
        for (row, fate, money) in rows {
            part.add(&columns(), row, *fate, money);
        }
        whole.append(part);
    }
    whole
}

fn totals(lines: &[&str]) -> Totals {
    tally(lines, 1000).check(SheetId(0), &columns(), &Known::default())
}

/// `cell label printed own rows outcome`.
fn told(check: &TotalCheck) -> String {
    let outcome = match check.outcome {
        TotalOutcome::Agrees => "=".to_owned(),
        TotalOutcome::VisibleOnly { hidden } => format!("visible, {hidden} hidden"),
        TotalOutcome::Differs { texts: 0 } => "≠".to_owned(),
        TotalOutcome::Differs { texts } => format!("≠ for {texts} texts"),
    };
    format!(
        "{} {} {} {} {} {outcome}",
        check.origin.cell().unwrap_or_default(),
        check.label,
        check.figure_text(check.printed),
        check.figure_text(check.own),
        check.rows
    )
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let totals = totals(lines);
    let found: Vec<String> = totals.checks.iter().map(told).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_total_is_the_sum_of_its_rows_or_it_is_told() {
    check(
        &["A|10.50|1", "B|n:20|2件", "合计|30.50|3"],
        &["B4 合计 30.50 30.50 2 =", "C4 合计 3 3 2 ="],
    );
    check(
        &["A|10.50|1", "B|20|2", "合计|¥31.50|"],
        &["B4 合计 31.50 30.50 2 ≠"],
    );
    check(&["A|10.50", "B|20", "|30.50"], &["B4  30.50 30.50 2 ="]);
    check(
        &["A|10.50", "B|一百", "合计|n:10.5"],
        &["B4 合计 10.50 10.50 2 ="],
    );
    check(
        &["A|0.10", "B|0.20", "合计|n:0.30000000000000004"],
        &["B4 合计 0.30 0.30 2 ="],
    );
    check(
        &["A||1.345", "B||1", "合计||2.35"],
        &["C4 合计 2.35 2.345 2 ="],
    );
}

#[test]
fn subtotals_are_of_their_part_and_the_whole_may_add_them() {
    check(
        &["A|1", "B|2", "小计|3", "C|4", "小计|5", "合计|8"],
        &[
            "B4 小计 3.00 3.00 2 =",
            "B6 小计 5.00 4.00 1 ≠",
            "B7 合计 8.00 8.00 3 =",
        ],
    );
    check(
        &[
            "A|1",
            "本日合计|1",
            "B|2",
            "本日合计|2",
            "本月合计|3",
            "C|4",
            "本日合计|4",
            "本月合计|4",
            "本年累计|90",
        ],
        &[
            "B3 本日合计 1.00 1.00 1 =",
            "B5 本日合计 2.00 2.00 1 =",
            "B6 本月合计 3.00 3.00 2 =",
            "B8 本日合计 4.00 4.00 1 =",
            "B9 本月合计 4.00 4.00 1 =",
        ],
    );
    check(
        &["A|1", "合计|1", "B|2", "合计|2", "总计|3"],
        &[
            "B3 合计 1.00 1.00 1 =",
            "B5 合计 2.00 2.00 1 =",
            "B6 总计 3.00 3.00 2 =",
        ],
    );
    check(&["合计|3", "A|1", "B|2"], &["B2 合计 3.00 3.00 2 ="]);
}

#[test]
fn a_part_may_begin_below_a_line_of_text() {
    check(
        &["A|1", "#10月2日", "B|2", "小计|2", "总计|3"],
        &["B5 小计 2.00 2.00 1 =", "B6 总计 3.00 3.00 2 ="],
    );
}

#[test]
fn a_total_may_add_what_is_carried_over() {
    check(
        &["承前页|n:500", "A|1", "B|2", "合计|503"],
        &["B5 合计 503.00 503.00 2 ="],
    );
    check(
        &["承前页|n:500", "A|1", "B|2", "合计|504"],
        &["B5 合计 504.00 3.00 2 ≠"],
    );
}

#[test]
fn what_is_no_sum_is_not_judged() {
    check(&["A|1", "平均|9", "累计|90", "承前页|100"], &[]);
    check(&["合计|5"], &[]);
    check(
        &["A|1|", "B|2|", "合计|3|2单"],
        &["B4 合计 3.00 3.00 2 =", "C4 合计 2 2 2 ="],
    );
    check(&["A|1|4", "合计|1|9单"], &["B3 合计 1.00 1.00 1 ="]);
    check(&["A|7|4", "B|1|4", "合计||8"], &["C4 合计 8 8 2 ="]);
}

#[test]
fn totals_of_visible_rows_and_numbers_kept_as_text_are_explained() {
    check(
        &["A|n:1", "!B|n:2", "!C|n:4", "合计|n:1"],
        &["B5 合计 1.00 1.00 1 visible, 2 hidden"],
    );
    check(
        &["A|n:1", "B|2.00", "C|n:4", "合计|n:5"],
        &["B5 合计 5.00 7.00 3 ≠ for 1 texts"],
    );
}

#[test]
fn lines_above_and_below_are_held_against_all_rows() {
    check(
        &[
            "^共3笔记录",
            "^收入：2笔 30.00元",
            "^支出：1笔 6.00元",
            "A|+10.00",
            "B|+20.00",
            "C|-5.00",
            "#收入合计：2笔，共30.00元",
            "共4笔",
        ],
        &[
            "A2 共3笔记录 3 3 3 =",
            "A3 收入：2笔 30.00元 2 2 2 =",
            "A3 收入：2笔 30.00元 30.00 30.00 2 =",
            "A4 支出：1笔 6.00元 1 1 1 =",
            "A4 支出：1笔 6.00元 6.00 5.00 1 ≠",
            "A8 #收入合计：2笔，共30.00元 2 2 2 =",
            "A8 #收入合计：2笔，共30.00元 30.00 30.00 2 =",
            "A9 共4笔 4 3 3 ≠",
        ],
    );
    check(
        &["A|1", "B|2", "合计：3.50元"],
        &["A4 合计：3.50元 3.50 3.00 2 ≠"],
    );
}

#[test]
fn the_summary_of_a_merchant_s_bill_is_held_against_its_columns() {
    check(
        &[
            "A|+1.50|4",
            "B|+2.00|1",
            "_总交易单数|总金额|总数量|余额",
            "_`2|`3.50|`6|1",
        ],
        &[
            "A5 总交易单数 2 2 2 =",
            "B5 总金额 3.50 3.50 2 =",
            "C5 总数量 6 5 2 ≠",
        ],
    );
    // Without its labels a row of numbers says nothing.
    check(&["A|+1.50|4", "_`2|`3.60"], &[]);
}

#[test]
fn hostile_totals_are_bounded() {
    let many: Vec<&str> = std::iter::repeat_n(["A|999999999999999", "小计|1"], 20_000)
        .flatten()
        .collect();
    let totals = totals(&many);
    assert_eq!(totals.differing, 10_000);
    assert_eq!(totals.checks.len(), Totals::MOST as usize);
}

proptest! {
    #[test]
    fn any_split_into_pieces_gives_the_same(
        lines in prop::collection::vec("(A\\|n:[1-9]|!B\\|[1-9]\\|[1-9]|C\\|\\+[1-9]\\.00|小计\\|[1-9]|合计\\|[1-9]\\|[1-9]|#共[1-9]笔|\\^共[1-9]笔)", 0..30),
        first in 1usize..9,
        second in 1usize..9,
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let [one, other] = [first, second].map(|piece| tally(&lines, piece));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.check(SheetId(0), &columns(), &Known::default()), totals(&lines));
    }
}
