//! gendan (跟单) is a batch processor for order-tracking clerks. It reads the order, courier, follow-up
//! and payment sheets that they already have, reconciles them, and writes workbooks and reports that
//! they hand to their supervisors.
//!
//! # The straight line
//!
//! ```text
//! files ─read▶ sheets ─recognise▶ tables ─normalise▶ records ─history▶ book ─reconcile▶ cases
//! cases ─follow_up▶ followed ─rules▶ findings ─figures▶ figures ─report▶ document ─render▶ xlsx, html, json ─deliver▶ out/
//! ```
//!
//! One stage, one module, one direction; [`pipeline`] reads as this drawing. A stage is a pure function
//! of its input and of [`config::Config`]; only `read` and `deliver` touch the disk, only `cli` knows
//! the clock and the terminal. A stage may import the vocabulary ([`model`], [`finding`]), the settings
//! ([`config`]) and the types of the stage before it, never a later one; from the rules on it may say
//! things in words ([`lang`]). `tests/architecture.rs` holds this.
//!
//! A run keeps nothing. What people fill in comes back among the inputs: rows of a dispatch and answers on
//! our lists are known by the hidden keys that they were handed out with, see [`model::DispatchKey`] and
//! [`model::ReplyKey`].
//!
//! Cells are streamed: [`read`] gives each sheet as a head and then chunks of rows; [`recognise`]
//! decides on the head, and cuts a sheet of several tables where a new header stands; [`normalise`]
//! turns chunks into records, on all cores and in order. Nothing holds a whole sheet of cells.
//!
//! A file is told by its content. What it declares of itself is weighed against [`config::Limits`]
//! before it is opened. xlsx goes through a scanner of our own; xls, xlsb and ods, whose readers a
//! damaged file can crash or exhaust, are read in a child process of this same program.
//!
//! # Where things are
//!
//! | to change | go to |
//! |---|---|
//! | what a column is called, a platform's or bank's layout | `templates/sources/*.toml` |
//! | status words, carriers, provinces | `templates/vocabulary/*.toml` |
//! | the words of reports and messages | `templates/lang/*.toml` |
//! | which pages a report has | `templates/reports/*.toml` |
//! | holidays | `templates/calendar/*.toml` |
//! | whose a row is, who stands in, what was due, how it came back | `src/follow_up`; its page says which file |
//! | a list that is handed out and comes back answered | a page with keys, `templates/reports`, `templates/sources/reply.toml`; see CONTRIBUTING.md |
//! | the blank forms of `gendan forms` | `templates/forms/*.toml` |
//! | a rule | one file in `src/rules`, one line in its list |
//! | a level of the matching | one file in `src/reconcile`, one line in its list; the families of files are named in [`reconcile`] |
//! | what the levels say of what they did not take | `state.note` in the level, `[considered]` of the words; `cli/explain` tells it |
//! | a page of a report | one file in `src/report/pages`, one line in its list |
//!
//! # What always holds
//!
//! - Data never stops a run: what cannot be read becomes a finding with file, sheet, row and column.
//! - Nothing vanishes: for each sheet, rows = used + merged + ignored + rejected, and the same for money.
//! - Money is exact: integer minor units with a currency.
//! - The same inputs and the same moment give the same bytes, with any number of threads.
//! - Inputs are never written; outputs appear whole or not at all.
//! - Nothing is guessed in silence: two candidates that fit equally are shown, both of them.

pub mod cli;
pub mod config;
pub mod deliver;
pub mod figures;
pub mod finding;
pub mod follow_up;
pub mod history;
pub mod lang;
pub mod model;
pub mod normalise;
pub mod pipeline;
pub mod read;
pub mod recognise;
pub mod reconcile;
pub mod render;
pub mod report;
pub mod rules;
