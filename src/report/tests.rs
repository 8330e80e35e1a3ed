//! Whole reports as text, on the book of the figures' fixture.

use super::dump::dump;
use super::{Block, Document, Facts, Table, monthly, summary, weekly};
use crate::config::{Config, Details, Language};
use crate::figures::fixture::october;
use crate::lang::Catalogue;
use crate::model::{Book, Reconciled};

fn report(language: Language, make: fn(&Facts<'_>) -> Document) -> Document {
    let mut fixture = october();
    fixture.config.language = language;
    let words = Catalogue::new(language);
    let facts = crate::report::testing::facts(&fixture, &words);
    make(&facts)
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document
        .pages
        .iter()
        .flat_map(|page| &page.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
}

#[test]
fn the_summary_in_chinese() {
    insta::assert_snapshot!(dump(&report(Language::Chinese, summary)));
}

#[test]
fn the_summary_in_english() {
    insta::assert_snapshot!(dump(&report(Language::English, summary)));
}

#[test]
fn the_weekly_report_in_chinese() {
    insta::assert_snapshot!(dump(&report(Language::Chinese, weekly)));
}

#[test]
fn the_monthly_report_in_english() {
    insta::assert_snapshot!(dump(&report(Language::English, monthly)));
}

/// The fixture's findings have codes that no catalogue names; everything else has words.
#[test]
fn no_key_and_no_placeholder_is_left_in_any_report() {
    for language in [Language::Chinese, Language::English] {
        for make in [summary, weekly, monthly] {
            let text = dump(&report(language, make));
            for word in text.split([' ', '|', '\n', '·', ',', '，', '(', ')', ':', '：']) {
                let is_key = word.trim_end_matches('.').contains('.')
                    && word.bytes().any(|byte| byte.is_ascii_lowercase())
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || b"._0123456789".contains(&byte));
                assert!(
                    !is_key || word.starts_with("rules."),
                    "{language:?}: {word}"
                );
            }
            assert!(!text.contains('{'), "{language:?}");
        }
    }
}

#[test]
fn every_row_has_a_cell_for_each_column_and_names_are_unique() {
    for make in [summary, weekly, monthly] {
        let document = report(Language::Chinese, make);
        for table in tables(&document) {
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{}", table.title);
            }
            assert!(!table.source.is_empty());
        }
        let mut names: Vec<&str> = document.pages.iter().map(|page| &*page.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), document.pages.len());
        assert!(names.iter().all(|name| name.chars().count() <= 31));
    }
}

#[test]
fn without_data_the_overview_says_what_is_left_out() {
    let config = Config::defaults("2026-10-31T18:00:00".parse().expect("a time"));
    let words = Catalogue::new(Language::Chinese);
    let (book, reconciled) = (Book::default(), Reconciled::default());
    let followed = crate::model::Followed::default();
    let facts = Facts::new(&book, &reconciled, &followed, &[], &[], &config, &words);
    let document = summary(&facts);
    let ids: Vec<&str> = document.pages.iter().map(|page| page.id).collect();
    assert_eq!(ids, ["overview"]);
    assert!(
        dump(&document).contains("异常、漏跟、未匹配收款"),
        "{}",
        dump(&document)
    );
    assert_eq!(weekly(&facts).file_stem, "周报_2026-W44");
}

#[test]
fn details_show_what_was_asked_for() {
    for (details, expected) in [(Details::All, 5), (Details::Open, 3), (Details::None, 0)] {
        let mut fixture = october();
        fixture.config.details = details;
        let words = Catalogue::new(Language::Chinese);
        let facts = crate::report::testing::facts(&fixture, &words);
        let document = summary(&facts);
        let orders = document.pages.iter().find(|page| page.id == "orders");
        let rows = orders.map_or(0, |page| match page.blocks.first() {
            Some(Block::Table(table)) => table.rows.len(),
            _ => 0,
        });
        assert_eq!(rows, expected, "{details:?}");
    }
}

#[test]
fn without_a_courier_sheet_no_sign_rate_is_told() {
    let mut fixture = october();
    let sheets = &mut fixture.book.sheets;
    sheets.retain(|sheet| sheet.kind != crate::model::Kind::Courier);
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    for make in [summary, weekly, monthly] {
        let text = dump(&make(&facts));
        assert!(!text.contains("签收率（按发货）"), "{text}");
        assert!(text.contains("没有读入快递表"), "{text}");
    }
}

#[test]
fn a_period_in_which_nothing_happened_says_so() {
    let mut fixture = october();
    fixture.config.period = crate::config::Period::range(
        "2026-01-01".parse().expect("a day"),
        "2026-01-31".parse().expect("a day"),
    );
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    let text = dump(&summary(&facts));
    assert!(
        text.contains("2026-01-01 至 2026-01-31 没有订单、收款和包裹"),
        "{text}"
    );
    assert!(text.contains("异常列的是截止时间的全部未了事项"), "{text}");
}

/// The fixture has no September but one order: the month before August has nothing at all.
#[test]
fn without_a_previous_period_nothing_is_compared() {
    let mut fixture = october();
    let september = "2026-09-15".parse().expect("a day");
    fixture.config.period = Some(crate::config::Period::month_of(september));
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    let text = dump(&monthly(&facts));
    assert!(text.contains("上期没有读到数据，因此不作比较。"), "{text}");
    assert!(text.contains("| 指标 | 本期 | 口径"), "{text}");
}
