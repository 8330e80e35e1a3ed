//! The one integration binary: what a user gets, from the outside.

mod architecture;
mod harness;
mod readme;
mod runs;
mod sample;
mod statements;
