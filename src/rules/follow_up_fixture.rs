//! A small world for the tests of the rules on following up and reading.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Context, Reporter, Rule};
use crate::config::{Config, Language, RuleSetting};
use crate::finding::{Finding, Problem, ProblemKind};
use crate::lang::Catalogue;
use crate::model::{
    Answer, Book, CourierStatus, DueRow, FollowUp, Followed, Kind, Moment, Money, Order,
    OrderIndex, OrderLedger, OrderNo, OrderStanding, Origin, Parcel, ParcelIndex, Reconciled,
    SheetAudit, SheetId, SheetProof, WaybillNo,
};

/// A day: `2026-10-31`.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A moment: `2026-10-31` or `2026-10-31 09:30`.
pub(super) fn moment(text: &str) -> Moment {
    match NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M") {
        Ok(at) => Moment::timed(at),
        Err(_) => Moment::day_only(day(text)),
    }
}

/// What makes one case of a table differ.
pub(super) type Change = fn(&mut Parcel);

/// Records, cases and problems under construction.
pub(super) struct World {
    pub(super) book: Book,
    pub(super) reconciled: Reconciled,
    pub(super) followed: Followed,
    pub(super) problems: Vec<Problem>,
    pub(super) config: Config,
}

impl World {
    /// 2026-10-31 at 18:00, the close of the day: a courier sheet, a returned sheet, nothing in them.
    pub(super) fn new() -> Self {
        let as_of = day("2026-10-31").and_hms_opt(18, 0, 0).expect("a time");
        let sheet = |id, file: &str, kind| SheetProof {
            id: SheetId(id),
            file: file.into(),
            sheet: "10月".into(),
            part: None,
            hash: "".into(),
            kind,
            profile: "general".into(),
            confidence: 100,
            header_row: Some(1),
            rows: 0,
            fates: BTreeMap::new(),
            money: Vec::new(),
            merged_money: Vec::new(),
            audit: SheetAudit::default(),
        };
        let mut book = Book::default();
        book.sheets.push(sheet(0, "快递.xlsx", Kind::Courier));
        book.sheets.push(sheet(1, "跟单.xlsx", Kind::FollowUp));
        Self {
            book,
            reconciled: Reconciled::default(),
            followed: Followed::default(),
            problems: Vec::new(),
            config: Config::defaults(as_of),
        }
    }

    /// Adds a parcel in transit, in the next row of the courier sheet.
    pub(super) fn parcel(&mut self, waybill: &str, set: impl FnOnce(&mut Parcel)) -> ParcelIndex {
        let index = ParcelIndex::from(self.book.parcels.len());
        let origin = Origin::row(SheetId(0), index.0 + 2);
        let mut parcel = Parcel::new(WaybillNo::new(waybill, waybill, None), origin);
        parcel.status = CourierStatus::Transit;
        set(&mut parcel);
        self.book.parcels.push(parcel);
        self.reconciled.parcel_orders.push(Vec::new());
        self.reconciled.parcel_follow_ups.push(Vec::new());
        index
    }

    /// Adds an order that is in a parcel and still owes some fen.
    pub(super) fn order(
        &mut self,
        number: &str,
        parcel: ParcelIndex,
        balance: i64,
        set: impl FnOnce(&mut Order),
    ) {
        let index = OrderIndex::from(self.book.orders.len());
        let origin = Origin::row(SheetId(0), index.0 + 2);
        let mut order = Order::new(OrderNo::new(number, number, None), origin);
        set(&mut order);
        self.book.orders.push(order);
        self.reconciled.ledgers.push(OrderLedger {
            due: Money::cny(balance),
            received: Money::cny(0),
            refunded: Money::cny(0),
            refund_open: Money::cny(0),
            fees: Money::cny(0),
            balance: Money::cny(balance),
            standing: OrderStanding::Unpaid,
            by_person: false,
        });
        self.reconciled.parcel_orders[parcel.get()].push(index);
        self.reconciled.order_parcels.push(vec![parcel]);
    }

    /// Adds 张三's due row of a day for a new parcel, with how it was answered and, if it came back,
    /// the outcome that was written.
    pub(super) fn due(&mut self, waybill: &str, on: &str, answer: Answer, outcome: Option<&str>) {
        let parcel = self.parcel(waybill, |_| {});
        let follow_up = (answer != Answer::Missed).then(|| {
            let row = self.book.follow_ups.len();
            self.book.follow_ups.push(FollowUp {
                waybill: Some(WaybillNo::new(waybill, waybill, None)),
                clerk: Some("张三".into()),
                day: Some(day(on)),
                outcome: outcome.map(Into::into),
                ..FollowUp::new(Origin::row(SheetId(1), row as u32 + 2))
            });
            row.into()
        });
        self.followed.due_rows.push(DueRow {
            parcel,
            day: day(on),
            clerk: "张三".into(),
            absence: None,
            holder: Some("张三".into()),
            status: CourierStatus::Delivering,
            origin: Origin::row(SheetId(0), 40),
            answer,
            follow_up,
        });
    }

    /// Adds a problem in the 状态 column of the courier sheet.
    pub(super) fn problem(&mut self, kind: ProblemKind, text: &str) -> &mut Problem {
        let row = self.problems.len() as u32 + 2;
        self.problems.push(Problem {
            kind,
            file: "快递.xlsx".into(),
            origin: Some(Origin::row(SheetId(0), row).at(2)),
            column: Some("状态".into()),
            text: text.into(),
            detail: None,
        });
        self.problems.last_mut().expect("one was pushed")
    }

    /// Sets a threshold of a rule.
    pub(super) fn threshold(&mut self, rule: &Rule, name: &str, value: i64) {
        let setting = RuleSetting {
            thresholds: BTreeMap::from([(name.to_owned(), value)]),
            ..RuleSetting::default()
        };
        self.config.rules.insert(rule.code.to_owned(), setting);
    }

    /// What a rule sees.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            book: &self.book,
            reconciled: &self.reconciled,
            followed: &self.followed,
            problems: &self.problems,
            config: &self.config,
        }
    }

    /// What a rule reports.
    pub(super) fn run(&self, rule: &'static Rule) -> Vec<Finding> {
        let mut reporter = Reporter::new(rule, &self.config.rules);
        (rule.check)(&self.context(), &mut reporter);
        reporter.into_findings()
    }

    /// Holds that a rule reports exactly these, each as `code | waybill | clerk | sentence`, in Chinese.
    /// `{SIGNED}` stands for the words of that status.
    #[track_caller]
    pub(super) fn check(&self, rule: &'static Rule, expected: &[&str]) {
        self.check_in(Language::Chinese, rule, expected);
    }

    /// The same in a language.
    #[track_caller]
    pub(super) fn check_in(&self, language: Language, rule: &'static Rule, expected: &[&str]) {
        let words = Catalogue::new(language);
        let lines: Vec<String> = self
            .run(rule)
            .iter()
            .map(|finding| {
                format!(
                    "{} | {} | {} | {}",
                    finding.code,
                    finding.waybill.as_deref().unwrap_or("–"),
                    finding.staff.as_deref().unwrap_or("–"),
                    words.say(&finding.message, &self.book),
                )
            })
            .collect();
        let expected: Vec<String> = expected
            .iter()
            .map(|line| {
                CourierStatus::ALL
                    .iter()
                    .fold((*line).to_owned(), |line, status| {
                        let name = format!("{{{}}}", status.code());
                        line.replace(&name, &words.status(*status))
                    })
            })
            .collect();
        assert_eq!(lines, expected);
    }
}
