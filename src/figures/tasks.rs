//! What is to be done about each parcel that is dispatched, most urgent first.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::input::Input;
use super::urgency::{Cause, Reason, Urgency};
use crate::model::{
    Assignment, CourierStatus, FollowUp, Moment, Money, OrderStanding, Parcel, ParcelIndex,
};

/// A row to be dispatched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// A position in [`crate::model::Followed::assignments`].
    pub assignment: usize,
    /// Why, the most urgent reason.
    pub urgency: Urgency,
    /// How long it has been so, in hours; of a row without a reason how long nothing moved.
    pub hours: Option<i64>,
    /// What is lost if the parcel comes back.
    pub at_stake: Option<Money>,
    /// Every reason, the most urgent first; empty for a row that is merely open.
    pub reasons: Vec<Reason>,
}

/// The rows to be dispatched, most urgent first; equals by money at stake, then by age, then by waybill.
pub fn tasks(input: &Input<'_>) -> Vec<Task> {
    let grounds = Grounds::new(input);
    let assignments = input.followed.assignments.iter().enumerate();
    let mut tasks: Vec<Task> = assignments
        .filter_map(|(position, assignment)| {
            let parcel = input.book.parcels.get(assignment.parcel.get())?;
            let reasons = grounds.reasons(assignment, parcel);
            let first = reasons.first();
            let standing = || hours_standing(input, parcel);
            Some(Task {
                assignment: position,
                urgency: first.map_or(Urgency::Open, |reason| reason.cause.urgency()),
                hours: first.map_or_else(standing, |reason| reason.hours),
                at_stake: at_stake(input, assignment.parcel, parcel),
                reasons,
            })
        })
        .collect();
    // The assignments stand by parcel, and so by waybill: a stable sort leaves equals in that order.
    tasks.sort_by_key(|task| {
        let money = task.at_stake.and_then(|amount| input.minor(amount));
        (task.urgency, Reverse((money.unwrap_or(0), task.hours)))
    });
    tasks
}

/// How long nothing moved: hours since the last sign of life of a parcel; `None` if no sheet tells of any.
pub fn hours_standing(input: &Input<'_>, parcel: &Parcel) -> Option<i64> {
    let config = input.config;
    let hours = parcel
        .last_sign()?
        .hours_until(config.as_of, config.close_of_day);
    (hours >= 0).then_some(hours)
}

/// What the courier collects, else what is still owed for the goods.
fn at_stake(input: &Input<'_>, index: ParcelIndex, parcel: &Parcel) -> Option<Money> {
    if let Some(cod) = parcel.cod.filter(|cod| cod.minor() > 0) {
        return Some(cod);
    }
    let owed: i64 = input
        .orders_of(index)
        .filter_map(|(order, _)| input.ledger(order))
        .filter(|ledger| ledger.standing != OrderStanding::Cancelled)
        .filter_map(|ledger| input.minor(ledger.balance))
        .filter(|balance| *balance > 0)
        .fold(0, i64::saturating_add);
    (owed > 0).then(|| input.money(owed))
}

/// Findings by waybill, gathered in one pass.
struct Grounds<'a> {
    input: &'a Input<'a>,
    found: FxHashMap<&'a str, Vec<(&'static str, Option<i64>)>>,
}

impl<'a> Grounds<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let mut found: FxHashMap<&str, Vec<(&'static str, Option<i64>)>> = FxHashMap::default();
        for finding in input.findings {
            if let (Some(waybill), "G405" | "G406" | "G407" | "G408" | "G411" | "G412") =
                (finding.waybill.as_deref(), finding.code)
            {
                let codes = found.entry(waybill).or_default();
                codes.push((finding.code, finding.age_hours));
            }
        }
        Self { input, found }
    }

    /// Every reason, the most urgent first, each cause once.
    fn reasons(&self, assignment: &Assignment, parcel: &Parcel) -> Vec<Reason> {
        let waybill = parcel.waybill.as_str();
        let mut reasons: Vec<Reason> = self
            .found
            .get(waybill)
            .into_iter()
            .flatten()
            .filter_map(|(code, hours)| Self::found(code, *hours, assignment, parcel))
            .collect();
        reasons.extend(self.of_status(assignment.status, parcel));
        reasons.extend(self.promised(assignment));
        reasons.sort_by_key(|reason| (reason.cause, Reverse(reason.hours)));
        reasons.dedup_by_key(|reason| reason.cause);
        // What seems lost stands still, too.
        if reasons.iter().any(|reason| reason.cause == Cause::Lost) {
            reasons.retain(|reason| reason.cause != Cause::Stalled);
        }
        reasons
    }

    fn found(
        code: &str,
        hours: Option<i64>,
        assignment: &Assignment,
        parcel: &Parcel,
    ) -> Option<Reason> {
        let cause = match code {
            "G405" => Cause::NotPickedUp,
            "G406" => Cause::Stalled,
            "G407" => Cause::PickupOverdue,
            "G411" => Cause::Lost,
            "G412" if parcel.status == CourierStatus::Refused => Cause::Refused,
            "G412" => Cause::Returning,
            "G408" => {
                // The finding looks from the moment of looking; what counts here is the day of the work.
                let days = (assignment.day - parcel.urged?).num_days();
                let cause = if days >= 0 {
                    Cause::Urged
                } else {
                    Cause::UrgedLater
                };
                let hours = Some(days.abs() * 24);
                return Some(Reason { cause, hours });
            }
            _ => return None,
        };
        Some(Reason { cause, hours })
    }

    /// What the courier's status alone says.
    fn of_status(&self, status: CourierStatus, parcel: &Parcel) -> Option<Reason> {
        let cause = match status {
            CourierStatus::FailedAttempt => Cause::FailedAttempt,
            CourierStatus::Stalled => Cause::Stalled,
            CourierStatus::Refused => Cause::Refused,
            CourierStatus::Returning => Cause::Returning,
            _ => return None,
        };
        Some(Reason {
            cause,
            hours: hours_standing(self.input, parcel),
        })
    }

    /// The last contact that says anything, if it named a day for the next one that has come.
    fn promised(&self, assignment: &Assignment) -> Option<Reason> {
        let own = self
            .input
            .reconciled
            .parcel_follow_ups
            .get(assignment.parcel.get())?;
        let contacts = own
            .iter()
            .filter_map(|index| self.input.book.follow_ups.get(index.get()));
        let last = contacts
            .filter(|contact| says_anything(contact))
            .max_by_key(|contact| (contact.day, contact.time.map(Moment::at), contact.saved))?;
        let days = (assignment.day - last.next?.day()).num_days();
        (days >= 0).then_some(Reason {
            cause: Cause::Promised,
            hours: Some(days * 24),
        })
    }
}

fn says_anything(contact: &FollowUp) -> bool {
    contact.outcome.is_some()
        || contact.call_result.is_some()
        || contact.next.is_some()
        || contact.note.is_some()
}

#[cfg(test)]
#[path = "tasks_tests.rs"]
mod tests;
