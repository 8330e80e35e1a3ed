//! The parts that pages share.

mod ageing;
mod answers;
mod bridge;
mod by_rule;
mod cards;
mod chart;
mod clerks;
mod comparison;
mod definitions;
mod differences;
mod finding_rows;
mod headline;
mod holders;
mod parcel_cells;
mod proof;
mod rates;
mod readings;
mod replies;
mod sums;
mod terms;
mod worst;

pub(super) use ageing::ageing;
pub(super) use answers::Answers;
pub(super) use bridge::bridge;
pub(super) use by_rule::{by_rule, rule_heading, rule_remark};
pub(super) use cards::cards;
pub(super) use chart::{daily_money, daily_parcels};
pub(super) use clerks::clerks;
pub(super) use comparison::{Rows, comparison};
pub(super) use definitions::definitions;
pub(super) use differences::{differences, differences_of_orders};
pub(super) use finding_rows::{choices, finding_columns, finding_row};
pub(super) use headline::{headline, period_headline};
pub(super) use holders::{Load, Loads};
pub(super) use parcel_cells::{ParcelCells, day, days, product_names, sum};
pub(super) use proof::{direction_word, money_equations, money_proof, row_proof};
pub(super) use rates::{rates, rates_beside_previous};
pub(super) use readings::{readings, visible_totals};
#[allow(unused_imports, reason = "lists choose their words by it")]
pub(super) use replies::{contradicting, reply_cells, reply_choices, reply_columns};
pub(super) use terms::terms_word;
pub(super) use worst::worst;
