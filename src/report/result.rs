//! `result.json`: the machine-readable twin of the summary workbook. The field names are a contract:
//! these types stand at the boundary, so that the model can change without breaking it.

mod assessment;
mod decisions;
mod follow_up;
mod money;
mod proof;
mod records;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::Facts;
use crate::figures::Figures;
use crate::model::{Moment, Origin};

/// The whole of `result.json`. Money is a decimal string, a time is local ISO 8601, an absent value is
/// null, and lists are in a fixed order.
///
/// `orders[].set_by` says who set how the order stands: `person` if a decision had part in it, `rule` if rules
/// linked alone, null while nothing is linked. `decisions` lists what people decided, in the order of reading:
/// `verdict` is `confirm`, `choose`, `reject`, `split`, `ignore` or `revoke`; `outcome` is `applied`,
/// `superseded` (a later one about the same payment holds), `review` (not applied; `reason` says why) or
/// `not_here` (the payment is not in the sheets of this run); `who`, `when` and `note` are as they were given.
///
/// `due_rows` are the rows that had to be followed up on a working day, by day and waybill: `staff` owns the row, `holder` had
/// it that day (null if nothing proves to whom an absent owner's row was given), `answer` is `missed`, `blank`,
/// `not_standard` or `done`. `assignments` are the open parcels, and to whom each is dispatched on `day`: `owner_by` is
/// `sheet`, `order`, `rule` or `nobody`; `absence` of the owner is `resting`, `other_shift`, `left` or null; `holder_by`
/// is `owner`, `stand_in`, `load`, `person` or `nobody`.
///
/// `assessment` sums up the 业务差错考核 of the period that was asked for, else of the month so far, for each clerk
/// who had rows; `charges` lists its errors.
pub fn result<'a>(facts: &'a Facts<'a>) -> impl Serialize + use<'a> {
    let figures = Figures::new(&facts.input, facts.config.period);
    let payments = facts.book.payments.iter().enumerate();
    ResultJson {
        schema: 1,
        version: env!("CARGO_PKG_VERSION"),
        as_of: iso(Moment::timed(facts.config.as_of)),
        inputs: facts.book.sheets.iter().map(records::input).collect(),
        orders: facts
            .input
            .orders()
            .map(|(index, order)| money::order(facts, index, order))
            .collect(),
        parcels: facts
            .input
            .parcels()
            .map(|(index, parcel)| records::parcel(facts, index, parcel))
            .collect(),
        payments: payments
            .map(|(position, payment)| money::payment(facts, position.into(), payment))
            .collect(),
        decisions: decisions::decisions(facts),
        due_rows: follow_up::due_rows(facts),
        assignments: follow_up::assignments(facts),
        findings: facts
            .findings
            .iter()
            .map(|finding| records::finding(facts, finding))
            .collect(),
        assessment: assessment::clerks(facts),
        charges: assessment::charges(facts),
        metrics: figures.metrics.iter().map(records::metric).collect(),
        proof: proof::proof(facts),
    }
}

#[derive(Serialize)]
struct ResultJson<'a> {
    schema: u32,
    version: &'static str,
    as_of: String,
    inputs: Vec<records::Input<'a>>,
    orders: Vec<money::OrderJson<'a>>,
    parcels: Vec<records::Parcel<'a>>,
    payments: Vec<money::Payment<'a>>,
    decisions: Vec<decisions::DecisionJson<'a>>,
    due_rows: Vec<follow_up::DueRowJson<'a>>,
    assignments: Vec<follow_up::AssignmentJson<'a>>,
    findings: Vec<records::Finding<'a>>,
    assessment: Vec<assessment::ClerkJson<'a>>,
    charges: Vec<assessment::ChargeJson<'a>>,
    metrics: Vec<records::Metric>,
    proof: proof::Proof,
}

/// A source cell. The row is as Excel numbers it; the sheet of a text file is null.
#[derive(Serialize)]
struct OriginJson<'a> {
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    row: u32,
    cell: Option<String>,
}

fn origin<'a>(facts: &Facts<'a>, origin: Origin) -> OriginJson<'a> {
    let sheet = facts.book.sheet(origin.sheet);
    OriginJson {
        file: sheet.map(|sheet| &*sheet.file),
        sheet: sheet.and_then(|sheet| named(&sheet.sheet)),
        row: origin.row,
        cell: origin.cell(),
    }
}

/// The text, or null for an empty one.
fn named(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// `2026-10-31T18:00:00`; a date alone stays one.
fn iso(moment: Moment) -> String {
    if moment.has_time() {
        moment.at().format("%Y-%m-%dT%H:%M:%S").to_string()
    } else {
        moment.day().to_string()
    }
}
