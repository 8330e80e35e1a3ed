//! The lines of an order, joined from several sheets that may each show fewer or more of them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Money, OrderLine, Quantity, Text};

type Content = (Option<Text>, Option<Quantity>, Option<Money>, Option<Money>);

/// Which lines of an order are known, seen from the sheet that is being read.
#[derive(Debug, Default)]
pub(super) struct KnownLines {
    in_sheet: FxHashSet<Content>,
    from_earlier: FxHashMap<Option<Text>, u32>,
}

impl KnownLines {
    /// Begins with the lines of the first row.
    pub(super) fn new(lines: &[OrderLine]) -> Self {
        Self {
            in_sheet: lines.iter().map(content).collect(),
            from_earlier: FxHashMap::default(),
        }
    }

    /// Begins another sheet: each line known so far may be met once more there.
    pub(super) fn begin_sheet(&mut self, known: &[OrderLine]) {
        self.in_sheet.clear();
        self.from_earlier.clear();
        for line in known {
            *self.from_earlier.entry(line.product.clone()).or_default() += 1;
        }
    }

    /// True if the line is new to the order. `repeats` says that equal lines of one sheet are one line
    /// told twice, as where each row repeats the order's money.
    pub(super) fn is_new(&mut self, line: &OrderLine, repeats: bool) -> bool {
        if !self.in_sheet.insert(content(line)) && repeats {
            return false;
        }
        if line.product.is_none() && !self.from_earlier.is_empty() {
            return false;
        }
        match self.from_earlier.get_mut(&line.product) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        }
    }
}

fn content(line: &OrderLine) -> Content {
    (
        line.product.clone(),
        line.quantity,
        line.unit_price,
        line.amount,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, SheetId};

    fn line(product: &str, pieces: i64) -> OrderLine {
        OrderLine {
            product: (!product.is_empty()).then(|| product.into()),
            quantity: Some(Quantity::whole(pieces)),
            unit_price: None,
            amount: None,
            origin: Origin::row(SheetId(0), 1),
        }
    }

    #[test]
    fn another_sheet_adds_only_what_is_new() {
        let first = [line("衣", 1), line("衣", 2)];
        let mut known = KnownLines::new(&first);
        known.begin_sheet(&first);
        let cases = [
            (line("衣", 1), false),
            (line("衣", 3), false),
            (line("衣", 4), true),
            (line("裤", 1), true),
            (line("", 1), false),
        ];
        for (line, new) in cases {
            assert_eq!(known.is_new(&line, true), new, "{line:?}");
        }
    }

    #[test]
    fn equal_lines_of_one_sheet_are_one_where_rows_repeat_the_money() {
        let mut known = KnownLines::new(&[line("衣", 1)]);
        assert!(!known.is_new(&line("衣", 1), true));
        assert!(known.is_new(&line("衣", 1), false));
    }
}
