//! 分发: one workbook for each clerk, one for the outbound-sales contact, one for the logistics department.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contacts::contacts;
use super::document::{Document, Purpose};
use super::file_name::FileNames;
use super::layout::Layout;
use super::recipient::Recipient;
use super::view::View;
use super::{Facts, pages};
use crate::figures::Figures;

/// A workbook that is to be handed out.
pub(super) struct Asked {
    recipient: Recipient,
    /// The name that the file gets.
    name: String,
    layout: Arc<Layout>,
    purpose: Purpose,
}

impl Asked {
    /// How many rows it has at the most.
    pub(super) fn rows(&self) -> usize {
        self.recipient.tasks.len()
    }

    /// Makes it; `None` if it has no page.
    pub(super) fn document(&self, facts: &Facts<'_>, figures: &Figures) -> Option<Document> {
        let view = View {
            facts,
            figures,
            comparison: None,
            recipient: Some(&self.recipient),
        };
        let pages = pages::build(&view, &self.layout.pages);
        (!pages.is_empty())
            .then(|| document(facts, &self.recipient, (&self.name, self.purpose), pages))
    }
}

/// The workbooks that are handed out: the clerks by name, then what nobody has, the contacts, the logistics department.
pub(super) fn asked(facts: &Facts<'_>) -> Vec<Asked> {
    let mut names = FileNames::default();
    let mut asked: Vec<Asked> = Vec::new();
    let mut ask = |recipient: Recipient, layout: &Arc<Layout>, purpose| {
        asked.push(Asked {
            name: names.claim(&recipient.name),
            recipient,
            layout: Arc::clone(layout),
            purpose,
        });
    };
    let (of_clerk, of_contact) = (Arc::new(Layout::dispatch()), Arc::new(Layout::contact()));
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
    ask(logistics, &Arc::new(Layout::logistics()), Purpose::Lists);
    asked
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
