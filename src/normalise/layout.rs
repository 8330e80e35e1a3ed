//! The columns of a table by meaning, worked out once for many rows.

use rustc_hash::FxHashMap;

use super::currency::{currency_of_header, places_of_header};
use super::text::squash;
use crate::model::Currency;
use crate::recognise::{Column, Field, Table, header_key};

/// Columns by field, and the currency that a header names.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    columns: FxHashMap<Field, Vec<&'a Column>>,
    currencies: FxHashMap<u16, Currency>,
    places: FxHashMap<u16, u32>,
    by_index: FxHashMap<u16, &'a Column>,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(table: &'a Table) -> Self {
        let mut layout = Self {
            columns: FxHashMap::default(),
            currencies: FxHashMap::default(),
            places: FxHashMap::default(),
            by_index: FxHashMap::default(),
        };
        for column in &table.columns {
            let Some(field) = column.field else {
                continue;
            };
            layout.columns.entry(field).or_default().push(column);
            layout.by_index.insert(column.index, column);
            let header = squash(&column.header);
            if let Some(currency) = currency_of_header(&header) {
                layout.currencies.insert(column.index, currency);
            }
            let places = places_of_header(&header);
            let places = if places == 0 && field.is_money() && !header.contains('元') {
                table.amount_places
            } else {
                places
            };
            if places > 0 {
                layout.places.insert(column.index, places);
            }
        }
        for field in &table.profile.values.first_filled {
            if let Some(columns) = layout.columns.get_mut(field) {
                columns.sort_by_key(|column| rank(table, *field, column));
            }
        }
        layout
    }

    /// The first column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<&'a Column> {
        self.all(field).first().copied()
    }

    /// All columns of a field.
    pub(crate) fn all(&self, field: Field) -> &[&'a Column] {
        self.columns.get(&field).map_or(&[], Vec::as_slice)
    }

    /// True if the table has the field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.columns.contains_key(&field)
    }

    /// The column at an index, if it means something.
    pub(crate) fn at(&self, index: u16) -> Option<&'a Column> {
        self.by_index.get(&index).copied()
    }

    /// The power of ten that the header of a column names: 4 for 万元.
    pub(crate) fn places(&self, index: u16) -> u32 {
        self.places.get(&index).copied().unwrap_or(0)
    }

    /// The currency that the header of a column names.
    pub(crate) fn currency(&self, index: u16) -> Option<Currency> {
        self.currencies.get(&index).copied()
    }
}

/// The place of a column's header among the words of its field.
fn rank(table: &Table, field: Field, column: &Column) -> Option<usize> {
    let key = header_key(&column.header);
    let mut words = table.profile.columns.get(&field)?.iter();
    words.position(|word| header_key(word) == key)
}
