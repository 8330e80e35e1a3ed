//! Parcels under construction, for the tests of the lists that are about parcels.

use super::fixture::{Fixture, day, moment};
use super::input::Input;
use crate::config::Config;
use crate::finding::{Finding, Severity};
use crate::model::{
    Book, CourierStatus, Decided, FollowUp, FollowUpIndex, Followed, GoodsBack, Message, Money,
    Order, OrderIndex, OrderLedger, OrderNo, OrderStanding, Origin, Parcel, ParcelIndex,
    Reconciled, Reply, ReplyAbout, ReplyKey, SheetId, WaybillNo,
};

/// Looked at on Saturday 31 October 2026, 18:00; nothing in it yet.
pub(crate) struct World {
    pub(crate) book: Book,
    pub(crate) reconciled: Reconciled,
    pub(crate) followed: Followed,
    findings: Vec<Finding>,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            book: Book::default(),
            reconciled: Reconciled::default(),
            followed: Followed::default(),
            findings: Vec::new(),
        }
    }

    /// Adds a parcel in transit.
    pub(crate) fn parcel(&mut self, waybill: &str, set: impl FnOnce(&mut Parcel)) -> ParcelIndex {
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

    /// Adds an order of some fen that is in a parcel and not paid.
    pub(crate) fn order(
        &mut self,
        number: &str,
        parcel: ParcelIndex,
        fen: i64,
        set: impl FnOnce(&mut Order),
    ) -> OrderIndex {
        let index = OrderIndex::from(self.book.orders.len());
        let origin = Origin::row(SheetId(0), index.0 + 2);
        let mut order = Order::new(OrderNo::new(number, number, None), origin);
        order.due = Some(Money::cny(fen));
        set(&mut order);
        self.book.orders.push(order);
        self.reconciled.ledgers.push(OrderLedger {
            due: Money::cny(fen),
            received: Money::cny(0),
            refunded: Money::cny(0),
            refund_open: Money::cny(0),
            fees: Money::cny(0),
            balance: Money::cny(fen),
            standing: OrderStanding::Unpaid,
            by_person: false,
        });
        self.reconciled.parcel_orders[parcel.get()].push(index);
        self.reconciled.order_parcels.push(vec![parcel]);
        index
    }

    /// Adds a returned row of 王芳 of a day; an empty outcome stays blank.
    pub(crate) fn contact(
        &mut self,
        parcel: ParcelIndex,
        on: &str,
        outcome: &str,
        set: impl FnOnce(&mut FollowUp),
    ) {
        let index = FollowUpIndex::from(self.book.follow_ups.len());
        let mut row = FollowUp {
            waybill: Some(self.book.parcels[parcel.get()].waybill.clone()),
            clerk: Some("王芳".into()),
            day: Some(day(on)),
            outcome: Some(outcome)
                .filter(|word| !word.is_empty())
                .map(Into::into),
            ..FollowUp::new(Origin::row(SheetId(1), index.0 + 2))
        };
        set(&mut row);
        self.book.follow_ups.push(row);
        self.reconciled.parcel_follow_ups[parcel.get()].push(index);
    }

    /// Adds a finding of a rule against a parcel, so many hours old.
    pub(crate) fn finding(&mut self, code: &'static str, waybill: &str, hours: i64) {
        let mut finding = Finding::new(code, Severity::Warning, Message::new("severity.warning"));
        finding.waybill = Some(waybill.into());
        finding.age_hours = Some(hours);
        self.findings.push(finding);
    }

    /// Notes that a parcel comes back since its last scan.
    pub(crate) fn goods_back(&mut self, parcel: ParcelIndex, decided: Option<Decided>) {
        let own = &self.book.parcels[parcel.get()];
        let is_back = own.status == CourierStatus::Returned;
        self.followed.goods_back.push(GoodsBack {
            parcel,
            is_back,
            since: own.last_scan.filter(|_| !is_back),
            decided,
        });
    }

    /// Adds 张经理's reply of 31 October.
    pub(crate) fn reply(&mut self, about: ReplyAbout, waybill: &str, answer: &str) {
        let row = self.book.replies.len() as u32 + 2;
        self.book.replies.push(Reply {
            key: ReplyKey {
                about,
                waybill: waybill.into(),
                day: None,
                clerk: None,
                code: None,
            },
            answer: Some(answer.into()),
            note: None,
            who: Some("张经理".into()),
            when: Some(moment("2026-10-31")),
            saved: None,
            origin: Origin::row(SheetId(2), row),
        });
    }

    pub(crate) fn fixture(self) -> Fixture {
        let as_of = moment("2026-10-31T18:00:00").at();
        Fixture {
            book: self.book,
            reconciled: self.reconciled,
            followed: self.followed,
            findings: self.findings,
            config: Config::defaults(as_of),
        }
    }
}

impl Fixture {
    /// What figures are computed from.
    pub(crate) fn input(&self) -> Input<'_> {
        Input::new(
            &self.book,
            &self.reconciled,
            &self.followed,
            &self.findings,
            &self.config,
        )
    }
}
