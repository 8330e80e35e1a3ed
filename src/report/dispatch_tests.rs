use super::*;
use crate::config::Language;
use crate::figures::fixture::{Fixture, day, moment, october};
use crate::finding::{Finding, Severity};
use crate::lang::Catalogue;
use crate::model::{
    Absence, Assignment, CourierStatus, DispatchKey, FollowUp, FollowUpIndex, HolderBy, Message,
    Origin, OwnerBy, ParcelIndex, SheetId, Staff, Text, WaybillNo,
};
use crate::report::document::{Block, Cell, Entry, Table};
use crate::report::dump::dump;
use crate::report::testing::facts;

fn assignment(
    parcel: usize,
    status: CourierStatus,
    owner: &str,
    holder: Option<&str>,
) -> Assignment {
    Assignment {
        parcel: ParcelIndex::from(parcel),
        day: day("2026-11-02"),
        status,
        owner: Some(owner.into()),
        owner_by: OwnerBy::Sheet,
        absence: None,
        holder: holder.map(Into::into),
        holder_by: if holder.is_some() {
            HolderBy::Owner
        } else {
            HolderBy::Nobody
        },
        origin: Origin::row(SheetId(1), 2),
    }
}

/// Three open parcels: 王芳 has an urged one and stands in for 郑雅楠; nobody has the third.
fn world() -> Fixture {
    let mut world = october();
    let statuses = [
        CourierStatus::Delivering,
        CourierStatus::PickupWait,
        CourierStatus::Transit,
    ];
    let parcels = world.book.parcels.iter_mut().zip(statuses);
    for (number, (parcel, status)) in parcels.enumerate() {
        parcel.status = status;
        parcel.signed = None;
        parcel.phone = Some(format!("1380000000{number}").into());
    }
    world.book.parcels[0].urged = Some(day("2026-11-02"));
    world.book.parcels[1].last_scan = Some(moment("2026-10-28T15:00:00"));
    world.book.parcels[2].sales_clerk = Some("何志强".into());
    let mut away = assignment(1, statuses[1], "郑雅楠", Some("王芳"));
    away.absence = Some(Absence::Resting);
    away.holder_by = HolderBy::StandIn;
    let own = assignment(0, statuses[0], "王芳", Some("王芳"));
    let nobody = assignment(2, statuses[2], "李强", None);
    world.followed.assignments = vec![own, away, nobody];
    world.followed.day = Some(day("2026-11-02"));
    for (code, waybill, hours) in [("G408", "SF1", 0), ("G407", "SF2", 75)] {
        let mut finding = Finding::new(code, Severity::Error, Message::new("severity.error"));
        finding.waybill = Some(waybill.into());
        finding.age_hours = Some(hours);
        world.findings.push(finding);
    }
    for (on, outcome, next, note) in [
        (
            "2026-10-28",
            "改约",
            Some("2026-10-30"),
            Some("客户出差，周五回来"),
        ),
        ("2026-10-30", "无法联系", None, None),
        ("2026-11-02", "已经签收了", None, None),
    ] {
        let mut contact = FollowUp::new(Origin::row(SheetId(3), 2));
        contact.waybill = Some(WaybillNo::new("SF1", "SF1", None));
        contact.day = Some(day(on));
        contact.outcome = Some(outcome.into());
        contact.next = next.map(moment);
        contact.note = note.map(Into::into);
        let index = FollowUpIndex::from(world.book.follow_ups.len());
        world.book.follow_ups.push(contact);
        world.reconciled.parcel_follow_ups[0].push(index);
    }
    world
}

fn documents(world: &Fixture, language: Language) -> Vec<Document> {
    let words = Catalogue::new(language);
    let facts = facts(world, &words);
    let figures = Figures::new(&facts.input, None);
    dispatch(&facts, &figures)
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
        assert!(
            documents
                .iter()
                .all(|document| document.purpose == Purpose::Form)
        );
        documents
            .into_iter()
            .map(|document| document.file_stem)
            .collect()
    };
    assert_eq!(
        stems(&world),
        [
            "王芳_2026-10-31",
            "未分配_2026-10-31",
            "外呼对接_2026-10-31"
        ]
    );
    world.followed.assignments[0].holder = Some("../王芳".into());
    world.followed.assignments[1].holder = Some(".._王芳".into());
    world.followed.assignments[2].holder = Some("  ".into());
    assert_eq!(
        stems(&world),
        [
            "_王芳_2026-10-31",
            "_王芳_2_2026-10-31",
            "未分配_2026-10-31",
            "外呼对接_2026-10-31"
        ]
    );
    world.followed.assignments.clear();
    assert!(stems(&world).is_empty());
}

#[test]
fn the_contacts_of_the_roster_share_the_outbound_clerks() {
    let mut world = world();
    let person = |name: &str, role: &str, group: &str| {
        let mut person = Staff::new(name.into(), Origin::row(SheetId(9), 2));
        person.role = Some(role.into());
        person.group = Some(group.into());
        person
    };
    let rows = |world: &Fixture| -> Vec<(String, usize)> {
        let words = Catalogue::new(Language::Chinese);
        let shares = contacts(&facts(world, &words));
        shares
            .into_iter()
            .map(|share| (share.name, share.tasks.len()))
            .collect()
    };
    world.book.orders[2].sales_clerk = None;
    // 周兰 sold two, 何志强 one, and no roster tells of groups.
    assert_eq!(rows(&world), [("外呼对接".to_owned(), 3)]);
    world
        .book
        .staff
        .push(person("何志强", "下单员", "外呼销售部"));
    assert_eq!(rows(&world), [("外呼对接".to_owned(), 1)]);
    world.book.staff.push(person("周兰", "下单员", "外呼一组"));
    world
        .book
        .staff
        .push(person("罗文", "外呼对接人", "外呼一组"));
    world
        .book
        .staff
        .push(person("宋娟", "外呼对接人", "外呼一组"));
    assert_eq!(
        rows(&world),
        [("罗文".to_owned(), 2), ("宋娟".to_owned(), 1)]
    );
    world.book.staff[2].rest_days.push(day("2026-11-02"));
    assert_eq!(rows(&world), [("宋娟".to_owned(), 3)]);
    world.book.staff[3].in_service = false;
    assert_eq!(rows(&world), [("罗文".to_owned(), 3)]);
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
        "待取件，停留 3 天",
    ];
    assert_eq!(key.cells, shown.map(Text::from));
    let next = table
        .columns
        .iter()
        .find(|column| column.header == "下次跟进时间");
    assert_eq!(next.map(|column| column.entry), Some(Entry::Moment));
}
