//! 业务差错考核, row by row: the evidence, and columns for appeals that come back.

use rustc_hash::FxHashSet;

use super::assessment::{error_name, errors};
use super::assessment_asks::Asks;
use crate::figures::{ASSESSED, Charge};
use crate::model::{Appeal, Kind, Message, Reply, ReplyAbout, ReplyKey};
use crate::report::blocks::{contradicting, reply_cells, reply_columns};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// The columns before those for appeals.
const EVIDENCE: [(&str, Role); 14] = [
    ("rule", Role::Text),
    ("day", Role::Day),
    ("clerk", Role::Text),
    ("owner", Role::Text),
    ("waybill", Role::Id),
    ("order", Role::Id),
    ("customer", Role::Text),
    ("status", Role::Text),
    ("written", Role::Text),
    ("asked", Role::LongText),
    ("charged", Role::Count),
    ("standing", Role::Status),
    ("why", Role::LongText),
    ("origin", Role::LongText),
];

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let assessed = &view.facts.assessed;
    let mut charges: Vec<&Charge> = assessed.charges.iter().collect();
    // Each clerk finds her rows together; what is charged to nobody comes last.
    charges.sort_by_key(|charge| (charge.clerk.is_none(), charge.clerk.clone(), charge.day));
    let asks = Asks::new(view);
    let mut rows: Vec<TableRow> = charges
        .iter()
        .map(|charge| row(view, charge, &asks))
        .collect();
    let waiting = waiting(view);
    rows.extend(waiting.iter().map(|reply| row_that_waits(view, reply)));
    if rows.is_empty() {
        return None;
    }
    let count = |wanted: Appeal| {
        let appeals = charges.iter().map(|charge| charge.appeal);
        appeals.filter(|appeal| *appeal == wanted).count()
    };
    let open = count(Appeal::Pending) + count(Appeal::Unclear) + count(Appeal::Contradicting);
    let decided = count(Appeal::Upheld) + count(Appeal::Rejected);
    let key = if open + decided > 0 {
        "page.assessment_rows.title_appeals"
    } else {
        "page.assessment_rows.title"
    };
    let title = Message::new(key)
        .with("errors", errors(assessed))
        .with("points", assessed.total.charged)
        .with("appeals", open + decided)
        .with("open", open);
    let blocks = vec![
        Block::Notes(vec![view.word("page.assessment_rows.how")]),
        Block::Table(table(view, rows)),
    ];
    let subtitle = [
        view.word("page.assessment_rows.subtitle"),
        view.days(assessed.period),
    ];
    let note = Message::new("page.assessment_rows.note").with("rows", charges.len());
    Some(Built {
        page: view.page(
            "assessment_rows",
            view.say(&title),
            subtitle.join(" · "),
            blocks,
        ),
        note: view.say(&note),
    })
}

fn table(view: &View<'_>, rows: Vec<TableRow>) -> Table {
    let column = |(name, role)| Column::new(view.in_table("assessment.column", name), role);
    let mut columns: Vec<Column> = EVIDENCE.into_iter().map(column).collect();
    columns.extend(reply_columns(view, ReplyAbout::Appeal));
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[Kind::Courier, Kind::FollowUp, Kind::Reply], "basis.day"),
        freeze: 2,
        filter: true,
    };
    table.without_blank_columns()
}

fn row(view: &View<'_>, charge: &Charge, asks: &Asks<'_>) -> TableRow {
    let book = view.facts.book;
    let parcel = book.parcels.get(charge.parcel.get());
    let orders: Vec<_> = view.facts.input.orders_of(charge.parcel).collect();
    let numbers: Vec<&str> = orders
        .iter()
        .map(|(_, order)| order.number.as_str())
        .collect();
    let customer = orders
        .iter()
        .find_map(|(_, order)| order.customer.as_deref());
    let customer = customer.or(parcel.and_then(|parcel| parcel.receiver.as_deref()));
    let returned = charge
        .follow_up
        .and_then(|index| book.follow_ups.get(index.get()));
    let owner = charge.owner.as_deref();
    let mut cells = vec![
        Cell::Text(error_name(view, charge.code)),
        Cell::Day(charge.day),
        Cell::text(charge.clerk.as_deref()),
        Cell::text(owner.filter(|owner| charge.clerk.as_deref() != Some(owner))),
        Cell::text(Some(&*charge.key.waybill)),
        Cell::text(Some(numbers.join("\n")).filter(|text| !text.is_empty())),
        Cell::text(customer),
        Cell::Text(view.status(parcel, charge.status)),
        Cell::text(returned.and_then(|returned| returned.outcome.as_deref())),
        Cell::Text(asks.of(view, charge)),
        Cell::Count(charge.charged),
        standing(view, charge),
        Cell::text(why(view, charge)),
        Cell::Text(book.place(charge.origin)),
    ];
    cells.extend(reply_cells(view, &charge.key));
    TableRow::item(cells)
}

fn standing(view: &View<'_>, charge: &Charge) -> Cell {
    let (tone, name) = match charge.appeal {
        _ if charge.clerk.is_none() => (Tone::Neutral, "not_charged"),
        Appeal::None => return Cell::Blank,
        Appeal::Upheld => (Tone::Good, "upheld"),
        Appeal::Rejected => (Tone::Bad, "rejected"),
        Appeal::Pending => (Tone::Warning, "pending"),
        Appeal::Unclear => (Tone::Warning, "unclear"),
        Appeal::Contradicting => (Tone::Warning, "contradicting"),
    };
    Cell::Status(tone, view.in_table("reply.standing", name))
}

/// Why the row stands as it does, where that does not speak for itself.
fn why(view: &View<'_>, charge: &Charge) -> Option<String> {
    if charge.clerk.is_none() {
        let why = charge.absence.map(|absence| view.word(absence.key()));
        let values = [
            ("owner", charge.owner.as_deref().unwrap_or_default()),
            ("why", why.as_deref().unwrap_or_default()),
        ];
        return Some(view.fill("assessment.why_nobody", &values));
    }
    match charge.appeal {
        Appeal::Contradicting => {
            let said = contradicting(view, view.facts.book.replies_to(&charge.key));
            Some(view.fill("assessment.why_contradicting", &[("said", &said)]))
        }
        Appeal::Unclear => Some(view.word("assessment.why_unclear")),
        _ if charge.appeal != Appeal::Upheld && charge.points == 0 && charge.charged == 0 => {
            Some(view.word("assessment.why_free"))
        }
        _ => None,
    }
}

/// Appeals against rows that are not assessed this time: of another period, or of sheets that were not read. They are
/// carried on.
fn waiting<'a>(view: &View<'a>) -> Vec<&'a Reply> {
    let charges = view.facts.assessed.charges.iter();
    let shown: FxHashSet<&ReplyKey> = charges.map(|charge| &charge.key).collect();
    let replies = view
        .facts
        .book
        .replies
        .chunk_by(|one, other| one.key == other.key);
    replies
        .filter_map(|equals| equals.first())
        .filter(|reply| reply.key.about == ReplyAbout::Appeal && !shown.contains(&reply.key))
        .collect()
}

fn row_that_waits(view: &View<'_>, reply: &Reply) -> TableRow {
    let key = &reply.key;
    let rule = key.code.as_deref();
    let rule = rule.map(|code| {
        if ASSESSED.contains(&code) {
            error_name(view, code)
        } else {
            code.to_owned()
        }
    });
    let mut cells = vec![
        Cell::text(rule),
        key.day.map_or(Cell::Blank, Cell::Day),
        Cell::Blank,
        Cell::text(key.clerk.as_deref()),
        Cell::text(Some(&*key.waybill)),
    ];
    let told = [
        Cell::Status(Tone::Neutral, view.word("reply.standing.not_here")),
        Cell::Text(view.word("assessment.why_not_here")),
        Cell::Blank,
    ];
    cells.resize(EVIDENCE.len() - told.len(), Cell::Blank);
    cells.extend(told);
    cells.extend(reply_cells(view, key));
    TableRow::item(cells)
}
