//! 人员: who is in service, in which group, on which days.

use chrono::NaiveDate;

use super::{Origin, Text};

/// One person of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// 姓名.
    pub name: Text,
    /// 岗位: 跟单员, 下单员, 核单组长 …
    pub role: Option<Text>,
    /// 组别.
    pub group: Option<Text>,
    /// False for 离职.
    pub in_service: bool,
    /// 离职日期.
    pub left: Option<NaiveDate>,
    /// 休息日.
    pub rest_days: Vec<NaiveDate>,
    /// The row.
    pub origin: Origin,
}
