//! What became of each row of each sheet: the proof that nothing vanished.

use std::collections::BTreeMap;

use super::{Flow, Money, Part, Text};

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 订单.
    Order,
    /// 快递.
    Courier,
    /// 跟单表 that came back.
    FollowUp,
    /// 收付款流水.
    Payment,
    /// 代收货款结算清单.
    Settlement,
    /// 人员.
    Staff,
    /// 往来明细账.
    Ledger,
    /// 待确认 or 已决定 of our own summary, with what a person decided.
    Decision,
    /// 申诉, 催货答复, 退件处理 on our own lists.
    Reply,
    /// 代跟清单: to whom rows were given.
    StandIn,
    /// 问题登记, 投诉登记.
    ProblemNote,
    /// Nothing that we know (G901).
    Unknown,
}

impl Kind {
    /// Every kind that becomes records.
    pub const ALL_READ: [Self; 11] = [
        Self::Order,
        Self::Courier,
        Self::FollowUp,
        Self::Payment,
        Self::Settlement,
        Self::Staff,
        Self::Ledger,
        Self::Decision,
        Self::Reply,
        Self::StandIn,
        Self::ProblemNote,
    ];

    /// The stable code, as in `result.json` and in profiles.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Courier => "courier",
            Self::FollowUp => "follow_up",
            Self::Payment => "payment",
            Self::Settlement => "settlement",
            Self::Staff => "staff",
            Self::Ledger => "ledger",
            Self::Decision => "decision",
            Self::Reply => "reply",
            Self::StandIn => "stand_in",
            Self::ProblemNote => "problem_note",
            Self::Unknown => "unknown",
        }
    }

    /// The key of its words in the catalogue.
    pub const fn word_key(self) -> &'static str {
        match self {
            Self::Order => "kind.order",
            Self::Courier => "kind.courier",
            Self::FollowUp => "kind.follow_up",
            Self::Payment => "kind.payment",
            Self::Settlement => "kind.settlement",
            Self::Staff => "kind.staff",
            Self::Ledger => "kind.ledger",
            Self::Decision => "kind.decision",
            Self::Reply => "kind.reply",
            Self::StandIn => "kind.stand_in",
            Self::ProblemNote => "kind.problem_note",
            Self::Unknown => "kind.unknown",
        }
    }
}

/// What became of one row. The codes are keys of the catalogue under `fate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowFate {
    /// It became a record, or a line of one.
    Used,
    /// It repeats a row that is already used.
    Merged,
    /// Ignored: a title, a note, a preamble before the header.
    Preamble,
    /// Ignored: the header itself.
    Header,
    /// Ignored: a second header, or a row that explains the columns.
    SecondHeader,
    /// Ignored: 合计, 小计.
    Total,
    /// Ignored: a sign-off, a disclaimer, an end mark.
    Footer,
    /// Ignored: a row of one of our own pages in which nothing is decided or answered yet.
    Undecided,
    /// Ignored: the whole sheet is nothing that we know.
    NotATable,
    /// Rejected: it names nothing that we could keep it under.
    NoKey,
    /// Rejected: the one value that matters cannot be read.
    NoValue,
}

impl RowFate {
    /// Every fate.
    pub const ALL: [Self; 11] = [
        Self::Used,
        Self::Merged,
        Self::Preamble,
        Self::Header,
        Self::SecondHeader,
        Self::Total,
        Self::Footer,
        Self::Undecided,
        Self::NotATable,
        Self::NoKey,
        Self::NoValue,
    ];

    /// True for rows that carry no record by their nature.
    pub const fn is_ignored(self) -> bool {
        matches!(
            self,
            Self::Preamble
                | Self::Header
                | Self::SecondHeader
                | Self::Total
                | Self::Footer
                | Self::Undecided
                | Self::NotATable
        )
    }

    /// True for rows that should have become a record and could not.
    pub const fn is_rejected(self) -> bool {
        matches!(self, Self::NoKey | Self::NoValue)
    }

    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Used => "fate.used",
            Self::Merged => "fate.merged",
            Self::Preamble => "fate.preamble",
            Self::Header => "fate.header",
            Self::SecondHeader => "fate.second_header",
            Self::Total => "fate.total",
            Self::Footer => "fate.footer",
            Self::Undecided => "fate.undecided",
            Self::NotATable => "fate.not_a_table",
            Self::NoKey => "fate.no_key",
            Self::NoValue => "fate.no_value",
        }
    }
}

/// A sheet, or one of its tables, and the account of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProof {
    /// The id by which origins name it.
    pub id: super::SheetId,
    /// The file's name, with the folder below the one that was given.
    pub file: Text,
    /// The sheet's name; empty for a text file.
    pub sheet: Text,
    /// Where in the sheet the table stands, if the sheet has several.
    pub part: Option<Part>,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub hash: Text,
    /// What it is.
    pub kind: Kind,
    /// The id of the profile that read it.
    pub profile: Text,
    /// How sure the recogniser is, in percent.
    pub confidence: u8,
    /// The row of the header, as Excel numbers it.
    pub header_row: Option<u32>,
    /// Rows with any content, as the reader counted them: independent of `fates`.
    pub rows: u32,
    /// What became of them.
    pub fates: BTreeMap<RowFate, u32>,
    /// Money of the rows used or merged, one entry for each flow and currency. For payments as the
    /// statement counts it; for settlements what was collected; for ledgers 贷方 in, 借方 out.
    pub money: Vec<(Flow, Money)>,
    /// Of this, money of rows that repeat others.
    pub merged_money: Vec<(Flow, Money)>,
    /// Its totals, what it repeats, the rows that want mending.
    pub audit: super::SheetAudit,
}

impl SheetProof {
    /// Adds a row to the account.
    pub fn count(&mut self, fate: RowFate) {
        *self.fates.entry(fate).or_default() += 1;
    }

    /// Moves a row that was used to another fate, because a later stage found it to be a repeat.
    pub fn reassign(&mut self, to: RowFate) {
        if let Some(used) = self.fates.get_mut(&RowFate::Used).filter(|used| **used > 0) {
            *used -= 1;
            self.count(to);
        }
    }

    /// File › sheet, as the user would find it.
    pub fn name(&self) -> Text {
        if self.sheet.is_empty() {
            self.file.clone()
        } else {
            format!("{} › {}", self.file, self.sheet).into()
        }
    }

    /// True for a dispatch workbook of our own that came back with its keys.
    pub fn is_dispatch(&self) -> bool {
        self.kind == Kind::FollowUp && self.profile.starts_with("dispatch")
    }

    /// True if its rows are counted in another sheet, which it repeats.
    pub fn is_set_aside(&self) -> bool {
        self.audit
            .repeat
            .is_some_and(|repeat| repeat.is_counted_once)
    }

    /// Moves all rows that were used, and all money, to those that repeat others.
    pub fn merge_all(&mut self) {
        let used = self.fates.remove(&RowFate::Used).unwrap_or_default();
        if used > 0 {
            *self.fates.entry(RowFate::Merged).or_default() += used;
        }
        self.merged_money.clone_from(&self.money);
    }

    /// Rows that became records.
    pub fn used(&self) -> u32 {
        self.sum(|fate| fate == RowFate::Used)
    }

    /// Rows that repeat others.
    pub fn merged(&self) -> u32 {
        self.sum(|fate| fate == RowFate::Merged)
    }

    /// Rows that carry no record.
    pub fn ignored(&self) -> u32 {
        self.sum(RowFate::is_ignored)
    }

    /// Rows that should have become a record.
    pub fn rejected(&self) -> u32 {
        self.sum(RowFate::is_rejected)
    }

    /// True if every row that was read is accounted for.
    pub fn holds(&self) -> bool {
        self.rows == self.used() + self.merged() + self.ignored() + self.rejected()
    }

    /// Adds to the money read.
    pub fn add_money(&mut self, flow: Flow, amount: Money) {
        add(&mut self.money, flow, amount);
    }

    /// Notes that money read stands in a row that repeats another.
    pub fn add_merged_money(&mut self, flow: Flow, amount: Money) {
        add(&mut self.merged_money, flow, amount);
    }

    fn sum(&self, wanted: impl Fn(RowFate) -> bool) -> u32 {
        self.fates
            .iter()
            .filter(|(fate, _)| wanted(**fate))
            .map(|(_, count)| count)
            .sum()
    }
}

fn add(sums: &mut Vec<(Flow, Money)>, flow: Flow, amount: Money) {
    let slot = sums
        .iter_mut()
        .find(|(known, sum)| *known == flow && sum.currency() == amount.currency());
    match slot {
        Some((_, sum)) => *sum = sum.checked_add(amount).unwrap_or(*sum),
        None => sums.push((flow, amount)),
    }
}
