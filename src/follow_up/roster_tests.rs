//! Who is there.

use super::*;
use crate::model::{Origin, SheetId, Shift};
use crate::reconcile::testing::config;

fn day(text: &str) -> NaiveDate {
    format!("2026-{text}").parse().expect("a date")
}

fn person(name: &str, change: impl FnOnce(&mut Staff)) -> Staff {
    let mut person = Staff::new(name.into(), Origin::row(SheetId(0), 2));
    change(&mut person);
    person
}

fn shift(on: &str, word: &str) -> Shift {
    Shift {
        day: day(on),
        word: word.into(),
    }
}

/// What the roster of one person says of Sunday 2026-10-11.
fn check(change: impl FnOnce(&mut Staff), expected: Option<Absence>) {
    let book = Book {
        staff: vec![person("李敏", change)],
        ..Book::default()
    };
    let config = config();
    let roster = Roster::new(&book, &config);
    assert_eq!(
        roster.absence("李 敏", day("10-11")),
        expected,
        "{:?}",
        book.staff
    );
}

#[test]
fn somebody_is_away_if_the_roster_says_so() {
    use chrono::Weekday::Sun;
    let (left, resting) = (Some(Absence::Left), Some(Absence::Resting));
    check(|_| {}, None);
    check(|person| person.in_service = false, left);
    check(|person| person.left = Some(day("10-11")), left);
    check(|person| person.left = Some(day("10-12")), None);
    check(
        |person| (person.in_service, person.left) = (false, Some(day("10-12"))),
        None,
    );
    check(|person| person.rest_days = vec![day("10-11")], resting);
    check(|person| person.rest_days = vec![day("10-10")], None);
    check(|person| person.rest_weekdays = vec![Sun], resting);
    // A plan that names work beats the weekly rest, but not a day that is named as one of rest.
    check(
        |person| {
            person.rest_weekdays = vec![Sun];
            person.shifts = vec![shift("10-11", "早班")];
        },
        None,
    );
    check(
        |person| {
            person.rest_days = vec![day("10-11")];
            person.shifts = vec![shift("10-11", "早班")];
        },
        resting,
    );
    check(
        |person| person.shifts = vec![shift("10-10", "休"), shift("10-12", "休")],
        None,
    );
}

#[test]
fn of_the_words_in_a_shift_the_longest_decides() {
    for (word, expected) in [
        ("休", Some(Absence::Resting)),
        ("年假", Some(Absence::Resting)),
        ("病假(半天)", Some(Absence::Resting)),
        ("夜班", Some(Absence::OtherShift)),
        ("晚", Some(Absence::OtherShift)),
        ("换班（顶王芳休）", Some(Absence::OtherShift)),
        ("晚班调休", Some(Absence::Resting)),
        ("早", None),
        ("白班", None),
        ("√", None),
        ("不休", None),
    ] {
        check(
            |person| person.shifts = vec![shift("10-11", word)],
            expected,
        );
    }
}

#[test]
fn clerks_by_role_stand_in_else_the_owners_who_are_there() {
    let role = |name: &str, role: &str, rest: &str| {
        person(name, |person| {
            person.role = Some(role.into());
            person.rest_days = vec![day(rest)];
        })
    };
    let config = config();
    let names = |roster: &Roster<'_>| {
        let owners = ["钱七", "赵六", "赵六"].map(Text::from);
        let names = roster.colleagues(day("10-12"), &owners);
        names.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut book = Book {
        staff: vec![
            role("王五", "高级跟单员", "10-01"),
            role("李四", "跟单", "10-12"),
            role("张三", "跟单员", "10-01"),
            role("孙八", "外呼对接人", "10-12"),
            role("赵六", "下单员", "10-12"),
        ],
        ..Book::default()
    };
    let roster = Roster::new(&book, &config);
    let contacts: Vec<Text> = roster.contacts();
    assert_eq!(contacts, ["孙八".into()]);
    let expected = {
        let mut names = ["张三", "王五"];
        names.sort_unstable();
        names
    };
    assert_eq!(names(&roster), expected);
    book.staff.retain(|person| &*person.name == "赵六");
    assert_eq!(names(&Roster::new(&book, &config)), ["钱七"]);
}
