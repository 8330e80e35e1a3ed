//! 稽核交接: the files of the day, with what each of them holds and its SHA-256.

use std::collections::BTreeMap;

use super::audit_places::Places;
use super::audit_words::source;
use crate::figures::HandOver;
use crate::model::{Currency, Message, Money, Origin, SheetId, SheetProof};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// What the rows of the day in a sheet come to.
#[derive(Clone, Default)]
struct OfDay {
    rows: i64,
    sums: BTreeMap<Currency, i64>,
}

impl OfDay {
    fn add(&mut self, amount: Option<Money>) {
        self.rows += 1;
        if let Some(amount) = amount {
            let slot = self.sums.entry(amount.currency()).or_default();
            *slot = slot.saturating_add(amount.minor());
        }
    }

    fn take_in(&mut self, other: &Self) {
        self.rows += other.rows;
        for (currency, minor) in &other.sums {
            let slot = self.sums.entry(*currency).or_default();
            *slot = slot.saturating_add(*minor);
        }
    }
}

/// One row for each sheet that holds rows of the day; raw sheets first, each side with its sum.
pub(super) fn files(view: &View<'_>, hand_over: &HandOver) -> Table {
    let book = view.facts.book;
    let mut raw: BTreeMap<SheetId, OfDay> = BTreeMap::new();
    let mut followed: BTreeMap<SheetId, OfDay> = BTreeMap::new();
    for row in &hand_over.rows {
        if let Some(sighting) = row.sighting(book).filter(|_| row.counts_raw) {
            count(&mut raw, sighting.origin, sighting.cod);
        }
        if let Some(returned) = row.follow_up(book).filter(|_| row.counts_followed) {
            count(&mut followed, returned.origin, returned.cod);
        }
    }
    let places = Places::new(view, hand_over);
    let sheets = raw.len() + followed.len();
    let mut rows = Vec::new();
    for (side, total) in [
        (&raw, "audit_total.raw"),
        (&followed, "audit_total.followed"),
    ] {
        let mut sum = OfDay::default();
        for (id, of_day) in side {
            sum.take_in(of_day);
            if let Some(sheet) = book.sheet(*id) {
                rows.extend(sheet_rows(view, &places, sheet, of_day));
            }
        }
        if !side.is_empty() {
            let total = Cell::Text(view.word(total));
            let mut cells = vec![Cell::Blank, total];
            cells.resize(6, Cell::Blank);
            rows.extend(with_sums(view, &cells, &sum, None).map(TableRow::total));
        }
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: view.say(&Message::new("table.audit_files").with("sheets", sheets)),
        subtitle: [view.word("subtitle.audit_files"), view.unit()].join(" · "),
        columns: vec![
            column("audit_number", Role::Text),
            column("file", Role::LongText),
            column("sheet", Role::Text),
            column("kind", Role::Text),
            column("read", Role::Count),
            column("merged", Role::Count),
            column("audit_of_day", Role::Count),
            column("currency", Role::Text),
            column("audit_cod", Role::Money),
            column("audit_hash", Role::LongText),
        ],
        rows,
        source: source(view, hand_over),
        freeze: 0,
        filter: false,
    };
    table.without_blank_columns()
}

fn count(side: &mut BTreeMap<SheetId, OfDay>, origin: Origin, amount: Option<Money>) {
    side.entry(origin.sheet).or_default().add(amount);
}

fn sheet_rows(
    view: &View<'_>,
    places: &Places,
    sheet: &SheetProof,
    of_day: &OfDay,
) -> Vec<TableRow> {
    let name = view.facts.words.sheet(sheet);
    let kind = view.in_table("value.kind", sheet.kind.code());
    let cells = [
        Cell::text(places.sheet(sheet.id)),
        Cell::Text(sheet.file.to_string()),
        Cell::text(Some(name).filter(|name| !name.is_empty())),
        Cell::Text(kind),
        Cell::Count(i64::from(sheet.used() + sheet.merged() + sheet.rejected())),
        Cell::Count(i64::from(sheet.merged())),
    ];
    let hash = Some(&*sheet.hash);
    with_sums(view, &cells, of_day, hash)
        .map(TableRow::item)
        .collect()
}

/// A row with its sum; one row more for each further currency.
fn with_sums(
    view: &View<'_>,
    cells: &[Cell],
    of_day: &OfDay,
    hash: Option<&str>,
) -> impl Iterator<Item = Vec<Cell>> {
    let own = view.facts.config.currency;
    let mut sums: Vec<Option<(Currency, i64)>> = of_day
        .sums
        .iter()
        .map(|(currency, minor)| Some((*currency, *minor)))
        .collect();
    if sums.is_empty() {
        sums.push(None);
    }
    sums.sort_by_key(|sum| sum.map(|(currency, _)| (currency != own, currency)));
    let rows = sums.into_iter().enumerate().map(|(position, sum)| {
        let is_first = position == 0;
        let mut row = if is_first {
            cells.to_vec()
        } else {
            vec![Cell::Blank; cells.len()]
        };
        row.push(if is_first {
            Cell::Count(of_day.rows)
        } else {
            Cell::Blank
        });
        let foreign = sum
            .map(|(currency, _)| currency)
            .filter(|currency| *currency != own);
        row.push(Cell::text(
            foreign.map(|currency| currency.code().to_owned()),
        ));
        row.push(Cell::money(
            sum.map(|(currency, minor)| Money::from_minor(minor, currency)),
        ));
        row.push(Cell::text(hash.filter(|_| is_first)));
        row
    });
    rows.collect::<Vec<_>>().into_iter()
}
