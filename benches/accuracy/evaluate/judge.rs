//! Compares the answers with the labels. A pair counts as right only if all parts of its receipt are exact.

use gendan::model::Standing;
use gendan::pipeline::Outcome;

use super::answers::{Answer, Answers};
use super::naive;
use super::tally::{Counts, Mistake, Tally};
use super::truth::{Label, Labels};

/// Judges every movement of the labels.
pub(crate) fn judge(place: &str, labels: &Labels, outcome: &Outcome) -> Tally {
    let answers = Answers::of(outcome);
    let naive = naive::pairs(outcome);
    let mut tally = Tally::default();
    for label in &labels.payments {
        let truth = label.parts();
        let Some(answer) = answers.get(label) else {
            if label.belongs() {
                tally.mistakes.push(mistake(place, label, None, true));
            }
            continue;
        };
        let mut counts = Counts {
            movements: 1,
            ..Counts::default()
        };
        let knowable = label.belongs() && label.decidable;
        let pairs = truth.len() as u64;
        if knowable {
            counts.knowable = pairs;
        }
        let is_right = label.belongs() && answer.parts == truth;
        let given = answer.parts.len() as u64;
        match answer.standing {
            Standing::Confirmed if is_right => {
                counts.right = pairs;
                counts.right_knowable = if knowable { pairs } else { 0 };
            }
            Standing::Confirmed if given == 0 || cancels(&answers, label, answer) => {}
            Standing::Confirmed => {
                counts.wrong = given;
                counts.ambiguous_confirmed = u64::from(label.is_ambiguous());
            }
            Standing::Suggested if is_right && knowable => counts.suggested = pairs,
            Standing::Suggested if is_right => {}
            Standing::Suggested => counts.suggested_wrong = given,
            Standing::Ambiguous => {
                let mut orders: Vec<String> = truth.keys().cloned().collect();
                orders.sort();
                counts.groups = u64::from(!orders.is_empty());
                counts.groups_with_truth =
                    u64::from(!orders.is_empty() && answer.shown.contains(&orders));
            }
            Standing::Unmatched | Standing::Excluded => {}
        }
        if let Some(pair) = naive.get(&answer.index) {
            if label.belongs() && *pair == truth {
                counts.naive_right = pairs;
                counts.naive_right_knowable = if knowable { pairs } else { 0 };
            } else {
                counts.naive_wrong = 1;
            }
        }
        let missed = knowable && counts.right_knowable + counts.suggested == 0;
        if counts.wrong > 0 || missed {
            let is_wrong = counts.wrong > 0;
            tally
                .mistakes
                .push(mistake(place, label, Some(answer), is_wrong));
        }
        let level = answer.level.map(gendan::model::Level::number);
        tally.add(label.difficulty(), level, counts);
    }
    tally
}

/// True if a movement and the one that takes it back were both given to the same orders: nothing is left.
fn cancels(answers: &Answers, label: &Label, answer: &Answer) -> bool {
    let other = label
        .reversal
        .as_deref()
        .and_then(|id| answers.by_id(id, label.direction == "in"));
    other.is_some_and(|other| other.standing == Standing::Confirmed && other.parts == answer.parts)
}

fn mistake(place: &str, label: &Label, answer: Option<&Answer>, is_wrong: bool) -> Mistake {
    let (Label { id, amount, .. }, truth) = (label, label.parts());
    let said = match answer {
        None => "was not read".to_owned(),
        Some(answer) => format!(
            "{} at level {:?}: {:?}, memo {:?}",
            answer.standing.code(),
            answer.level.map(gendan::model::Level::number),
            answer.parts,
            answer.memo,
        ),
    };
    Mistake {
        is_wrong,
        difficulty: label.difficulty().to_owned(),
        text: format!(
            "{place} {id} {} {amount}: {said}; true: {truth:?}",
            label.direction
        ),
    }
}
