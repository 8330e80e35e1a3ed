//! Books for the tests of rules, from a small table: one record a line, `kind id key=value …`.
//!
//! ```text
//! order     A1 placed=2026-11-01 due=100 terms=cod state=shipped clerk=王芳 fees=2
//! parcel    W1 of=A1,A2 carrier=顺丰 status=SIGNED signed=2026-11-03T09:00 cod=100
//! payment   P1 amount=100 time=2026-11-02 party=张三 pays=A1:60,A2:40 level=settlement
//! follow_up W1 order=A1 clerk=李娜
//! ```
//!
//! `of` joins a parcel to orders, `names` are order numbers that join nothing. `pays` is a confirmed
//! link, `suggests` a suggested one, `ambiguous` and `excluded` stand alone. `out` turns a payment
//! round. `damage` is `scientific`, `digits` or `zero`. The row of a record is its line, from 1.
//! Ledgers follow from the confirmed links, and the `fees` of the order.

mod row;

use chrono::NaiveDate;

use row::{Row, money};

use super::{Context, Reporter, Rule};
use crate::config::{Config, Language};
use crate::finding::Finding;
use crate::lang::Catalogue;
use crate::model::{
    Allocation, Book, Direction, Exclusion, Followed, Level, Link, Message, Money, OrderIndex,
    OrderLedger, OrderStanding, PaymentIndex, PaymentOutcome, Reconciled, Signals, Standing, Text,
};

/// A book, what was reconciled of it, and a configuration that looks at it on Saturday 2026-11-21 at 18:00.
pub(super) struct Fixture {
    pub(super) book: Book,
    pub(super) reconciled: Reconciled,
    pub(super) followed: Followed,
    pub(super) config: Config,
}

impl Fixture {
    /// Reads the table.
    pub(super) fn new(table: &str) -> Self {
        let now = NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(18, 0, 0));
        let mut fixture = Self {
            book: Book::default(),
            reconciled: Reconciled::default(),
            followed: Followed::default(),
            config: Config::defaults(now.expect("a moment")),
        };
        for (position, line) in table.lines().enumerate() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [kind, id, fields @ ..] = words.as_slice() else {
                continue;
            };
            let row = Row::new(position as u32 + 1, fields);
            match *kind {
                "order" => fixture.add_order(id, &row),
                "parcel" => fixture.add_parcel(id, &row),
                "payment" => fixture.add_payment(id, &row),
                "follow_up" => fixture.book.follow_ups.push(row.follow_up(id)),
                _ => panic!("a kind of record: {kind}"),
            }
        }
        fixture
    }

    /// The same with a threshold of a rule set.
    pub(super) fn with(mut self, rule: &Rule, name: &str, value: i64) -> Self {
        let setting = self.config.rules.entry(rule.code.to_owned()).or_default();
        setting.thresholds.insert(name.to_owned(), value);
        self
    }

    /// What a rule sees.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            book: &self.book,
            reconciled: &self.reconciled,
            followed: &self.followed,
            problems: &[],
            config: &self.config,
        }
    }

    /// What a rule reports.
    pub(super) fn findings(&self, rule: &'static Rule) -> Vec<Finding> {
        let mut reporter = Reporter::new(rule, &self.config.rules);
        (rule.check)(&self.context(), &mut reporter);
        reporter.into_findings()
    }

    /// What a rule reports, one line each: `A1/W1/P1 clerk amount hours | the sentence`, `-` for what
    /// is not known. Every placeholder of the sentence must be filled, in both languages.
    pub(super) fn said(&self, rule: &'static Rule, language: Language) -> Vec<String> {
        let say = |finding: &Finding, language| {
            let sentence = Catalogue::new(language).say(&finding.message, &self.book);
            assert!(!sentence.contains(['{', '}']), "unfilled: {sentence}");
            sentence
        };
        let show = |text: &Option<Text>| text.clone().unwrap_or_else(|| "-".into());
        let line = |finding: &Finding| {
            say(finding, Language::Chinese);
            say(finding, Language::English);
            format!(
                "{}/{}/{} {} {} {} | {}",
                show(&finding.order),
                show(&finding.waybill),
                show(&finding.payment),
                show(&finding.staff),
                finding
                    .amount
                    .map_or("-".to_owned(), |amount| amount.to_string()),
                finding
                    .age_hours
                    .map_or("-".to_owned(), |hours| format!("{hours}h")),
                say(finding, language),
            )
        };
        self.findings(rule).iter().map(line).collect()
    }

    fn add_order(&mut self, id: &str, row: &Row<'_>) {
        let order = row.order(id);
        self.reconciled.order_parcels.push(Vec::new());
        self.reconciled.order_payments.push(Vec::new());
        let due = order.due.or(order.cod).unwrap_or(Money::cny(0));
        let fees = row.money("fees").unwrap_or(Money::cny(0));
        self.reconciled.ledgers.push(OrderLedger {
            due,
            received: Money::cny(0),
            refunded: Money::cny(0),
            refund_open: Money::cny(0),
            fees,
            balance: less(due, fees),
            standing: OrderStanding::Unpaid,
            by_person: false,
        });
        self.book.orders.push(order);
        let index = self.book.orders.len() - 1;
        self.settle(index, Money::cny(0), Money::cny(0));
    }

    fn add_parcel(&mut self, id: &str, row: &Row<'_>) {
        let index = self.book.parcels.len().into();
        let orders: Vec<OrderIndex> = row.list("of").map(|number| self.order(number)).collect();
        for order in &orders {
            self.reconciled.order_parcels[order.get()].push(index);
        }
        self.reconciled.parcel_orders.push(orders);
        self.book.parcels.push(row.parcel(id));
    }

    fn add_payment(&mut self, id: &str, row: &Row<'_>) {
        let index: PaymentIndex = self.book.payments.len().into();
        let payment = row.payment(id);
        let (key, standing) = if row.get("suggests").is_some() {
            ("suggests", Standing::Suggested)
        } else {
            ("pays", Standing::Confirmed)
        };
        let allocations: Vec<Allocation> = row
            .list(key)
            .map(|part| part.split_once(':').expect("an order and an amount"))
            .map(|(order, amount)| Allocation::exact(self.order(order), money(amount)))
            .collect();
        self.reconciled.outcomes.push(match row {
            _ if !allocations.is_empty() => PaymentOutcome::Linked(self.reconciled.links.len()),
            _ if row.get("ambiguous").is_some() => PaymentOutcome::Ambiguous(0),
            _ if row.get("excluded").is_some() => PaymentOutcome::Excluded(Exclusion::NeverMoved),
            _ => PaymentOutcome::Unmatched,
        });
        for allocation in allocations
            .iter()
            .filter(|_| standing == Standing::Confirmed)
        {
            self.reconciled.order_payments[allocation.order.get()].push(index);
            let nothing = Money::cny(0);
            match payment.direction {
                Direction::In => self.settle(allocation.order.get(), allocation.amount, nothing),
                Direction::Out => self.settle(allocation.order.get(), nothing, allocation.amount),
            }
        }
        if !allocations.is_empty() {
            self.reconciled.links.push(Link {
                payment: index,
                level: match row.get("level") {
                    Some("settlement") => Level::Settlement,
                    _ => Level::Id,
                },
                standing,
                allocations,
                reason: Message::new("reason"),
                alternatives: 0,
                signals: Signals::default(),
                rate: None,
            });
        }
        self.book.payments.push(payment);
    }

    /// Books a receipt or a refund: a refund first cures an overpayment, then lessens what is due.
    fn settle(&mut self, order: usize, receipt: Money, refund: Money) {
        let cancelled = self.book.orders[order].is_cancelled();
        let ledger = &mut self.reconciled.ledgers[order];
        ledger.refunded = less(ledger.refunded, refund.negated());
        let over = Money::cny((-ledger.balance.minor()).max(0));
        ledger.due = less(ledger.due, less(refund, over.min(refund)));
        ledger.received = less(less(ledger.received, receipt.negated()), refund);
        ledger.balance = less(less(ledger.due, ledger.received), ledger.fees);
        ledger.standing = match (ledger.received.minor(), ledger.balance.minor()) {
            _ if cancelled => OrderStanding::Cancelled,
            (0, 0) if ledger.refunded.minor() > 0 => OrderStanding::Refunded,
            (_, 0) => OrderStanding::Settled,
            (_, ..0) => OrderStanding::Over,
            (0, _) => OrderStanding::Unpaid,
            _ => OrderStanding::Partial,
        };
    }

    fn order(&self, number: &str) -> OrderIndex {
        let found = self
            .book
            .orders
            .iter()
            .position(|order| order.number.as_str() == number);
        found.expect("an order above the line").into()
    }
}

fn less(one: Money, other: Money) -> Money {
    one.checked_sub(other).expect("one currency")
}
