//! A report as data: pages, blocks, rows and roles. It says what each thing *is*; how that looks is
//! the renderer's business.

mod cell;
mod chart;
mod column;
mod table;

use chrono::NaiveDateTime;

pub use cell::Cell;
pub use chart::{Chart, ChartKind, Series};
pub use column::{Column, Entry, Role};
pub use table::{Emphasis, Table, TableRow};

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
    /// The folder below that of the outputs; empty for none.
    pub folder: String,
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
    /// What it is for.
    pub purpose: Purpose,
    /// The pages, the overview first.
    pub pages: Vec<Page>,
}

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A workbook to work in.
    Workbook,
    /// A report to read: a workbook, and a page of HTML beside it.
    Report,
    /// A blank form, which is data when it comes back.
    Form,
    /// Lists to work in, of which nothing is data when they come back but the answers in rows with a key.
    Lists,
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
