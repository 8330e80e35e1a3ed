//! Charts as data.

use super::Role;

/// The shape of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Columns, for time.
    Columns,
    /// Bars, for ranking.
    Bars,
    /// A line, for more than twelve points in time.
    Line,
}

/// A chart of one or two series, drawn from values that the renderer also keeps as cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The finding in words.
    pub title: String,
    /// What · unit · period.
    pub subtitle: String,
    /// The shape.
    pub kind: ChartKind,
    /// What the values are: [`Role::Count`], [`Role::Money`] or [`Role::Rate`].
    pub role: Role,
    /// The words along the axis.
    pub categories: Vec<String>,
    /// The main one of this period first, then others of it, or the previous one.
    pub series: Vec<Series>,
}

impl Chart {
    /// The place of a series among those of this period, the first being 0; `None` for one of the
    /// previous period.
    pub fn place_in_period(&self, series: usize) -> Option<usize> {
        let is_present = |series: &&Series| !series.previous;
        self.series.get(series).filter(is_present)?;
        Some(self.series.iter().take(series).filter(is_present).count())
    }
}

/// A series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// True for the previous period: lighter.
    pub previous: bool,
    /// One value for each category; `None` for a gap.
    pub values: Vec<Option<f64>>,
}
