//! Everything that a report is made of.

use crate::config::Config;
use crate::figures::{self, Assessed, HandOver, Input, Task};
use crate::finding::{Finding, Problem};
use crate::lang::Catalogue;
use crate::model::{Book, Followed, Message, OrderIndex, PaymentIndex, PaymentOutcome, Reconciled};

/// The one input of every report.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The records.
    pub book: &'a Book,
    /// The cases.
    pub reconciled: &'a Reconciled,
    /// Whose each row is, and how it was answered.
    pub followed: &'a Followed,
    /// What the rules found.
    pub findings: &'a [Finding],
    /// What could not be read.
    pub problems: &'a [Problem],
    /// The moment of looking, the period, who makes the report.
    pub config: &'a Config,
    /// The words.
    pub words: &'a Catalogue,
    /// The ground of the figures, worked out once for all reports of a run.
    pub input: Input<'a>,
    /// The rows to be dispatched, most urgent first.
    pub tasks: Vec<Task>,
    /// 业务差错考核 of the period that was asked for, else of the month so far.
    pub assessed: Assessed,
    /// The day's data for the auditor, raw beside followed; `None` if there is nothing to hand over.
    pub hand_over: Option<HandOver>,
}

impl<'a> Facts<'a> {
    /// Gathers the stages before.
    pub fn new(
        book: &'a Book,
        reconciled: &'a Reconciled,
        followed: &'a Followed,
        findings: &'a [Finding],
        problems: &'a [Problem],
        config: &'a Config,
        words: &'a Catalogue,
    ) -> Self {
        let input = Input::new(book, reconciled, followed, findings, config);
        Self {
            book,
            reconciled,
            followed,
            findings,
            problems,
            config,
            words,
            tasks: figures::tasks(&input),
            assessed: figures::assess(&input, figures::assessed_period(config)),
            hand_over: figures::hand_over(&input),
            input,
        }
    }

    /// Why a payment stands as it does: the reason of its link or group, or why it is outside the matching and,
    /// if a person said so, who, when and why. `None` if nothing fits.
    pub(super) fn reason(&self, payment: PaymentIndex) -> Option<Message> {
        let reconciled = self.reconciled;
        if let Some(PaymentOutcome::Excluded(exclusion)) = reconciled.outcomes.get(payment.get()) {
            let position = reconciled.decided.get(&payment);
            let decision = position.and_then(|position| self.book.decisions.get(*position));
            let rule = || Message::new(exclusion.key());
            return Some(decision.map_or_else(rule, crate::model::Decision::reason));
        }
        let linked = reconciled.link(payment).map(|link| &link.reason);
        linked
            .or(reconciled.group(payment).map(|group| &group.reason))
            .or(reconciled.netting(payment).map(|netting| &netting.reason))
            .cloned()
    }

    /// Who set how an order stands: `person` if a decision had part in it, else `rule`; `None` while nothing is
    /// linked to it.
    pub(super) fn set_by(&self, order: OrderIndex) -> Option<&'static str> {
        let payments = self.reconciled.order_payments.get(order.get())?;
        let ledger = self.reconciled.ledgers.get(order.get())?;
        let who = if ledger.by_person { "person" } else { "rule" };
        (!payments.is_empty()).then_some(who)
    }
}
