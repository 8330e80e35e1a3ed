//! Key figures: a strip of cards, each a label, a figure, how it changed, what explains it, and the last
//! periods as small columns.

use rust_xlsxwriter::{Sparkline, SparklineType, XlsxError};

use super::canvas::{Canvas, ORIGIN};
use super::cell;
use super::grid::{Span, per_row};
use super::look::{Edges, Kind, Look, Part};
use crate::render::theme::{ACTUAL, BAD_SHAPE, GOOD, PREVIOUS, SMALL};
use crate::render::width::lines;
use crate::report::{Card, Cell, Role, Tone};

/// From this amount on a card shows no cents: ten thousand, in minor units of two places.
const WHOLE_FROM: i64 = 1_000_000;

/// Writes cards side by side, in as many strips as they need.
pub(super) fn write(canvas: &mut Canvas, cards: &[Card]) -> Result<(), XlsxError> {
    let count = per_row(cards.len());
    let mut spans = canvas.grid.split(count);
    if spans.len() < count {
        spans = (0..count as u16).map(|column| (column, column)).collect();
    }
    for strip in cards.chunks(count) {
        write_strip(canvas, strip, &spans)?;
        canvas.gap()?;
    }
    Ok(())
}

fn write_strip(canvas: &mut Canvas, cards: &[Card], spans: &[Span]) -> Result<(), XlsxError> {
    let strip = || cards.iter().zip(spans.iter().copied());
    canvas.height(19.0)?;
    for (card, span) in strip() {
        canvas.words(span, Look::Card(Part::Label, Kind::Text), &card.label)?;
    }
    canvas.row += 1;
    canvas.height(36.0)?;
    for (card, span) in strip() {
        put(
            canvas,
            span,
            Part::Value,
            value_kind(&card.value),
            &card.value,
        )?;
    }
    canvas.row += 1;
    if cards.iter().any(|card| card.difference.is_some()) {
        for (card, span) in strip() {
            let difference = card.difference.as_ref().unwrap_or(&Cell::Blank);
            let kind = cell::kind_of(difference, Role::Text, false);
            put(canvas, span, Part::Difference(card.tone), kind, difference)?;
        }
        canvas.row += 1;
    }
    if cards.iter().any(|card| !card.note.is_empty()) {
        let most = strip()
            .map(|(card, span)| {
                let room = canvas.grid.pixels(span).saturating_sub(24);
                lines(&card.note, room, SMALL, false)
            })
            .max()
            .unwrap_or(1);
        canvas.height(4.0 + 13.5 * f64::from(most))?;
        for (card, span) in strip() {
            canvas.words(span, Look::Card(Part::Note, Kind::Wrapped), &card.note)?;
        }
        canvas.row += 1;
    }
    if cards.iter().any(|card| card.trend.len() > 1) {
        canvas.height(28.0)?;
        for (card, span) in strip() {
            write_trend(canvas, card, span)?;
        }
        canvas.row += 1;
    }
    Ok(())
}

/// The trend goes into the widest cell below the card.
fn write_trend(canvas: &mut Canvas, card: &Card, (first, last): Span) -> Result<(), XlsxError> {
    for column in first..=last {
        let edges = Edges {
            left: column == first,
            right: column == last,
        };
        put(
            canvas,
            (column, column),
            Part::Trend(edges),
            Kind::Text,
            &Cell::Blank,
        )?;
    }
    let widest = (first..=last).max_by_key(|column| canvas.grid.pixels((*column, *column)));
    if card.trend.len() > 1
        && let Some(column) = widest
    {
        draw_trend(canvas, (canvas.row, ORIGIN + column), card)?;
    }
    Ok(())
}

fn put(
    canvas: &mut Canvas,
    span: Span,
    part: Part,
    kind: Kind,
    value: &Cell,
) -> Result<(), XlsxError> {
    let look = Look::Card(part, kind);
    let at = canvas.merge(span, look)?;
    cell::write(canvas.sheet, at, value, canvas.formats.get(look))
}

fn value_kind(value: &Cell) -> Kind {
    match value {
        Cell::Money(amount) if amount.minor().saturating_abs() >= WHOLE_FROM => {
            Kind::Whole(amount.currency())
        }
        other => cell::kind_of(other, Role::Text, false),
    }
}

fn draw_trend(canvas: &mut Canvas, at: (u32, u16), card: &Card) -> Result<(), XlsxError> {
    let values: Vec<_> = card.trend.iter().map(|value| Some(*value)).collect();
    let (sheet, first_row, first_column, last_row, last_column) =
        canvas.data.numbers(&card.label, &values);
    let last = match card.tone {
        Tone::Good => GOOD,
        Tone::Bad | Tone::Warning => BAD_SHAPE,
        Tone::Neutral => ACTUAL,
    };
    let range = (
        sheet.as_str(),
        first_row,
        first_column,
        last_row,
        last_column,
    );
    // Columns, because LibreOffice prints the line of a sparkline as nothing but a dot.
    let mut sparkline = Sparkline::new()
        .set_type(SparklineType::Column)
        .set_range(range)
        .set_sparkline_color(PREVIOUS)
        .show_last_point(true)
        .set_last_point_color(last)
        .show_hidden_data(true);
    if let Some(foot) = trend_foot(&card.trend) {
        sparkline = sparkline.set_custom_min(foot);
    }
    canvas.sheet.add_sparkline(at.0, at.1, &sparkline)?;
    Ok(())
}

/// Where the columns of a trend begin: low enough that the lowest is still half as high as the highest,
/// and never below nothing; left to Excel where values are negative.
fn trend_foot(trend: &[f64]) -> Option<f64> {
    let low = trend.iter().copied().fold(f64::INFINITY, f64::min);
    let high = trend.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let foot = low - (high - low);
    (low >= 0.0 && foot.is_finite()).then(|| foot.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_a_trend_stand_on_a_common_foot() {
        for (trend, expected) in [
            (&[3.0, 4.0][..], Some(2.0)),
            (&[1.0, 9.0][..], Some(0.0)),
            (&[-1.0, 2.0][..], None),
            (&[][..], None),
        ] {
            assert_eq!(trend_foot(trend), expected, "{trend:?}");
        }
    }
}
