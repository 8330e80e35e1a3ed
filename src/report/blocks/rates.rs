//! 签收率 by part of the business: the three definitions side by side, worst first, small samples last.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::figures::{Amount, Comparison, Dimension, Figures, points};
use crate::model::{Kind, Message};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, percent};

/// Fewer parcels than this say little: they come last, and are marked.
const ENOUGH: i64 = 30;

/// Numerators and denominators of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    shipped: i64,
    signed: i64,
    closed: i64,
    mature: i64,
    mature_signed: i64,
    in_transit: i64,
    refused: i64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.shipped += other.shipped;
        self.signed += other.signed;
        self.closed += other.closed;
        self.mature += other.mature;
        self.mature_signed += other.mature_signed;
        self.in_transit += other.in_transit;
        self.refused += other.refused;
    }

    fn is_small(&self) -> bool {
        self.shipped < ENOUGH
    }

    /// Worst first; small samples last, the largest first, since their rates are chance.
    fn worse(&self, other: &Self) -> Ordering {
        let rate = (i128::from(self.signed) * i128::from(other.shipped))
            .cmp(&(i128::from(other.signed) * i128::from(self.shipped)));
        let rate = if self.is_small() {
            Ordering::Equal
        } else {
            rate
        };
        self.is_small()
            .cmp(&other.is_small())
            .then(rate)
            .then(other.shipped.cmp(&self.shipped))
    }

    fn cells(self, name: String, note: Cell) -> Vec<Cell> {
        vec![
            Cell::Text(name),
            Cell::Count(self.shipped),
            Cell::Count(self.signed),
            Cell::Count(self.in_transit),
            Cell::Count(self.refused),
            Cell::rate(ratio(self.signed, self.shipped)),
            Cell::rate(ratio(self.signed, self.closed)),
            Cell::rate(ratio(self.mature_signed, self.mature)),
            note,
        ]
    }
}

fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The parts of a dimension with their counts, worst first.
fn parts(figures: &Figures, dimension: Dimension) -> Vec<(&str, Counts)> {
    let mut parts: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut fill = |id: &'static str, set: fn(&mut Counts, i64, i64)| {
        for (name, metric) in figures.by(id, dimension) {
            if let (Amount::Count(numerator), Amount::Count(denominator)) =
                (metric.numerator, metric.denominator)
            {
                set(parts.entry(name).or_default(), numerator, denominator);
            }
        }
    };
    fill("sign_rate_shipped", |counts, signed, shipped| {
        (counts.signed, counts.shipped) = (signed, shipped);
    });
    fill("sign_rate_closed", |counts, _, closed| {
        counts.closed = closed;
    });
    fill("sign_rate_mature", |counts, signed, mature| {
        (counts.mature_signed, counts.mature) = (signed, mature);
    });
    fill("in_transit_rate", |counts, open, _| {
        counts.in_transit = open;
    });
    fill("refuse_rate", |counts, refused, _| counts.refused = refused);
    let mut parts: Vec<(&str, Counts)> = parts.into_iter().collect();
    parts.sort_by(|(_, left), (_, right)| left.worse(right));
    parts
}

/// The table of a dimension, parts beyond so many in one row; `None` if no sheet names its parts.
pub(in crate::report) fn rates(
    view: &View<'_>,
    dimension: Dimension,
    most: usize,
) -> Option<Table> {
    Some(all_columns(view, dimension, most)?.without_blank_columns())
}

fn all_columns(view: &View<'_>, dimension: Dimension, most: usize) -> Option<Table> {
    let parts = parts(view.figures, dimension);
    let mut total = Counts::default();
    for (_, counts) in &parts {
        total.add(*counts);
    }
    let mut rows = Vec::new();
    let mut rest = Counts::default();
    for (position, (name, counts)) in parts.iter().enumerate() {
        if position >= most {
            rest.add(*counts);
            continue;
        }
        rows.push(TableRow::item(
            counts.cells(view.part(name), mark(view, *counts)),
        ));
    }
    if parts.len() > most {
        let name = Message::new("value.rest").with("count", parts.len() - most);
        rows.push(TableRow::rest(rest.cells(view.say(&name), Cell::Blank)));
    }
    rows.push(TableRow::total(
        total.cells(view.word("value.total"), Cell::Blank),
    ));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: title(view, dimension, parts.first().copied()?, total),
        subtitle: view.subtitle_without_unit("subtitle.rates"),
        columns: vec![
            column(dimension.code(), Role::LongText),
            column("shipped", Role::Count),
            column("signed", Role::Count),
            column("in_transit", Role::Count),
            column("refused", Role::Count),
            column("sign_rate_shipped", Role::Rate),
            column("sign_rate_closed", Role::Rate),
            column("sign_rate_mature", Role::Rate),
            column("note", Role::Text),
        ],
        rows,
        source: view.source(&[Kind::Courier, Kind::Order], "basis.shipped"),
        freeze: 0,
        filter: false,
    })
}

fn mark(view: &View<'_>, counts: Counts) -> Cell {
    if counts.is_small() {
        Cell::Text(view.word("value.small_sample"))
    } else {
        Cell::Blank
    }
}

/// The worst part where it says something, else the whole.
fn title(view: &View<'_>, dimension: Dimension, worst: (&str, Counts), total: Counts) -> String {
    let (name, counts) = worst;
    let by = view.in_table("column", dimension.code()).to_lowercase();
    let all = percent(ratio(total.signed, total.shipped));
    let below = i128::from(counts.signed) * i128::from(total.shipped)
        < i128::from(total.signed) * i128::from(counts.shipped);
    if counts.is_small() || !below {
        return view.fill("table.rates", &[("by", &by), ("all", &all)]);
    }
    view.say(
        &Message::new("table.rates_worst")
            .with("by", by.as_str())
            .with("part", view.part(name).as_str())
            .with(
                "rate",
                percent(ratio(counts.signed, counts.shipped)).as_str(),
            )
            .with("signed", counts.signed)
            .with("shipped", counts.shipped)
            .with("all", all.as_str()),
    )
}

/// The sign rate of each part beside the previous period.
pub(in crate::report) fn rates_beside_previous(
    view: &View<'_>,
    comparison: &Comparison,
    dimension: Dimension,
    most: usize,
) -> Option<Table> {
    let mut table = all_columns(view, dimension, most)?;
    let now = parts(&comparison.this, dimension);
    let previous: BTreeMap<&str, Counts> =
        parts(&comparison.previous, dimension).into_iter().collect();
    let beside = |before: Option<Counts>, now: Counts| {
        let before = before.and_then(|counts| ratio(counts.signed, counts.shipped));
        let difference = points(ratio(now.signed, now.shipped), before);
        let dash = || Cell::Text("—".to_owned());
        [
            before.map_or_else(dash, Cell::Rate),
            difference.map_or_else(dash, Cell::Points),
        ]
    };
    let whole = |parts: &mut dyn Iterator<Item = Counts>| {
        parts.fold(Counts::default(), |mut sum, counts| {
            sum.add(counts);
            sum
        })
    };
    let mut cells: Vec<[Cell; 2]> = now
        .iter()
        .take(most)
        .map(|(name, counts)| beside(previous.get(name).copied(), *counts))
        .collect();
    if now.len() > most {
        cells.push([Cell::Blank, Cell::Blank]);
    }
    cells.push(beside(
        Some(whole(&mut previous.values().copied())),
        whole(&mut now.iter().map(|(_, counts)| *counts)),
    ));
    for (row, [before, difference]) in table.rows.iter_mut().zip(cells) {
        let note = row.cells.pop().unwrap_or(Cell::Blank);
        row.cells.extend([before, difference, note]);
    }
    let note = table.columns.pop();
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    table.columns.push(column("sign_rate_before", Role::Rate));
    table.columns.push(column("difference", Role::Points));
    table.columns.extend(note);
    Some(table.without_blank_columns())
}
