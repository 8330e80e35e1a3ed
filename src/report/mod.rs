//! Figures → documents: pages, blocks, rows, roles; no look.
//!
//! A report is a list of pages (`templates/reports`); a page is put together from blocks that pages
//! share. All words come from the catalogue, all figures from `figures`.

mod blocks;
mod contacts;
#[cfg(test)]
mod decision_tests;
mod dispatch;
#[cfg(test)]
mod dispatch_fixture;
mod document;
#[cfg(test)]
mod dump;
mod facts;
mod file_name;
mod forms;
mod layout;
#[cfg(test)]
mod lists_tests;
mod pages;
mod recipient;
mod reports;
mod result;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod view;

pub use document::{
    Block, Card, Cell, Chart, ChartKind, Column, Document, Emphasis, Entry, Page, PageLink,
    Purpose, Role, Series, Table, TableRow, Tone,
};
pub use facts::Facts;
pub use forms::{Form, FormColumn, forms};
pub use layout::{Layout, LayoutError};
pub use reports::{
    monthly, monthly_with, reports, reports_with, summary, summary_with, weekly, weekly_with,
};
pub use result::result;

/// True if nothing vanished: rows, money, and the way from the statements to the accounts of the orders.
pub fn is_proved(facts: &Facts<'_>) -> bool {
    crate::figures::is_proved(&facts.input)
}
