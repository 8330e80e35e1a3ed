//! 问题登记, 投诉登记: a problem that somebody wrote down.

use chrono::NaiveDate;

use super::{OrderNo, Origin, Text, WaybillNo};

/// A row of a register of problems or complaints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemNote {
    /// 登记日期.
    pub day: Option<NaiveDate>,
    /// 问题类型, 投诉类型.
    pub kind: Option<Text>,
    /// 问题描述, 投诉内容.
    pub description: Option<Text>,
    /// 责任人: who is to settle it.
    pub owner: Option<Text>,
    /// 登记人.
    pub registered_by: Option<Text>,
    /// 客户.
    pub customer: Option<Text>,
    /// 运单号.
    pub waybill: Option<WaybillNo>,
    /// 订单号.
    pub order: Option<OrderNo>,
    /// The courier's canonical short name.
    pub carrier: Option<Text>,
    /// 处理结果.
    pub result: Option<Text>,
    /// True once it is settled: by its state, else by its date.
    pub closed: bool,
    /// 办结日期.
    pub closed_on: Option<NaiveDate>,
    /// True for a complaint of a customer.
    pub is_complaint: bool,
    /// The row.
    pub origin: Origin,
}

impl ProblemNote {
    /// A row that says nothing yet.
    pub fn new(origin: Origin) -> Self {
        Self {
            day: None,
            kind: None,
            description: None,
            owner: None,
            registered_by: None,
            customer: None,
            waybill: None,
            order: None,
            carrier: None,
            result: None,
            closed: false,
            closed_on: None,
            is_complaint: false,
            origin,
        }
    }

    /// True if it is still to be settled at the end of a day.
    pub fn is_open_after(&self, day: NaiveDate) -> bool {
        !self.closed || self.closed_on.is_some_and(|closed| closed > day)
    }
}
