//! What came back for each row, and how it counts.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::words;
use super::{Row, owner, rows};
use crate::chance::Chance;
use crate::facts::calendar::{SHEET_DAYS, at, day, month_sheet};
use crate::facts::people::{LEFT_CLERK, RESTING, SILENT};
use crate::world::World;
use crate::world::journey::Stage;

/// How a due row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// 漏跟.
    Missed,
    /// 未填.
    Blank,
    /// 不规范.
    NotStandard,
    Done,
}

/// A row of a day, and what the clerk made of it.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) day: i64,
    pub(crate) row: Row,
    pub(crate) owner: &'static str,
    /// Who wrote it: the owner, or the colleague who stood in.
    pub(crate) writer: &'static str,
    pub(crate) due: bool,
    /// Of a row that was not due, only whether it came back means anything.
    pub(crate) answer: Answer,
    pub(crate) outcome: &'static str,
    pub(crate) call_result: &'static str,
    pub(crate) followed: Option<NaiveDateTime>,
    pub(crate) next: Option<NaiveDate>,
    pub(crate) note: String,
    /// The outcome contradicts the courier.
    pub(crate) contradicts: bool,
}

/// The responses to all rows that somebody owns, by day.
pub(crate) fn responses(world: &World, chance: &mut Chance) -> Vec<Response> {
    let mut responses = Vec::new();
    let mut contradictions = 0;
    for day in SHEET_DAYS {
        for row in rows(world, day) {
            let parcel = &world.parcels[row.parcel];
            let Some(owner) = owner(world, parcel) else {
                continue;
            };
            let mut response = respond(chance, day, row, owner);
            let never_signed = !matches!(parcel.at(month_sheet()).stage, Stage::Signed);
            let on_its_way = matches!(row.view.stage, Stage::Labelled | Stage::Transit);
            if response.answer == Answer::Done
                && never_signed
                && on_its_way
                && contradictions < 4
                && chance.percent(15)
            {
                contradictions += 1;
                response.outcome = "已签收";
                response.contradicts = true;
                response.note = String::new();
            }
            responses.push(response);
        }
    }
    responses
}

fn respond(chance: &mut Chance, number: i64, row: Row, owner: &'static str) -> Response {
    let due = row.view.stage.is_open();
    let gone = owner == LEFT_CLERK || (owner, number) == SILENT;
    let mut answer = match chance.between(1, 1000) {
        _ if gone => Answer::Missed,
        1..=45 => Answer::Missed,
        46..=85 => Answer::Blank,
        86..=135 => Answer::NotStandard,
        _ => Answer::Done,
    };
    if !due && answer != Answer::Missed {
        answer = Answer::Done;
    }
    let mut outcome = words::allowed(chance, row.view.stage);
    let mut followed = Some(chance.later(at(number, 9, 45), 0, 470));
    match answer {
        Answer::NotStandard if chance.percent(70) => outcome = words::not_allowed(chance),
        Answer::NotStandard => followed = None,
        Answer::Blank => {
            outcome = "";
            followed = followed.filter(|_| chance.percent(30));
        }
        Answer::Missed | Answer::Done => {}
    }
    let call_result = if followed.is_none() && outcome.is_empty() {
        ""
    } else {
        words::call_result(chance, outcome)
    };
    let stands_in = (owner, number) == (RESTING.0, RESTING.1);
    let mut note = words::note(chance, outcome).to_owned();
    if stands_in {
        note.insert_str(0, &format!("代{owner}跟 "));
    }
    let again = matches!(outcome, "改约" | "无法联系" | "考虑中" | "自取" | "催货");
    Response {
        day: number,
        row,
        owner,
        writer: if stands_in { RESTING.2 } else { owner },
        due,
        answer,
        outcome,
        call_result,
        followed,
        next: again.then(|| day(number) + TimeDelta::days(chance.between(1, 2))),
        note,
        contradicts: false,
    }
}
