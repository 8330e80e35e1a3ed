//! Whether `03/04/2026` is the third of April or the fourth of March: other dates of the sheet tell.

use serde::Deserialize;

use super::Column;
use crate::read::{Cell, Row, Value};

/// The order of day and month in a sheet that writes the year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 31/10/2026.
    DayFirst,
    /// 10/31/2026.
    MonthFirst,
}

/// The order that the dates of the first rows prove: some day is larger than any month, and no date
/// says the contrary. `None` where nothing proves it.
pub(super) fn day_order(below: &[Row], columns: &[Column]) -> Option<DayOrder> {
    let times = columns
        .iter()
        .filter(|column| column.field.is_some_and(super::Field::is_time));
    let mut proven = None;
    for column in times {
        for cell in below.iter().filter_map(|row| row.cell(column.index)) {
            let order = match first_two(cell) {
                Some((13..=31, 1..=12)) => DayOrder::DayFirst,
                Some((1..=12, 13..=31)) => DayOrder::MonthFirst,
                _ => continue,
            };
            if proven.is_some_and(|known| known != order) {
                return None;
            }
            proven = Some(order);
        }
    }
    proven
}

/// The first two numbers of a date that ends with its year: `10/31/2026 09:30`.
fn first_two(cell: &Cell) -> Option<(u32, u32)> {
    let Value::Text(text) = &cell.value else {
        return None;
    };
    let date = text
        .trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '`' | '\'' | '"'))
        .split([' ', ',', 'T'])
        .next()?;
    let mut parts = date.split(['/', '-', '.']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = first.len() <= 2 && second.len() <= 2 && year.len() == 4;
    if !short || parts.next().is_some() || year.parse::<u16>().is_err() {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Field;

    fn check(texts: &[&str], expected: Option<DayOrder>) {
        let columns = [Column {
            index: 0,
            header: "Date".into(),
            field: Some(Field::Day),
        }];
        let rows: Vec<Row> = texts
            .iter()
            .zip(2..)
            .map(|(text, number)| Row::new(number, vec![Cell::new(0, Value::Text((*text).into()))]))
            .collect();
        assert_eq!(day_order(&rows, &columns), expected, "{texts:?}");
    }

    #[test]
    fn one_large_day_proves_the_order_and_a_contradiction_proves_nothing() {
        check(
            &["05/06/2026", "10/25/2026 10:11:12 AM"],
            Some(DayOrder::MonthFirst),
        );
        check(&["25.10.2026", "05.06.2026"], Some(DayOrder::DayFirst));
        check(&["05/06/2026", "06/06/2026"], None);
        check(&["25/10/2026", "10/25/2026"], None);
        check(&["2026/10/25", "-", "25/10"], None);
    }
}
