//! The errors of a period: what was wrong, who is charged with it, how an appeal against it stands.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::is_assessed;
use crate::config::Period;
use crate::figures::input::Input;
use crate::model::{
    Absence, Answer, Appeal, Contradiction, CourierStatus, DueRow, FollowUpIndex, Origin,
    ParcelIndex, ReplyAbout, ReplyKey, Text,
};

/// An error of following up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The rule: one of [`super::ASSESSED`].
    pub code: &'static str,
    /// The working day.
    pub day: NaiveDate,
    /// Who is charged: whoever had the row that day. None if that is not known for sure; then it costs nothing.
    pub clerk: Option<Text>,
    /// Whose row it was.
    pub owner: Option<Text>,
    /// Why the owner was away that day, if she was.
    pub absence: Option<Absence>,
    /// The parcel.
    pub parcel: ParcelIndex,
    /// What the courier said that day.
    pub status: CourierStatus,
    /// The returned row that is wrong; none if there is none.
    pub follow_up: Option<FollowUpIndex>,
    /// The evidence: the returned row, else the row of the courier sheet.
    pub origin: Origin,
    /// Under which an appeal against it comes back. It names the owner, who is known whatever becomes of the roster.
    pub key: ReplyKey,
    /// How the appeal stands.
    pub appeal: Appeal,
    /// What it costs, the appeal aside.
    pub points: i64,
    /// What it costs, appeals that were upheld left out.
    pub charged: i64,
}

/// The errors of a period by day, rule and waybill, without points yet.
pub(super) fn charges(input: &Input<'_>, period: Period) -> Vec<Charge> {
    let rows = input.followed.due_rows.iter();
    let wrong = rows.filter_map(|row| Some((row, code_of(row.answer)?)));
    let mut charges: Vec<Charge> = wrong
        .filter(|(row, _)| period.contains(row.day))
        .filter_map(|(row, code)| of_row(input, row, code))
        .collect();
    let contradictions = &input.followed.contradictions;
    if !contradictions.is_empty() {
        let due = due_rows(input);
        // Two returned rows about one parcel and day are one error.
        let mut known = FxHashSet::default();
        let told = contradictions.iter();
        let told = told.filter(|told| period.contains(told.day));
        let first = told.filter(|told| known.insert((told.day, told.parcel)));
        charges.extend(first.filter_map(|told| {
            let row = due.get(&(told.day, told.parcel)).copied();
            of_contradiction(input, told, row)
        }));
    }
    charges.retain(|charge| is_assessed(input.config, charge.code));
    charges.sort_by_key(|charge| (charge.day, charge.code, charge.parcel));
    charges
}

const fn code_of(answer: Answer) -> Option<&'static str> {
    match answer {
        Answer::Missed => Some("G401"),
        Answer::Blank => Some("G402"),
        Answer::NotStandard => Some("G403"),
        Answer::Done => None,
    }
}

fn due_rows<'a>(input: &Input<'a>) -> FxHashMap<(NaiveDate, ParcelIndex), &'a DueRow> {
    let rows = input.followed.due_rows.iter();
    rows.map(|row| ((row.day, row.parcel), row)).collect()
}

fn of_row(input: &Input<'_>, row: &DueRow, code: &'static str) -> Option<Charge> {
    let returned = row.follow_up;
    let returned = returned.and_then(|index| input.book.follow_ups.get(index.get()));
    let owner = Some(row.clerk.clone());
    let key = key(input, code, row.day, row.parcel, owner.clone())?;
    Some(Charge {
        code,
        day: row.day,
        clerk: row.holder.clone(),
        owner,
        absence: row.absence,
        parcel: row.parcel,
        status: row.status,
        follow_up: row.follow_up,
        origin: returned.map_or(row.origin, |returned| returned.origin),
        appeal: Appeal::of(input.book.replies_to(&key)),
        key,
        points: 0,
        charged: 0,
    })
}

/// What was written is charged to whoever had the row: by the row that was due, else by the key of the workbook in which
/// it came back, else by the sheet's own word.
fn of_contradiction(
    input: &Input<'_>,
    told: &Contradiction,
    due: Option<&DueRow>,
) -> Option<Charge> {
    let returned = input.book.follow_ups.get(told.follow_up.get())?;
    let owner = due.map(|row| row.clerk.clone()).or(told.clerk.clone());
    let wrote = || {
        let given = returned.given.as_ref().map(|given| given.holder.clone());
        given.or(returned.clerk.clone()).or(told.clerk.clone())
    };
    let key = key(input, "G404", told.day, told.parcel, owner.clone())?;
    Some(Charge {
        code: "G404",
        day: told.day,
        clerk: due.and_then(|row| row.holder.clone()).or_else(wrote),
        owner,
        absence: due.and_then(|row| row.absence),
        parcel: told.parcel,
        status: told.status,
        follow_up: Some(told.follow_up),
        origin: returned.origin,
        appeal: Appeal::of(input.book.replies_to(&key)),
        key,
        points: 0,
        charged: 0,
    })
}

fn key(
    input: &Input<'_>,
    code: &'static str,
    day: NaiveDate,
    parcel: ParcelIndex,
    clerk: Option<Text>,
) -> Option<ReplyKey> {
    let parcel = input.book.parcels.get(parcel.get())?;
    Some(ReplyKey {
        about: ReplyAbout::Appeal,
        waybill: parcel.waybill.as_str().into(),
        day: Some(day),
        clerk,
        code: Some(code.into()),
    })
}
