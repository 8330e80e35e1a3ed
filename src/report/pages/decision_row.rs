//! What the pages 待确认 and 已决定 share: one table, whose rows come back with what a person decided.

use crate::model::{Decision, Kind, Payment, Verdict};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

use super::decision_words::{pick, split_text, verdict_word};

/// Which words make sense on a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choices {
    /// True if a row has one candidate, which may be confirmed.
    pub(super) confirm: bool,
    /// The most candidates of a row of several.
    pub(super) most: usize,
    /// True if an earlier decision stands there.
    pub(super) revoke: bool,
}

impl Choices {
    /// 确认, 选1 … 选n, 拒绝, 拆分, 忽略, 撤销, as far as they make sense.
    fn words(self, view: &View<'_>) -> Vec<String> {
        let word = |verdict| verdict_word(view, verdict);
        let mut words = Vec::new();
        if self.confirm {
            words.push(word(Verdict::Confirm));
        }
        words.extend((1..=self.most).map(|number| pick(view, number)));
        if self.confirm || self.most > 0 {
            words.push(word(Verdict::Reject));
        }
        words.push(word(Verdict::Split));
        words.push(word(Verdict::Ignore));
        if self.revoke {
            words.push(word(Verdict::Revoke));
        }
        words
    }
}

/// A row to be decided on, or that was.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) standing: Option<(Tone, String)>,
    /// The payment's id, also of one that was not read this time.
    pub(super) id: String,
    pub(super) payment: Option<&'a Payment>,
    /// What stands for the memo of a payment that was not read.
    pub(super) memo: Option<String>,
    pub(super) candidates: String,
    pub(super) reason: String,
    pub(super) alternatives: Option<i64>,
    /// The decision that the cells are filled in with.
    pub(super) decision: Option<&'a Decision>,
    pub(super) key: Option<String>,
}

impl Row<'_> {
    fn cells(self, view: &View<'_>) -> TableRow {
        let (payment, decision) = (self.payment, self.decision);
        let text = |text: &str| Cell::text(Some(text).filter(|text| !text.is_empty()));
        let memo = payment.and_then(|payment| payment.memo.as_deref());
        let typed = |told: Option<String>| Cell::text(told.filter(|told| !told.is_empty()));
        TableRow::item(vec![
            self.standing
                .map_or(Cell::Blank, |(tone, word)| Cell::Status(tone, word)),
            Cell::Text(self.id),
            Cell::moment(payment.and_then(|payment| payment.time)),
            Cell::money(payment.map(|payment| payment.amount)),
            Cell::text(payment.and_then(|payment| payment.party.as_deref())),
            Cell::text(memo.map(str::to_owned).or(self.memo)),
            text(&self.candidates),
            text(&self.reason),
            self.alternatives.map_or(Cell::Blank, Cell::Count),
            typed(decision.map(|decision| verdict_word(view, decision.verdict))),
            typed(decision.map(|decision| split_text(&decision.parts))),
            Cell::text(decision.and_then(|decision| decision.who.as_deref())),
            typed(
                decision
                    .and_then(|decision| decision.when)
                    .map(|when| when.to_string()),
            ),
            Cell::text(decision.and_then(|decision| decision.note.as_deref())),
            typed(payment.map(|payment| view.facts.book.place(payment.origin))),
            Cell::text(self.key),
        ])
    }
}

/// The table of the rows.
pub(super) fn table(view: &View<'_>, rows: Vec<Row<'_>>, choices: Choices) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let input = |name: &str| Column::input(view.in_table("column", name), Vec::new());
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("standing", Role::Status),
            column("payment", Role::Id),
            column("time", Role::Moment),
            column("amount", Role::Money),
            column("party", Role::Text),
            column("memo", Role::LongText),
            column("candidates", Role::LongText),
            column("reason", Role::LongText),
            column("alternatives", Role::Count),
            Column::input(view.word("column.decision"), choices.words(view)),
            input("split"),
            input("decided_by"),
            input("decided_on"),
            input("decision_note"),
            column("origin", Role::Text),
            column("record_key", Role::Key),
        ],
        rows: rows.into_iter().map(|row| row.cells(view)).collect(),
        source: view.source(
            &[Kind::Payment, Kind::Order, Kind::Decision],
            "basis.received",
        ),
        freeze: 2,
        filter: true,
    }
}
