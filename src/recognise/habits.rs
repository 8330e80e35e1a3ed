//! How the cells of a column are written, where one cell alone cannot tell: the first rows show it.

use std::collections::BTreeMap;

use super::decimal_comma::has_decimal_commas;
use super::id_width::{id_width, is_whole_long_number};
use super::{Column, Field};
use crate::read::Row;

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// The length of the numbers of a key column that are typed with zeros in front, all of them equally long.
    pub id_width: Option<u8>,
    /// True if whoever wrote the file kept all digits of long numbers: one of them is none that a float could hold.
    pub keeps_digits: bool,
    /// True if the amounts are written with a decimal comma: `1.280,50`.
    pub decimal_comma: bool,
}

/// The habits that the rows below the header prove, by column.
pub(super) fn habits(below: &[Row], columns: &[Column]) -> BTreeMap<u16, Habit> {
    let mut found = BTreeMap::new();
    for column in columns {
        let Some(field) = column.field else { continue };
        let cells = || {
            let cells = below.iter().filter_map(|row| row.cell(column.index));
            cells.filter(|cell| !cell.is_covered)
        };
        let mut habit = Habit::default();
        if field.is_key() && field != Field::Name {
            habit.id_width = id_width(cells());
            habit.keeps_digits = cells().any(is_whole_long_number);
        }
        if field.is_money() {
            habit.decimal_comma = has_decimal_commas(cells());
        }
        if habit != Habit::default() {
            found.insert(column.index, habit);
        }
    }
    found
}

/// The habit of a column of a field that holds these values.
#[cfg(test)]
pub(super) fn habit_of(field: Field, values: &[crate::read::Value]) -> Habit {
    let columns = [Column {
        index: 3,
        header: "列".into(),
        field: Some(field),
    }];
    let cell = |value: &crate::read::Value| crate::read::Cell::new(3, value.clone());
    let rows: Vec<Row> = (2..)
        .zip(values)
        .map(|(number, value)| Row::new(number, vec![cell(value)]))
        .collect();
    habits(&rows, &columns).remove(&3).unwrap_or_default()
}
