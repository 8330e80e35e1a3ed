//! A small book made by hand, for the tests of figures and reports.

use chrono::{NaiveDate, NaiveDateTime};

use crate::config::Config;
use crate::finding::{Finding, Severity};
use crate::model::{
    Allocation, AmbiguousGroup, Answer, Book, CourierStatus, Direction, DueRow, Exclusion, Flow,
    FollowUp, FollowUpIndex, Followed, Kind, Level, Link, Message, Moment, Money, Nature, Order,
    OrderIndex, OrderLedger, OrderLine, OrderNo, OrderStanding, OrderState, Origin, Parcel,
    ParcelIndex, Payment, PaymentIndex, PaymentOutcome, Reconciled, RowFate, SheetAudit, SheetId,
    SheetProof, Signals, Standing, Terms, WaybillNo,
};

pub(crate) struct Fixture {
    pub(crate) book: Book,
    pub(crate) reconciled: Reconciled,
    pub(crate) followed: Followed,
    pub(crate) findings: Vec<Finding>,
    pub(crate) config: Config,
}

pub(crate) fn moment(text: &str) -> Moment {
    match text.parse::<NaiveDateTime>() {
        Ok(at) => Moment::timed(at),
        Err(_) => Moment::day_only(text.parse().expect("a date")),
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A cell of the order sheet, the courier sheet, the statement, the returned sheet.
fn at(sheet: u32, row: u32) -> Origin {
    Origin::row(SheetId(sheet), row).at(0)
}

fn sheet(id: u32, file: &str, name: &str, kind: Kind, profile: &str, used: u32) -> SheetProof {
    let mut proof = SheetProof {
        id: SheetId(id),
        file: file.into(),
        sheet: name.into(),
        part: None,
        hash: "9f86d081884c7d659a2feaa0c55ad015".into(),
        kind,
        profile: profile.into(),
        confidence: 96,
        header_row: Some(1),
        rows: used + 1,
        fates: [(RowFate::Used, used)].into_iter().collect(),
        money: Vec::new(),
        merged_money: Vec::new(),
        audit: SheetAudit {
            profile_name: "通用".into(),
            ..SheetAudit::default()
        },
    };
    proof.count(RowFate::Header);
    proof
}

fn order(number: &str, row: u32, placed: &str, fen: i64, customer: &str) -> Order {
    let mut order = Order::new(OrderNo::new(number, number, None), at(0, row));
    order.placed = Some(moment(placed));
    order.paid = Some(moment(placed));
    order.due = Some(Money::cny(fen));
    order.customer = Some(customer.into());
    order.shop = Some("旗舰店".into());
    order.sales_clerk = Some("周兰".into());
    order.clerk = Some("王芳".into());
    order.lines.push(OrderLine {
        product: Some("保温杯".into()),
        quantity: None,
        unit_price: None,
        amount: Some(Money::cny(fen)),
        origin: at(0, row),
    });
    order
}

fn parcel(number: &str, row: u32, status: CourierStatus, shipped: &str) -> Parcel {
    let mut parcel = Parcel::new(WaybillNo::new(number, number, None), at(1, row));
    parcel.carrier = Some("顺丰".into());
    parcel.province = Some("广东".into());
    parcel.status = status;
    parcel.uploaded = Some(moment(shipped));
    parcel.picked_up = Some(moment(shipped));
    parcel
}

fn payment(id: &str, row: u32, time: &str, direction: Direction, fen: i64) -> Payment {
    Payment {
        neutral: false,
        id: id.into(),
        damaged_id: None,
        has_own_id: true,
        merchant_order: None,
        time: Some(moment(time)),
        direction,
        amount: Money::cny(fen),
        fee: None,
        nature: Nature::Ordinary,
        channel: "支付宝".into(),
        party: Some("张三".into()),
        party_account: None,
        memo: Some("货款".into()),
        origin: at(2, row),
    }
}

fn ledger(due: i64, received: i64, standing: OrderStanding) -> OrderLedger {
    OrderLedger {
        due: Money::cny(due),
        received: Money::cny(received),
        refunded: Money::cny(0),
        refund_open: Money::cny(0),
        fees: Money::cny(0),
        balance: Money::cny(due - received),
        standing,
        by_person: false,
    }
}

fn link(payment: u32, order: u32, fen: i64, standing: Standing) -> Link {
    Link {
        payment: PaymentIndex(payment),
        level: Level::Id,
        standing,
        allocations: vec![Allocation::exact(OrderIndex(order), Money::cny(fen))],
        reason: Message::new("standing.confirmed"),
        alternatives: 0,
        signals: Signals::default(),
        rate: None,
    }
}

fn due_row(parcel: u32, on: &str, clerk: &str, answer: Answer) -> DueRow {
    DueRow {
        parcel: ParcelIndex(parcel),
        day: day(on),
        clerk: clerk.into(),
        absence: None,
        holder: Some(clerk.into()),
        status: CourierStatus::Transit,
        origin: at(1, parcel + 2),
        answer,
        follow_up: (answer != Answer::Missed).then_some(FollowUpIndex(0)),
    }
}

/// Five orders of October (one cancelled), four parcels, six payments; looked at on 31 October, 18:00.
pub(crate) fn october() -> Fixture {
    let mut book = Book::default();
    let mut statement = sheet(2, "支付宝.csv", "", Kind::Payment, "alipay", 6);
    statement.add_money(Flow::In, Money::cny(55_000));
    statement.add_money(Flow::Out, Money::cny(2_000));
    book.sheets = vec![
        sheet(0, "订单-10月.xlsx", "10月", Kind::Order, "order_general", 5),
        sheet(1, "快递.xlsx", "顺丰", Kind::Courier, "courier_general", 4),
        statement,
        sheet(3, "跟单-回收.xlsx", "王芳", Kind::FollowUp, "follow_up", 1),
    ];
    book.orders = vec![
        order("D001", 2, "2026-10-05T09:00:00", 10_000, "张三"),
        order("D002", 3, "2026-10-20T09:00:00", 20_000, "李四"),
        order("D003", 4, "2026-10-27T09:00:00", 30_000, "王五"),
        order("D004", 5, "2026-09-10T09:00:00", 40_000, "赵六"),
        order("D005", 6, "2026-10-28T09:00:00", 50_000, "钱七"),
    ];
    book.orders[1].terms = Some(Terms::CashOnDelivery);
    book.orders[2].shop = None;
    book.orders[4].state = Some(OrderState::Cancelled);
    book.parcels = vec![
        parcel("SF1", 2, CourierStatus::Signed, "2026-10-06T09:00:00"),
        parcel("SF2", 3, CourierStatus::Signed, "2026-10-21T09:00:00"),
        parcel("SF3", 4, CourierStatus::Transit, "2026-10-30T10:00:00"),
        parcel("YT4", 5, CourierStatus::Refused, "2026-10-12T09:00:00"),
    ];
    book.parcels[0].signed = Some(moment("2026-10-08T09:00:00"));
    book.parcels[1].signed = Some(moment("2026-10-25T09:00:00"));
    book.parcels[1].cod = Some(Money::cny(20_000));
    book.parcels[3].carrier = Some("圆通".into());
    book.parcels[3].province = Some("浙江".into());
    book.follow_ups.push(FollowUp {
        waybill: Some(WaybillNo::new("SF3", "SF3", None)),
        clerk: Some("王芳".into()),
        day: Some(day("2026-10-30")),
        outcome: Some("改约".into()),
        ..FollowUp::new(at(3, 2))
    });
    book.payments = vec![
        payment("P1", 2, "2026-10-05T09:05:00", Direction::In, 10_000),
        payment("P2", 3, "2026-10-28T10:00:00", Direction::In, 5_000),
        payment("P3", 4, "2026-10-29T10:00:00", Direction::In, 15_000),
        payment("P4", 5, "2026-10-30T10:00:00", Direction::In, 20_000),
        payment("P5", 6, "2026-10-30T11:00:00", Direction::In, 5_000),
        payment("P6", 7, "2026-10-30T12:00:00", Direction::Out, 2_000),
    ];
    Fixture {
        book,
        reconciled: reconciled(),
        followed: followed(),
        findings: findings(),
        config: Config::defaults("2026-10-31T18:00:00".parse().expect("a time")),
    }
}

fn reconciled() -> Reconciled {
    Reconciled {
        links: vec![
            link(0, 0, 10_000, Standing::Confirmed),
            link(2, 2, 15_000, Standing::Suggested),
        ],
        groups: vec![AmbiguousGroup {
            payments: vec![PaymentIndex(3)],
            candidates: vec![vec![OrderIndex(1)], vec![OrderIndex(2), OrderIndex(3)]],
            solutions: 2,
            bounded: false,
            level: Level::UniqueAmount,
            reason: Message::new("standing.ambiguous"),
        }],
        outcomes: vec![
            PaymentOutcome::Linked(0),
            PaymentOutcome::Unmatched,
            PaymentOutcome::Linked(1),
            PaymentOutcome::Ambiguous(0),
            PaymentOutcome::Excluded(Exclusion::OwnTransfer),
            PaymentOutcome::Excluded(Exclusion::Expense),
        ],
        ledgers: vec![
            ledger(10_000, 10_000, OrderStanding::Settled),
            ledger(20_000, 0, OrderStanding::Unpaid),
            ledger(30_000, 0, OrderStanding::Unpaid),
            ledger(40_000, 0, OrderStanding::Unpaid),
            ledger(0, 0, OrderStanding::Cancelled),
        ],
        order_parcels: vec![
            vec![ParcelIndex(0)],
            vec![ParcelIndex(1)],
            vec![ParcelIndex(2)],
            Vec::new(),
            Vec::new(),
        ],
        parcel_orders: vec![
            vec![OrderIndex(0)],
            vec![OrderIndex(1)],
            vec![OrderIndex(2)],
            Vec::new(),
        ],
        parcel_follow_ups: vec![Vec::new(), Vec::new(), vec![FollowUpIndex(0)], Vec::new()],
        order_payments: vec![vec![PaymentIndex(0)], vec![], vec![], vec![], vec![]],
        ..Reconciled::default()
    }
}

fn followed() -> Followed {
    Followed {
        due_rows: vec![
            due_row(2, "2026-10-29", "王芳", Answer::Missed),
            due_row(2, "2026-10-30", "王芳", Answer::Done),
            due_row(3, "2026-10-30", "李强", Answer::NotStandard),
            due_row(1, "2026-10-22", "李强", Answer::Blank),
        ],
        ..Followed::default()
    }
}

/// Two rules that no catalogue names, so that words to come change no expectation.
fn findings() -> Vec<Finding> {
    let mut warning = Finding::new("G001", Severity::Warning, Message::new("severity.warning"));
    warning.waybill = Some("YT4".into());
    warning.origin = Some(at(1, 5));
    warning.age_hours = Some(50);
    let mut error = Finding::new("G002", Severity::Error, Message::new("severity.error"));
    error.order = Some("D004".into());
    error.staff = Some("王芳".into());
    error.amount = Some(Money::cny(40_000));
    error.age_hours = Some(1_220);
    error.origin = Some(at(0, 5));
    vec![warning, error]
}
