//! 问题汇总 on the week of the fixture.

use crate::config::{Language, Period};
use crate::figures::compare;
use crate::figures::fixture::{Fixture, day, october};
use crate::lang::Catalogue;
use crate::model::{FollowUp, FollowUpIndex, Origin, ProblemNote, SheetId, WaybillNo};
use crate::report::dump::dump_page;
use crate::report::view::View;

fn note(row: u32, on: &str, kind: &str, waybill: &str, closed: Option<&str>) -> ProblemNote {
    ProblemNote {
        day: Some(day(on)),
        kind: Some(kind.into()),
        description: Some(format!("客户说{kind}").into()),
        owner: Some("李敏".into()),
        customer: Some("张三".into()),
        waybill: Some(WaybillNo::new(waybill, waybill, None)),
        closed: closed.is_some(),
        closed_on: closed.map(day),
        ..ProblemNote::new(Origin::row(SheetId(3), row).at(4))
    }
}

fn with_problems() -> Fixture {
    let mut fixture = october();
    let mut complaint = note(3, "2026-10-28", "破损", "SF2", None);
    complaint.is_complaint = true;
    fixture.book.problem_notes = vec![
        note(2, "2026-10-13", "丢件", "YT4", None),
        note(4, "2026-10-21", "少件", "SF1", Some("2026-10-27")),
        complaint,
        note(5, "2026-10-29", "破损", "SF1", Some("2026-10-30")),
    ];
    fixture.book.follow_ups.push(FollowUp {
        waybill: Some(WaybillNo::new("SF3", "SF3", None)),
        clerk: Some("王芳".into()),
        day: Some(day("2026-10-30")),
        outcome: Some("催货".into()),
        note: Some("乡镇超区，客户催派".into()),
        ..FollowUp::new(Origin::row(SheetId(3), 9).at(7))
    });
    fixture.reconciled.parcel_follow_ups[2].push(FollowUpIndex(1));
    fixture
}

fn told(fixture: &mut Fixture, language: Language) -> Option<String> {
    fixture.config.language = language;
    let words = Catalogue::new(language);
    let facts = crate::report::testing::facts(fixture, &words);
    let comparison = compare(&facts.input, Period::week_of(day("2026-10-30")));
    let view = View {
        facts: &facts,
        figures: &comparison.this,
        comparison: Some(&comparison),
        recipient: None,
    };
    let built = super::page(&view)?;
    Some(format!("{}-> {}\n", dump_page(&built.page), built.note))
}

#[test]
fn problems_of_a_week_in_chinese() {
    insta::assert_snapshot!(told(&mut with_problems(), Language::Chinese).expect("a page"));
}

#[test]
fn problems_of_a_week_in_english() {
    insta::assert_snapshot!(told(&mut with_problems(), Language::English).expect("a page"));
}

#[test]
fn without_a_problem_there_is_no_page() {
    let mut fixture = october();
    fixture.findings.clear();
    assert_eq!(told(&mut fixture, Language::Chinese), None);
    let mut fixture = with_problems();
    fixture.book.problem_notes.truncate(1);
    fixture.book.follow_ups.truncate(1);
    fixture.findings.clear();
    let text = told(&mut fixture, Language::Chinese).expect("a page");
    assert!(text.contains("没有登记新问题；结转未结 1 件"), "{text}");
}
