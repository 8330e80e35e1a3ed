//! Sums that are compared with the previous period; their words stand under `sum` and `sum_definition`.

use crate::figures::{Amount, Better, Figures};

/// A sum of the key figures.
pub(super) struct Sum {
    pub(super) name: &'static str,
    /// Whether more of it is welcome; `None` where it is neither.
    pub(super) better: Option<Better>,
    pub(super) is_money: bool,
    pub(super) of: fn(&Figures) -> Amount,
}

/// The sums, in the order of the reports.
pub(super) const SUMS: [Sum; 9] = [
    count("orders", Better::More, |figures| {
        Amount::Count(figures.totals.orders)
    }),
    money("sold", Better::More, |figures| {
        Amount::Money(figures.totals.sold)
    }),
    money("received", Better::More, |figures| {
        Amount::Money(figures.totals.received)
    }),
    money("refunded", Better::Less, |figures| {
        Amount::Money(figures.totals.refunded)
    }),
    money("open", Better::Less, |figures| {
        Amount::Money(figures.totals.open)
    }),
    count("shipped", Better::More, |figures| {
        Amount::Count(figures.totals.shipped)
    }),
    count("signed", Better::More, |figures| {
        Amount::Count(figures.totals.signed)
    }),
    count("refused", Better::Less, |figures| {
        Amount::Count(figures.totals.refused)
    }),
    Sum {
        name: "due_rows",
        better: None,
        is_money: false,
        of: |figures| Amount::Count(figures.totals.due_rows),
    },
];

const fn count(name: &'static str, better: Better, of: fn(&Figures) -> Amount) -> Sum {
    Sum {
        name,
        better: Some(better),
        is_money: false,
        of,
    }
}

const fn money(name: &'static str, better: Better, of: fn(&Figures) -> Amount) -> Sum {
    Sum {
        is_money: true,
        ..count(name, better, of)
    }
}
