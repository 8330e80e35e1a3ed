//! What the stage of following up found: whose each row is, what was due and how it was answered.

use chrono::NaiveDate;

use super::{
    Assignment, CourierStatus, DueRow, FollowUpIndex, Moment, OrderIndex, ParcelIndex, SheetId,
    Text,
};

/// The outcome of the stage.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// The working day for which rows are dispatched now; `None` if there is nothing to dispatch.
    pub day: Option<NaiveDate>,
    /// The day that was worked out for each courier sheet in which a row states none, by sheet.
    pub undated: Vec<(SheetId, NaiveDate)>,
    /// Each parcel that is open now, and whose it is on [`Followed::day`], by parcel.
    pub assignments: Vec<Assignment>,
    /// Who may stand in on [`Followed::day`]: the clerks who are there, sorted by name.
    pub colleagues: Vec<Text>,
    /// 外呼对接人 in service, sorted by name.
    pub contacts: Vec<Text>,
    /// Rows that were due and can be judged, by day and waybill: the day has closed, and at least one
    /// returned sheet was read.
    pub due_rows: Vec<DueRow>,
    /// Outcomes that the courier contradicts (G404), by day and waybill.
    pub contradictions: Vec<Contradiction>,
    /// Goods that were refused, are coming back or came back, by parcel.
    pub goods_back: Vec<GoodsBack>,
    /// Years of days that were judged or dispatched whose holidays the calendar does not know, the first one first:
    /// there Monday to Friday were taken for working days.
    pub unknown_years: Vec<i32>,
    /// Returned rows that name nothing that was read, in the order of the book.
    pub unknown: Vec<FollowUpIndex>,
    /// First signatures: with what each customer became an old one, by day; those of unknown day last.
    pub first_signed: Vec<FirstSigned>,
    /// Customers who showed interest, each once, by sales clerk and day.
    pub interests: Vec<Interest>,
}

/// A clerk's outcome that the courier contradicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The working day of the row.
    pub day: NaiveDate,
    /// Whose row it was.
    pub clerk: Option<Text>,
    /// The returned row.
    pub follow_up: FollowUpIndex,
    /// What the courier says.
    pub status: CourierStatus,
    /// Since when: the time of signing, else the day of the first sheet that says so.
    pub since: Moment,
}

/// Goods that were refused, are coming back or came back, and what was decided about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsBack {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// True for goods that came back; they are no longer to be followed up.
    pub is_back: bool,
    /// The first proof that it turned back: a scan, else the first sheet that shows it; `None` where no sheet tells.
    pub since: Option<Moment>,
    /// What was decided; `None` while somebody has to.
    pub decided: Option<Decided>,
}

/// What was decided about goods that come back, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// An answer on the list of returns: a position in [`super::Book::replies`].
    Reply(usize),
    /// What a clerk agreed with the customer.
    Contact(FollowUpIndex),
    /// Every order in the parcel was cancelled.
    Cancelled,
}

impl Followed {
    /// The refused and returning goods of which nobody has decided what is to become of them (G412), by parcel.
    pub fn undecided(&self) -> impl Iterator<Item = &GoodsBack> {
        let goods = self.goods_back.iter();
        goods.filter(|goods| !goods.is_back && goods.decided.is_none())
    }
}

/// A customer who showed interest in buying again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    /// The row whose outcome or note shows it.
    pub follow_up: FollowUpIndex,
    /// The parcel, if known.
    pub parcel: Option<ParcelIndex>,
    /// 下单员, to whom it is forwarded.
    pub sales_clerk: Option<Text>,
    /// The word that shows it.
    pub word: Text,
}

/// The first signature of a customer among all that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSigned {
    /// The order that was signed for, if one is known.
    pub order: Option<OrderIndex>,
    /// The parcel that was signed for, if one is known.
    pub parcel: Option<ParcelIndex>,
    /// When; `None` where only the order's own state says that it was completed.
    pub signed: Option<Moment>,
}
