//! What one has to know to read the assessment: what an error costs, who is charged, what is not charged and why.

use crate::figures::{ASSESSED, Assessed, is_assessed};
use crate::model::{Appeal, Message};
use crate::report::view::View;

/// The small print, one sentence each.
pub(super) fn notes(view: &View<'_>, assessed: &Assessed) -> Vec<String> {
    let (config, rules) = (view.facts.config, &view.facts.config.assessment);
    let (on, off): (Vec<&str>, Vec<&str>) = ASSESSED
        .into_iter()
        .partition(|code| is_assessed(config, code));
    let separator = view.word("value.enumerate");
    let costs: Vec<String> = on
        .iter()
        .map(|code| {
            let (rule, points) = (
                view.word(&format!("rules.{code}.name")),
                rules.points(code).to_string(),
            );
            view.fill("assessment.cost", &[("rule", &rule), ("points", &points)])
        })
        .collect();
    let costs = costs.join(&separator);
    let mut notes = Vec::new();
    if !costs.is_empty() {
        let key = if rules.per == "day" {
            "assessment.costs_by_day"
        } else {
            "assessment.costs_by_row"
        };
        notes.push(view.fill(key, &[("costs", &costs)]));
    }
    if rules.most_per_day > 0 {
        let most = i64::from(rules.most_per_day);
        notes.push(view.say(&Message::new("assessment.bound").with("most", most)));
    }
    if !off.is_empty() {
        let names: Vec<String> = off
            .iter()
            .map(|code| view.word(&format!("rules.{code}.name")))
            .collect();
        let names = names.join(&separator);
        notes.push(view.fill("assessment.off", &[("rules", &names)]));
    }
    notes.push(view.word("assessment.absent"));
    let uncharged = assessed.charges.iter();
    let uncharged = uncharged.filter(|charge| charge.clerk.is_none()).count();
    if assessed.nobody.due > 0 || uncharged > 0 {
        let message = Message::new("assessment.nobody")
            .with("due", assessed.nobody.due)
            .with("errors", uncharged);
        notes.push(view.say(&message));
    }
    notes.push(view.word("assessment.rates"));
    notes.push(view.word("assessment.appeals"));
    let charges = assessed.charges.iter();
    let open = charges.filter(|charge| {
        matches!(
            charge.appeal,
            Appeal::Pending | Appeal::Unclear | Appeal::Contradicting
        )
    });
    let open = open.count();
    if open > 0 {
        notes.push(view.say(&Message::new("assessment.open_appeals").with("count", open)));
    }
    notes
}
