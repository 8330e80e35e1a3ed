//! 问题汇总: what earlier periods left open, one by one, oldest first.

use super::problem_words::{kind_words, number, place, text};
use crate::figures::{ProblemCase, ProblemPlace, Problems};
use crate::model::{Kind, Message};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// Problems that are listed.
const MOST: usize = 100;

/// 结转未结; `None` if nothing is carried over.
pub(super) fn carried(view: &View<'_>, found: &Problems) -> Option<Table> {
    if found.carried.is_empty() {
        return None;
    }
    let shown = found.carried.iter().take(MOST);
    let rows: Vec<TableRow> = shown.map(|case| row(view, found, case)).collect();
    let key = if found.carried.len() > MOST {
        "table.problems_carried_first"
    } else {
        "table.problems_carried"
    };
    let title = Message::new(key)
        .with("count", found.carried.len())
        .with("shown", rows.len());
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: view.say(&title),
        subtitle: view.word("subtitle.problems_carried"),
        columns: vec![
            column("problem_day", Role::Day),
            column("age_days", Role::Count),
            column("problem_kind", Role::Text),
            column("problem_text", Role::LongText),
            column("problem_owner", Role::Text),
            column("customer", Role::Text),
            column("waybill", Role::Id),
            column("carrier", Role::Text),
            column("origin", Role::LongText),
        ],
        rows,
        source: view.source(&[Kind::ProblemNote, Kind::FollowUp], "basis.problem"),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}

fn row(view: &View<'_>, found: &Problems, case: &ProblemCase) -> TableRow {
    let book = view.facts.book;
    let customer = match case.place {
        ProblemPlace::Note(position) => {
            let note = book.problem_notes.get(position);
            note.and_then(|note| note.customer.as_deref())
        }
        ProblemPlace::FollowUp(index) => {
            let row = book.follow_ups.get(index.get());
            row.and_then(|row| row.receiver.as_deref())
        }
        ProblemPlace::Finding(_) => None,
    };
    TableRow::item(vec![
        case.first.map_or(Cell::Blank, Cell::Day),
        case.age(found.end).map_or(Cell::Blank, Cell::Count),
        Cell::Text(kind_words(view, &case.kind)),
        Cell::Text(text(view, case)),
        Cell::text(case.owner.as_deref()),
        Cell::text(customer),
        Cell::text(number(view, case)),
        Cell::text(case.carrier.as_deref()),
        Cell::text(place(view, case)),
    ])
}
