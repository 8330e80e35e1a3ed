//! What the rows above a header state of all rows below it.

use chrono::NaiveDate;

use super::stated_clerk::title_clerk;
use super::stated_day::title_day;
use crate::model::Text;
use crate::read::Row;

/// The day and the clerk that a title states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The day.
    pub day: Option<NaiveDate>,
    /// The clerk.
    pub clerk: Option<Text>,
}

impl Stated {
    /// What the rows above a header state.
    pub fn above(rows: &[Row], header_row: u32, as_of: NaiveDate) -> Self {
        let before = rows.partition_point(|row| row.number < header_row);
        let above = rows.get(..before).unwrap_or_default();
        Self {
            day: title_day(above, as_of),
            clerk: title_clerk(above).map(Into::into),
        }
    }
}
