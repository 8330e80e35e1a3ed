//! 分发: one workbook for each clerk, one for the outbound-sales contact, one for the logistics department.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::contacts::contacts;
use super::document::{Document, Purpose};
use super::file_name::FileNames;
use super::layout::Layout;
use super::recipient::Recipient;
use super::view::View;
use super::{Facts, pages};
use crate::figures::Figures;

/// The workbooks that are handed out: the clerks by name, then what nobody has, the contacts, the logistics department.
pub(super) fn dispatch(facts: &Facts<'_>, figures: &Figures) -> Vec<Document> {
    let (of_clerk, of_contact) = (Layout::dispatch(), Layout::contact());
    let of_logistics = Layout::logistics();
    let mut names = FileNames::default();
    let mut asked: Vec<(Recipient, String, &Layout, Purpose)> = Vec::new();
    let mut ask = |recipient: Recipient, layout, purpose| {
        let name = names.claim(&recipient.name);
        asked.push((recipient, name, layout, purpose));
    };
    for clerk in holders(facts) {
        ask(clerk, &of_clerk, Purpose::Form);
    }
    for contact in contacts(facts) {
        ask(contact, &of_contact, Purpose::Form);
    }
    let logistics = Recipient {
        name: facts.words.get("recipient.logistics").to_owned(),
        tasks: (0..facts.tasks.len()).collect(),
    };
    // Its lists repeat what the courier said: read again they would pass for a courier sheet.
    ask(logistics, &of_logistics, Purpose::Lists);
    asked
        .par_iter()
        .filter_map(|(recipient, name, layout, purpose)| {
            let view = View {
                facts,
                figures,
                comparison: None,
                recipient: Some(recipient),
            };
            let pages = pages::build(&view, &layout.pages);
            (!pages.is_empty()).then(|| document(facts, recipient, (name, *purpose), pages))
        })
        .collect()
}

/// Everybody who has a row, by name, and last what nobody has.
fn holders(facts: &Facts<'_>) -> Vec<Recipient> {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for (position, task) in facts.tasks.iter().enumerate() {
        let Some(assignment) = facts.followed.assignments.get(task.assignment) else {
            continue;
        };
        match assignment
            .holder
            .as_deref()
            .filter(|name| !name.trim().is_empty())
        {
            Some(name) => rows.entry(name).or_default().push(position),
            None => nobody.push(position),
        }
    }
    let unassigned = facts.words.get("recipient.nobody");
    let rest = (!nobody.is_empty()).then_some((unassigned, nobody));
    rows.into_iter()
        .chain(rest)
        .map(|(name, tasks)| Recipient {
            name: name.to_owned(),
            tasks,
        })
        .collect()
}

fn document(
    facts: &Facts<'_>,
    recipient: &Recipient,
    (name, purpose): (&str, Purpose),
    pages: Vec<super::document::Page>,
) -> Document {
    // After the close the rows are of the next working day: what was handed out in the morning must not be overwritten.
    let day = facts.followed.day.unwrap_or(facts.config.as_of.date());
    let label = day.to_string();
    let fill = |key, name| facts.words.fill(key, &[("name", name), ("label", &label)]);
    Document {
        folder: facts.words.get("folder.dispatch").to_owned(),
        purpose,
        file_stem: fill("file_stem.dispatch", name),
        title: fill("title.dispatch", &recipient.name),
        company: facts.config.report.company.clone(),
        author: facts.config.report.author.clone(),
        as_of: facts.config.as_of,
        language: facts.config.language.tag(),
        pages,
    }
}

#[cfg(test)]
#[path = "dispatch_tests.rs"]
mod tests;
