//! What the rows above a header state of all rows below it.

use chrono::NaiveDate;

use super::Table;
use super::row_fate::fate_of;
use super::stated_clerk::title_clerk;
use super::stated_day::title_day;
use crate::model::{Kind, RowFate, Text};
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

    /// What a line between the rows of a table states of the rows below it; `None` if it is no such line.
    pub fn between(row: &Row, table: &Table, as_of: NaiveDate) -> Option<Self> {
        let mut own = row.cells.iter().filter(|cell| !cell.is_blank());
        let single = own.next().is_some() && own.next().is_none();
        // Right below the header it looks like a row that explains a column.
        let fate = fate_of(row, table);
        if !single || !matches!(fate, Some(RowFate::Footer | RowFate::SecondHeader)) {
            return None;
        }
        let above = std::slice::from_ref(row);
        let clerk = || title_clerk(above).map(Into::into);
        let stated = Self {
            day: title_day(above, as_of),
            clerk: (table.kind() == Kind::FollowUp).then(clerk).flatten(),
        };
        (stated != Self::default()).then_some(stated)
    }

    /// A table as this restates it.
    #[must_use]
    pub fn over(self, table: Table) -> Table {
        Table {
            day: self.day.or(table.day),
            clerk: self.clerk.or(table.clerk),
            ..table
        }
    }
}
