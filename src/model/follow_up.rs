//! 跟单记录: what a colleague wrote after calling a customer.

use chrono::{NaiveDate, NaiveDateTime};

use super::{CourierCell, Moment, Money, OrderNo, Origin, Text, WaybillNo};

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
    /// 问题类型: 催派, 丢件, 破损 …
    pub issue: Option<Text>,
    /// 备注.
    pub note: Option<Text>,
    /// 代收金额 as it came back.
    pub cod: Option<Money>,
    /// 收件人 as it came back.
    pub receiver: Option<Text>,
    /// When the workbook was saved, where it says so; orders several returns, and nothing else.
    pub saved: Option<NaiveDateTime>,
    /// The row of our own dispatch that this one was, known by its hidden key.
    pub given: Option<Given>,
    /// True for a row of the workbook of the outbound-sales contact: a second copy of somebody's row, which says nothing of
    /// her work where its outcome is blank.
    pub of_contact: bool,
    /// What was changed in the columns that are not the clerk's; only of rows with a key.
    pub edits: Vec<Edit>,
    /// The row.
    pub origin: Origin,
}

impl FollowUp {
    /// A row that says nothing yet.
    pub fn new(origin: Origin) -> Self {
        Self {
            waybill: None,
            order: None,
            clerk: None,
            day: None,
            time: None,
            time_given: true,
            call_result: None,
            outcome: None,
            next: None,
            issue: None,
            note: None,
            cod: None,
            receiver: None,
            saved: None,
            given: None,
            of_contact: false,
            edits: Vec::new(),
            origin,
        }
    }

    /// True if the clerk wrote anything at all.
    pub fn is_filled(&self) -> bool {
        let words = [&self.outcome, &self.call_result, &self.issue, &self.note];
        words.iter().any(|word| word.is_some()) || self.next.is_some() || self.time.is_some()
    }
}

/// A row that was given to somebody for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The working day.
    pub day: NaiveDate,
    /// The parcel's number, canonical.
    pub waybill: Text,
    /// Whose row it is; none if nobody owns it.
    pub owner: Option<Text>,
    /// Who was to follow it up.
    pub holder: Text,
    /// Where that is written.
    pub origin: Origin,
}

/// A cell of the courier's that came back with another text than it was sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Which one.
    pub cell: CourierCell,
    /// As it was sent; empty for a blank cell.
    pub sent: Text,
    /// As it came back; empty for a blank cell.
    pub came_back: Text,
    /// Where it stands now.
    pub origin: Origin,
}
