//! Sums that are compared with the previous period; their words stand under `sum` and `sum_definition`.

use crate::figures::{Amount, Better, Figures};

/// A sum of the key figures.
pub(super) struct Sum {
    pub(super) name: &'static str,
    /// Whether more of it is welcome; `None` where it is neither.
    pub(super) better: Option<Better>,
    pub(super) of: fn(&Figures) -> Amount,
}

/// The sums, in the order of the reports.
pub(super) const SUMS: [Sum; 9] = [
    sum("orders", Better::More, |figures| {
        Amount::Count(figures.totals.orders)
    }),
    sum("sold", Better::More, |figures| {
        Amount::Money(figures.totals.sold)
    }),
    sum("received", Better::More, |figures| {
        Amount::Money(figures.totals.received)
    }),
    sum("refunded", Better::Less, |figures| {
        Amount::Money(figures.totals.refunded)
    }),
    sum("open", Better::Less, |figures| {
        Amount::Money(figures.totals.open)
    }),
    sum("shipped", Better::More, |figures| {
        Amount::Count(figures.totals.shipped)
    }),
    sum("signed", Better::More, |figures| {
        Amount::Count(figures.totals.signed)
    }),
    sum("refused", Better::Less, |figures| {
        Amount::Count(figures.totals.refused)
    }),
    Sum {
        name: "due_rows",
        better: None,
        of: |figures| Amount::Count(figures.totals.due_rows),
    },
];

const fn sum(name: &'static str, better: Better, of: fn(&Figures) -> Amount) -> Sum {
    Sum {
        name,
        better: Some(better),
        of,
    }
}
