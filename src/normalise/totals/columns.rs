//! The columns that a total adds up.

use super::figure::Measure;
use crate::model::Text;
use crate::normalise::text::squash;
use crate::recognise::{Field, Table};

/// Words in the header of a column that nothing else tells of.
const SUMMED: [&str; 14] = [
    "金额", "数量", "件数", "费", "款", "额", "重量", "税", "合计", "总价", "amount", "qty",
    "total", "weight",
];
/// Words in the header of a column that is not added up, whatever else it says.
const NOT_SUMMED: [&str; 16] = [
    "单价", "均价", "率", "号", "余额", "折扣", "方式", "状态", "时间", "日期", "备注", "类型",
    "人", "price", "rate", "balance",
];
/// Columns of one sheet that are added up.
const MOST: usize = 32;

/// A column that is added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summable {
    pub(super) index: u16,
    pub(super) header: Text,
    pub(super) field: Option<Field>,
    pub(super) measure: Measure,
    pub(super) is_money: bool,
}

impl Summable {
    /// The columns of a table that are added up, by index.
    pub(crate) fn of(table: &Table) -> Vec<Self> {
        let summable = table.columns.iter().filter_map(|column| {
            let plain = if table.habit(column.index).decimal_comma {
                Measure::DecimalComma
            } else {
                Measure::Plain
            };
            let (measure, is_money) = match column.field {
                Some(Field::UnitPrice | Field::Balance) => return None,
                Some(Field::Quantity) => (Measure::Quantity, false),
                Some(Field::Weight) => (Measure::Weight, false),
                Some(field) if field.is_money() => (plain, true),
                Some(_) => return None,
                None => (plain, unmapped(&column.header)?),
            };
            Some(Self {
                index: column.index,
                header: column.header.clone(),
                field: column.field,
                measure,
                is_money,
            })
        });
        summable.take(MOST).collect()
    }
}

/// Whether a column without a meaning holds money, by its header; `None` if it is not added up.
fn unmapped(header: &str) -> Option<bool> {
    let plain = squash(header);
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if says(&NOT_SUMMED) || !says(&SUMMED) {
        return None;
    }
    Some(!says(&["数", "重量", "qty", "weight"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_whether_a_column_is_added_up() {
        for (header, expected) in [
            ("保价费", Some(true)),
            ("优惠金额（元）", Some(true)),
            ("合计", Some(true)),
            ("退货件数", Some(false)),
            ("结算重量", Some(false)),
            ("序号", None),
            ("含税单价", None),
            ("税率", None),
            ("付款方式", None),
            ("收款人", None),
            ("客户电话", None),
            ("Shipping amount", Some(true)),
        ] {
            assert_eq!(unmapped(header), expected, "{header}");
        }
    }
}
