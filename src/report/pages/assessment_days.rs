//! 业务差错考核, day by day: the points of each clerk in a column for each working day.

use chrono::{Datelike, NaiveDate};

use crate::figures::{Assessed, ClerkAssessed};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// So many columns fit on a sheet of A4 laid across: the working days of a month.
const COLUMNS: usize = 23;

/// Points by clerk and day; of more days than fit by week, of more weeks by month. `None` for a single day, of which the
/// table of the clerks tells all.
pub(super) fn by_day(view: &View<'_>, assessed: &Assessed) -> Option<Table> {
    if assessed.days.len() < 2 || assessed.total.points == 0 {
        return None;
    }
    let spans = spans(&assessed.days);
    let within = |days: &[NaiveDate], of: &dyn Fn(NaiveDate) -> Option<i64>| {
        let known: Vec<i64> = days.iter().filter_map(|day| of(*day)).collect();
        if known.is_empty() {
            Cell::Blank
        } else {
            Cell::Count(known.iter().sum())
        }
    };
    let row = |clerk: &ClerkAssessed| {
        let mut cells = vec![Cell::Text(clerk.clerk.to_string())];
        let points = |day| clerk.points_of(day);
        cells.extend(spans.iter().map(|span| within(&span.days, &points)));
        cells.push(Cell::Count(clerk.tally.charged));
        TableRow::item(cells)
    };
    let mut rows: Vec<TableRow> = assessed.clerks.iter().map(row).collect();
    let mut sums = vec![0; spans.len()];
    for clerk in &assessed.clerks {
        for (sum, span) in sums.iter_mut().zip(&spans) {
            let points = span.days.iter().filter_map(|day| clerk.points_of(*day));
            *sum += points.sum::<i64>();
        }
    }
    let mut total = vec![Cell::Text(view.word("value.total"))];
    total.extend(sums.into_iter().map(Cell::Count));
    total.push(Cell::Count(assessed.total.charged));
    rows.push(TableRow::total(total));
    let name = Column::new(view.word("assessment.column.clerk"), Role::Text);
    let mut columns = vec![name];
    let of_span = |span: &Span| Column::new(span.label.clone(), Role::Count);
    columns.extend(spans.iter().map(of_span));
    columns.push(Column::new(view.word("value.total"), Role::Count));
    Some(Table {
        title: view.word("assessment.by_day"),
        subtitle: view.word("assessment.by_day_subtitle"),
        columns,
        rows,
        source: String::new(),
        freeze: 0,
        filter: false,
    })
}

/// Days that share a column.
#[derive(Debug, PartialEq, Eq)]
struct Span {
    label: String,
    days: Vec<NaiveDate>,
}

fn spans(days: &[NaiveDate]) -> Vec<Span> {
    let one_month = days
        .first()
        .zip(days.last())
        .is_some_and(|(first, last)| (first.year(), first.month()) == (last.year(), last.month()));
    let by_day = |day: &NaiveDate| {
        let form = if one_month { "%-d" } else { "%-m-%-d" };
        day.format(form).to_string()
    };
    let labels: [&dyn Fn(&NaiveDate) -> String; 3] =
        [&by_day, &|day| day.format("W%V").to_string(), &|day| {
            day.format("%Y-%m").to_string()
        }];
    let mut spans = Vec::new();
    for label in labels {
        spans = grouped(days, label);
        if spans.len() <= COLUMNS {
            break;
        }
    }
    spans
}

/// Neighbours that bear one label; the days are in order.
fn grouped(days: &[NaiveDate], label: &dyn Fn(&NaiveDate) -> String) -> Vec<Span> {
    let groups = days.chunk_by(|one, other| label(one) == label(other));
    groups
        .map(|days| Span {
            label: days.first().map(label).unwrap_or_default(),
            days: days.to_vec(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_columns_as_a_sheet_of_paper_holds() {
        let first: NaiveDate = "2026-10-01".parse().expect("a date");
        for (days, count, label) in [
            (1, 1, "1"),
            (23, 23, "1"),
            (31, 5, "W40"),
            (120, 18, "W40"),
            (365, 12, "2026-10"),
        ] {
            let days: Vec<NaiveDate> = first.iter_days().take(days).collect();
            let spans = spans(&days);
            assert_eq!((spans.len(), &*spans[0].label), (count, label));
            let covered: usize = spans.iter().map(|span| span.days.len()).sum();
            assert_eq!(covered, days.len());
        }
        let across = ["2026-10-30", "2026-11-02"].map(|day| day.parse().expect("a date"));
        assert_eq!(spans(&across)[1].label, "11-2");
    }
}
