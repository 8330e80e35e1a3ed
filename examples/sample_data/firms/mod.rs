//! Firms whose months are made of difficulties, in proportions that can be set.
//!
//! Each case ([`cases`]) makes its own orders and movements; the easy ones fill the rest. When everything
//! has happened, an auditor ([`audit`]) goes over it and takes back what chance made unsure. Then the firm's
//! sheets are written in its own layouts ([`profiles`]), and the truth beside them.

mod audit;
mod book;
mod cases;
mod catalogue;
mod cells;
mod firm;
mod labels;
mod layout;
mod make;
mod numbers;
mod profiles;
mod sheets;
mod subsets;
mod wish;
mod words;

use std::fmt::Write;
use std::path::Path;

use crate::chance::Chance;

pub(crate) use profiles::FIRMS;
pub(crate) use wish::Wish;

/// Whatever goes wrong in writing.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Writes the months of a firm: its sheets, its configuration and the labels. Gives the number of orders
/// and of movements.
pub(crate) fn write(
    folder: &Path,
    firm: &str,
    seed: u64,
    orders: Option<usize>,
    wish: &Wish,
) -> Result<(usize, usize)> {
    let firm = FIRMS
        .iter()
        .find(|known| known.name == firm)
        .ok_or_else(|| format!("no firm is called {firm}; see --list"))?;
    let orders = orders.unwrap_or(firm.orders);
    let mut book = make::Book::new(firm, orders, catalogue::seed(seed, firm));
    catalogue::fill(&mut book, orders, wish)?;
    let end = sheets::AS_OF.parse()?;
    book.movements.retain(|movement| movement.time < end);
    book.movements
        .sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    audit::audit(&mut book);
    sheets::write(folder, &book)?;
    labels::write(folder, &book)?;
    Ok((book.orders.len(), book.movements.len()))
}

/// Every difficulty: its name, and what it is in the users' words.
#[allow(dead_code, reason = "the benchmark uses it, the example does not")]
pub(crate) fn difficulties() -> impl Iterator<Item = (&'static str, &'static str)> {
    catalogue::all().map(|difficulty| (difficulty.name, difficulty.words))
}

/// The firms and the difficulties, for somebody who wants to choose.
pub(crate) fn list() -> String {
    let mut text = String::from("firms (--firm NAME):\n");
    for firm in FIRMS {
        let _ = writeln!(
            text,
            "  {:<10} {} orders: {}",
            firm.name, firm.orders, firm.about
        );
    }
    text.push_str(
        "difficulties (--share NAME=PERCENT), with their usual share of all cases in percent:\n",
    );
    for difficulty in catalogue::all() {
        let mark = if difficulty.is_hard {
            ""
        } else {
            "  (not scaled by --hard)"
        };
        let (whole, tenth) = (difficulty.share / 10, difficulty.share % 10);
        let _ = writeln!(
            text,
            "  {:<22} {whole}.{tenth}{mark}  {}",
            difficulty.name, difficulty.words
        );
    }
    text
}
