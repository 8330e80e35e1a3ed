//! The reports: which period, which pages, under which name.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::dispatch::{Asked, asked};
use super::document::{Document, Purpose};
use super::layout::Layout;
use super::view::View;
use super::{Facts, pages};
use crate::config::{Period, PeriodUnit};
use crate::figures::{Figures, compare};

/// A document that is still to be made.
enum Wanted {
    Summary,
    Weekly,
    Monthly,
    Supervision,
    Audit,
    HandedOut(Asked),
}

impl Wanted {
    /// What it is worth to begin with it: the reports hold everything, a workbook its rows.
    fn weight(&self) -> usize {
        match self {
            Self::HandedOut(asked) => asked.rows(),
            _ => usize::MAX,
        }
    }

    fn document(&self, facts: &Facts<'_>, figures: &Figures) -> Option<Document> {
        match self {
            Self::Summary => Some(summary(facts)),
            Self::Weekly => Some(weekly(facts)),
            Self::Monthly => Some(monthly(facts)),
            Self::Supervision => standing(facts, figures, &Layout::supervision(), "supervision"),
            Self::Audit => standing(facts, figures, &Layout::audit(), "audit"),
            Self::HandedOut(asked) => asked.document(facts, figures),
        }
    }
}

/// Every document of a run: the summary first, then what is read, then what is handed out.
pub fn reports(facts: &Facts<'_>) -> Vec<Document> {
    reports_with(facts, |document| document)
}

/// What is made of every document of a run, in the order of [`reports`]. Documents are made side by side, and each
/// is gone before the next one: hundreds of them together would take much memory.
pub fn reports_with<T: Send>(facts: &Facts<'_>, work: impl Fn(Document) -> T + Sync) -> Vec<T> {
    let figures = Figures::new(&facts.input, None);
    let mut wanted = vec![
        Wanted::Summary,
        Wanted::Weekly,
        Wanted::Monthly,
        Wanted::Supervision,
        Wanted::Audit,
    ];
    wanted.extend(asked(facts).into_iter().map(Wanted::HandedOut));
    let mut queue: Vec<(usize, Wanted)> = wanted.into_iter().enumerate().collect();
    // The largest first, one at a time to whoever is free, so that no core waits for a last large one.
    queue.sort_by_key(|(_, wanted)| Reverse(wanted.weight()));
    let mut made: Vec<(usize, T)> = queue
        .into_iter()
        .par_bridge()
        .filter_map(|(position, wanted)| {
            let document = wanted.document(facts, &figures)?;
            Some((position, work(document)))
        })
        .collect();
    made.sort_by_key(|(position, _)| *position);
    made.into_iter().map(|(_, made)| made).collect()
}

/// A workbook that is handed on as it stands now; `None` if there is nothing to hand on: no row for anybody, and nothing
/// but a front page.
fn standing(
    facts: &Facts<'_>,
    figures: &Figures,
    layout: &Layout,
    report: &'static str,
) -> Option<Document> {
    let view = View {
        facts,
        figures,
        comparison: None,
        recipient: None,
    };
    let pages = pages::build(&view, &layout.pages);
    let day = facts.config.as_of.date().to_string();
    let has_rows = report == "supervision" && facts.followed.day.is_some();
    (has_rows || pages.len() > 1).then(|| document(facts, report, &day, Purpose::Workbook, pages))
}

/// 汇总: all that was read, or the period that was asked for.
pub fn summary(facts: &Facts<'_>) -> Document {
    summary_with(facts, &Layout::summary())
}

/// 汇总 in a layout of the workspace's own.
pub fn summary_with(facts: &Facts<'_>, layout: &Layout) -> Document {
    let comparison = facts
        .config
        .period
        .map(|period| compare(&facts.input, period));
    let all = comparison
        .is_none()
        .then(|| Figures::new(&facts.input, None));
    let figures = comparison.as_ref().map(|compared| &compared.this);
    let pages = match figures.or(all.as_ref()) {
        Some(figures) => {
            let view = View {
                facts,
                figures,
                comparison: comparison.as_ref(),
                recipient: None,
            };
            pages::build(&view, &layout.pages)
        }
        None => Vec::new(),
    };
    let day = facts.config.as_of.date().to_string();
    document(facts, "summary", &day, Purpose::Workbook, pages)
}

/// 周报: the ISO week that was asked for, else the one that holds the day of looking.
pub fn weekly(facts: &Facts<'_>) -> Document {
    weekly_with(facts, &Layout::weekly())
}

/// 周报 in a layout of the workspace's own.
pub fn weekly_with(facts: &Facts<'_>, layout: &Layout) -> Document {
    let today = facts.config.as_of.date();
    let period = asked_for(facts, PeriodUnit::Week).unwrap_or_else(|| Period::week_of(today));
    periodical(facts, layout, "weekly", period)
}

/// 月报: the month that was asked for, else the one that holds the day of looking.
pub fn monthly(facts: &Facts<'_>) -> Document {
    monthly_with(facts, &Layout::monthly())
}

/// 月报 in a layout of the workspace's own.
pub fn monthly_with(facts: &Facts<'_>, layout: &Layout) -> Document {
    let today = facts.config.as_of.date();
    let period = asked_for(facts, PeriodUnit::Month).unwrap_or_else(|| Period::month_of(today));
    periodical(facts, layout, "monthly", period)
}

fn asked_for(facts: &Facts<'_>, unit: PeriodUnit) -> Option<Period> {
    facts.config.period.filter(|period| period.unit == unit)
}

fn periodical(
    facts: &Facts<'_>,
    layout: &Layout,
    report: &'static str,
    period: Period,
) -> Document {
    let comparison = compare(&facts.input, period);
    let view = View {
        facts,
        figures: &comparison.this,
        comparison: Some(&comparison),
        recipient: None,
    };
    let pages = pages::build(&view, &layout.pages);
    document(facts, report, &period.label(), Purpose::Report, pages)
}

fn document(
    facts: &Facts<'_>,
    report: &str,
    label: &str,
    purpose: Purpose,
    pages: Vec<super::document::Page>,
) -> Document {
    let fill = |key: &str| facts.words.fill(key, &[("label", label)]);
    Document {
        folder: String::new(),
        purpose,
        file_stem: fill(&format!("file_stem.{report}")),
        title: fill(&format!("title.{report}")),
        company: facts.config.report.company.clone(),
        author: facts.config.report.author.clone(),
        as_of: facts.config.as_of,
        language: facts.config.language.tag(),
        pages,
    }
}
