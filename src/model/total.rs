//! 合计: a sum as a sheet prints it, beside our own sum of the rows that it should add up.

use std::fmt;

use super::{Origin, Text};

/// A number of a sheet in billionths, so that amounts, pieces and kilograms add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Figure(pub i128);

impl Figure {
    /// Billionths in a unit.
    pub const UNIT: i128 = 1_000_000_000;

    /// The text with thousands separators and at least so many decimals: `1,280.00`.
    pub fn text(self, least_places: usize) -> String {
        let units = (self.0 / Self::UNIT).unsigned_abs().to_string();
        let mut text = if self.0 < 0 { "-" } else { "" }.to_owned();
        for (position, digit) in units.chars().enumerate() {
            if position > 0 && (units.len() - position).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        let fraction = format!("{:09}", (self.0 % Self::UNIT).unsigned_abs());
        let told = fraction.trim_end_matches('0').len().max(least_places);
        let fraction: String = fraction.chars().take(told).collect();
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(&fraction);
        }
        text
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(0))
    }
}

/// What a total counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalUnit {
    /// Money: two decimals.
    Money,
    /// Pieces, kilograms and what else is added up.
    Number,
    /// Rows: `共26笔记录`.
    Rows,
}

/// How a total stands to our own sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalOutcome {
    /// They are the same.
    Agrees,
    /// The total only adds up the rows that Excel shows.
    VisibleOnly {
        /// The rows that Excel does not show.
        hidden: u32,
    },
    /// They differ.
    Differs {
        /// Cells that hold their number as text, if leaving them out is what makes the difference, as Excel's
        /// SUM does; else 0.
        texts: u32,
    },
}

/// One total that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalCheck {
    /// The cell that prints it.
    pub origin: Origin,
    /// The header of its column; `None` for a total that stands in a line of text.
    pub column: Option<Text>,
    /// The label or the line as it stood; empty for a row of sums without one.
    pub label: Text,
    /// What it counts.
    pub unit: TotalUnit,
    /// The figure that is printed.
    pub printed: Figure,
    /// Our own sum.
    pub own: Figure,
    /// The rows that it adds up.
    pub rows: u32,
    /// How the two stand.
    pub outcome: TotalOutcome,
}

impl TotalCheck {
    /// A figure of this total as text: money with two decimals.
    pub fn figure_text(&self, figure: Figure) -> String {
        figure.text(if self.unit == TotalUnit::Money { 2 } else { 0 })
    }

    /// What is printed less our own sum.
    pub fn difference(&self) -> Figure {
        Figure(self.printed.0.saturating_sub(self.own.0))
    }
}

/// The totals of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The first ones that agree, are of the visible rows, or differ; at most [`Totals::MOST`] of each.
    pub checks: Vec<TotalCheck>,
    /// How many agree.
    pub agreeing: u32,
    /// How many only add up the rows that Excel shows.
    pub visible_only: u32,
    /// How many differ.
    pub differing: u32,
}

impl Totals {
    /// Totals of one outcome that are kept.
    pub const MOST: u32 = 100;

    /// Adds a total; past the first ones it is only counted.
    pub fn add(&mut self, check: TotalCheck) {
        let count = match check.outcome {
            TotalOutcome::Agrees => &mut self.agreeing,
            TotalOutcome::VisibleOnly { .. } => &mut self.visible_only,
            TotalOutcome::Differs { .. } => &mut self.differing,
        };
        *count += 1;
        if *count <= Self::MOST {
            self.checks.push(check);
        }
    }

    /// The totals that differ, as far as they are kept.
    pub fn differences(&self) -> impl Iterator<Item = &TotalCheck> {
        let differs = |check: &&TotalCheck| matches!(check.outcome, TotalOutcome::Differs { .. });
        self.checks.iter().filter(differs)
    }

    /// How many were checked.
    pub fn checked(&self) -> u32 {
        self.agreeing + self.visible_only + self.differing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_a_sheet_prints_them() {
        for (billionths, places, expected) in [
            (1_280_000_000_000, 2, "1,280.00"),
            (-20_500_000_000, 2, "-20.50"),
            (-500_000_000, 2, "-0.50"),
            (1_234_567_000_000_000, 0, "1,234,567"),
            (12_345_000_000, 2, "12.345"),
            (1, 0, "0.000000001"),
            (0, 2, "0.00"),
            (0, 0, "0"),
        ] {
            assert_eq!(Figure(billionths).text(places), expected);
        }
    }
}
