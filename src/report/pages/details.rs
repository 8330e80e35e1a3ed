//! What the detail pages share: which rows they show, which findings stand against each, and the one
//! filtered table that they are.

use rustc_hash::FxHashMap;

use crate::config::Details;
use crate::finding::Finding;
use crate::model::{Kind, Message};
use crate::report::document::{Block, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

/// Up to so many rows a detail page shows all.
const ALL_UP_TO: usize = 50_000;
/// A worksheet holds 1,048,576 rows; some are titles and notes.
const MOST_ROWS: usize = 1_000_000;

/// The rows of a detail page with a sentence that says which they are; `None` for no page.
pub(super) fn select<T>(
    view: &View<'_>,
    rows: Vec<T>,
    is_open: impl Fn(&T) -> bool,
) -> Option<(Vec<T>, String)> {
    if rows.is_empty() {
        return None;
    }
    let all = rows.len();
    let everything = match view.facts.config.details {
        Details::None => return None,
        Details::All => true,
        Details::Open => false,
        Details::Automatic => all <= ALL_UP_TO,
    };
    let mut shown: Vec<T> = if everything {
        rows
    } else {
        rows.into_iter().filter(is_open).collect()
    };
    let kept = shown.len();
    shown.truncate(MOST_ROWS);
    let key = if kept > MOST_ROWS {
        "note.detail_cut"
    } else if everything {
        "note.detail_all"
    } else {
        "note.detail_open"
    };
    let sentence = Message::new(key)
        .with("shown", shown.len())
        .with("rows", all);
    Some((shown, view.say(&sentence)))
}

/// A detail page: one table with a filter, under a sentence that says which rows it shows.
pub(super) fn detail_page(
    view: &View<'_>,
    id: &'static str,
    columns: &[(&str, Role)],
    rows: Vec<TableRow>,
    which: String,
    (kind, basis): (Kind, &'static str),
) -> Built {
    let column = |(name, role): &(&str, Role)| Column::new(view.in_table("column", name), *role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns.iter().map(column).collect(),
        rows,
        source: view.source(&[kind], basis),
        freeze: 1,
        filter: true,
    };
    let words = format!("page.{id}");
    let subtitle = view.subtitle(&format!("{words}.subtitle"));
    let subtitle = [subtitle, which.clone()].join(" · ");
    let title = view.in_table(&words, "title");
    Built {
        page: view.page(id, title, subtitle, vec![Block::Table(table)]),
        note: which,
    }
}

/// The codes of the findings against each record, by the record's number.
pub(super) fn marks(
    findings: &[Finding],
    number: fn(&Finding) -> Option<&str>,
) -> FxHashMap<&str, Vec<&'static str>> {
    let mut marks: FxHashMap<&str, Vec<&'static str>> = FxHashMap::default();
    for finding in findings {
        if let Some(number) = number(finding) {
            let codes = marks.entry(number).or_default();
            if !codes.contains(&finding.code) {
                codes.push(finding.code);
            }
        }
    }
    for codes in marks.values_mut() {
        codes.sort_unstable();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::fixture::october;

    #[test]
    fn a_record_is_marked_once_with_each_code() {
        let mut findings = october().findings;
        findings.push(findings[1].clone());
        let marks = marks(&findings, |finding| finding.order.as_deref());
        assert_eq!(marks.get("D004"), Some(&vec!["G002"]));
        assert_eq!(marks.len(), 1);
    }
}
