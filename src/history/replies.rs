//! Replies: of each key the one that holds.

use super::Proofs;
use crate::model::Reply;

/// The replies by key.
pub(super) fn join(mut rows: Vec<Reply>, _proofs: &mut Proofs) -> Vec<Reply> {
    rows.sort_by(|a, b| (&a.key, a.origin).cmp(&(&b.key, b.origin)));
    rows
}
