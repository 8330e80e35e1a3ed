//! Rows of a 往来明细账 → ledger lines.

use super::figure::AccountSide;
use super::payment_words::Side;
use super::records::Records;
use super::row_reader::{RowReader, Unreadable};
use super::text::squash;
use crate::model::{Direction, Flow, LedgerEntry, Money, RowFate};
use crate::recognise::Field;

/// Makes the line of a row. The amounts stand under 借方 and 贷方, or in one column with 借 or 贷 beside it, or signed: then a
/// negative amount is 贷方. A line that only states a balance (期初余额) is kept without amounts.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let (debit, credit) = match sides(row) {
        Ok(sides) => sides,
        Err(Unreadable) => return RowFate::NoValue,
    };
    if debit.is_none() && credit.is_none() && row.is_blank(Field::Balance) {
        let field = if row.layout.has(Field::Debit) {
            Field::Debit
        } else {
            Field::Amount
        };
        row.report_missing(&[field, Field::Credit], "field.amount");
        return RowFate::NoValue;
    }
    let day = row.day(Field::Time).or_else(|| row.day_of_row());
    let party = [Field::Party, Field::Customer]
        .into_iter()
        .find_map(|field| row.name(field));
    let entry = LedgerEntry {
        day,
        party,
        memo: row.joined(&[Field::Memo, Field::Note]).map(Into::into),
        debit,
        credit,
        origin: row.origin_of(&[Field::Debit, Field::Credit, Field::Amount]),
    };
    for (flow, amount) in [(Flow::Out, debit), (Flow::In, credit)] {
        if let Some(amount) = amount {
            records.add_money(flow, amount);
        }
    }
    records.ledger_entries.push(entry);
    RowFate::Used
}

/// Debit and credit; [`Unreadable`] only if an amount cannot be read and no other stands in the row.
fn sides(row: &mut RowReader<'_>) -> Result<(Option<Money>, Option<Money>), Unreadable> {
    let debit = row.try_amount(Field::Debit);
    let credit = row.try_amount(Field::Credit);
    let (debit, credit) = match (debit, credit) {
        (Err(Unreadable), Ok(None) | Err(Unreadable)) | (Ok(None), Err(Unreadable)) => {
            return Err(Unreadable);
        }
        (debit, credit) => (debit.ok().flatten(), credit.ok().flatten()),
    };
    if debit.is_some() || credit.is_some() {
        return Ok((
            debit.map(|amount| amount.money),
            credit.map(|amount| amount.money),
        ));
    }
    let Some(stated) = row.try_amount(Field::Amount)? else {
        return Ok((None, None));
    };
    let amount = stated.money;
    match stated.side {
        Some(AccountSide::Credit) => return Ok((None, Some(amount))),
        Some(AccountSide::Debit) => return Ok((Some(amount), None)),
        None => {}
    }
    let side = row
        .text(Field::Direction)
        .and_then(|text| row.reading.vocabulary.payment.side(&squash(&text)));
    Ok(match side {
        Some(Side::Way(Direction::In)) => (None, Some(amount)),
        Some(Side::Way(Direction::Out)) => (Some(amount), None),
        _ if amount.minor() < 0 => (None, Some(amount.abs())),
        _ => (Some(amount), None),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::{Flow, Kind, Money, RowFate};
    use crate::recognise::Field;

    #[test]
    fn debit_and_credit() {
        let records = Given::new(Kind::Ledger)
            .column("日期", Field::Day)
            .column("摘要", Field::Memo)
            .column("借方", Field::Debit)
            .column("贷方", Field::Credit)
            .column("余额", Field::Balance)
            .read(&[
                &["", "期初余额", "", "", "5,000.00"],
                &["2026-10-01", "发货", "1,280.00", "", "6,280.00"],
                &["2026-10-05", "收款", "", "（20.00）", "6,300.00"],
                &["2026-10-06", "?", "一百", "", ""],
                &["2026-10-07", "空", "", "", ""],
            ]);
        let seen: Vec<_> = records
            .ledger_entries
            .iter()
            .map(|entry| (entry.debit, entry.credit))
            .collect();
        assert_eq!(
            seen,
            [
                (None, None),
                (Some(Money::cny(128_000)), None),
                (None, Some(Money::cny(-2_000)))
            ]
        );
        assert_eq!(
            records.money,
            [
                (Flow::Out, Money::cny(128_000)),
                (Flow::In, Money::cny(-2_000))
            ]
        );
        assert_eq!(records.fates.get(&RowFate::NoValue), Some(&2));
        assert_eq!(
            problems(&records),
            ["AmountUnreadable C5 借方 一百", "RequiredBlank C6 借方 "]
        );
    }

    #[test]
    fn one_column() {
        let records = Given::new(Kind::Ledger)
            .column("方向", Field::Direction)
            .column("金额", Field::Amount)
            .read(&[&["借", "5"], &["贷", "6"], &["", "-7"]]);
        let seen: Vec<_> = records
            .ledger_entries
            .iter()
            .map(|entry| (entry.debit, entry.credit))
            .collect();
        let yuan = |yuan: i64| Some(Money::cny(yuan * 100));
        assert_eq!(seen, [(yuan(5), None), (None, yuan(6)), (None, yuan(7))]);
    }
}
