//! The limits on a sheet, held while its rows pass.

use super::{Cause, Row, Value};
use crate::config::Limits;

/// Rows within the limits of rows, columns and characters. Blank rows are passed over and do not
/// count; what is beyond a limit is left out, and the first such thing is told at the end.
pub(super) struct Bounded<'a, I> {
    rows: I,
    limits: &'a Limits,
    count: u64,
    breach: Option<Cause>,
}

impl<'a, I: Iterator<Item = Row>> Bounded<'a, I> {
    /// Holds the limits on a stream of rows.
    pub(super) fn new(rows: I, limits: &'a Limits) -> Self {
        Self {
            rows,
            limits,
            count: 0,
            breach: None,
        }
    }

    /// The first limit that was exceeded, and the rows.
    pub(super) fn into_breach(self) -> (Option<Cause>, I) {
        (self.breach, self.rows)
    }

    fn note(&mut self, limit: &'static str, found: u64, most: u64) {
        self.breach
            .get_or_insert(Cause::Limit { limit, found, most });
    }

    fn cut(&mut self, row: &mut Row) {
        let most = self.limits.columns;
        if let Some(last) = row.cells.last().map(|cell| u64::from(cell.column) + 1)
            && last > most
        {
            self.note("columns", last, most);
            row.cells.retain(|cell| u64::from(cell.column) < most);
        }
        let most = self.limits.characters;
        for cell in &mut row.cells {
            let (Value::Text(text) | Value::Error(text)) = &mut cell.value else {
                continue;
            };
            if text.len() as u64 > most
                && let Some(cut) = beginning(text, most)
            {
                let found = text.chars().count() as u64;
                *text = cut;
                self.note("characters", found, most);
            }
        }
    }
}

/// The first characters of a text that has more of them.
fn beginning(text: &str, most: u64) -> Option<Box<str>> {
    let (end, _) = text.char_indices().nth(usize::try_from(most).ok()?)?;
    Some(text.get(..end)?.into())
}

impl<I: Iterator<Item = Row>> Iterator for Bounded<'_, I> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut row = self.rows.find(|row| !row.cells.is_empty())?;
        self.count += 1;
        if self.count > self.limits.rows {
            self.note("rows", self.count, self.limits.rows);
            return None;
        }
        self.cut(&mut row);
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Cell;

    fn check(limits: Limits, expected: &[&str], breach: Option<(&'static str, u64, u64)>) {
        let cell = |column, text: &str| Cell::new(column, Value::Text(text.into()));
        let rows = vec![
            Row::new(1, vec![cell(0, "订单号"), cell(3, "金额")]),
            Row::new(2, vec![]),
            Row::new(3, vec![cell(0, "A1")]),
            Row::new(9, vec![cell(0, "A2")]),
        ];
        let mut bounded = Bounded::new(rows.into_iter(), &limits);
        let lines: Vec<String> = bounded
            .by_ref()
            .map(|row| {
                let cells: Vec<_> = row.cells.iter().map(Cell::text).collect();
                format!("{}: {}", row.number, cells.join(" "))
            })
            .collect();
        assert_eq!(lines, expected);
        let expected = breach.map(|(limit, found, most)| Cause::Limit { limit, found, most });
        assert_eq!(bounded.into_breach().0, expected);
    }

    #[test]
    fn each_limit_is_held_and_told() {
        let limits = Limits::default();
        check(limits, &["1: 订单号 金额", "3: A1", "9: A2"], None);
        check(
            Limits { rows: 2, ..limits },
            &["1: 订单号 金额", "3: A1"],
            Some(("rows", 3, 2)),
        );
        check(
            Limits {
                columns: 3,
                ..limits
            },
            &["1: 订单号", "3: A1", "9: A2"],
            Some(("columns", 4, 3)),
        );
        check(
            Limits {
                characters: 2,
                ..limits
            },
            &["1: 订单 金额", "3: A1", "9: A2"],
            Some(("characters", 3, 2)),
        );
    }
}
