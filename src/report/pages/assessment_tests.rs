use crate::config::Language;
use crate::figures::Figures;
use crate::figures::fixture::{Fixture, october};
use crate::lang::Catalogue;
use crate::model::{Absence, Reply, Staff};
use crate::report::dump::dump_page;
use crate::report::pages::{assessment, assessment_rows};
use crate::report::testing::facts;
use crate::report::view::{Built, View};

fn dumped(
    fixture: &Fixture,
    language: Language,
    page: fn(&View<'_>) -> Option<Built>,
) -> Option<String> {
    let words = Catalogue::new(language);
    let facts = facts(fixture, &words);
    let figures = Figures::new(&facts.input, None);
    let view = View {
        facts: &facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    };
    page(&view).map(|built| dump_page(&built.page))
}

/// An appeal against the first error that is charged to a clerk.
fn appealed(mut fixture: Fixture, clerk: &str, answer: &str) -> Fixture {
    let key = {
        let words = Catalogue::new(Language::Chinese);
        let facts = facts(&fixture, &words);
        let charges = facts.assessed.charges.iter();
        let mut own = charges.filter(|charge| charge.clerk.as_deref() == Some(clerk));
        own.next().expect("an error").key.clone()
    };
    fixture.book.replies.push(Reply {
        key,
        answer: Some(answer.into()),
        note: Some("客户出国".into()),
        who: Some("周兰".into()),
        when: None,
        saved: "2026-10-31T09:00:00".parse().ok(),
        origin: fixture.book.follow_ups[0].origin,
    });
    fixture.book.replies.sort_by(|a, b| a.key.cmp(&b.key));
    fixture
}

fn fixture() -> Fixture {
    let mut fixture = october();
    let mut person = Staff::new("李强".into(), fixture.book.parcels[0].origin);
    person.group = Some("一组".into());
    fixture.book.staff.push(person);
    let mut nobody = fixture.followed.due_rows[0].clone();
    nobody.parcel = crate::model::ParcelIndex(0);
    (nobody.absence, nobody.holder) = (Some(Absence::Resting), None);
    fixture.followed.due_rows.push(nobody);
    appealed(fixture, "王芳", "成立")
}

#[test]
fn the_assessment_in_chinese() {
    let fixture = fixture();
    let text = dumped(&fixture, Language::Chinese, assessment::page).expect("a page");
    insta::assert_snapshot!(text);
}

#[test]
fn the_evidence_in_chinese() {
    let fixture = fixture();
    let text = dumped(&fixture, Language::Chinese, assessment_rows::page).expect("a page");
    insta::assert_snapshot!(text);
}

#[test]
fn the_evidence_in_english() {
    let fixture = appealed(october(), "王芳", "agreed");
    let text = dumped(&fixture, Language::English, assessment_rows::page).expect("a page");
    insta::assert_snapshot!(text);
}

#[test]
fn nothing_due_is_no_page() {
    let mut fixture = october();
    fixture.followed.due_rows.clear();
    for page in [assessment::page, assessment_rows::page] {
        assert_eq!(dumped(&fixture, Language::Chinese, page), None);
    }
}
