//! What stands on the forms, and that no dropdown needs a sheet of its own.

use super::*;
use crate::config::Language;
use crate::model::Kind;
use crate::report::Role;

fn documents(language: Language, month: &str) -> Vec<(&'static Form, Document)> {
    let as_of = "2026-11-05T18:00:00".parse().expect("a moment");
    let config = Config {
        language,
        ..Config::defaults(as_of)
    };
    let words = Catalogue::new(language);
    let month = month.parse().expect("a day");
    let made = |form: &'static Form| (form, form.document(&config, &words, month));
    forms().iter().map(made).collect()
}

fn table(document: &Document) -> &Table {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().expect("a table")
}

#[test]
fn the_forms_in_their_order() {
    for (language, expected) in [
        (
            Language::Chinese,
            "订单登记表 快递跟单表 跟单表 收款登记表 代收货款结算 投诉登记表 问题登记表 人员花名册 排班表_2026-10",
        ),
        (
            Language::English,
            "Orders Courier sheet Follow-ups Receipts COD settlement Complaints Problems Staff Shift plan_2026-10",
        ),
    ] {
        let made = documents(language, "2026-10-15");
        let stems: Vec<&str> = made.iter().map(|(_, made)| &*made.file_stem).collect();
        assert_eq!(stems.join(" "), expected);
    }
}

#[test]
fn every_column_can_be_filled_in_and_says_how() {
    for language in [Language::Chinese, Language::English] {
        for (form, document) in documents(language, "2026-10-15") {
            assert_eq!(document.purpose, Purpose::Form);
            let table = table(&document);
            for column in &table.columns {
                let place = format!("{} {}", form.id(), column.header);
                assert_eq!(column.role, Role::Input, "{place}");
                assert!(!column.note.is_empty(), "{place}");
                // Excel takes no more words into the rule itself.
                let letters: usize = column
                    .choices
                    .iter()
                    .map(|word| word.encode_utf16().count() + 1)
                    .sum();
                assert!(letters <= 255, "{place}: {letters}");
                assert!(!column.choices.iter().any(|word| word.contains(',')));
            }
            for column in form.columns() {
                let example = column.example(language);
                assert!(!example.is_empty(), "{} {}", form.id(), column.field());
                let choices = column.choices.as_ref();
                if let (Some(_), false) = (choices, column.open) {
                    let header = column.marked_header(language);
                    let made = table.columns.iter().find(|made| made.header == header);
                    let made = made.expect("the column");
                    assert!(made.choices.iter().any(|word| word == example), "{header}");
                }
            }
        }
    }
}

#[test]
fn a_shift_plan_has_the_days_of_its_month_and_greys_the_days_off() {
    let made = documents(Language::Chinese, "2026-10-15");
    let (form, document) = made.last().expect("the plan");
    assert_eq!((form.id(), form.kind()), ("roster", Kind::Staff));
    let table = table(document);
    assert_eq!(table.columns.len(), 3 + 31);
    assert_eq!(table.freeze, 3);
    let off: Vec<usize> = (1..)
        .zip(table.columns.iter().skip(3))
        .filter(|(_, column)| column.muted)
        .map(|(day, _)| day)
        .collect();
    // The week of the national day, and the weekends; the 10th, a Saturday, is worked.
    assert_eq!(
        off,
        [1, 2, 3, 4, 5, 6, 7, 11, 17, 18, 24, 25, 31],
        "{off:?}"
    );
    let note = |day: usize| table.columns.get(2 + day).map(|column| &*column.note);
    assert!(note(1).is_some_and(|note| note.starts_with("2026-10-01 周四，国庆节")));
    assert!(note(10).is_some_and(|note| note.starts_with("2026-10-10 周六，调休上班")));
    assert!(note(12).is_some_and(|note| note.starts_with("2026-10-12 周一。")));
}

#[test]
fn a_plan_of_a_year_without_holidays_says_so() {
    for (month, hints) in [("2026-02-01", 1), ("2031-02-01", 2)] {
        let made = documents(Language::Chinese, month);
        let (_, document) = made.last().expect("the plan");
        let blocks = document.pages.first().map(|page| &*page.blocks);
        let Some([Block::Notes(notes), ..]) = blocks else {
            panic!("{blocks:?}");
        };
        assert_eq!(notes.len(), hints, "{notes:?}");
        assert_eq!(table(document).columns.len(), 3 + 28);
    }
}
