//! What is asked for in place of an error: the words of 考核明细 that tell a clerk what to put right.

use rustc_hash::FxHashMap;

use crate::figures::{ASSESSED, Charge};
use crate::model::{Message, Origin};
use crate::report::view::View;

/// The findings of the assessed rules, for what they know of a row.
pub(super) struct Asks<'a>(FxHashMap<(&'a str, &'a str, Origin), &'a Message>);

impl<'a> Asks<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let findings = view.facts.findings.iter();
        let known = findings.filter(|finding| ASSESSED.contains(&finding.code));
        let known = known.filter_map(|finding| {
            let place = (finding.code, finding.waybill.as_deref()?, finding.origin?);
            Some((place, &finding.message))
        });
        Self(known.collect())
    }

    /// What to do about an error, with the allowed word that was probably meant.
    pub(super) fn of(&self, view: &View<'_>, charge: &Charge) -> String {
        let status = || {
            let parcel = view.facts.book.parcels.get(charge.parcel.get());
            view.status(parcel, charge.status)
        };
        match charge.code {
            "G401" => view.word("assessment.ask_missed"),
            "G402" => view.word("assessment.ask_blank"),
            "G404" => view.fill("assessment.ask_contradicted", &[("status", &status())]),
            _ => {
                let place = (charge.code, &*charge.key.waybill, charge.origin);
                word(view, self.0.get(&place).copied())
            }
        }
    }
}

fn word(view: &View<'_>, message: Option<&Message>) -> String {
    let key = message.map_or("", |message| message.key);
    let key = match key {
        "rules.G403.message_time" => "assessment.ask_time",
        "rules.G403.message_call" => "assessment.ask_call",
        "rules.G403.message_nearest" => "assessment.ask_nearest",
        _ => "assessment.ask_word",
    };
    let nearest = message.and_then(|message| {
        let (_, nearest) = message.args.iter().find(|(name, _)| *name == "nearest")?;
        Some(nearest.clone())
    });
    match nearest {
        Some(nearest) => view.say(&Message::new(key).with("nearest", nearest)),
        None => view.word(key),
    }
}
