//! The blank forms: written, filled in, and read back with nothing lost and nothing in doubt.

use std::fs;
use std::path::Path;

use gendan::config::{Config, Language};
use gendan::lang::Catalogue;
use gendan::model::{CourierStatus, Flow, Moment, Money, RowFate};
use gendan::pipeline::{self, InspectedFile, Outcome};
use gendan::read::find_files;
use gendan::recognise::Field;
use gendan::render;
use gendan::report::{Block, Cell, Document, Entry, Form, FormColumn, Table, forms};
use tempfile::TempDir;

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn config(language: Language) -> Config {
    let as_of = "2026-11-05T18:00:00".parse().expect("a moment");
    Config {
        language,
        ..Config::defaults(as_of)
    }
}

fn blank(form: &Form, language: Language) -> Document {
    let config = config(language);
    form.document(&config, &Catalogue::new(language), config.as_of.date())
}

/// The form with rows as its examples have them; ids end in the number of the row.
fn filled(form: &Form, language: Language, rows: usize) -> Document {
    let mut document = blank(form, language);
    let table = table(&mut document);
    for (number, row) in (1..=rows).zip(&mut table.rows) {
        for (cell, column) in row.cells.iter_mut().zip(form.columns()) {
            *cell = typed(column, language, number);
        }
    }
    document
}

fn table(document: &mut Document) -> &mut Table {
    let blocks = document.pages.iter_mut().flat_map(|page| &mut page.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().expect("a table")
}

fn typed(column: &FormColumn, language: Language, row: usize) -> Cell {
    let text = column.example(language);
    match column.entry() {
        Entry::Text => {
            let name = if column.field() == "name" {
                format!("{text}{row}")
            } else {
                text.to_owned()
            };
            Cell::Text(name)
        }
        Entry::Id => {
            let mut digits = text.to_owned();
            digits.pop();
            Cell::Text(format!("{digits}{row}"))
        }
        Entry::Day => Cell::Day(text.parse().expect("a day")),
        Entry::Moment => Cell::Moment(
            chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment"),
        ),
        Entry::Money => {
            let minor = text.replace('.', "").parse().expect("an amount");
            Cell::Money(Money::cny(minor))
        }
        Entry::Count => Cell::Count(text.parse().expect("a count")),
    }
}

fn write(folder: &Path, document: &Document) {
    let bytes = render::xlsx(document).expect("a workbook");
    let path = folder.join(format!("{}.xlsx", document.file_stem));
    fs::write(path, bytes).expect("a file");
}

fn read(folder: &Path, language: Language) -> (Outcome, Vec<InspectedFile>) {
    let config = config(language);
    let files = find_files(&[folder.to_owned()]).expect("files");
    let inspected = pipeline::inspect(&files, &config).expect("the profiles hold");
    let outcome = pipeline::run(&files, &config, &|| {}).expect("the profiles hold");
    (outcome, inspected)
}

#[test]
fn a_form_that_was_filled_in_is_read_whole() {
    for language in LANGUAGES {
        for form in forms().iter().filter(|form| !form.is_monthly()) {
            let folder = TempDir::new().expect("a folder");
            write(folder.path(), &filled(form, language, 2));
            let (outcome, inspected) = read(folder.path(), language);
            let place = format!("{} {language:?}", form.id());
            assert_eq!(outcome.problems, [], "{place}");
            let [file] = inspected.as_slice() else {
                panic!("{place}: {inspected:?}");
            };
            let [sheet] = file.sheets.as_slice() else {
                panic!("{place}: {:?}", file.sheets);
            };
            assert_eq!(sheet.proof.kind, form.kind(), "{place}");
            let read: Vec<(&str, Option<String>)> = sheet
                .columns
                .iter()
                .map(|column| {
                    let header = column.header.trim_end_matches('*');
                    (header, column.field.map(Field::code))
                })
                .collect();
            let expected: Vec<(&str, Option<String>)> = form
                .columns()
                .iter()
                .map(|column| (column.header(language), Some(column.field().to_owned())))
                .collect();
            assert_eq!(read, expected, "{place}");
            let fate = |fate| sheet.proof.fates.get(&fate).copied().unwrap_or(0);
            assert_eq!(fate(RowFate::Used), 2, "{place}: {:?}", sheet.proof.fates);
            let other = [RowFate::NoKey, RowFate::NoValue, RowFate::Footer];
            assert_eq!(other.map(fate), [0; 3], "{place}: {:?}", sheet.proof.fates);
        }
    }
}

#[test]
fn a_blank_form_says_nothing() {
    for language in LANGUAGES {
        let folder = TempDir::new().expect("a folder");
        for form in forms() {
            write(folder.path(), &blank(form, language));
        }
        let (outcome, _) = read(folder.path(), language);
        assert_eq!(outcome.problems, [], "{language:?}");
        for sheet in &outcome.book.sheets {
            let fates = [RowFate::Used, RowFate::NoKey, RowFate::NoValue];
            let counts = fates.map(|fate| sheet.fates.get(&fate).copied().unwrap_or(0));
            assert_eq!(counts, [0; 3], "{} {:?}", sheet.file, sheet.fates);
        }
    }
}

#[test]
fn what_is_filled_in_becomes_records() {
    for language in LANGUAGES {
        let folder = TempDir::new().expect("a folder");
        for form in forms().iter().filter(|form| !form.is_monthly()) {
            write(folder.path(), &filled(form, language, 2));
        }
        let (outcome, _) = read(folder.path(), language);
        let book = &outcome.book;
        assert_eq!(outcome.problems, []);
        let order = book.orders.first().expect("an order");
        assert_eq!(
            order.due.map(|due| due.to_string()).as_deref(),
            Some("256.00")
        );
        assert_eq!(order.clerk.as_deref(), Some("李敏"));
        assert_eq!(order.sales_clerk.as_deref(), Some("孙丽"));
        assert!(order.self_pickup, "{language:?}");
        assert_eq!(book.orders.len(), 2);
        let parcel = book.parcels.first().expect("a parcel");
        assert_eq!(parcel.status, CourierStatus::PickupWait, "{language:?}");
        assert_eq!(parcel.clerk.as_deref(), Some("李敏"));
        assert!(parcel.self_pickup && parcel.urged.is_some(), "{language:?}");
        let answer = book.follow_ups.first().expect("a follow-up");
        assert_eq!(answer.outcome.as_deref(), Some("同意签收"));
        assert_eq!(answer.call_result.as_deref(), Some("已接通"));
        assert!(answer.time.is_some_and(Moment::has_time) && answer.next.is_some());
        let payment = book.payments.first().expect("a payment");
        assert_eq!(payment.amount.to_string(), "256.00");
        assert!(payment.party.is_some() && payment.party_account.is_some());
        assert_eq!(payment.flow(), Flow::In);
        let staff = book.staff.first().expect("a person");
        assert_eq!((&*staff.name, staff.in_service), ("李敏1", true));
        assert_eq!(staff.rest_days.len(), 2);
        let shop = ["旗舰店", "Flagship"];
        assert_eq!(staff.stand_in.as_deref(), Some("王芳"));
        assert_eq!(
            staff
                .carriers
                .iter()
                .map(|name| &**name)
                .collect::<Vec<_>>(),
            ["圆通", "顺丰"]
        );
        assert_eq!(
            staff
                .provinces
                .iter()
                .map(|name| &**name)
                .collect::<Vec<_>>(),
            ["广东", "福建"]
        );
        assert!(matches!(&staff.shops[..], [one] if shop.contains(&&**one)));
    }
}

#[test]
fn a_problem_is_open_until_its_state_says_settled() {
    for (language, states) in LANGUAGES.into_iter().zip([
        ["待处理", "处理中", "已办结"],
        ["open", "in progress", "settled"],
    ]) {
        for id in ["problem", "complaint"] {
            let form = forms().iter().find(|form| form.id() == id).expect(id);
            let place = |field: &str| {
                let mut columns = form.columns().iter();
                columns.position(|column| column.field() == field)
            };
            let state = place("note_state").expect("a state");
            let mut document = filled(form, language, states.len());
            for (row, word) in table(&mut document).rows.iter_mut().zip(states) {
                row.cells[state] = Cell::Text(word.to_owned());
                if let Some(settled) = place("closed_on")
                    && word != states[2]
                {
                    row.cells[settled] = Cell::Blank;
                }
            }
            let folder = TempDir::new().expect("a folder");
            write(folder.path(), &document);
            let (outcome, _) = read(folder.path(), language);
            assert_eq!(outcome.problems, [], "{id} {language:?}");
            let notes = &outcome.book.problem_notes;
            let closed: Vec<bool> = notes.iter().map(|note| note.closed).collect();
            assert_eq!(closed, [false, false, true], "{id} {language:?}");
            for note in notes {
                assert_eq!(note.is_complaint, id == "complaint");
                assert!(note.day.is_some() && note.kind.is_some() && note.description.is_some());
                assert!(note.order.is_some() && note.customer.is_some(), "{note:?}");
            }
        }
    }
}

#[test]
fn a_shift_plan_names_its_people() {
    for language in LANGUAGES {
        let form = forms().iter().find(|form| form.is_monthly());
        let mut document = filled(form.expect("the plan"), language, 2);
        for (row, word) in table(&mut document).rows.iter_mut().zip(["休", "夜班"]) {
            if let Some(cell) = row.cells.get_mut(7) {
                *cell = Cell::Text(word.to_owned());
            }
        }
        let folder = TempDir::new().expect("a folder");
        write(folder.path(), &document);
        let (outcome, _) = read(folder.path(), language);
        assert_eq!(outcome.problems, [], "{language:?}");
        let people = outcome.book.staff.iter();
        let people: Vec<_> = people
            .map(|person| (&*person.name, person.role.as_deref(), person.in_service))
            .collect();
        let shifts = outcome.book.staff.iter();
        let shifts: Vec<_> = shifts
            .flat_map(|person| &person.shifts)
            .map(|shift| format!("{} {}", shift.day, shift.word))
            .collect();
        assert_eq!(shifts, ["2026-11-05 休", "2026-11-05 夜班"], "{language:?}");
        let clerk = Some("跟单员");
        assert_eq!(people, [("李敏1", clerk, true), ("李敏2", clerk, true)]);
    }
}
