//! The people and the lists that came back, in the text language of the tests; see `testing`.

use super::testing_words::{Words, day};
use crate::model::{Given, Reply, ReplyAbout, ReplyKey, Staff};

/// `staff NAME [rest=10-08,10-09 left=10-08]`.
pub(super) fn staff(words: &Words<'_>) -> Staff {
    let mut person = Staff::new(words.at(1).into(), words.origin);
    person.rest_days = words.list("rest").map(|text| day(text).day()).collect();
    person.left = words.value("left").map(|text| day(text).day());
    person.in_service = person.left.is_none();
    person
}

/// `given NUMBER DAY HOLDER [owner=]`.
pub(super) fn given(words: &Words<'_>) -> Given {
    Given {
        day: day(words.at(2)).day(),
        waybill: words.at(1).into(),
        owner: words.value("owner").map(Into::into),
        holder: words.at(3).into(),
        origin: words.origin,
    }
}

/// `reply appeal|urge|return|claim NUMBER ANSWER`.
pub(super) fn reply(words: &Words<'_>) -> Reply {
    let about = |about: &ReplyAbout| about.code() == words.at(1);
    Reply {
        key: ReplyKey {
            about: ReplyAbout::ALL.into_iter().find(about).expect("a list"),
            waybill: words.at(2).into(),
            day: None,
            clerk: None,
            code: None,
        },
        answer: words.text(3),
        note: None,
        who: None,
        when: None,
        saved: None,
        origin: words.origin,
    }
}
