//! A number that stands for what the records of a sheet say: the same for a csv and its xlsx copy, another as
//! soon as one value or the order of the rows is another.
//!
//! Places are left out, and what only the file's name may tell of a whole sheet: channel and carrier.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Records;
use crate::model::{Order, OrderNo, Parcel, Payment, WaybillNo};

impl Records {
    /// The fingerprint; `None` without records.
    pub(super) fn fingerprint(&self) -> Option<u64> {
        // Not a keyed hasher: the same records give the same number in every run.
        let mut hasher = DefaultHasher::new();
        let into = &mut hasher;
        let lengths = [
            self.orders.len(),
            self.parcels.len(),
            self.follow_ups.len(),
            self.payments.len(),
            self.settlement_lines.len(),
            self.staff.len(),
            self.ledger_entries.len(),
        ];
        if lengths.iter().all(|length| *length == 0) {
            return None;
        }
        lengths.hash(into);
        self.orders.iter().for_each(|row| order(row, into));
        self.parcels.iter().for_each(|row| parcel(row, into));
        for row in &self.sightings {
            (row.waybill.as_str(), row.day, row.status, &row.clerk).hash(into);
        }
        for row in &self.follow_ups {
            (
                row.waybill.as_ref().map(WaybillNo::as_str),
                row.order.as_ref().map(OrderNo::as_str),
            )
                .hash(into);
            (&row.clerk, row.day, row.time, &row.call_result).hash(into);
            (&row.outcome, row.next, &row.issue, &row.note).hash(into);
            for edit in &row.edits {
                (edit.cell, &edit.came_back).hash(into);
            }
        }
        self.payments.iter().for_each(|row| payment(row, into));
        for row in &self.settlement_lines {
            (&row.batch, row.day).hash(into);
            let line = &row.line;
            (
                line.waybill.as_ref().map(WaybillNo::as_str),
                line.order.as_ref().map(OrderNo::as_str),
            )
                .hash(into);
            (line.amount, line.fee).hash(into);
        }
        for row in &self.staff {
            (
                &row.name,
                &row.role,
                &row.group,
                row.in_service,
                row.left,
                &row.rest_days,
            )
                .hash(into);
        }
        for row in &self.ledger_entries {
            (row.day, &row.party, &row.memo, row.debit, row.credit).hash(into);
        }
        Some(hasher.finish())
    }
}

fn order(row: &Order, into: &mut impl Hasher) {
    (row.number.as_str(), row.placed, row.paid, row.shipped).hash(into);
    (row.promised, row.pay_by, &row.customer, &row.phone).hash(into);
    (&row.province, &row.shop, row.due, row.deposit, row.cod).hash(into);
    (row.refunded, row.terms, row.state, &row.sales_clerk).hash(into);
    row.deposit_percent.hash(into);
    (&row.clerk, row.self_pickup, &row.transactions, &row.note).hash(into);
    for line in &row.lines {
        (&line.product, line.quantity, line.unit_price, line.amount).hash(into);
    }
    for waybill in &row.waybills {
        waybill.as_str().hash(into);
    }
}

fn parcel(row: &Parcel, into: &mut impl Hasher) {
    (
        row.waybill.as_str(),
        row.uploaded,
        row.shipped,
        row.picked_up,
    )
        .hash(into);
    (row.last_scan, row.signed, row.status, &row.status_text).hash(into);
    (&row.receiver, &row.phone, &row.province, row.cod).hash(into);
    (row.weight, row.freight, &row.sales_clerk, &row.clerk).hash(into);
    (row.self_pickup, row.urged).hash(into);
    for order in &row.orders {
        order.as_str().hash(into);
    }
}

fn payment(row: &Payment, into: &mut impl Hasher) {
    (&row.id, &row.merchant_order, row.time, row.direction).hash(into);
    (row.neutral, row.amount, row.fee, row.nature).hash(into);
    (&row.party, &row.party_account, &row.memo).hash(into);
}

#[cfg(test)]
mod tests {
    use crate::model::Kind;
    use crate::normalise::testing::Given;
    use crate::read::Value;
    use crate::recognise::Field;

    fn given() -> Given {
        Given::new(Kind::Payment)
            .column("时间", Field::Time)
            .column("收入", Field::AmountIn)
            .column("户名", Field::Party)
    }

    fn print(rows: &[&[&str]]) -> Option<u64> {
        given().read(rows).fingerprint()
    }

    #[test]
    fn it_stands_for_the_values_and_not_for_the_format() {
        let text = |text: &str| Value::Text(text.into());
        let first = print(&[
            &["2026-10-01 10:00:00", "¥1,280.50", "张三"],
            &["2026-10-02", "3", "李四"],
        ]);
        let noon = "2026-10-01T10:00:00".parse().expect("a moment");
        let day = "2026-10-02T00:00:00".parse().expect("a moment");
        let copy = given().file("副本.csv").read_values(
            &[
                vec![Value::Date(noon), Value::Number(1280.5), text("张三 ")],
                vec![Value::Date(day), Value::Number(3.0), text("李四")],
            ],
            7,
        );
        assert!(first.is_some());
        assert_eq!(copy.fingerprint(), first);
        assert_eq!(print(&[]), None);
        for other in [
            &[
                &["2026-10-02", "3", "李四"],
                &["2026-10-01 10:00:00", "1280.50", "张三"],
            ][..],
            &[
                &["2026-10-01 10:00:00", "1280.51", "张三"],
                &["2026-10-02", "3", "李四"],
            ],
            &[&["2026-10-01 10:00:00", "1280.50", "张三"]],
        ] {
            let rows: Vec<&[&str]> = other.iter().map(|row| &row[..]).collect();
            assert_ne!(print(&rows), first);
        }
    }
}
