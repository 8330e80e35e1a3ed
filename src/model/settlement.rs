//! 代收货款结算清单: the list by which a courier pays over what it collected.

use chrono::NaiveDate;

use super::{Money, OrderNo, Origin, Text, WaybillNo};

/// One parcel on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementLine {
    /// The parcel.
    pub waybill: Option<WaybillNo>,
    /// The order, where the list names it.
    pub order: Option<OrderNo>,
    /// What was collected.
    pub amount: Money,
    /// 服务费, never negative.
    pub fee: Money,
    /// The row.
    pub origin: Origin,
}

impl SettlementLine {
    /// What is paid over: collected less fee.
    pub fn net(&self) -> Money {
        self.amount.checked_sub(self.fee).unwrap_or(self.amount)
    }
}

/// The lines that are paid over in one sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// 批次号, or a name made of file, sheet and day.
    pub batch: Text,
    /// The courier's canonical short name.
    pub carrier: Option<Text>,
    /// 结算日期.
    pub day: Option<NaiveDate>,
    /// The parcels.
    pub lines: Vec<SettlementLine>,
}
