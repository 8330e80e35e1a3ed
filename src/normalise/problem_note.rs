//! Rows of registers of problems and complaints.

use super::records::Records;
use super::row_reader::RowReader;
use crate::model::RowFate;

/// Makes the note of a row.
pub(crate) fn build(_row: &mut RowReader<'_>, _records: &mut Records) -> RowFate {
    RowFate::NoKey
}
