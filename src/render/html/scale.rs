//! The scale of a chart: always from nothing, with round figures along the axis.

use crate::render::number::grouped_decimal;
use crate::render::words::Words;
use crate::report::{Chart, Role};

/// From this value on figures are written in ten thousands.
const LARGE: f64 = 100_000.0;

/// The values between which a chart is drawn; nothing is always among them.
#[derive(Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// The scale of a chart; with an axis it ends at a round figure.
    pub(super) fn of(chart: &Chart, axis: bool) -> Self {
        let series = chart.series.iter().flat_map(|series| &series.values);
        let values = series.flatten().copied().filter(|value| value.is_finite());
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let high = if high > low { high } else { low + 1.0 };
        if !axis {
            let step = high - low;
            return Self { low, high, step };
        }
        let step = round_step((high - low) / 4.0);
        Self {
            low: (low / step).floor() * step,
            high: (high / step).ceil() * step,
            step,
        }
    }

    /// The share of the way from the lowest to the highest.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The figures along the axis.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step)
            .round()
            .clamp(1.0, 12.0) as u32;
        (0..=count).map(|tick| self.low + f64::from(tick) * self.step)
    }

    /// A figure in words; all figures of a chart have the same unit.
    pub(super) fn text(&self, value: f64, role: Role, words: &Words) -> String {
        if matches!(role, Role::Rate | Role::Points | Role::Change) {
            return format!("{:.1}%", value * 100.0);
        }
        if self.high.max(-self.low) < LARGE || value == 0.0 {
            let places = if self.step < 1.0 { 2 } else { 0 };
            return grouped_decimal(&format!("{value:.places$}"));
        }
        let (size, unit, _) = words.large();
        format!("{}{unit}", grouped_decimal(&format!("{:.1}", value / size)))
    }
}

/// The least of 1, 2, 2.5 or 5 times a power of ten that is not below `step`.
fn round_step(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|round| *round >= step * 0.999_999);
    round.unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::{ChartKind, Series};

    fn scale(values: &[f64]) -> Scale {
        let chart = Chart {
            title: String::new(),
            subtitle: String::new(),
            kind: ChartKind::Line,
            role: Role::Money,
            categories: Vec::new(),
            series: vec![Series {
                name: String::new(),
                previous: false,
                values: values.iter().copied().map(Some).collect(),
            }],
        };
        Scale::of(&chart, true)
    }

    #[test]
    fn an_axis_has_round_figures_in_one_unit() {
        let words = Words::of(&sample::empty());
        for (values, expected) in [
            (
                &[319_000.0, 80_000.0][..],
                &["0", "10.0万", "20.0万", "30.0万", "40.0万"][..],
            ),
            (&[37.0][..], &["0", "10", "20", "30", "40"][..]),
            (&[-50.0, 50.0][..], &["-50", "-25", "0", "25", "50"][..]),
            (&[][..], &["0.00", "0.25", "0.50", "0.75", "1.00"][..]),
        ] {
            let scale = scale(values);
            let texts: Vec<String> = scale
                .ticks()
                .map(|tick| scale.text(tick, Role::Money, &words))
                .collect();
            assert_eq!(texts, expected);
        }
    }
}
