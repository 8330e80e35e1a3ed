//! 跟单记录: what a colleague wrote after calling a customer.

use chrono::NaiveDate;

use super::{Moment, OrderNo, Origin, Text, WaybillNo};

/// One row of a returned 跟单表.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The parcel, where the row names one.
    pub waybill: Option<WaybillNo>,
    /// The order, where the row names one.
    pub order: Option<OrderNo>,
    /// 跟单员.
    pub clerk: Option<Text>,
    /// The working day that the row answers: its date column, else the date of the sheet.
    pub day: Option<NaiveDate>,
    /// 跟进时间: when the contact took place, if the row says so.
    pub time: Option<Moment>,
    /// False if the sheet has a column for the time of contact and the row leaves it blank.
    pub time_given: bool,
    /// 沟通结果 of the call: 已接通, 无人接听 …
    pub call_result: Option<Text>,
    /// 跟单状态 as written: 同意签收, 改约 …
    pub outcome: Option<Text>,
    /// 下次跟进时间.
    pub next: Option<Moment>,
    /// 备注.
    pub note: Option<Text>,
    /// The row.
    pub origin: Origin,
}
