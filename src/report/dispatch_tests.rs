use super::*;
use crate::config::Language;
use crate::figures::fixture::Fixture;
use crate::lang::Catalogue;
use crate::model::{DispatchKey, Text};
use crate::report::dispatch_fixture::world;
use crate::report::document::{Block, Cell, Entry, Table};
use crate::report::dump::dump;
use crate::report::testing::facts;

fn documents(world: &Fixture, language: Language) -> Vec<Document> {
    let words = Catalogue::new(language);
    let facts = facts(world, &words);
    let figures = Figures::new(&facts.input, None);
    let asked = asked(&facts);
    let documents = asked
        .iter()
        .filter_map(|asked| asked.document(&facts, &figures));
    documents.collect()
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
fn a_clerk_s_workbook_in_chinese() {
    let mut world = world();
    world.config.language = Language::Chinese;
    insta::assert_snapshot!(dump(&documents(&world, Language::Chinese)[0]));
}

#[test]
fn a_clerk_s_workbook_in_english() {
    let mut world = world();
    world.config.language = Language::English;
    insta::assert_snapshot!(dump(&documents(&world, Language::English)[0]));
}

#[test]
fn the_contact_s_workbook_in_chinese() {
    let world = world();
    let documents = documents(&world, Language::Chinese);
    let contact = documents
        .iter()
        .find(|document| document.file_stem.starts_with("外呼"));
    insta::assert_snapshot!(dump(contact.expect("a workbook")));
}

#[test]
fn everybody_with_rows_gets_a_workbook_and_nobody_s_rows_are_kept() {
    let mut world = world();
    let stems = |world: &Fixture| -> Vec<String> {
        let documents = documents(world, Language::Chinese);
        assert!(documents.iter().all(|document| document.folder == "分发"));
        assert!(documents.iter().all(|document| {
            let is_lists = document.purpose == Purpose::Lists;
            let is_form = document.purpose == Purpose::Form;
            if document.file_stem.starts_with("物流部") {
                is_lists
            } else {
                is_form
            }
        }));
        documents
            .into_iter()
            .map(|document| document.file_stem)
            .collect()
    };
    assert_eq!(
        stems(&world),
        [
            "王芳_2026-11-02",
            "未分配_2026-11-02",
            "外呼对接_2026-11-02",
            "物流部_2026-11-02"
        ]
    );
    world.followed.assignments[0].holder = Some("../王芳".into());
    world.followed.assignments[1].holder = Some(".._王芳".into());
    world.followed.assignments[2].holder = Some("  ".into());
    assert_eq!(
        stems(&world),
        [
            "_王芳_2026-11-02",
            "_王芳_2_2026-11-02",
            "未分配_2026-11-02",
            "外呼对接_2026-11-02",
            "物流部_2026-11-02"
        ]
    );
    world.followed.assignments.clear();
    assert_eq!(stems(&world), ["物流部_2026-11-02"]);
}

/// The profiles by which the workbook is read again know every one of its columns.
#[test]
fn the_headers_are_the_words_of_the_profiles() {
    let world = world();
    for (language, profile) in [
        (
            Language::Chinese,
            include_str!("../../templates/sources/dispatch.toml"),
        ),
        (
            Language::English,
            include_str!("../../templates/sources/dispatch_en.toml"),
        ),
    ] {
        let profile: toml::Table = profile.parse().expect("a profile");
        let words = |field: &str| -> Vec<String> {
            let words = profile["columns"][field].as_array().expect("words");
            words
                .iter()
                .filter_map(|word| word.as_str())
                .map(str::to_owned)
                .collect()
        };
        let documents = documents(&world, language);
        let columns = &table(&documents[0]).columns;
        for field in [
            "waybill",
            "order_no",
            "receiver",
            "phone",
            "product",
            "carrier",
            "courier_status",
            "call_result",
            "outcome",
            "next_at",
            "issue_type",
            "note",
            "record_key",
        ] {
            let known = words(field);
            let named = columns
                .iter()
                .filter(|column| known.contains(&column.header));
            assert_eq!(named.count(), 1, "{language:?}: {field}");
        }
        let signature = profile["signature"].as_array().expect("words");
        for word in signature.iter().filter_map(|word| word.as_str()) {
            assert!(columns.iter().any(|column| column.header == word), "{word}");
        }
        let cod = Catalogue::new(language).get("column.cod_amount").to_owned();
        assert!(words("cod").contains(&cod));
    }
}

#[test]
fn the_hidden_key_holds_the_row_as_it_is_shown() {
    let documents = documents(&world(), Language::Chinese);
    let table = table(&documents[0]);
    let (column, cells) = (
        table.columns.last().expect("a column"),
        &table.rows[1].cells,
    );
    assert!(column.hidden && table.freeze == 2 && table.filter);
    let Some(Cell::Text(key)) = cells.last() else {
        panic!("{cells:?}");
    };
    let key = DispatchKey::decode(key).expect("a key");
    assert_eq!(
        (&*key.holder, key.owner.as_deref()),
        ("王芳", Some("郑雅楠"))
    );
    assert_eq!((&*key.waybill, key.order.as_deref()), ("SF2", Some("D002")));
    let shown = [
        "SF2",
        "D002",
        "李四",
        "13800000001",
        "保温杯",
        "200.00",
        "顺丰",
        "待取件 停留 3 天",
    ];
    assert_eq!(key.cells, shown.map(Text::from));
    let next = table
        .columns
        .iter()
        .find(|column| column.header == "下次跟进时间");
    assert_eq!(next.map(|column| column.entry), Some(Entry::Moment));
}
