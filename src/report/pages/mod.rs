//! The pages that reports are put together from: one file each, one line in the list.

mod assessment;
mod assessment_asks;
mod assessment_days;
mod assessment_notes;
mod assessment_rows;
mod audit;
mod audit_files;
mod audit_places;
mod audit_rows;
mod audit_sample;
mod audit_sums;
mod audit_words;
mod bad_rows;
mod checks;
mod claims;
mod contact;
mod decided;
mod decision_netting;
mod decision_row;
mod decision_words;
mod definitions;
mod details;
mod dispatch;
mod findings;
mod interests;
mod missed;
mod nearest;
mod old_customers;
mod orders;
mod overview;
mod parcels;
mod payments;
mod period;
mod period_parts;
mod problem_carried;
mod problem_groups;
mod problem_words;
mod problems;
mod receivable;
mod returned;
mod returns;
mod self_pickup;
mod shown_candidates;
mod sign_rate;
mod stalled;
mod stand_ins;
mod supervision;
mod supervision_cards;
mod task_inputs;
mod task_row;
mod task_words;
mod to_confirm;
mod trend;
mod unmatched;
mod urge;
mod urge_answers;

use super::document::{Block, Page, PageLink};
use super::view::{Built, View};

/// A page that a layout may name.
#[derive(Debug)]
pub(super) struct PageSpec {
    pub(super) id: &'static str,
    build: Build,
}

/// How a page is made.
#[derive(Debug)]
enum Build {
    /// A page that tells of the others, made after them.
    Front(fn(&View<'_>, &Contents) -> Page),
    /// A page of its own; `None` without content.
    Inner(fn(&View<'_>) -> Option<Built>),
}

/// What the other pages are.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) links: Vec<PageLink>,
    pub(super) left_out: Vec<String>,
}

impl Contents {
    /// The links under their heading; nothing where there are none.
    fn blocks(&self, view: &View<'_>) -> Vec<Block> {
        if self.links.is_empty() {
            return Vec::new();
        }
        vec![
            Block::Section(view.word("section.contents")),
            Block::Links(self.links.clone()),
        ]
    }
}

/// Every page.
pub(super) const PAGES: &[PageSpec] = &[
    front("overview", overview::page),
    inner("findings", findings::page),
    inner("missed", missed::page),
    inner("unmatched", unmatched::page),
    inner("to_confirm", to_confirm::page),
    inner("decided", decided::page),
    inner("sign_rate", sign_rate::page),
    inner("receivable", receivable::page),
    inner("trend", trend::page),
    inner("orders", orders::page),
    inner("parcels", parcels::page),
    inner("payments", payments::page),
    inner("checks", checks::page),
    inner("bad_rows", bad_rows::page),
    inner("definitions", definitions::page),
    front("period", period::page),
    inner("period_rates", period_parts::sign_rates),
    inner("period_money", period_parts::money),
    inner("period_follow_up", period_parts::follow_up),
    inner("period_findings", period_parts::findings),
    inner("problems", problems::page),
    front("supervision", supervision::page),
    inner("stand_ins", stand_ins::page),
    inner("returned", returned::page),
    inner("assessment", assessment::page),
    inner("assessment_rows", assessment_rows::page),
    inner("self_pickup", self_pickup::page),
    inner("returns", returns::page),
    inner("old_customers", old_customers::page),
    inner("interests", interests::page),
    inner("urge_answers", urge_answers::page),
    inner("urge", urge::page),
    inner("stalled", stalled::page),
    inner("claims", claims::page),
    front("audit", audit::page),
    inner("audit_rows", audit_rows::page),
    inner("audit_sample", audit_sample::page),
    inner("dispatch", dispatch::page),
    inner("contact", contact::page),
];

const fn front(id: &'static str, build: fn(&View<'_>, &Contents) -> Page) -> PageSpec {
    PageSpec {
        id,
        build: Build::Front(build),
    }
}

const fn inner(id: &'static str, build: fn(&View<'_>) -> Option<Built>) -> PageSpec {
    PageSpec {
        id,
        build: Build::Inner(build),
    }
}

/// The page of an id.
pub(super) fn find(id: &str) -> Option<&'static PageSpec> {
    PAGES.iter().find(|page| page.id == id)
}

/// Makes the pages of a layout, those that tell of the others last, and puts them in its order.
pub(super) fn build(view: &View<'_>, layout: &[&'static PageSpec]) -> Vec<Page> {
    let mut contents = Contents::default();
    let mut pages: Vec<Option<Page>> = Vec::with_capacity(layout.len());
    for spec in layout {
        let Build::Inner(make) = spec.build else {
            pages.push(None);
            continue;
        };
        if let Some(made) = make(view) {
            contents.links.push(PageLink {
                page: spec.id,
                note: made.note,
            });
            pages.push(Some(made.page));
        } else {
            let name = view.word(&format!("page.{}.name", spec.id));
            contents.left_out.push(name);
            pages.push(None);
        }
    }
    for (spec, page) in layout.iter().zip(&mut pages) {
        if let Build::Front(make) = spec.build {
            *page = Some(make(view, &contents));
        }
    }
    pages.into_iter().flatten().collect()
}
