//! The pages 待确认 and 已决定, on the book of the figures' fixture with decisions made by hand.

use super::document::{Block, Cell, Page, Table};
use super::summary;
use crate::config::{Language, Period};
use crate::figures::fixture::{Fixture, october};
use crate::lang::Catalogue;
use crate::model::{
    DecidedPart, Decision, DecisionOutcome, Message, Moment, Money, Origin, RecordKey, SheetId,
    Verdict,
};

fn decision(payment: usize, verdict: Verdict, fixture: &Fixture) -> Decision {
    let payment = &fixture.book.payments[payment];
    let part = |order: &str| DecidedPart {
        order: order.into(),
        amount: payment.amount,
        difference: None,
        cancelled: false,
    };
    Decision {
        payment: payment.identity(),
        verdict,
        candidates: vec![vec![part("D002")], vec![part("D003")]],
        candidates_digest: None,
        nettings: Vec::new(),
        parts: Vec::new(),
        seen: payment.look(),
        who: Some("王芳".into()),
        when: "2026-11-02".parse().ok().map(Moment::day_only),
        entered: "2026-11-02T17:05:00".parse().ok(),
        note: Some("客户来电".into()),
        objection: None,
        origin: Origin::row(SheetId(9), 7),
    }
}

fn page(fixture: &Fixture, id: &str) -> Option<Page> {
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(fixture, &words);
    summary(&facts).pages.into_iter().find(|page| page.id == id)
}

fn table(page: &Page) -> &Table {
    let table = page.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.expect("a table")
}

fn text(page: &Page, row: usize, column: &str) -> String {
    let table = table(page);
    let headers = table.columns.iter();
    let position = headers
        .map(|known| known.header.as_str())
        .position(|header| header == column);
    match &table.rows[row].cells[position.expect("a column")] {
        Cell::Text(text) | Cell::Status(_, text) => text.clone(),
        Cell::Blank => String::new(),
        other => panic!("{other:?}"),
    }
}

fn key(page: &Page, row: usize) -> RecordKey {
    let text = text(page, row, "记录标识（请勿修改）");
    RecordKey::decode(&text, Origin::row(SheetId(9), 7)).expect("a key")
}

#[test]
fn every_decision_that_holds_is_carried_on_whatever_the_period() {
    let mut fixture = october();
    let made = [
        decision(0, Verdict::Choose(2), &fixture),
        decision(3, Verdict::Ignore, &fixture),
        decision(3, Verdict::Revoke, &fixture),
    ];
    fixture.book.decisions = made.to_vec();
    fixture.reconciled.decisions = vec![
        DecisionOutcome::Applied,
        DecisionOutcome::Superseded,
        DecisionOutcome::Applied,
    ];
    let (first, last) = (
        "2020-01-01".parse().expect("a day"),
        "2020-01-31".parse().expect("a day"),
    );
    fixture.config.period = Period::range(first, last);
    assert_eq!(page(&fixture, "to_confirm"), None);
    let page = page(&fixture, "decided").expect("the page");
    assert_eq!(page.title, "2 个决定已应用");
    assert_eq!(table(&page).rows.len(), 2);
    let shown =
        ["决定", "决定人", "决定日期", "说明", "候选订单"].map(|column| text(&page, 0, column));
    let candidates = "选1：D002 李四 100.00\n选2：D003 王五 100.00";
    assert_eq!(shown, ["选2", "王芳", "2026-11-02", "客户来电", candidates]);
    let choices = table(&page)
        .columns
        .iter()
        .find(|column| column.header == "决定");
    let choices = choices.expect("the column").choices.join("/");
    assert_eq!(choices, "选1/选2/拒绝/拆分/忽略/撤销");
    assert_eq!(key(&page, 0).earlier, made[..1]);
    assert_eq!(text(&page, 1, "决定"), "撤销");
    assert_eq!(key(&page, 1).earlier, made[2..]);
}

#[test]
fn what_was_not_applied_stands_on_top_with_its_reason_and_travels_on() {
    let mut fixture = october();
    let mut changed = decision(3, Verdict::Choose(1), &fixture);
    changed.seen = "2026-10-30 +190.00 CNY · 张三 #00".into();
    let mut gone = decision(1, Verdict::Split, &fixture);
    gone.payment = "P99".into();
    gone.parts = vec![DecidedPart {
        order: "D001".into(),
        amount: Money::cny(50_00),
        difference: None,
        cancelled: false,
    }];
    fixture.book.decisions = vec![changed.clone(), gone.clone()];
    let why = || DecisionOutcome::Review(Message::new("rules.G902.name"));
    fixture.reconciled.decisions = vec![why(), why()];
    assert_eq!(page(&fixture, "decided"), None);
    let page = page(&fixture, "to_confirm").expect("the page");
    assert_eq!(page.title, "2 个决定待复核；1 笔匹配待确认，1 笔有多个可能");
    let ids: Vec<String> = (0..3).map(|row| text(&page, row, "交易号")).collect();
    assert_eq!(ids, ["P4", "P99", "P3"], "each payment once");
    assert_eq!(table(&page).rows.len(), 3);
    assert_eq!(text(&page, 0, "状态"), "待复核");
    assert_eq!(text(&page, 0, "决定"), "", "nobody confirms it by chance");
    assert_eq!(
        text(&page, 0, "依据"),
        "原决定：选1 D002 李四 200.00（王芳，2026-11-02）。没有应用：缺必填列。\n\
         决定时：2026-10-30 +190.00 CNY · 张三；现在：2026-10-30 10:00:00 +200.00 CNY · 张三 · 货款\n\
         原说明：客户来电\n多个可能"
    );
    let first = key(&page, 0);
    assert_eq!(first.earlier, [changed]);
    assert_eq!(
        first.look,
        fixture.book.payments[3].look(),
        "a new decision is about the row as it is"
    );
    assert_eq!(first.candidates.len(), 2);
    assert_eq!(text(&page, 1, "摘要"), "（这次没有读到这笔款）");
    assert_eq!(key(&page, 1).earlier, [gone]);
    assert!(key(&page, 2).earlier.is_empty());
}
