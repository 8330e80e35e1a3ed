//! What is wrong, where, whose it is, and what to do: findings, and the reading problems that become
//! findings.

use crate::model::{Message, Money, Origin, Text};

/// How urgent a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// 提示.
    Info,
    /// 关注: act this week.
    Warning,
    /// 异常: act today.
    Error,
}

impl Severity {
    /// The stable code, as in `result.json` and `--fail-on`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.code() == code)
    }
}

/// One finding of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule: `G102`.
    pub code: &'static str,
    /// How urgent.
    pub severity: Severity,
    /// The order concerned, canonical number.
    pub order: Option<Text>,
    /// The parcel concerned, canonical number.
    pub waybill: Option<Text>,
    /// The payment concerned, by id.
    pub payment: Option<Text>,
    /// The clerk whose row it is.
    pub staff: Option<Text>,
    /// The money at stake.
    pub amount: Option<Money>,
    /// How long it has stood, in hours.
    pub age_hours: Option<i64>,
    /// What was found, in words to be.
    pub message: Message,
    /// The source cell or row.
    pub origin: Option<Origin>,
}

impl Finding {
    /// A finding with nothing but its words.
    pub fn new(code: &'static str, severity: Severity, message: Message) -> Self {
        Self {
            code,
            severity,
            order: None,
            waybill: None,
            payment: None,
            staff: None,
            amount: None,
            age_hours: None,
            message,
            origin: None,
        }
    }
}

/// What went wrong in reading; each kind is reported by the rule of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    /// G901: a sheet that fits no kind.
    SheetUnknown,
    /// G901: the sums of a list, packed beside it; nothing is missed.
    SheetSummary,
    /// G902: a kind without a column it cannot do without.
    ColumnMissing,
    /// G903: two columns for one field.
    ColumnTwice,
    /// G904: a date that cannot be read.
    DateUnreadable,
    /// G905: an amount that cannot be read.
    AmountUnreadable,
    /// G906: a row without its key or its value.
    RequiredBlank,
    /// G907: a status word that is not known.
    StatusUnknown,
    /// G908: a file that cannot be opened.
    FileUnreadable,
    /// G908: a file of which a part could not be read.
    FileInPart,
    /// G909: a formula without a result.
    FormulaEmpty,
    /// G910: a hidden sheet, rows or columns that were read.
    HiddenRead,
    /// G911: an error value such as `#N/A`.
    CellError,
    /// G914: a decision that cannot be understood.
    DecisionUnreadable,
    /// G914: a row of decisions whose key was deleted, damaged or changed.
    DecisionKey,
    /// G914: the same of an answer on one of our lists.
    ReplyKey,
    /// G915: a row of a dispatch workbook whose key was damaged or changed.
    DispatchKey,
    /// G915: a dispatch workbook that came back without some of its columns.
    ReturnedColumns,
}

impl ProblemKind {
    /// The code of the rule that reports it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SheetUnknown | Self::SheetSummary => "G901",
            Self::ColumnMissing => "G902",
            Self::ColumnTwice => "G903",
            Self::DateUnreadable => "G904",
            Self::AmountUnreadable => "G905",
            Self::RequiredBlank => "G906",
            Self::StatusUnknown => "G907",
            Self::FileUnreadable | Self::FileInPart => "G908",
            Self::FormulaEmpty => "G909",
            Self::HiddenRead => "G910",
            Self::CellError => "G911",
            Self::DecisionUnreadable | Self::DecisionKey | Self::ReplyKey => "G914",
            Self::DispatchKey | Self::ReturnedColumns => "G915",
        }
    }
}

/// A reading problem: data never stops a run, it becomes one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What went wrong.
    pub kind: ProblemKind,
    /// The file's name, for problems that have no sheet.
    pub file: Text,
    /// Where.
    pub origin: Option<Origin>,
    /// The column's header as it stood, or the name of what is missing.
    pub column: Option<Text>,
    /// The text as it stood.
    pub text: Text,
    /// More, for the sentence: what was understood, or why not.
    pub detail: Option<Message>,
}
