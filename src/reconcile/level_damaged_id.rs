//! Level 4: numbers that Excel damaged or somebody mistyped: what survived of the number, the amount and the
//! day together point to one order.

use super::state::State;

/// Runs the level.
pub(super) fn run(_state: &mut State<'_>) {}
