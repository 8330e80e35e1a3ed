//! 人员: who is in service, in which group, on which days, for which parcels.

use chrono::{NaiveDate, Weekday};

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
    /// 每周日休: days of the week on which the person always rests, from Monday.
    pub rest_weekdays: Vec<Weekday>,
    /// 排班: the word of each day that a shift plan names, by day.
    pub shifts: Vec<Shift>,
    /// 代跟人: who stands in for the person, where the roster says so.
    pub stand_in: Option<Text>,
    /// 负责快递: carriers whose parcels nobody else owns.
    pub carriers: Vec<Text>,
    /// 负责省份.
    pub provinces: Vec<Text>,
    /// 负责店铺.
    pub shops: Vec<Text>,
    /// The row.
    pub origin: Origin,
}

/// A day of a shift plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The day.
    pub day: NaiveDate,
    /// As written: 早, 晚班, 休, 年假 …
    pub word: Text,
}

impl Staff {
    /// A person in service of whom nothing else is known.
    pub fn new(name: Text, origin: Origin) -> Self {
        Self {
            name,
            role: None,
            group: None,
            in_service: true,
            left: None,
            rest_days: Vec::new(),
            rest_weekdays: Vec::new(),
            shifts: Vec::new(),
            stand_in: None,
            carriers: Vec::new(),
            provinces: Vec::new(),
            shops: Vec::new(),
            origin,
        }
    }
}
