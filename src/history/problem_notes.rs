//! Registers of problems and complaints.

use super::Proofs;
use crate::model::ProblemNote;

/// By day and origin.
pub(super) fn join(mut rows: Vec<ProblemNote>, _proofs: &mut Proofs) -> Vec<ProblemNote> {
    rows.sort_by_key(|row| (row.day, row.origin));
    rows
}
