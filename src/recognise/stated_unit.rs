//! The unit that a title states for the amounts below it: `单位：万元`.

use super::names::title_texts;
use crate::read::Row;

/// Units of amounts with their powers of ten.
const UNITS: [(&str, u32); 5] = [
    ("亿元", 8),
    ("百万元", 6),
    ("万元", 4),
    ("千元", 3),
    ("萬元", 4),
];

/// The power of ten of the amounts below a title; 0 if it states none.
pub(super) fn stated_places(above: &[Row]) -> u32 {
    let mut label = false;
    for text in title_texts(above) {
        let rest = if label { Some(text) } else { after_label(text) };
        if let Some(places) = rest.and_then(places) {
            return places;
        }
        label = after_label(text).is_some_and(str::is_empty);
    }
    0
}

/// What follows `单位：` or `金额单位：`.
fn after_label(text: &str) -> Option<&str> {
    let (before, rest) = text.rsplit_once("单位")?;
    let begins = before
        .trim_end_matches("金额")
        .chars()
        .next_back()
        .is_none_or(|letter| !letter.is_alphanumeric());
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    begins.then(|| rest.trim_start())
}

fn places(text: &str) -> Option<u32> {
    let plain = text.trim().trim_start_matches("人民币");
    UNITS.iter().find_map(|(unit, places)| {
        let rest = plain.strip_prefix(unit)?;
        let ends = rest
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric());
        ends.then_some(*places)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Cell, Value};

    #[test]
    fn a_title_states_the_unit_of_amounts() {
        let cases = [
            (&["单位：万元"][..], 4),
            (&["订单汇总表", "金额单位： 人民币万元"], 4),
            (&["单位:", "千元"], 3),
            (&["（单位：万元）"], 4),
            (&["单位：元"], 0),
            (&["收货单位：万元户商行"], 0),
            (&["单位：", "某某公司"], 0),
            (&["万元店"], 0),
        ];
        for (texts, expected) in cases {
            let cells = texts.iter().zip(0..);
            let cells = cells.map(|(text, column)| Cell::new(column, Value::Text((*text).into())));
            let row = Row::new(1, cells.collect());
            assert_eq!(stated_places(&[row]), expected, "{texts:?}");
        }
    }
}
