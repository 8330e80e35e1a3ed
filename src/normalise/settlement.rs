//! Rows of a 代收货款结算清单 → lines of settlements; `history` groups them by batch.

use super::courier::carrier_of_sheet;
use super::records::{BatchedLine, Records};
use super::row_reader::{RowReader, Unreadable};
use crate::model::{Flow, Money, RowFate, SettlementLine};
use crate::recognise::Field;

/// Makes the line of a row. What was collected stands in its own column, else it is what is paid over and the fee.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let waybills = row.waybills();
    let waybill = waybills.first().map(|(waybill, _)| waybill.clone());
    let order = row.orders().into_iter().next();
    if waybill.is_none() && order.is_none() {
        row.report_missing(&[Field::Waybill, Field::OrderNo], "field.waybill_or_order");
        return RowFate::NoKey;
    }
    let fee = row.money(Field::Fee).map(Money::abs);
    let amount = match collected(row, fee) {
        Ok(Some(amount)) => amount,
        Ok(None) => {
            let field = if row.layout.has(Field::Cod) {
                Field::Cod
            } else {
                Field::Amount
            };
            row.report_missing(&[field, Field::Net], "field.amount");
            return RowFate::NoValue;
        }
        Err(Unreadable) => return RowFate::NoValue,
    };
    let beside = waybills.first().and_then(|(_, beside)| beside.as_deref());
    let line = BatchedLine {
        batch: row.repeated(Field::Batch),
        carrier: row.carrier(beside).or_else(|| carrier_of_sheet(row)),
        day: row.day(Field::SettledAt).or_else(|| row.day_of_row()),
        line: SettlementLine {
            waybill,
            order,
            amount,
            fee: fee.unwrap_or(Money::zero(amount.currency())),
            origin: row.origin_of(&[Field::Cod, Field::Net]),
        },
    };
    records.add_money(Flow::In, amount);
    records.settlement_lines.push(line);
    RowFate::Used
}

fn collected(row: &mut RowReader<'_>, fee: Option<Money>) -> Result<Option<Money>, Unreadable> {
    for field in [Field::Cod, Field::Amount, Field::AmountIn] {
        if let Some(amount) = row.try_amount(field)? {
            return Ok(Some(amount.money));
        }
    }
    let net = row.try_amount(Field::Net)?.map(|net| net.money);
    Ok(net.and_then(|net| fee.map_or(Some(net), |fee| net.checked_add(fee))))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::{Flow, Kind, Money, RowFate};
    use crate::recognise::Field;

    #[test]
    fn lines_of_a_list() {
        let records = Given::new(Kind::Settlement)
            .column("批次号", Field::Batch)
            .column("运单号码", Field::Waybill)
            .column("代收贷款", Field::Cod)
            .column("服务费", Field::Fee)
            .column("应结金额", Field::Net)
            .column("结算日期", Field::SettledAt)
            .file("顺丰10月代收.xlsx")
            .read(&[
                &[
                    "B1",
                    "SF1234567890123",
                    "299.00",
                    "-2.99",
                    "296.01",
                    "2026-10-30",
                ],
                &["B1", "SF1234567890124", "", "1.00", "99.00", "2026-10-30"],
                &["B1", "SF1234567890125", "一百", "", "", ""],
                &["B1", "SF1234567890126", "", "", "", ""],
                &["B1", "", "299.00", "", "", ""],
            ]);
        let [first, second] = records.settlement_lines.as_slice() else {
            panic!("{:?}", records.settlement_lines);
        };
        assert_eq!(
            (first.line.amount, first.line.fee),
            (Money::cny(29_900), Money::cny(299))
        );
        assert_eq!(first.carrier.as_deref(), Some("顺丰"));
        assert_eq!(
            first.day.map(|day| day.to_string()).as_deref(),
            Some("2026-10-30")
        );
        assert_eq!(second.line.amount, Money::cny(10_000));
        assert_eq!(
            records.money,
            [
                (Flow::In, Money::cny(29_900)),
                (Flow::In, Money::cny(10_000))
            ]
        );
        assert_eq!(records.fates.get(&RowFate::NoValue), Some(&2));
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert_eq!(
            problems(&records),
            [
                "AmountUnreadable C4 代收贷款 一百",
                "RequiredBlank C5 代收贷款 ",
                "RequiredBlank B6 运单号码 "
            ]
        );
    }
}
