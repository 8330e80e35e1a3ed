//! Charts as inline SVG: columns, bars and lines, this period dark, the previous one light, from zero.

use std::fmt::Write as _;

use super::Markup;
use super::scale::Scale;
use crate::render::width::{columns, fit};
use crate::render::words::Words;
use crate::report::{Chart, ChartKind, Series};

/// The drawing space of columns and lines.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 240.0;
/// Room above for figures, below for the words along the axis.
const TOP: f64 = 18.0;
const BOTTOM: f64 = 24.0;
/// The most that the words beside bars may take.
const LABELS: f64 = 160.0;
/// The height of a bar with the space around it.
const BAR: f64 = 24.0;
/// Up to so many figures are written out.
const LABELLED: usize = 14;
/// Room on the left for the figures of an axis.
const GUTTER: f64 = 52.0;

/// Writes a chart with its title, its unit and, for two series, their names.
pub(super) fn write(out: &mut Markup, chart: &Chart, words: &Words) {
    out.element("p", "what", &chart.title);
    out.element("p", "unit", &chart.subtitle);
    let labelled = chart.kind != ChartKind::Line && figures(chart) <= LABELLED;
    let scale = Scale::of(chart, !labelled);
    if chart.categories.is_empty() || chart.series.is_empty() {
        out.element("p", "note", words.get("render.empty_table"));
        return;
    }
    out.raw("<div class=\"box chart\">");
    let height = match chart.kind {
        ChartKind::Bars => {
            let bars = chart.categories.len() * chart.series.len();
            TOP + BAR * bars as f64 + 8.0 * chart.categories.len() as f64
        }
        ChartKind::Columns | ChartKind::Line => HEIGHT,
    };
    let _ = write!(
        out.0,
        "<svg viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" aria-label=\""
    );
    out.text(&chart.title).raw("\">");
    legend(out, chart);
    match chart.kind {
        ChartKind::Bars => bars(out, chart, &scale, words),
        ChartKind::Columns => upright(out, chart, &scale, words, false),
        ChartKind::Line => upright(out, chart, &scale, words, true),
    }
    out.raw("</svg></div>\n");
}

fn legend(out: &mut Markup, chart: &Chart) {
    if chart.series.len() < 2 {
        return;
    }
    let mut left = 0.0;
    for (position, series) in chart.series.iter().enumerate() {
        let class = class_of(chart, position);
        let sample = if chart.kind == ChartKind::Line {
            // Long enough to show the dashes.
            let _ = write!(out.0, "<path class=\"{class}\" d=\"M{left:.0} 6h26\"/>");
            26.0
        } else {
            let _ = write!(
                out.0,
                "<rect class=\"{class}\" x=\"{left:.0}\" y=\"1\" width=\"10\" height=\"10\"/>"
            );
            10.0
        };
        let _ = write!(out.0, "<text x=\"{:.0}\" y=\"10\">", left + sample + 4.0);
        out.text(&series.name).raw("</text>");
        left += sample + 20.0 + columns(&series.name) as f64 * 6.0;
    }
}

fn upright(out: &mut Markup, chart: &Chart, scale: &Scale, words: &Words, line: bool) {
    let top = if chart.series.len() > 1 {
        TOP + 16.0
    } else {
        TOP
    };
    let floor = HEIGHT - BOTTOM;
    let y = |value: f64| floor - scale.share(value) * (floor - top);
    let count = chart.categories.len();
    let labelled = !line && figures(chart) <= LABELLED;
    let left = if labelled { 0.0 } else { GUTTER };
    // The words under the last place need some room on the right.
    let slot = (WIDTH - left - 8.0) / count as f64;
    let x = |places: f64| left + slot * places;
    if !labelled {
        for value in scale.ticks() {
            let at = y(value);
            let _ = write!(
                out.0,
                "<line class=\"grid\" x1=\"{left}\" x2=\"{WIDTH:.0}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>"
            );
            let text = scale.text(value, chart.role, words);
            write_text(out, GUTTER - 8.0, at + 4.0, "end", "", &text);
        }
    }
    for (position, series) in chart.series.iter().enumerate() {
        let class = class_of(chart, position);
        if line {
            draw_line(out, class, series, x, y);
            continue;
        }
        let width = slot * 0.7 / chart.series.len() as f64;
        for (category, value) in present(series) {
            let left = x(category as f64 + 0.15) + width * position as f64;
            let (high, low) = (y(value.max(0.0)), y(value.min(0.0)));
            rectangle(out, class, (left, high), (width * 0.94, low - high));
            if labelled {
                let text = scale.text(value, chart.role, words);
                write_text(
                    out,
                    left + width / 2.0,
                    high - 4.0,
                    "middle",
                    "figure",
                    &text,
                );
            }
        }
    }
    let _ = write!(
        out.0,
        "<line class=\"axis\" x1=\"{left}\" x2=\"{WIDTH:.0}\" y1=\"{0:.1}\" y2=\"{0:.1}\"/>",
        y(0.0)
    );
    let longest = chart
        .categories
        .iter()
        .map(|name| columns(name))
        .max()
        .unwrap_or(1);
    let every = ((longest as f64 * 6.5 + 6.0) / slot)
        .ceil()
        .clamp(1.0, count as f64) as usize;
    for (category, name) in chart.categories.iter().enumerate().step_by(every) {
        let middle = x(category as f64 + 0.5);
        write_text(out, middle, HEIGHT - 8.0, "middle", "", &fit(name, 24));
    }
}

fn draw_line(
    out: &mut Markup,
    class: &str,
    series: &Series,
    x: impl Fn(f64) -> f64,
    y: impl Fn(f64) -> f64,
) {
    let mut path = String::new();
    let mut last = None;
    for (category, value) in present(series) {
        // A gap in the values is a gap in the line.
        let letter = if last == Some(category) { 'L' } else { 'M' };
        let x = x(category as f64 + 0.5);
        let _ = write!(path, "{letter}{x:.1} {:.1}", y(value));
        if letter == 'M' {
            // A point without neighbours still shows, as a dot.
            path.push_str("h0");
        }
        last = Some(category + 1);
    }
    let _ = write!(out.0, "<path class=\"{class}\" d=\"{path}\"/>");
}

fn bars(out: &mut Markup, chart: &Chart, scale: &Scale, words: &Words) {
    let longest = chart.categories.iter().map(|name| columns(name)).max();
    let left = (longest.unwrap_or(0) as f64 * 6.5 + 12.0).min(LABELS);
    let room = WIDTH - left - 80.0;
    let mut top = TOP;
    for (category, name) in chart.categories.iter().enumerate() {
        let middle = top + BAR * chart.series.len() as f64 / 2.0 + 4.0;
        write_text(out, left - 8.0, middle, "end", "", &fit(name, 22));
        for (position, series) in chart.series.iter().enumerate() {
            if let Some(value) = series.values.get(category).copied().flatten() {
                let width = scale.share(value.max(0.0)) * room;
                let class = class_of(chart, position);
                rectangle(out, class, (left, top + 2.0), (width, BAR - 4.0));
                let text = scale.text(value, chart.role, words);
                write_text(
                    out,
                    left + width + 6.0,
                    top + BAR * 0.68,
                    "start",
                    "figure",
                    &text,
                );
            }
            top += BAR;
        }
        top += 8.0;
    }
}

fn rectangle(out: &mut Markup, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
    let _ = write!(
        out.0,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
    );
}

fn write_text(out: &mut Markup, x: f64, y: f64, anchor: &str, class: &str, words: &str) {
    let _ = write!(
        out.0,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">"
    );
    out.text(words).raw("</text>");
}

fn present(series: &Series) -> impl Iterator<Item = (usize, f64)> {
    let values = series.values.iter().enumerate();
    values.filter_map(|(position, value)| {
        let value = (*value)?;
        value.is_finite().then_some((position, value))
    })
}

/// The class of a series by its place in this period, as the style sheet names it.
fn class_of(chart: &Chart, position: usize) -> &'static str {
    match chart.place_in_period(position) {
        None => "previous",
        Some(0) => "actual",
        Some(place) => ["second", "third", "fourth", "fifth"]
            .get((place - 1) % 4)
            .copied()
            .unwrap_or("second"),
    }
}

fn figures(chart: &Chart) -> usize {
    chart.categories.len() * chart.series.len()
}
