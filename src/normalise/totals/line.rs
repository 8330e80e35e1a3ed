//! Totals that stand in a line of text above or below the rows: `共26笔记录`, `收入：3笔 100.00元`.

use super::figure::of_text;
use crate::model::{Figure, Flow};
use crate::normalise::text::squash;

/// What a line says of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// So many rows.
    Rows(i128),
    /// So many payments of a flow.
    Payments(Flow, i128),
    /// Payments of a flow that come to so much, in billionths.
    Amount(Flow, i128),
}

/// Labels of the payments of a flow.
const FLOWS: [(&str, Flow); 13] = [
    ("收入合计", Flow::In),
    ("合计收入", Flow::In),
    ("总收入", Flow::In),
    ("收入", Flow::In),
    ("支出合计", Flow::Out),
    ("合计支出", Flow::Out),
    ("总支出", Flow::Out),
    ("支出", Flow::Out),
    ("不计收支", Flow::Neither),
    ("不计收/支", Flow::Neither),
    ("中性交易", Flow::Neither),
    ("income", Flow::In),
    ("expense", Flow::Out),
];

/// Reads a cell of such a line.
pub(super) fn claims(text: &str) -> Vec<Claim> {
    let squashed = squash(text);
    let plain = squashed.trim_start_matches(['#', '*']);
    if let Some(rows) = rows(plain) {
        return vec![Claim::Rows(rows)];
    }
    let Some((label, rest)) = plain.split_once(':') else {
        return Vec::new();
    };
    let Some((_, flow)) = FLOWS.iter().find(|(known, _)| *known == label) else {
        return Vec::new();
    };
    let Some((count, rest)) = leading_count(rest, &["笔", "条"]) else {
        return Vec::new();
    };
    let mut claims = vec![Claim::Payments(*flow, count)];
    let figure = rest.trim_start_matches([',', '，', ';', '共', ':']);
    let figure = figure.split_inclusive('元').next().unwrap_or(figure);
    if let Some(amount) = of_text(figure).and_then(|decimal| decimal.rounded_wide(9)) {
        claims.push(Claim::Amount(*flow, amount));
    }
    claims
}

/// The number of rows that `共26笔记录` and `共:26条` state. Orders and parcels (单, 票) may have several rows.
fn rows(plain: &str) -> Option<i128> {
    let rest = plain.strip_prefix('共')?.trim_start_matches(':');
    leading_count(rest, &["笔", "条", "行"]).map(|(count, _)| count)
}

/// A number with its unit at the beginning, in billionths, and what follows.
fn leading_count<'a>(text: &'a str, units: &[&str]) -> Option<(i128, &'a str)> {
    let unit = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
    let digits = text.strip_suffix(unit)?.replace(',', "");
    let rest = units.iter().find_map(|word| unit.strip_prefix(word))?;
    let count: i128 = digits.parse().ok().filter(|count| *count <= 1 << 32)?;
    Some((count * Figure::UNIT, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_state_counts_and_sums() {
        let cents = |cents: i128| cents * Figure::UNIT / 100;
        let count = |count: i128| count * Figure::UNIT;
        for (text, expected) in [
            ("共 26 笔记录", vec![Claim::Rows(count(26))]),
            ("共：1,026条", vec![Claim::Rows(count(1026))]),
            (
                "#收入合计：3笔，共100.00元",
                vec![
                    Claim::Payments(Flow::In, count(3)),
                    Claim::Amount(Flow::In, cents(100_00)),
                ],
            ),
            (
                "支出：2笔 -1,050.50元",
                vec![
                    Claim::Payments(Flow::Out, count(2)),
                    Claim::Amount(Flow::Out, cents(-1_050_50)),
                ],
            ),
            (
                "中性交易：1笔 0.00元",
                vec![
                    Claim::Payments(Flow::Neither, count(1)),
                    Claim::Amount(Flow::Neither, 0),
                ],
            ),
            ("收入：3笔", vec![Claim::Payments(Flow::In, count(3))]),
            ("#交易合计：2笔，商家实收共36.80元", Vec::new()),
            ("待收入：1笔，3.00元", Vec::new()),
            ("共 3 单", Vec::new()),
            ("收入：很多", Vec::new()),
            ("共和国", Vec::new()),
            ("", Vec::new()),
        ] {
            assert_eq!(claims(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "(收入|支出|共|:|：|笔|[0-9,]{0,40}|元|\\PC{0,8}){0,8}") {
            claims(&text);
        }
    }
}
