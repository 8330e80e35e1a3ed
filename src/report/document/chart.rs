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
    /// This period first, then the previous one.
    pub series: Vec<Series>,
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
