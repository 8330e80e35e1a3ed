//! Reads the cells of one row by meaning; what cannot be read becomes a problem, and the other cells live.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Reading;
use super::currency::currency_of;
use super::date::read_moment_in;
use super::figure::Writing;
use super::identifier::Identifier;
use super::layout::Layout;
use super::merged::adds_up;
use super::shared::Shared;
use super::text::{is_empty_mark, squash, tidy};
use super::{cell_error, clock, identifier, number_cell, person};
use crate::finding::{Problem, ProblemKind};
use crate::model::{Currency, Message, Moment, OrderNo, Origin, Text, WaybillNo};
use crate::read::{Cell, Row, Value};
use crate::recognise::{Column, Field, Habit};

/// An amount that stands in a cell and cannot be read; the problem is already reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// A row on its way to a record.
#[derive(Debug)]
pub(crate) struct RowReader<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) layout: &'a Layout<'a>,
    pub(crate) shared: &'a mut Shared,
    pub(super) row: &'a Row,
    pub(super) problems: &'a mut Vec<Problem>,
    currency: Option<Currency>,
}

impl<'a> RowReader<'a> {
    /// A reader of a row; cells that hold no value are reported at once and read as blank.
    pub(crate) fn new(
        reading: &'a Reading<'a>,
        layout: &'a Layout<'a>,
        row: &'a Row,
        shared: &'a mut Shared,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        let mut reader = Self {
            reading,
            layout,
            shared,
            row,
            problems,
            currency: None,
        };
        reader.report_broken();
        reader.currency = reader
            .text(Field::Currency)
            .and_then(|text| currency_of(&squash(&text)));
        reader
    }

    /// Takes the currency of the row above, if this one names none: Shopify names an order's on its first row only.
    pub(crate) fn assume_currency(&mut self, currency: Currency) {
        if self.currency.is_none() && self.layout.has(Field::Currency) {
            self.currency = Some(currency);
        }
    }

    /// The place of the row.
    pub(crate) fn origin(&self) -> Origin {
        Origin::row(self.reading.sheet, self.row.number)
    }

    /// The first cell of some fields that is not blank, for a record to point at; else the row.
    pub(crate) fn origin_of(&self, fields: &[Field]) -> Origin {
        let cell = fields.iter().find_map(|field| self.cell(*field));
        cell.map_or(self.origin(), |(column, _)| self.origin().at(column.index))
    }

    /// The cell of a field, blank or not, for a record that is mended there; else the row.
    pub(crate) fn origin_in(&self, field: Field) -> Origin {
        let column = self.layout.column(field);
        column.map_or(self.origin(), |column| self.origin().at(column.index))
    }

    /// The cell of a field that says something of this row: not blank, not broken, and no amount that a merged cell carries
    /// down; of several columns the first one that says something.
    pub(crate) fn cell(&self, field: Field) -> Option<(&'a Column, &'a Cell)> {
        let columns = self.layout.all(field);
        let mut filled = columns.iter().filter_map(|column| self.in_column(column));
        if columns.len() < 2 {
            return filled.next();
        }
        let first = filled.clone().next();
        filled.find(|(_, cell)| says_something(cell)).or(first)
    }

    /// The cell of a column that is not blank.
    pub(crate) fn in_column(&self, column: &'a Column) -> Option<(&'a Column, &'a Cell)> {
        let cell = self.row.cell(column.index)?;
        let carried = cell.is_covered && column.field.is_some_and(adds_up);
        let broken = cell.value == Value::FormulaEmpty || cell_error::is_error(&cell.value);
        (!carried && !broken && !cell.is_blank()).then_some((column, cell))
    }

    /// True if nothing stands in the field.
    pub(crate) fn is_blank(&self, field: Field) -> bool {
        self.cell(field)
            .is_none_or(|(_, cell)| is_empty_mark(&cell.text()))
    }

    /// The text of a field, tidied; `None` for marks of nothing and error values.
    pub(crate) fn text(&self, field: Field) -> Option<Cow<'a, str>> {
        self.cell(field).and_then(|(_, cell)| text_of(cell))
    }

    /// The text of a field that many rows repeat.
    pub(crate) fn repeated(&mut self, field: Field) -> Option<Text> {
        let text = self.text(field)?;
        Some(self.shared.text(&text))
    }

    /// The texts of all columns of some fields, joined by one blank; a text that stands twice is kept once.
    pub(crate) fn joined(&self, fields: &[Field]) -> Option<String> {
        let mut texts: Vec<Cow<'a, str>> = Vec::new();
        for column in fields.iter().flat_map(|field| self.layout.all(*field)) {
            let text = self.in_column(column).and_then(|(_, cell)| text_of(cell));
            if let Some(text) = text.filter(|text| !texts.contains(text)) {
                texts.push(text);
            }
        }
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// The name of a person or firm.
    pub(crate) fn name(&mut self, field: Field) -> Option<Text> {
        let name = person::name(self.cell(field)?.1)?;
        Some(self.shared.text(&name))
    }

    /// A telephone number.
    pub(crate) fn phone(&self) -> Option<Text> {
        person::phone(self.cell(Field::Phone)?.1).map(Into::into)
    }

    /// The carrier's canonical short name; an unknown one as it stands.
    pub(crate) fn carrier(&mut self, beside: Option<&str>) -> Option<Text> {
        let text = self.text(Field::Carrier).or(beside.map(Cow::Borrowed))?;
        let carriers = self.reading.vocabulary.carriers;
        let name = self.shared.carrier(&text, |name| {
            carriers
                .find(name)
                .map_or_else(|| name.into(), |carrier| carrier.name.clone())
        });
        Some(name)
    }

    /// The province, from its own column or from the address.
    pub(crate) fn province(&mut self) -> Option<Text> {
        let provinces = &self.reading.vocabulary.provinces;
        [Field::Province, Field::Address]
            .into_iter()
            .filter_map(|field| self.text(field))
            .find_map(|text| provinces.find(&text))
    }

    /// The order numbers of the row.
    pub(crate) fn orders(&self) -> Vec<OrderNo> {
        let prefixes = &self.reading.table.profile.values.order_prefixes;
        self.cell(Field::OrderNo)
            .map_or_else(Vec::new, |(column, cell)| {
                identifier::order_numbers(cell, self.habit(column), prefixes)
            })
    }

    /// The waybills of the row, each with the words beside it.
    pub(crate) fn waybills(&self) -> Vec<(WaybillNo, Option<String>)> {
        self.cell(Field::Waybill)
            .map_or_else(Vec::new, |(column, cell)| {
                identifier::waybill_numbers(cell, self.habit(column))
            })
    }

    /// A waybill of the row, marked as damaged if its carrier gives out such numbers only with zeros in front.
    pub(crate) fn checked(&self, waybill: WaybillNo, carrier: Option<&str>) -> WaybillNo {
        match self.cell(Field::Waybill).zip(carrier) {
            Some(((_, cell), carrier)) => {
                let carriers = self.reading.vocabulary.carriers;
                number_cell::as_the_carrier_has_it(waybill, cell, carrier, carriers)
            }
            None => waybill,
        }
    }

    /// The numbers of a field, canonical, without the platform's prefix.
    pub(crate) fn numbers(&self, field: Field) -> Vec<Text> {
        let prefixes = &self.reading.table.profile.values.order_prefixes;
        let ids = self.cell(field).map(|(column, cell)| {
            let ids = identifier::identifiers(cell, self.habit(column));
            let bare = |id: &Identifier| identifier::without_prefix(&id.canonical, prefixes).into();
            ids.iter().map(bare).collect()
        });
        ids.unwrap_or_default()
    }

    /// How the cells of a column are written.
    pub(crate) fn habit(&self, column: &Column) -> Habit {
        self.reading.table.habit(column.index)
    }

    /// How the amounts of a column are written in this row: in the row's own currency, else the header's, else the sheet's.
    pub(crate) fn writing(&self, column: &Column) -> Writing {
        Writing {
            currency: self
                .currency
                .or_else(|| self.layout.currency(column.index))
                .unwrap_or(self.reading.currency),
            places: self.layout.places(column.index),
            decimal_comma: self.habit(column).decimal_comma,
        }
    }

    /// A date, with its time of day if it has one; one that cannot be read becomes a problem.
    pub(crate) fn moment(&mut self, field: Field) -> Option<Moment> {
        let (column, cell) = self.cell(field)?;
        self.read_date(cell).unwrap_or_else(|why| {
            self.report(ProblemKind::DateUnreadable, column, cell, Some(why));
            None
        })
    }

    /// The date of a cell, in the order of day and month of the sheet.
    pub(crate) fn read_date(&self, cell: &Cell) -> Result<Option<Moment>, Message> {
        read_moment_in(
            &cell.value,
            self.reading.as_of,
            self.reading.table.day_order,
        )
    }

    /// A date, or a time of day alone (`10:30`) that belongs to a day known otherwise.
    pub(crate) fn moment_on(&mut self, field: Field, day: Option<NaiveDate>) -> Option<Moment> {
        let (_, cell) = self.cell(field)?;
        match day.zip(clock::time_alone(&cell.value)) {
            Some((day, time)) => Some(Moment::timed(day.and_time(time))),
            None => self.moment(field),
        }
    }

    /// The day of a date.
    pub(crate) fn day(&mut self, field: Field) -> Option<NaiveDate> {
        self.moment(field).map(Moment::day)
    }

    /// The day of the row: its own, else the day of the sheet.
    pub(crate) fn day_of_row(&mut self) -> Option<NaiveDate> {
        self.day(Field::Day).or(self.reading.table.day)
    }
}

/// True unless a mark of nothing stands there, or the zero that platforms write for no number.
fn says_something(cell: &Cell) -> bool {
    text_of(cell).is_some_and(|text| text.bytes().any(|byte| byte != b'0'))
}

fn text_of(cell: &Cell) -> Option<Cow<'_, str>> {
    let text = match &cell.value {
        Value::Error(_) | Value::FormulaEmpty => return None,
        Value::Text(text) => tidy(text),
        _ => cell.text(),
    };
    (!is_empty_mark(&text)).then_some(text)
}
