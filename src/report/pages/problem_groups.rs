//! 问题汇总: problems by type, by rule, by owner and by carrier.

use std::collections::BTreeMap;

use super::problem_words::{examples, kind_words, most_frequent};
use crate::figures::{ProblemCase, ProblemKindName, Problems, grouped};
use crate::model::{Kind, Message, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// Examples of a type.
const EXAMPLES: usize = 3;
/// Examples of a rule, whose findings the summary lists one by one.
const EXAMPLES_OF_RULE: usize = 1;
/// Owners or carriers in rows of their own.
const MOST_PARTS: usize = 15;

const KINDS: [Kind; 2] = [Kind::ProblemNote, Kind::FollowUp];

/// What people registered and noted, by type; `None` if they did not.
pub(super) fn by_kind(view: &View<'_>, found: &Problems, is_compared: bool) -> Option<Table> {
    if found.notes.is_empty() {
        return None;
    }
    let groups = grouped(&found.notes, |case| case.kind.clone());
    let before = grouped(&found.before, |case| case.kind.clone());
    let count_before = |kind: &ProblemKindName| {
        let group = before.iter().find(|group| group.key == *kind);
        group.map_or(0, |group| group.cases.len())
    };
    let previous = |count: usize| {
        if is_compared {
            Cell::Count(count as i64)
        } else {
            Cell::Blank
        }
    };
    let mut rows: Vec<TableRow> = Vec::new();
    for group in &groups {
        let numbers = Numbers::of(found, &group.cases);
        let mut cells = vec![
            Cell::Text(kind_words(view, &group.key)),
            Cell::Count(numbers.count),
            previous(count_before(&group.key)),
        ];
        cells.extend(numbers.cells());
        cells.extend([
            Cell::text(most_frequent(&group.cases, |case| case.owner.clone())),
            Cell::text(most_frequent(&group.cases, |case| case.carrier.clone())),
            Cell::Text(examples(view, &group.cases, EXAMPLES)),
        ]);
        rows.push(TableRow::item(cells));
    }
    let numbers = Numbers::of(found, &found.notes.iter().collect::<Vec<_>>());
    let mut total = vec![
        Cell::Text(view.word("value.total")),
        Cell::Count(numbers.count),
        previous(found.before.len()),
    ];
    total.extend(numbers.cells());
    total.extend([Cell::Blank, Cell::Blank, Cell::Blank]);
    rows.push(TableRow::total(total));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("problem_kind", Role::Text),
        column("this", Role::Count),
        column("previous", Role::Count),
    ];
    columns.extend(number_columns(view));
    columns.extend([
        column("problem_owner_most", Role::Text),
        column("problem_carrier_most", Role::Text),
        column("problem_examples", Role::LongText),
    ]);
    Some(
        Table {
            title: view.say(&Message::new("table.problems_by_kind").with("kinds", groups.len())),
            subtitle: view.word("subtitle.problems_by_kind"),
            columns,
            rows,
            source: view.source(&KINDS, "basis.problem"),
            freeze: 0,
            filter: false,
        }
        .without_blank_columns(),
    )
}

/// What the rules found and is not older than the period, by rule, beside what is older; `None` if they found nothing.
pub(super) fn by_rule(view: &View<'_>, found: &Problems) -> Option<Table> {
    let mut rules: BTreeMap<&ProblemKindName, (Vec<&ProblemCase>, usize)> = BTreeMap::new();
    for case in &found.findings {
        rules.entry(&case.kind).or_default().0.push(case);
    }
    for case in &found.old_findings {
        rules.entry(&case.kind).or_default().1 += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, (cases, old))| std::cmp::Reverse((cases.len(), *old)));
    let mut rows: Vec<TableRow> = rules
        .iter()
        .map(|(rule, (cases, old))| {
            TableRow::item(vec![
                Cell::Text(kind_words(view, rule)),
                Cell::Count(cases.len() as i64),
                Cell::Count(*old as i64),
                Cell::text(most_frequent(cases, |case| case.owner.clone())),
                Cell::text(most_frequent(cases, |case| case.carrier.clone())),
                Cell::text(
                    Some(examples(view, cases, EXAMPLES_OF_RULE)).filter(|text| !text.is_empty()),
                ),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.push(TableRow::total(vec![
        Cell::Text(view.word("value.total")),
        Cell::Count(found.findings.len() as i64),
        Cell::Count(found.old_findings.len() as i64),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
    ]));
    let title = Message::new("table.problems_by_rule")
        .with("findings", found.findings.len())
        .with("old", found.old_findings.len());
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: view.say(&title),
        subtitle: view.word("subtitle.problems_by_rule"),
        columns: vec![
            column("rule", Role::Text),
            column("problem_new", Role::Count),
            column("problem_old", Role::Count),
            column("problem_owner_most", Role::Text),
            column("problem_carrier_most", Role::Text),
            column("problem_findings_told", Role::LongText),
        ],
        rows,
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}

/// Problems of the period, people's and the rules', by owner or carrier; `None` if there is none.
pub(super) fn by_part(
    view: &View<'_>,
    found: &Problems,
    name: &'static str,
    part: fn(&ProblemCase) -> Option<Text>,
) -> Option<Table> {
    let all: Vec<ProblemCase> = found.notes.iter().chain(&found.findings).cloned().collect();
    let groups = grouped(&all, part);
    if groups.is_empty() || groups.iter().all(|group| group.key.is_none()) {
        return None;
    }
    let cells = |cases: &[&ProblemCase]| {
        let is_rule = |case: &&&ProblemCase| matches!(case.kind, ProblemKindName::Rule(_));
        let notes: Vec<&ProblemCase> = cases
            .iter()
            .filter(|case| !is_rule(case))
            .copied()
            .collect();
        let numbers = Numbers::of(found, &notes);
        let mut cells = vec![Cell::Count(numbers.count)];
        cells.extend(numbers.cells());
        if found.notes.is_empty() {
            cells.fill(Cell::Blank);
        }
        cells.push(Cell::Count(cases.iter().filter(is_rule).count() as i64));
        cells
    };
    let kind = |case: &ProblemCase| Some(Text::from(kind_words(view, &case.kind)));
    let mut rows: Vec<TableRow> = Vec::new();
    for group in groups.iter().take(MOST_PARTS) {
        let mut row = vec![Cell::Text(
            view.part(group.key.as_deref().unwrap_or_default()),
        )];
        row.extend(cells(&group.cases));
        row.push(Cell::text(most_frequent(&group.cases, kind)));
        rows.push(TableRow::item(row));
    }
    let rest: Vec<&ProblemCase> = groups
        .iter()
        .skip(MOST_PARTS)
        .flat_map(|group| group.cases.clone())
        .collect();
    if !rest.is_empty() {
        let count = groups.len() - MOST_PARTS;
        let mut row = vec![Cell::Text(
            view.say(&Message::new("value.rest").with("count", count)),
        )];
        row.extend(cells(&rest));
        row.push(Cell::text(most_frequent(&rest, kind)));
        rows.push(TableRow::rest(row));
    }
    let mut total = vec![Cell::Text(view.word("value.total"))];
    total.extend(cells(&all.iter().collect::<Vec<_>>()));
    total.push(Cell::Blank);
    rows.push(TableRow::total(total));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column(name, Role::Text),
        column("problem_notes", Role::Count),
    ];
    columns.extend(number_columns(view));
    columns.extend([
        column("problem_findings", Role::Count),
        column("problem_kind_most", Role::Text),
    ]);
    let by = view.in_table("column", name);
    let table = Table {
        title: view.fill("table.problems_by_part", &[("by", &by)]),
        subtitle: view.word("subtitle.problems_by_part"),
        columns,
        rows,
        source: view.source(&Kind::ALL_READ, "basis.problem"),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}

/// What is counted of some problems.
struct Numbers {
    count: i64,
    complaints: i64,
    open: i64,
    oldest: Option<i64>,
}

impl Numbers {
    fn of(found: &Problems, cases: &[&ProblemCase]) -> Self {
        let open = || cases.iter().filter(|case| case.is_open_after(found.end));
        Self {
            count: cases.len() as i64,
            complaints: cases.iter().filter(|case| case.is_complaint).count() as i64,
            open: open().count() as i64,
            oldest: open().filter_map(|case| case.age(found.end)).max(),
        }
    }

    /// Complaints, settled, open, the age of the oldest that is open.
    fn cells(&self) -> [Cell; 4] {
        [
            if self.complaints > 0 {
                Cell::Count(self.complaints)
            } else {
                Cell::Blank
            },
            Cell::Count(self.count - self.open),
            Cell::Count(self.open),
            self.oldest.map_or(Cell::Blank, Cell::Count),
        ]
    }
}

fn number_columns(view: &View<'_>) -> [Column; 4] {
    [
        "problem_complaints",
        "problem_settled",
        "problem_open",
        "oldest",
    ]
    .map(|name| Column::new(view.in_table("column", name), Role::Count))
}
