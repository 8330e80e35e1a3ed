//! The cells of a report: typed values, not text, so that every renderer prints the same figure.

use chrono::{NaiveDate, NaiveDateTime};

use super::Tone;
use crate::model::{Moment, Money, Quantity};

/// A cell of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Missing; not the same as nothing.
    Blank,
    /// Words; also ids. Never a formula, whatever they begin with.
    Text(String),
    /// A count.
    Count(i64),
    /// An amount.
    Money(Money),
    /// A quantity.
    Quantity(Quantity),
    /// A number with decimals, such as hours.
    Decimal(f64),
    /// A rate, 0 to 1.
    Rate(f64),
    /// A difference of rates: 0.012 is 1.2 points.
    Points(f64),
    /// A relative change: 0.05 is 5 %.
    Change(f64),
    /// A date.
    Day(NaiveDate),
    /// A date with a time of day.
    Moment(NaiveDateTime),
    /// A word with its tone.
    Status(Tone, String),
    /// A link to another page.
    Link(&'static str, String),
}

impl Cell {
    /// Words, or [`Cell::Blank`] for none.
    pub fn text(words: Option<impl Into<String>>) -> Self {
        words.map_or(Self::Blank, |words| Self::Text(words.into()))
    }

    /// An amount, or [`Cell::Blank`] for none.
    pub fn money(amount: Option<Money>) -> Self {
        amount.map_or(Self::Blank, Self::Money)
    }

    /// A date, with its time of day if it has one, or [`Cell::Blank`] for none.
    pub fn moment(moment: Option<Moment>) -> Self {
        match moment {
            Some(moment) if moment.has_time() => Self::Moment(moment.at()),
            Some(moment) => Self::Day(moment.day()),
            None => Self::Blank,
        }
    }

    /// A rate, or [`Cell::Blank`] where the denominator is nothing.
    pub fn rate(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Rate)
    }
}
