//! Native charts: this period dark, the previous one light, the axis from zero, nothing that is not needed.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisTickType, ChartDataLabel, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartSolidFill, ObjectMovement, XlsxError,
};

use super::canvas::{Canvas, ORIGIN};
use super::look::Voice;
use crate::render::theme::{
    ACTUAL, FONT, FONT_CHARSET, INK, MUTED, PREVIOUS, RULE, Rgb, SERIES, SMALL,
};
use crate::report::{Chart, ChartKind, Role};

/// The height of a row in pixels.
const ROW_PIXELS: u32 = 24;
/// Up to so many bars or columns carry their figures, and the value axis goes.
const LABELLED: usize = 14;
/// From this value on an axis counts in ten thousands.
const LARGE: f64 = 100_000.0;

/// Writes a chart with its title above it.
pub(super) fn write(canvas: &mut Canvas, chart: &Chart) -> Result<(), XlsxError> {
    canvas.text(Voice::TableTitle, &chart.title)?;
    canvas.text(Voice::Subtitle, &chart.subtitle)?;
    if chart.categories.is_empty() || chart.series.is_empty() {
        let words = canvas.words.get("render.empty_table");
        canvas.text(Voice::Note, words)?;
        return canvas.gap();
    }
    let width = canvas.grid.pixels(canvas.grid.readable());
    let height = match chart.kind {
        ChartKind::Bars => {
            let bars = chart.categories.len() * chart.series.len().max(1);
            (60 + bars as u32 * 22).clamp(140, 720)
        }
        ChartKind::Columns | ChartKind::Line => 206,
    };
    let drawing = draw(canvas, chart, width, height);
    canvas
        .sheet
        .insert_chart_with_offset(canvas.row, ORIGIN, &drawing, 0, 4)?;
    canvas.row += (height + 8).div_ceil(ROW_PIXELS);
    canvas.gap()
}

fn draw(canvas: &mut Canvas, chart: &Chart, width: u32, height: u32) -> Drawing {
    let mut drawing = match chart.kind {
        ChartKind::Columns => Drawing::new_column(),
        ChartKind::Bars => Drawing::new_bar(),
        ChartKind::Line => Drawing::new_line(),
    };
    let labelled = chart.kind != ChartKind::Line && figures(chart) <= LABELLED;
    let format = number_format(chart, canvas);
    let categories = canvas.data.words(&chart.title, &chart.categories);
    for (position, series) in chart.series.iter().enumerate() {
        let place = chart.place_in_period(position);
        let values = canvas.data.numbers(&series.name, &series.values);
        let colour = colour_of(place);
        let name = (values.0.as_str(), values.1, 0);
        let drawn = drawing
            .add_series()
            .set_name(name)
            .set_categories(as_range(&categories))
            .set_values(as_range(&values))
            .set_gap(60)
            .set_overlap(if chart.kind == ChartKind::Bars { 0 } else { -5 });
        if chart.kind == ChartKind::Line {
            let width = if series.previous { 1.5 } else { 2.25 };
            let mut stroke = line(colour);
            stroke.set_width(width).set_dash_type(dash_of(place));
            drawn.set_format(ChartFormat::new().set_line(&stroke));
        } else {
            let fill = ChartSolidFill::new().set_color(colour).clone();
            drawn.set_format(ChartFormat::new().set_solid_fill(&fill).set_no_border());
        }
        if labelled {
            let mut label = ChartDataLabel::new();
            let ink = if series.previous { MUTED } else { INK };
            label
                .show_value()
                .set_font(&font(ink))
                .set_num_format(&format);
            drawn.set_data_label(&label);
        }
    }
    axes(&mut drawing, chart, labelled, &format);
    drawing.title().set_hidden();
    if chart.series.len() > 1 {
        drawing
            .legend()
            .set_position(ChartLegendPosition::Top)
            .set_font(&font(MUTED));
    } else {
        drawing.legend().set_hidden();
    }
    drawing
        .chart_area()
        .set_format(ChartFormat::new().set_no_border());
    drawing
        .set_width(width)
        .set_height(height)
        .set_alt_text(&chart.title)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells)
        .show_hidden_data();
    drawing
}

fn axes(drawing: &mut Drawing, chart: &Chart, labelled: bool, format: &str) {
    let bars = chart.kind == ChartKind::Bars;
    // The library names axes by their place on the paper, not by what they hold.
    let categories = if bars {
        drawing.y_axis()
    } else {
        drawing.x_axis()
    };
    categories
        .set_font(&font(MUTED))
        .set_format(ChartFormat::new().set_line(&line(MUTED)))
        .set_major_tick_type(ChartAxisTickType::None);
    if bars {
        // The first stands at the top.
        categories.set_reverse();
    } else if chart.categories.len() > 16 {
        categories.set_label_interval(chart.categories.len().div_ceil(12) as u16);
    }
    let values = if bars {
        drawing.x_axis()
    } else {
        drawing.y_axis()
    };
    values
        .set_font(&font(MUTED))
        .set_num_format(format)
        .set_major_tick_type(ChartAxisTickType::None)
        .set_format(ChartFormat::new().set_no_line());
    if every_value(chart).all(|value| value >= 0.0) {
        values.set_min(0);
    }
    if chart.role == Role::Rate && every_value(chart).fold(0.0, f64::max) > 0.8 {
        values.set_max(1);
    }
    if labelled {
        values.set_hidden(true).set_major_gridlines(false);
    } else {
        values.set_major_gridlines_line(&line(RULE));
    }
}

fn every_value(chart: &Chart) -> impl Iterator<Item = f64> {
    let values = chart.series.iter().flat_map(|series| &series.values);
    values.flatten().copied().filter(|value| value.is_finite())
}

fn figures(chart: &Chart) -> usize {
    chart.categories.len() * chart.series.len()
}

fn number_format(chart: &Chart, canvas: &Canvas) -> String {
    let large = every_value(chart).any(|value| value.abs() >= LARGE);
    match chart.role {
        Role::Rate | Role::Points | Role::Change if figures(chart) <= LABELLED => "0.0%".into(),
        Role::Rate | Role::Points | Role::Change => "0%".into(),
        _ if large => canvas.words.large().2.to_owned(),
        _ => "#,##0".into(),
    }
}

/// The colour of a series by its place in this period.
fn colour_of(place: Option<usize>) -> Rgb {
    match place {
        None => PREVIOUS,
        Some(0) => ACTUAL,
        Some(place) => SERIES
            .get((place - 1) % SERIES.len())
            .copied()
            .unwrap_or(MUTED),
    }
}

/// The dashes of a line, so that it is known on grey paper.
fn dash_of(place: Option<usize>) -> ChartLineDashType {
    match place {
        None | Some(0) => ChartLineDashType::Solid,
        Some(1) => ChartLineDashType::Dash,
        Some(2) => ChartLineDashType::RoundDot,
        Some(_) => ChartLineDashType::DashDot,
    }
}

fn as_range(place: &super::data::Place) -> (&str, u32, u16, u32, u16) {
    (place.0.as_str(), place.1, place.2, place.3, place.4)
}

fn font(colour: Rgb) -> ChartFont {
    ChartFont::new()
        .set_name(FONT)
        .set_character_set(FONT_CHARSET)
        .set_size(SMALL)
        .set_color(colour)
        .clone()
}

fn line(colour: Rgb) -> ChartLine {
    ChartLine::new().set_color(colour).set_width(0.75).clone()
}
