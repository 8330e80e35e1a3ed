//! Labels of findings, by the definitions of the rules.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::facts::calendar::{as_of, at, day, month_sheet};
use crate::facts::people::LEFT_CLERK;
use crate::follow::answers::{Answer, Response};
use crate::follow::owner;
use crate::money::Truth;
use crate::world::World;
use crate::world::journey::{Fate, Stage};
use crate::world::plan::Plan;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct DueRow {
    waybill_no: String,
    staff: &'static str,
    day: String,
}

/// The findings. Names of fields are the codes of the rules.
#[derive(Debug, Serialize)]
#[allow(non_snake_case)]
pub(super) struct Findings {
    complete: [&'static str; 4],
    due_rows: usize,
    G103: Vec<String>,
    G104: Vec<String>,
    G105: Vec<String>,
    G106: Vec<String>,
    G107: Vec<String>,
    G203: Vec<String>,
    G304: Vec<Value>,
    G401: BTreeSet<DueRow>,
    G402: BTreeSet<DueRow>,
    G403: BTreeSet<DueRow>,
    G404: BTreeSet<DueRow>,
    G405: Vec<String>,
    G406: Vec<String>,
    G407: Vec<String>,
    G408: Vec<String>,
    G411: Vec<String>,
    G501: Vec<String>,
    G502: Vec<String>,
    G904: Vec<String>,
    G905: Vec<String>,
    G906: usize,
    G907: Vec<String>,
}

/// The labels.
pub(super) fn labels(world: &World, responses: &[Response]) -> Findings {
    let due = |answer: Answer| {
        responses
            .iter()
            .filter(|response| response.due && response.answer == answer)
            .map(|response| due_row(world, response))
            .collect()
    };
    let tagged = |tag: &str| -> Vec<String> {
        let orders = world.orders.iter();
        orders
            .filter(|order| order.tags.contains(&tag))
            .map(|order| order.number.clone())
            .collect()
    };
    Findings {
        complete: ["G106", "G401", "G402", "G403"],
        due_rows: responses.iter().filter(|response| response.due).count(),
        G103: not_remitted(world),
        G104: tagged("refunded_but_signed"),
        G105: tagged("no_waybill"),
        G106: waybills(world, |index| world.parcels[index].orders.is_empty()),
        G107: world
            .payments
            .iter()
            .filter(|payment| payment.truth == Truth::None && !payment.out)
            .map(|payment| payment.id.clone())
            .collect(),
        G203: tagged("cod_digits_swapped"),
        G304: damaged(world),
        G401: due(Answer::Missed),
        G402: due(Answer::Blank),
        G403: due(Answer::NotStandard),
        G404: responses
            .iter()
            .filter(|response| response.contradicts)
            .map(|response| due_row(world, response))
            .collect(),
        G405: waybills(world, |index| {
            world.parcels[index].fate == Fate::NeverPicked
        }),
        G406: stale(world, 6, 10),
        G407: waiting(world),
        G408: waybills(world, |index| {
            open(world, index) && world.parcels[index].urged == Some(day(31))
        }),
        G411: stale(world, 10, 99),
        G501: waybills(world, |index| {
            open(world, index) && owner(world, &world.parcels[index]).is_none()
        }),
        G502: waybills(world, |index| {
            open(world, index) && owner(world, &world.parcels[index]) == Some(LEFT_CLERK)
        }),
        G904: tagged("bad_date"),
        G905: tagged("amount_in_words"),
        G906: tagged("no_order_no").len(),
        G907: unknown_words(world, responses),
    }
}

fn due_row(world: &World, response: &Response) -> DueRow {
    DueRow {
        waybill_no: world.parcels[response.row.parcel].number.clone(),
        staff: response.owner,
        day: day(response.day).to_string(),
    }
}

fn waybills(world: &World, keep: impl Fn(usize) -> bool) -> Vec<String> {
    (0..world.parcels.len())
        .filter(|index| keep(*index))
        .map(|index| world.parcels[index].number.clone())
        .collect()
}

fn open(world: &World, index: usize) -> bool {
    world.parcels[index].at(month_sheet()).stage.is_open()
}

/// Parcels that stopped on the way so many days ago.
fn stale(world: &World, from: i64, to: i64) -> Vec<String> {
    waybills(world, |index| {
        let parcel = &world.parcels[index];
        let last = parcel.at(month_sheet()).last_scan;
        let idle = last.map_or(0, |last| (as_of() - last).num_days());
        parcel.fate == Fate::Stall && (from..to).contains(&idle)
    })
}

/// Parcels in a locker or at a station for more than two days.
fn waiting(world: &World) -> Vec<String> {
    waybills(world, |index| {
        let view = world.parcels[index].at(month_sheet());
        view.stage == Stage::PickupWait
            && view
                .since
                .is_some_and(|since| (as_of() - since).num_hours() > 48)
    })
}

/// Orders whose cash the courier collected long ago and has not paid over.
fn not_remitted(world: &World) -> Vec<String> {
    let paid: BTreeSet<usize> = world
        .payments
        .iter()
        .filter(|payment| payment.truth == Truth::Settlement)
        .flat_map(|payment| payment.allocations.iter().map(|part| part.order))
        .collect();
    (0..world.orders.len())
        .filter(|position| {
            let order = &world.orders[*position];
            let signed = order
                .parcels
                .first()
                .and_then(|parcel| world.parcels[*parcel].signed());
            order.plan == Plan::Cod
                && !paid.contains(position)
                && signed.is_some_and(|signed| signed < at(23, 0, 0))
        })
        .map(|position| world.orders[position].number.clone())
        .collect()
}

fn damaged(world: &World) -> Vec<Value> {
    world
        .orders
        .iter()
        .filter(|order| order.is_damaged())
        .map(|order| serde_json::json!({ "shown_as": order.shown_number(), "order_no": order.number }))
        .collect()
}

/// Status words that no list knows, on any sheet.
fn unknown_words(world: &World, responses: &[Response]) -> Vec<String> {
    let days = responses.iter().map(|response| response.row.view);
    let month = world.parcels.iter().map(|parcel| parcel.at(month_sheet()));
    days.chain(month)
        .filter(|view| view.stage == Stage::Unknown)
        .map(|view| view.word.to_owned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}
