//! The page 代跟清单, on the book of the figures' fixture.

use super::page;
use crate::config::Language;
use crate::figures::fixture::{Fixture, day, october};
use crate::lang::Catalogue;
use crate::model::{Absence, Assignment, HolderBy, OwnerBy, ParcelIndex, StandInKey};
use crate::report::document::{Block, Cell, Table, Tone};
use crate::report::view::View;

fn row(parcel: u32, owner: &str, absence: Option<Absence>, holder: Option<&str>) -> Assignment {
    let book = october().book;
    let parcel = ParcelIndex(parcel);
    Assignment {
        parcel,
        day: day("2026-11-02"),
        status: book.parcels[parcel.get()].status,
        owner: Some(owner.into()),
        owner_by: OwnerBy::Sheet,
        absence,
        holder: holder.map(Into::into),
        holder_by: match holder {
            None => HolderBy::Nobody,
            Some(name) if name == owner => HolderBy::Owner,
            Some(_) => HolderBy::StandIn,
        },
        origin: book.parcels[parcel.get()].origin,
    }
}

fn check(fixture: &Fixture, look: impl FnOnce(Option<super::Built>)) {
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(fixture, &words);
    let figures = crate::figures::Figures::new(&facts.input, None);
    let view = View {
        facts: &facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    };
    look(page(&view));
}

fn shown(table: &Table) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Status(_, text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) => amount.to_string(),
        _ => String::new(),
    };
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|"))
        .collect()
}

#[test]
fn who_stands_in_for_whom_and_a_place_for_another_name() {
    let mut fixture = october();
    fixture.followed.colleagues = ["李强", "赵敏"].map(Into::into).to_vec();
    fixture.followed.assignments = vec![
        row(1, "王芳", Some(Absence::Resting), Some("李强")),
        row(2, "李强", None, Some("李强")),
        row(3, "陈静", Some(Absence::Left), None),
    ];
    check(&fixture, |built| {
        let built = built.expect("a page");
        assert_eq!(
            built.page.title,
            "2026-11-02 有 2 人不在岗，名下 2 行需代跟，其中 1 行没有人可以代跟"
        );
        assert_eq!(built.note, "2 行，其中 1 行没有人代跟");
        assert_eq!(built.page.tone, Tone::Bad);
        let tables: Vec<&Table> = built
            .page
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        assert_eq!(
            shown(tables[0]),
            ["没有人可以代跟|陈静|1||", "李强|王芳|1|1|2"]
        );
        assert_eq!(tables[1].columns[9].header, "代跟人");
        assert_eq!(tables[1].columns[9].choices, ["李强", "赵敏"]);
        let rows = shown(tables[1]);
        let key = |waybill: &str, owner: &str, holder: Option<&str>| {
            let key = StandInKey {
                day: day("2026-11-02"),
                waybill: waybill.into(),
                owner: owner.into(),
                holder: holder.map(Into::into),
            };
            key.encode()
        };
        assert!(rows[0].starts_with("王芳|休息|"), "{rows:?}");
        let parcels = &fixture.book.parcels;
        let end = format!(
            "|李强|按件数平均分配|{}",
            key(parcels[1].waybill.as_str(), "王芳", Some("李强"))
        );
        assert!(rows[0].ends_with(&end), "{rows:?}");
        let end = format!(
            "||没有人可以代跟|{}",
            key(parcels[3].waybill.as_str(), "陈静", None)
        );
        assert!(rows[1].ends_with(&end), "{rows:?}");
    });
}

#[test]
fn no_page_where_everybody_is_there() {
    let mut fixture = october();
    fixture.followed.assignments = vec![row(1, "王芳", None, Some("王芳"))];
    check(&fixture, |built| assert!(built.is_none()));
}

#[test]
fn the_profile_reads_the_headers_of_the_page() {
    let profile = include_str!("../../../templates/sources/stand_in.toml");
    for language in [Language::Chinese, Language::English] {
        let words = Catalogue::new(language);
        for column in ["stand_in", "stand_in_note", "record_key"] {
            let header = format!("\"{}\"", words.get(&format!("column.{column}")));
            assert!(profile.contains(&header), "{header}");
        }
    }
}
