//! Rows of a 代跟清单 → to whom rows were given.

use super::records::Records;
use super::row_reader::RowReader;
use crate::model::RowFate;

/// Notes to whom the row was given.
pub(crate) fn build(_row: &mut RowReader<'_>, _records: &mut Records) -> RowFate {
    RowFate::Undecided
}
