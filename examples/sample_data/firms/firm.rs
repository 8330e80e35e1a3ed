//! A firm: what it sells for, to whom, how it numbers its orders, what its sheets look like.

use super::layout::{Field, Sheet};
use super::numbers::Numbers;

/// What goods cost, in hundredths.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Prices {
    /// A few prices that everybody pays, now and then two of a thing.
    Common(&'static [i64]),
    /// Any amount between two, to the cent.
    Odd(i64, i64),
    /// So many pieces at a price of the list, both ends included.
    Lots(&'static [i64], i64, i64),
}

/// A firm.
#[derive(Debug)]
pub(crate) struct Firm {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// How many orders unless told otherwise.
    pub(crate) orders: usize,
    /// Customers who come again, for each thousand orders, and how many of a hundred orders are theirs.
    pub(crate) regulars: (usize, i64),
    pub(crate) companies: bool,
    pub(crate) abroad: bool,
    pub(crate) prices: Prices,
    pub(crate) numbers: Numbers,
    pub(crate) currency: &'static str,
    /// The order of the words: prepaid, deposit and balance, cash on delivery, monthly.
    pub(crate) terms: [&'static str; 4],
    pub(crate) ledger: Sheet,
    pub(crate) statements: &'static [Sheet],
    /// Shares that differ from the usual ones, in thousandths of all cases.
    pub(crate) shares: &'static [(&'static str, u32)],
}

impl Firm {
    /// True if its order sheet has a column.
    pub(crate) fn records(&self, field: Field) -> bool {
        self.ledger.has(field)
    }

    /// The statement that has a column.
    pub(crate) fn account_with(&self, field: Field) -> Option<usize> {
        let mut statements = self.statements.iter();
        statements.position(|sheet| sheet.has(field))
    }

    /// The statements in a currency.
    pub(crate) fn accounts(&self, currency: &str) -> Vec<usize> {
        let all = self.statements.iter().enumerate();
        all.filter(|(_, sheet)| sheet.currency == currency)
            .map(|(place, _)| place)
            .collect()
    }
}
