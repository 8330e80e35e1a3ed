//! The amounts of a row: one column, or several that add up, in the unit that the layout writes.

use super::amount::{Amount, read_amount};
use super::row_reader::{RowReader, Unreadable};
use crate::finding::ProblemKind;
use crate::model::{Message, Money};
use crate::read::Cell;
use crate::recognise::{Column, Field};

impl<'a> RowReader<'a> {
    /// An amount, or a problem and [`Unreadable`]. Columns of which the profile says that they add up are added.
    pub(crate) fn try_amount(&mut self, field: Field) -> Result<Option<Amount>, Unreadable> {
        let adds_up = self.reading.table.profile.values.sum.contains(&field);
        if self.holds_error(field, adds_up) {
            return Err(Unreadable);
        }
        if !adds_up {
            return match self.cell(field) {
                Some((column, cell)) => self.amount_of(column, cell),
                None => Ok(None),
            };
        }
        let layout = self.layout;
        let mut total: Option<Amount> = None;
        for column in layout.all(field) {
            let Some((column, cell)) = self.in_column(column) else {
                continue;
            };
            let Some(part) = self.amount_of(column, cell)? else {
                continue;
            };
            total = Some(match total {
                None => part,
                Some(sum) => Amount {
                    money: sum.money.checked_add(part.money).ok_or(Unreadable)?,
                    refund: sum.refund.or(part.refund),
                    side: sum.side.or(part.side),
                },
            });
        }
        Ok(total)
    }

    /// An amount; one that cannot be read becomes a problem.
    pub(crate) fn money(&mut self, field: Field) -> Option<Money> {
        let amount = self.try_amount(field).ok().flatten();
        amount.map(|amount| amount.money)
    }

    /// An amount of a sheet that only repeats it: one that cannot be read is nothing, for it is told of the first sheet.
    pub(crate) fn quiet_money(&self, field: Field) -> Option<Money> {
        let (column, cell) = self.cell(field)?;
        let amount = read_amount(&cell.value, self.writing(column)).ok()??;
        Some(amount.money)
    }

    fn amount_of(
        &mut self,
        column: &'a Column,
        cell: &'a Cell,
    ) -> Result<Option<Amount>, Unreadable> {
        let mut read = read_amount(&cell.value, self.writing(column));
        if self.reading.table.profile.values.minor_units {
            read = read.and_then(|amount| amount.map(from_minor_units).transpose());
        }
        read.map_err(|why| {
            self.report(ProblemKind::AmountUnreadable, column, cell, Some(why));
            Unreadable
        })
    }
}

/// 1280 of the smallest unit is 12.80 yuan, and 1280 yen.
fn from_minor_units(amount: Amount) -> Result<Amount, Message> {
    let money = amount.money;
    let unit = 10_i64.pow(money.currency().exponent());
    if money.minor() % unit != 0 {
        return Err(Message::new("amount.too_many_decimals"));
    }
    Ok(Amount {
        money: Money::from_minor(money.minor() / unit, money.currency()),
        ..amount
    })
}

#[cfg(test)]
#[path = "row_amount_tests.rs"]
mod tests;
