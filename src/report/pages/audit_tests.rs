//! The three pages of the hand-over, on the fixture's day.

use super::super::Contents;
use crate::config::Language;
use crate::figures::Figures;
use crate::figures::fixture::{Fixture, day, october};
use crate::lang::Catalogue;
use crate::model::{
    CourierCell, CourierStatus, Edit, FollowUp, FollowUpIndex, Money, Origin, SheetId, Sighting,
    WaybillNo,
};
use crate::report::dump::dump_page;
use crate::report::view::View;

fn sighting(waybill: &str, row: u32, status: &str, receiver: &str, fen: i64) -> Sighting {
    let waybill = WaybillNo::new(waybill, waybill, None);
    let origin = Origin::row(SheetId(1), row).at(2);
    Sighting {
        status_text: Some(status.into()),
        carrier: Some("顺丰".into()),
        receiver: Some(receiver.into()),
        cod: Some(Money::cny(fen)).filter(|amount| !amount.is_zero()),
        clerk: Some("王芳".into()),
        ..Sighting::new(
            waybill,
            Some(day("2026-10-30")),
            CourierStatus::Transit,
            origin,
        )
    }
}

fn returned(waybill: &str, row: u32, outcome: &str, receiver: &str, fen: i64) -> FollowUp {
    FollowUp {
        waybill: Some(WaybillNo::new(waybill, waybill, None)),
        clerk: Some("王芳".into()),
        day: Some(day("2026-10-30")),
        outcome: Some(outcome.into()).filter(|_| !outcome.is_empty()),
        receiver: Some(receiver.into()),
        cod: Some(Money::cny(fen)).filter(|amount| !amount.is_zero()),
        ..FollowUp::new(Origin::row(SheetId(3), row).at(7))
    }
}

/// SF1 agrees, SF2 has another amount, SF3 another goods, YT4 did not come back, SF9 came from nowhere.
fn handed_over() -> Fixture {
    let mut fixture = october();
    fixture.followed.due_rows.clear();
    fixture.book.sightings = vec![
        sighting("SF1", 2, "派件中", "张三", 0),
        sighting("SF2", 3, "待取件", "李四", 20_000),
        sighting("SF3", 4, "运输中", "王五", 10_000),
        sighting("YT4", 5, "已签收", "赵六", 5_000),
    ];
    let mut edited = returned("SF3", 4, "", "王五", 10_000);
    edited.edits.push(Edit {
        cell: CourierCell::Goods,
        sent: "茶".into(),
        came_back: "壶".into(),
        origin: edited.origin,
    });
    fixture.book.follow_ups = vec![
        returned("SF1", 2, "同意签收", "张三", 0),
        returned("SF2", 3, "改约", "李四", 2_000),
        edited,
        returned("SF9", 5, "改约", "孙八", 0),
    ];
    fixture.reconciled.parcel_follow_ups = (0..3).map(|row| vec![FollowUpIndex(row)]).collect();
    fixture
}

fn told(language: Language) -> String {
    let mut fixture = handed_over();
    fixture.config.language = language;
    let words = Catalogue::new(language);
    let facts = crate::report::testing::facts(&fixture, &words);
    let figures = Figures::new(&facts.input, None);
    let view = View {
        facts: &facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    };
    let front = super::super::audit::page(&view, &Contents::default());
    let inner = [super::page(&view), super::super::audit_sample::page(&view)];
    let mut text = dump_page(&front);
    for built in inner.into_iter().flatten() {
        text += &dump_page(&built.page);
        text += &["-> ", &built.note, "\n"].concat();
    }
    text
}

#[test]
fn the_hand_over_in_chinese() {
    insta::assert_snapshot!(told(Language::Chinese));
}

#[test]
fn the_hand_over_in_english() {
    insta::assert_snapshot!(told(Language::English));
}

#[test]
fn without_a_returned_row_and_a_sheet_nothing_is_handed_over() {
    let mut fixture = october();
    fixture.book.follow_ups.clear();
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    assert_eq!(facts.hand_over, None);
}
