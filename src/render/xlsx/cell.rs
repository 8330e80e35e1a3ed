//! Writes one cell of a report into one cell of a sheet.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::render::clean::cell_text;
use crate::render::number::settle;
use crate::render::theme::{INK, status_colours, status_sign};
use crate::report::{Cell, Column, Entry, Role, Tone};

use super::format::body;
use super::look::Kind;

/// How a cell of a column is written; `wraps` is true for a column whose texts may take several lines.
pub(super) fn kind_of(cell: &Cell, role: Role, wraps: bool) -> Kind {
    match cell {
        Cell::Blank | Cell::Text(_) => match role {
            Role::Input => Kind::Input(Entry::Text, wraps),
            Role::Key => Kind::Key,
            _ if wraps => Kind::Wrapped,
            Role::Id => Kind::Id,
            Role::Text | Role::LongText => Kind::Text,
            Role::Status | Role::Day | Role::Moment => Kind::Status(Tone::Neutral),
            _ => Kind::Right,
        },
        Cell::Count(_) => Kind::Count,
        Cell::Money(amount) => Kind::Money(amount.currency()),
        Cell::Quantity(quantity) if quantity.0 % 1000 == 0 => Kind::Quantity,
        Cell::Quantity(_) => Kind::Fraction,
        Cell::Decimal(_) => Kind::Decimal,
        Cell::Rate(_) => Kind::Rate,
        Cell::Points(_) => Kind::Points,
        Cell::Change(_) => Kind::Change,
        Cell::Day(_) => Kind::Day,
        Cell::Moment(_) => Kind::Moment,
        Cell::Status(tone, _) if wraps => Kind::Statement(*tone),
        Cell::Status(tone, _) => Kind::Status(*tone),
        Cell::Link(..) => Kind::Link,
    }
}

/// The same for a cell that may be there to be filled in.
pub(super) fn kind_in(cell: &Cell, column: &Column, role: Role, wraps: bool) -> Kind {
    match (role, cell) {
        // A date without a time of day must not show one.
        (Role::Input, Cell::Day(_)) => Kind::Input(Entry::Day, false),
        (Role::Input, _) => Kind::Input(column.entry, wraps),
        _ => kind_of(cell, role, wraps),
    }
}

/// Writes a value with its format. Words become shared strings, whatever they begin with; a figure that
/// is no number leaves the cell blank. Links are written as their words.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    let number = match cell {
        Cell::Blank => None,
        Cell::Text(text) | Cell::Link(_, text) => {
            return words(sheet, (row, column), text, format);
        }
        Cell::Status(tone, word) => {
            let text = format!("{}{word}", status_sign(*tone));
            if let Some((first, rest)) = text.split_once('\n') {
                return statement(sheet, (row, column), (first, rest), *tone, format);
            }
            return words(sheet, (row, column), &text, format);
        }
        Cell::Day(day) => match day_serial(*day) {
            Some(serial) => Some(serial),
            None => return words(sheet, (row, column), &day.to_string(), format),
        },
        Cell::Moment(moment) => match moment_serial(*moment) {
            Some(serial) => Some(serial),
            None => return words(sheet, (row, column), &moment.to_string(), format),
        },
        Cell::Count(count) => Some(*count as f64),
        Cell::Money(amount) => Some(amount.as_major()),
        Cell::Quantity(quantity) => Some(quantity.as_units()),
        Cell::Decimal(value) | Cell::Rate(value) => Some(*value),
        Cell::Change(value) => Some(settle(*value)),
        // Rounded, since a hundredfold of a binary fraction shows its tail in the formula bar.
        Cell::Points(value) => Some((settle(*value) * 1e6).round() / 1e4),
    };
    match number.filter(|number| number.is_finite()) {
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

/// Writes a status in bold and the sentence under it.
fn statement(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (status, sentence): (&str, &str),
    tone: Tone,
    format: &Format,
) -> Result<(), XlsxError> {
    let colour = status_colours(tone).map_or(INK, |(_, text)| text);
    let plain = body().set_font_color(colour);
    let bold = body().set_font_color(colour).set_bold();
    let status = format!("{}\n", cell_text(status));
    let sentence = cell_text(sentence);
    if sentence.is_empty() {
        return words(sheet, (row, column), &status, format);
    }
    let parts = [(&bold, &*status), (&plain, &*sentence)];
    sheet.write_rich_string_with_format(row, column, &parts, format)?;
    Ok(())
}

/// Writes words, made safe.
pub(super) fn words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, cell_text(text), format)?;
    Ok(())
}

/// The day as Excel counts it; `None` before 1 March 1900, where Excel's calendar has a day too many.
fn day_serial(day: NaiveDate) -> Option<f64> {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = day.signed_duration_since(epoch).num_days();
    (61..=2_958_465).contains(&days).then_some(days as f64)
}

fn moment_serial(moment: NaiveDateTime) -> Option<f64> {
    let seconds = f64::from(moment.time().num_seconds_from_midnight());
    Some(day_serial(moment.date())? + seconds / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for ((year, month, day), expected) in [
            ((2026, 10, 31), Some(46_326.0)),
            ((1900, 3, 1), Some(61.0)),
            ((1900, 2, 28), None),
        ] {
            let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            assert_eq!(day_serial(day), expected);
        }
        let noon = NaiveDate::from_ymd_opt(2026, 10, 31)
            .and_then(|day| day.and_hms_opt(12, 0, 0))
            .expect("a moment");
        assert_eq!(moment_serial(noon), Some(46_326.5));
    }
}
