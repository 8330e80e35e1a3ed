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
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::{Kind, Money};
    use crate::recognise::{Field, Values};

    fn given(values: Values) -> Given {
        Given::new(Kind::Payment)
            .column("交易时间", Field::Time)
            .column("金额", Field::Amount)
            .column("平台服务费", Field::Fee)
            .column("佣金", Field::Fee)
            .profile(|profile| profile.values = values)
    }

    #[test]
    fn columns_that_add_up_are_added() {
        let records = given(Values {
            sum: vec![Field::Fee],
            ..Values::default()
        })
        .read(&[
            &["2026-10-01 10:00:00", "90.00", "-6.00", "-4.00"],
            &["2026-10-01 11:00:00", "90.00", "-", "-4.00"],
            &["2026-10-01 12:00:00", "90.00", "", ""],
            &["2026-10-01 13:00:00", "90.00", "-6.00", "四元"],
        ]);
        let fees: Vec<_> = records.payments.iter().map(|payment| payment.fee).collect();
        let expected = [Some(Money::cny(10_00)), Some(Money::cny(4_00)), None, None];
        assert_eq!(fees, expected);
        assert_eq!(problems(&records), ["AmountUnreadable D5 佣金 四元"]);
    }

    #[test]
    fn of_other_columns_the_first_filled_counts() {
        let fees = |lines: &[&[&str]]| -> Vec<_> {
            let records = given(Values::default()).read(lines);
            records.payments.iter().map(|payment| payment.fee).collect()
        };
        assert_eq!(
            fees(&[
                &["2026-10-01 10:00:00", "90.00", "6.00", "4.00"],
                &["2026-10-01 11:00:00", "90.00", "-", "4.00"],
            ]),
            [Some(Money::cny(6_00)), Some(Money::cny(4_00))]
        );
    }

    #[test]
    fn an_error_value_leaves_no_sum_and_is_not_passed_over() {
        for sum in [vec![Field::Fee], Vec::new()] {
            let records = given(Values {
                sum,
                ..Values::default()
            })
            .read(&[&["2026-10-01 10:00:00", "90.00", "#N/A", "4.00"]]);
            let fees: Vec<_> = records.payments.iter().map(|payment| payment.fee).collect();
            assert_eq!(fees, [None]);
            assert_eq!(problems(&records), ["CellError C2 平台服务费 #N/A"]);
        }
    }

    #[test]
    fn minor_units_are_whole_numbers() {
        let records = given(Values {
            minor_units: true,
            ..Values::default()
        })
        .read(&[
            &["2026-10-01 10:00:00", "1280", "8", ""],
            &["2026-10-01 11:00:00", "JPY 1280", "", ""],
            &["2026-10-01 12:00:00", "12.5", "", ""],
        ]);
        let amounts: Vec<_> = records
            .payments
            .iter()
            .map(|payment| payment.amount.to_string())
            .collect();
        assert_eq!(amounts, ["12.80", "1280"]);
        assert_eq!(problems(&records), ["AmountUnreadable B4 金额 12.5"]);
    }
}
