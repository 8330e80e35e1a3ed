//! The one integration binary: what a user gets, from the outside.

mod architecture;
mod bridge;
mod cells;
mod cells_of_workbooks;
mod complaints;
mod decisions;
mod determinism;
mod harness;
mod hostile;
mod inspect;
mod layout_text;
mod layouts;
mod layouts_of_ones_own;
mod nasty;
mod proof;
mod reader;
mod readme;
mod rules;
mod runs;
mod sample;
mod statements;
mod summaries;
