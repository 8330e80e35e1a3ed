//! What each level thought of the one whose story is told, in the order in which they looked.

use super::{MOST, Story};
use crate::cli::page::Page;
use crate::model::{Message, OrderIndex};
use crate::pipeline::Consideration;

/// Orders that are named in one line.
const NAMED: usize = 4;

/// Tells the thoughts that are about the subject. Of thoughts of the same kind only the first are told.
pub(super) fn tell(story: &Story<'_>, page: &mut Page, of: impl Fn(&Consideration) -> bool) {
    let all = &story.explained.considerations;
    // That equals were seen goes without saying where the same level lists them.
    let is_listed = |one: &Consideration| {
        one.verdict.key == "considered.equals"
            && all.iter().any(|other| {
                (other.payment, other.level) == (one.payment, one.level)
                    && other.verdict.key == "considered.ambiguous"
            })
    };
    let told = all.iter().filter(|one| of(one) && !is_listed(one));
    let told: Vec<&Consideration> = told.collect();
    if told.is_empty() {
        return;
    }
    page.line(2, story.word("explain.levels"));
    let alike = |one: &&Consideration, other: &&Consideration| {
        one.level == other.level && one.verdict.key == other.verdict.key
    };
    for run in told.chunk_by(alike) {
        for one in run.iter().take(MOST) {
            thought(story, one, page);
        }
        if let Some(more) = story.more(run.len()) {
            page.line(4, &more);
        }
    }
}

fn thought(story: &Story<'_>, one: &Consideration, page: &mut Page) {
    let level = format!("{} {}", one.level.number(), story.word(one.level.key()));
    let payment = story.book().payments.get(one.payment.get());
    let stranger = !story.explained.payments.contains(&one.payment);
    let subject = payment.filter(|_| stranger);
    let mut about: Vec<String> = subject.map(|one| one.id.to_string()).into_iter().collect();
    about.extend(orders(story, &one.orders));
    let colon = story.word("explain.colon");
    let about = match about.as_slice() {
        [] => String::new(),
        parts => format!("{}{colon}", parts.join(" ")),
    };
    page.line(4, &format!("{level} · {about}{}", story.say(&one.verdict)));
}

/// The numbers of some orders beside the one whose story it is, the first of many.
fn orders(story: &Story<'_>, orders: &[OrderIndex]) -> Vec<String> {
    let others = orders
        .iter()
        .filter(|one| !story.explained.orders.contains(one));
    let others = others.filter_map(|one| story.book().orders.get(one.get()));
    let mut numbers: Vec<String> = others.map(|order| order.number.to_string()).collect();
    if numbers.len() > NAMED {
        let count = Message::new("explain.and_more").with("count", numbers.len() - NAMED);
        numbers.truncate(NAMED);
        numbers.push(story.say(&count));
    }
    numbers
}
