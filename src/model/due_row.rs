//! Rows that had to be followed up on a day, and how they were answered.

use chrono::NaiveDate;

use super::{Absence, CourierStatus, FollowUpIndex, Origin, ParcelIndex, Text};

/// How a row that was due on a day was answered (rules G401, G402, G403: one of them at most).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// 漏跟: in no sheet that came back in time.
    Missed,
    /// 未填: it came back with the outcome blank.
    Blank,
    /// 不规范: the outcome is not an allowed word, or the time of contact is missing.
    NotStandard,
    /// A valid follow-up.
    Done,
}

impl Answer {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Blank => "blank",
            Self::NotStandard => "not_standard",
            Self::Done => "done",
        }
    }
}

/// A row of a day's courier sheet that somebody had to follow up that working day: the status was
/// open and the row was assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The working day.
    pub day: NaiveDate,
    /// Whose row it was: the owner.
    pub clerk: Text,
    /// Why the owner was away that day, if she was.
    pub absence: Option<Absence>,
    /// Who had it that day: the owner, or the colleague to whom it was given for sure; none if the owner was away
    /// and no sheet shows to whom it was given. The assessment counts against this person.
    pub holder: Option<Text>,
    /// The courier's status on that day.
    pub status: CourierStatus,
    /// The row of the courier sheet.
    pub origin: Origin,
    /// How it was answered.
    pub answer: Answer,
    /// The returned row whose outcome counts; none if missed.
    pub follow_up: Option<FollowUpIndex>,
}
