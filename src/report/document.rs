//! A report as data: pages, blocks, rows and roles. It says what each thing *is*; how that looks is
//! the renderer's business.

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::{Money, Quantity};

/// How a thing stands, for fills and signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing to say.
    Neutral,
    /// 正常 ●, or a change for the better.
    Good,
    /// 关注 ▲.
    Warning,
    /// 异常 ✕, or a change for the worse.
    Bad,
}

/// A report: one workbook or one page of HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file's name without its ending: `汇总_2026-10-31`.
    pub file_stem: String,
    /// The title, as in the document's properties.
    pub title: String,
    /// 公司 and 制表, for properties and signature; may be empty.
    pub company: String,
    /// Who made it; may be empty.
    pub author: String,
    /// The moment at which it looks at the data: the only time in it, so that bytes repeat.
    pub as_of: NaiveDateTime,
    /// The language tag: `zh-CN`, `en`.
    pub language: &'static str,
    /// The pages, the overview first.
    pub pages: Vec<Page>,
}

/// A page: one sheet of the workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The id by which links and layouts name it: `overview`.
    pub id: &'static str,
    /// The sheet's name: at most 31 characters, unique, without `[]:*?/\`.
    pub name: String,
    /// The title: the finding in words.
    pub title: String,
    /// What · unit · period.
    pub subtitle: String,
    /// [`Tone::Bad`] gives the tab the colour of exceptions.
    pub tone: Tone,
    /// True prints it across.
    pub landscape: bool,
    /// What stands on it, from the top.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The one sentence of conclusion.
    Headline(String),
    /// The heading of a part.
    Section(String),
    /// Key figures, four to six.
    Cards(Vec<Card>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// Small print: definitions, sources, what was left out.
    Notes(Vec<String>),
    /// Links to the other pages, each with a word on what it holds.
    Links(Vec<PageLink>),
    /// 制表 / 审核: labels of a line for signatures.
    Signature(Vec<String>),
}

/// A link to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLink {
    /// The page's id.
    pub page: &'static str,
    /// What it holds: `12 条`.
    pub note: String,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is: 签收率.
    pub label: String,
    /// The figure.
    pub value: Cell,
    /// Beside the previous period: a [`Cell::Points`] or [`Cell::Change`].
    pub difference: Option<Cell>,
    /// Whether the difference is welcome.
    pub tone: Tone,
    /// Numerator / denominator, or what else explains it.
    pub note: String,
    /// The last periods or days, oldest first, for a sparkline; empty: none.
    pub trend: Vec<f64>,
}

/// What a column holds; decides alignment, number format and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Short text: left.
    Text,
    /// A sentence: left, wrapped.
    LongText,
    /// An order, waybill or transaction number: text, never a number.
    Id,
    /// A count.
    Count,
    /// An amount; the unit stands in the subtitle.
    Money,
    /// A quantity with decimals, such as kilograms or hours.
    Decimal,
    /// A rate, 0 to 1, printed in percent.
    Rate,
    /// A difference of rates.
    Points,
    /// A relative change.
    Change,
    /// A date.
    Day,
    /// A date with a time of day.
    Moment,
    /// A word with a sign and a fill.
    Status,
    /// A cell to be filled in, with the words that may be chosen; unlocked.
    Input,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The header.
    pub header: String,
    /// What it holds.
    pub role: Role,
    /// The words of a dropdown, for [`Role::Input`].
    pub choices: Vec<String>,
    /// True draws a data bar; at most one column of a table.
    pub bar: bool,
}

impl Column {
    /// A plain column.
    pub fn new(header: impl Into<String>, role: Role) -> Self {
        Self {
            header: header.into(),
            role,
            choices: Vec::new(),
            bar: false,
        }
    }

    /// A column to be filled in from a list.
    pub fn input(header: impl Into<String>, choices: Vec<String>) -> Self {
        Self {
            header: header.into(),
            role: Role::Input,
            choices,
            bar: false,
        }
    }

    /// The same with a data bar.
    #[must_use]
    pub fn with_bar(self) -> Self {
        Self { bar: true, ..self }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The finding in words; may be empty where the page's title says it.
    pub title: String,
    /// What · unit · period; may be empty.
    pub subtitle: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// Where the figures come from; printed small under the table.
    pub source: String,
    /// How many columns on the left stay in view; only for the one table of a detail page.
    pub freeze: u16,
    /// True for a detail page: header frozen, with filter.
    pub filter: bool,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// One of many.
    Item,
    /// The heading of the rows below it.
    Group,
    /// The sum of the rows above it.
    Total,
}

/// A row: as many cells as the table has columns.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What it is.
    pub emphasis: Emphasis,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl TableRow {
    /// One of many.
    pub fn item(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Item,
            cells,
        }
    }

    /// The sum of the rows above.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Total,
            cells,
        }
    }

    /// The heading of the rows below.
    pub fn group(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Group,
            cells,
        }
    }
}

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
    pub fn moment(moment: Option<crate::model::Moment>) -> Self {
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
