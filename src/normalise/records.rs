//! What a chunk of rows became: records, the fate of each row, and what could not be read.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::Tally;
use super::merged::Opening;
use super::order::goes_on_with;
use super::returned::Returned;
use crate::finding::Problem;
use crate::model::{
    BadRows, Decision, Flow, FollowUp, Given, LedgerEntry, Money, Order, Parcel, Payment,
    ProblemNote, Reply, RowFate, SettlementLine, Sighting, Staff, Text,
};

/// Rows of one fate that are remembered by their number.
pub const FIRST_ROWS: usize = 5;

/// A line of a settlement list with what tells its batch; `history` groups the lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchedLine {
    /// 批次号, where the row has one.
    pub batch: Option<Text>,
    /// The courier's canonical short name.
    pub carrier: Option<Text>,
    /// 结算日期 of the row, else the day of the sheet.
    pub day: Option<NaiveDate>,
    /// The line.
    pub line: SettlementLine,
}

/// A row of a 代跟清单; `history` keeps the one of each parcel and day that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRow {
    /// To whom the row was given.
    pub given: Given,
    /// True if a person chose another name than was proposed.
    pub is_chosen: bool,
    /// When the workbook was saved, where it says so.
    pub saved: Option<NaiveDateTime>,
}

/// The records of some rows, in the order of the rows.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// One for each row of an order sheet, each with at most one line.
    pub orders: Vec<Order>,
    /// One for each row of a courier sheet.
    pub parcels: Vec<Parcel>,
    /// One for each row of a courier sheet that has a day.
    pub sightings: Vec<Sighting>,
    /// Rows of returned sheets.
    pub follow_ups: Vec<FollowUp>,
    /// Lines of statements.
    pub payments: Vec<Payment>,
    /// Lines of settlement lists.
    pub settlement_lines: Vec<BatchedLine>,
    /// Rows of the roster.
    pub staff: Vec<Staff>,
    /// Lines of customer ledgers.
    pub ledger_entries: Vec<LedgerEntry>,
    /// What people decided, also earlier and shown once more.
    pub decisions: Vec<Decision>,
    /// What people answered on our own lists.
    pub replies: Vec<Reply>,
    /// To whom rows were given.
    pub given: Vec<GivenRow>,
    /// Rows of registers of problems and complaints.
    pub problem_notes: Vec<ProblemNote>,
    /// Rows of our own dispatch that came back, until the whole sheet is read.
    pub(crate) returned: Vec<Returned>,
    /// What became of the rows, with their number.
    pub fates: BTreeMap<RowFate, u32>,
    /// The numbers of the first rows of each fate but [`RowFate::Used`], at most [`FIRST_ROWS`] of each.
    pub firsts: BTreeMap<RowFate, Vec<u32>>,
    /// Money read, row by row.
    pub money: Vec<(Flow, Money)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Rows that want mending, as they stood.
    pub bad_rows: BadRows,
    /// Totals, and what the rows between them add up to.
    pub(crate) tally: Tally,
    /// Rows at the beginning that go on with an order of the rows before, which are not here. They are counted as
    /// rejected until [`Records::append`] finds their order.
    pub(crate) waiting: Vec<Waiting>,
    /// What the first rows leave to the rows before because of merged cells.
    pub(crate) opening: Opening,
}

/// A row that waits for the order that it goes on with.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// The line, under no number yet.
    pub(super) order: Order,
    /// The problem that stands as long as it waits.
    pub(super) missing: Problem,
}

impl Records {
    /// Adds a row to the account.
    pub fn count(&mut self, fate: RowFate) {
        *self.fates.entry(fate).or_default() += 1;
    }

    /// Adds a row to the account and remembers where it stands, if it is among the first of its fate.
    pub fn count_row(&mut self, fate: RowFate, row: u32) {
        self.count(fate);
        if fate != RowFate::Used {
            let firsts = self.firsts.entry(fate).or_default();
            if firsts.len() < FIRST_ROWS {
                firsts.push(row);
            }
        }
    }

    /// Adds to the money read.
    pub fn add_money(&mut self, flow: Flow, amount: Money) {
        self.money.push((flow, amount));
    }

    /// Appends the records of later rows. Rows that went on with an order of these are taken in.
    pub fn append(&mut self, mut later: Self) {
        self.settle(&mut later);
        self.take_in(&mut later);
        self.orders.append(&mut later.orders);
        self.parcels.append(&mut later.parcels);
        self.sightings.append(&mut later.sightings);
        self.follow_ups.append(&mut later.follow_ups);
        self.returned.append(&mut later.returned);
        self.payments.append(&mut later.payments);
        self.settlement_lines.append(&mut later.settlement_lines);
        self.staff.append(&mut later.staff);
        self.ledger_entries.append(&mut later.ledger_entries);
        self.decisions.append(&mut later.decisions);
        self.replies.append(&mut later.replies);
        self.given.append(&mut later.given);
        self.problem_notes.append(&mut later.problem_notes);
        for (fate, rows) in later.fates {
            *self.fates.entry(fate).or_default() += rows;
        }
        for (fate, rows) in later.firsts {
            let firsts = self.firsts.entry(fate).or_default();
            let room = FIRST_ROWS.saturating_sub(firsts.len());
            firsts.extend(rows.into_iter().take(room));
        }
        self.money.append(&mut later.money);
        self.problems.append(&mut later.problems);
        self.bad_rows.append(later.bad_rows);
        self.tally.append(later.tally);
    }

    /// Gives the waiting rows that stand right below the last order its number; the rest goes on waiting if no order
    /// was met yet.
    fn take_in(&mut self, later: &mut Self) {
        for mut waiting in std::mem::take(&mut later.waiting) {
            let Some(last) = self.orders.last_mut() else {
                self.waiting.push(waiting);
                continue;
            };
            let (above, place) = (last.origin, waiting.order.origin);
            if above.sheet != place.sheet || above.row + 1 != place.row {
                continue;
            }
            waiting.order.number = last.number.clone();
            goes_on_with(last, &mut waiting.order);
            self.orders.push(waiting.order);
            later.problems.retain(|problem| *problem != waiting.missing);
            later.accept(place.row, RowFate::NoKey);
        }
    }
}
