//! What a rule sees, and how it reports.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::Rule;
use crate::config::{Config, RuleSetting};
use crate::finding::{Finding, Problem, Severity};
use crate::model::{
    Book, Followed, Message, Moment, Order, OrderIndex, Parcel, ParcelIndex, Payment, Reconciled,
    Text,
};

/// The whole of what was read and reconciled, for a rule to look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The records.
    pub book: &'a Book,
    /// The cases.
    pub reconciled: &'a Reconciled,
    /// Whose each row is, and how it was answered.
    pub followed: &'a Followed,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// Thresholds, calendar, the moment of looking.
    pub config: &'a Config,
}

impl<'a> Context<'a> {
    /// The moment at which the run looks at the data.
    pub fn now(&self) -> NaiveDateTime {
        self.config.as_of
    }

    /// Hours since a moment; negative if it is still to come.
    pub fn hours_since(&self, moment: Moment) -> i64 {
        (self.now() - moment.at()).num_hours()
    }

    /// Hours since a moment; with `working_days_only`, those of days off are left out.
    pub fn hours_waited(&self, since: Moment, working_days_only: bool) -> i64 {
        if working_days_only {
            self.config.calendar.working_hours(since.at(), self.now())
        } else {
            self.hours_since(since)
        }
    }

    /// Days since a moment, by the calendar.
    pub fn days_since(&self, moment: Moment) -> i64 {
        (self.now().date() - moment.day()).num_days()
    }

    /// The parcels of an order.
    pub fn parcels_of(&self, order: OrderIndex) -> impl Iterator<Item = (ParcelIndex, &'a Parcel)> {
        let (book, reconciled) = (self.book, self.reconciled);
        reconciled
            .order_parcels
            .get(order.get())
            .into_iter()
            .flatten()
            .filter_map(move |index| Some((*index, book.parcels.get(index.get())?)))
    }

    /// The orders of a parcel.
    pub fn orders_of(&self, parcel: ParcelIndex) -> impl Iterator<Item = (OrderIndex, &'a Order)> {
        let (book, reconciled) = (self.book, self.reconciled);
        reconciled
            .parcel_orders
            .get(parcel.get())
            .into_iter()
            .flatten()
            .filter_map(move |index| Some((*index, book.orders.get(index.get())?)))
    }

    /// The clerk of an order: its own, else the one of a parcel of it.
    pub fn clerk_of_order(&self, index: OrderIndex) -> Option<Text> {
        let own = self
            .book
            .orders
            .get(index.get())
            .and_then(|order| order.clerk.clone());
        own.or_else(|| {
            self.parcels_of(index)
                .find_map(|(_, parcel)| parcel.clerk.clone())
        })
    }

    /// The clerk of a parcel: its own, else the one of an order in it.
    pub fn clerk_of_parcel(&self, index: ParcelIndex) -> Option<Text> {
        let own = self
            .book
            .parcels
            .get(index.get())
            .and_then(|parcel| parcel.clerk.clone());
        own.or_else(|| {
            self.orders_of(index)
                .find_map(|(_, order)| order.clerk.clone())
        })
    }
}

/// Collects the findings of one rule: code, severity and thresholds are the rule's.
#[derive(Debug)]
pub struct Reporter<'a> {
    rule: &'static Rule,
    severity: Severity,
    setting: Option<&'a RuleSetting>,
    findings: Vec<Finding>,
}

impl<'a> Reporter<'a> {
    /// A collector for a rule, as the configuration sets it.
    pub fn new(rule: &'static Rule, settings: &'a BTreeMap<String, RuleSetting>) -> Self {
        let setting = settings.get(rule.code);
        let severity = setting
            .and_then(RuleSetting::severity)
            .unwrap_or(rule.severity);
        Self {
            rule,
            severity,
            setting,
            findings: Vec::new(),
        }
    }

    /// A threshold: what the configuration says, else the rule's default.
    pub fn threshold(&self, name: &str) -> i64 {
        let set = self
            .setting
            .and_then(|setting| setting.thresholds.get(name))
            .copied();
        let default = self
            .rule
            .thresholds
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value);
        set.or(default)
            .unwrap_or_else(|| unreachable!("{} has no threshold {name}", self.rule.code))
    }

    /// Makes the findings from here on no more urgent than that.
    pub fn at_most(&mut self, severity: Severity) {
        self.severity = self.severity.min(severity);
    }

    /// The severity of a case that is worse than the rule's own, unless the configuration sets one for the rule.
    pub fn at_least(&self, severity: Severity) -> Severity {
        let set = self.setting.and_then(RuleSetting::severity);
        set.unwrap_or(self.severity.max(severity))
    }

    /// A finding of this rule about nothing yet, with its own severity.
    pub fn finding(&self, message: Message) -> Finding {
        Finding::new(self.rule.code, self.severity, message)
    }

    /// A finding about an order: number, clerk and source filled in.
    pub fn about_order(
        &self,
        context: &Context<'_>,
        index: OrderIndex,
        message: Message,
    ) -> Finding {
        let mut finding = self.finding(message);
        if let Some(order) = context.book.orders.get(index.get()) {
            finding.order = Some(order.number.text());
            finding.origin = Some(order.origin);
        }
        finding.staff = context.clerk_of_order(index);
        finding
    }

    /// A finding about a parcel: number, its order, clerk and source filled in.
    pub fn about_parcel(
        &self,
        context: &Context<'_>,
        index: ParcelIndex,
        message: Message,
    ) -> Finding {
        let mut finding = self.finding(message);
        if let Some(parcel) = context.book.parcels.get(index.get()) {
            finding.waybill = Some(parcel.waybill.text());
            finding.origin = Some(parcel.origin);
        }
        finding.order = context
            .orders_of(index)
            .next()
            .map(|(_, order)| order.number.text());
        finding.staff = context.clerk_of_parcel(index);
        finding
    }

    /// A finding about a payment: id, amount and source filled in.
    pub fn about_payment(&self, payment: &Payment, message: Message) -> Finding {
        let mut finding = self.finding(message);
        finding.payment = Some(payment.id.clone());
        finding.amount = Some(payment.amount);
        finding.origin = Some(payment.origin);
        finding
    }

    /// Reports.
    pub fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The findings, in the order in which they were reported.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
