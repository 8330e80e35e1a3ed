//! 包裹: what the courier says of a waybill.

use chrono::NaiveDate;

use super::{Arg, CourierStatus, Moment, Money, OrderNo, Origin, Quantity, Text, WaybillNo};

/// A word for a status is short; what is longer is the story of a whole way.
const LONGEST_WORD: usize = 24;

/// A parcel: the latest word on a waybill, joined from all sheets that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// 运单号.
    pub waybill: WaybillNo,
    /// The row that the latest status came from.
    pub origin: Origin,
    /// The courier's canonical short name: 顺丰.
    pub carrier: Option<Text>,
    /// The orders that the courier sheet names for it.
    pub orders: Vec<OrderNo>,
    /// 录单/上传时间: when the waybill number was given to the platform or courier.
    pub uploaded: Option<Moment>,
    /// 发货/寄件时间.
    pub shipped: Option<Moment>,
    /// 揽收时间: the first scan.
    pub picked_up: Option<Moment>,
    /// 最新物流时间: the last scan.
    pub last_scan: Option<Moment>,
    /// 签收时间.
    pub signed: Option<Moment>,
    /// Where it stands.
    pub status: CourierStatus,
    /// The sheet's own words for it.
    pub status_text: Option<Text>,
    /// 收件人.
    pub receiver: Option<Text>,
    /// The receiver's telephone, digits only, or the visible part of a masked one.
    pub phone: Option<Text>,
    /// Province of destination, short form: 广东.
    pub province: Option<Text>,
    /// 代收货款.
    pub cod: Option<Money>,
    /// 重量, kilograms.
    pub weight: Option<Quantity>,
    /// 运费.
    pub freight: Option<Money>,
    /// 下单员, where the courier sheet names one.
    pub sales_clerk: Option<Text>,
    /// 跟单员, where the courier sheet names one.
    pub clerk: Option<Text>,
    /// 自取: the customer fetches it.
    pub self_pickup: bool,
    /// 催货: the day on which an urgent delivery is wanted.
    pub urged: Option<NaiveDate>,
    /// False for a parcel that only an order names: nothing is known of its way.
    pub tracked: bool,
}

impl Parcel {
    /// A bare parcel: a number and where it stood.
    pub fn new(waybill: WaybillNo, origin: Origin) -> Self {
        Self {
            waybill,
            origin,
            carrier: None,
            orders: Vec::new(),
            uploaded: None,
            shipped: None,
            picked_up: None,
            last_scan: None,
            signed: None,
            status: CourierStatus::Unknown,
            status_text: None,
            receiver: None,
            phone: None,
            province: None,
            cod: None,
            weight: None,
            freight: None,
            sales_clerk: None,
            clerk: None,
            self_pickup: false,
            urged: None,
            tracked: true,
        }
    }

    /// True if the goods left: a shipping or pick-up time is stated, or the courier's status shows
    /// that it had the parcel in hand. A cancelled parcel never counts.
    pub fn is_shipped(&self) -> bool {
        self.status != CourierStatus::Cancelled
            && (self.shipped.is_some() || self.picked_up.is_some() || self.status.is_picked_up())
    }

    /// When the goods left, as far as a sheet tells: shipped, else picked up, else uploaded.
    pub fn shipped_at(&self) -> Option<Moment> {
        self.shipped.or(self.picked_up).or(self.uploaded)
    }

    /// The last sign of life: the last scan, else the pick-up, else the shipping.
    pub fn last_sign(&self) -> Option<Moment> {
        self.last_scan.or(self.picked_up).or(self.shipped)
    }

    /// True if the next step is the customer's: a locker, a station, or goods that he fetches himself, as the parcel
    /// or an order in it says.
    pub fn waits_for_customer(&self, order_says_self_pickup: bool) -> bool {
        self.status == CourierStatus::PickupWait
            || (self.status.is_open() && (self.self_pickup || order_says_self_pickup))
    }

    /// A status of this parcel for a sentence: the sheet's own word, cut if long, where the status is
    /// not known.
    pub fn status_word(&self, status: CourierStatus) -> Arg {
        let word = match &self.status_text {
            Some(text) if status == CourierStatus::Unknown => text.trim(),
            _ => "",
        };
        if word.is_empty() {
            return Arg::Status(status);
        }
        let mut short: String = word.chars().take(LONGEST_WORD).collect();
        if short.len() < word.len() {
            short.push('…');
        }
        Arg::Text(short.into())
    }
}

/// One row of one day's courier sheet: what was to be followed up that day, by whom (rule G401), and what the
/// auditor compares with the row that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The parcel.
    pub waybill: WaybillNo,
    /// The day of the sheet; `None` where nothing states it.
    pub day: Option<NaiveDate>,
    /// The courier's status on that day.
    pub status: CourierStatus,
    /// The sheet's own words for it.
    pub status_text: Option<Text>,
    /// The courier's canonical short name.
    pub carrier: Option<Text>,
    /// 收件人.
    pub receiver: Option<Text>,
    /// 代收货款.
    pub cod: Option<Money>,
    /// The clerk to whom the row was assigned.
    pub clerk: Option<Text>,
    /// The row.
    pub origin: Origin,
}

impl Sighting {
    /// A row with a day and a status alone.
    pub fn new(
        waybill: WaybillNo,
        day: Option<NaiveDate>,
        status: CourierStatus,
        origin: Origin,
    ) -> Self {
        Self {
            waybill,
            day,
            status,
            status_text: None,
            carrier: None,
            receiver: None,
            cod: None,
            clerk: None,
            origin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SheetId;

    #[test]
    fn an_unknown_status_is_told_in_the_sheet_s_own_word() {
        let long = "快件到达转运中心".repeat(5);
        let cut: String = long.chars().take(LONGEST_WORD).chain(['…']).collect();
        for (status, text, expected) in [
            (
                CourierStatus::Unknown,
                Some("待网点反馈"),
                Arg::from("待网点反馈"),
            ),
            (CourierStatus::Unknown, Some(&*long), Arg::from(&*cut)),
            (
                CourierStatus::Unknown,
                Some(" "),
                Arg::Status(CourierStatus::Unknown),
            ),
            (
                CourierStatus::Unknown,
                None,
                Arg::Status(CourierStatus::Unknown),
            ),
            (
                CourierStatus::Transit,
                Some("运输中"),
                Arg::Status(CourierStatus::Transit),
            ),
        ] {
            let waybill = WaybillNo::new("SF1", "SF1", None);
            let mut parcel = Parcel::new(waybill, Origin::row(SheetId(0), 2));
            parcel.status_text = text.map(Into::into);
            assert_eq!(parcel.status_word(status), expected);
        }
    }
}
