//! Key figures as a grid of cards, with the last periods as a line.

use std::fmt::Write as _;

use super::Markup;
use crate::render::number::text_of;
use crate::render::words::Words;
use crate::report::{Card, Tone};

/// The drawing space of a sparkline.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 24.0;

/// Writes cards side by side; the page's style decides how many fit.
pub(super) fn write(out: &mut Markup, cards: &[Card], words: &Words) {
    out.raw("<div class=\"cards\">\n");
    for card in cards {
        out.raw("<div class=\"card\">");
        out.element("div", "label", &card.label);
        let value = text_of(&card.value, words);
        let long = value.chars().count() > 8;
        out.element("div", if long { "value long" } else { "value" }, &value);
        if let Some(difference) = &card.difference {
            let class = format!("difference {}", tone_class(card.tone));
            out.element("div", &class, &text_of(difference, words));
        }
        out.element("div", "note", &card.note);
        sparkline(out, &card.trend, card.tone);
        out.raw("</div>\n");
    }
    out.raw("</div>\n");
}

/// The class of a tone, as the style sheet names it.
pub(super) fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "good",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
    }
}

fn sparkline(out: &mut Markup, trend: &[f64], tone: Tone) {
    let values: Vec<f64> = trend.iter().copied().filter(|v| v.is_finite()).collect();
    if values.len() < 2 {
        return;
    }
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let step = WIDTH / (values.len() - 1) as f64;
    let place = |position: usize, value: f64| {
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        (position as f64 * step, HEIGHT - share * HEIGHT)
    };
    let mut line = String::new();
    let mut end = (0.0, 0.0);
    for (position, value) in values.iter().enumerate() {
        end = place(position, *value);
        let letter = if position == 0 { 'M' } else { 'L' };
        let _ = write!(line, "{letter}{:.1} {:.1}", end.0, end.1);
    }
    let class = tone_class(tone);
    let _ = write!(
        out.0,
        "<svg viewBox=\"-3 -3 {:.0} {:.0}\" preserveAspectRatio=\"xMinYMid\" aria-hidden=\"true\"><path class=\"actual\" d=\"{line}\"/>\
         <circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/></svg>",
        WIDTH + 6.0,
        HEIGHT + 6.0,
        end.0,
        end.1
    );
}
