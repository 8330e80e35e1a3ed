//! Following up: whose each open row is, who stands in, what was due on which day, how it was answered.
//!
//! | question | file |
//! |---|---|
//! | which parcel and which day a row of a sheet is about | `ground`, `sheet_days` |
//! | whose it is | `owners`; by what people look after `coverage`; how their names are spelt `names` |
//! | who is there on a day | `roster` |
//! | who has it on a day | `stand_ins`, evenly by `share`, or as somebody decided by `given`; for the rows to be dispatched now `assignments`, for the day `dispatch_day` |
//! | what the courier said, day by day | `timeline` |
//! | what was due, and when | `due_rows`, `plan`; who had it, as far as a sheet proves it, `evidence` |
//! | how it was answered | `answers` |
//! | what the courier contradicts | `contradictions`; what a text plainly says `plainly` |
//! | which goods come back, and what was decided about them | `goods_back` |
//! | which years the calendar does not know | `unknown_years` |
//! | returned rows that name nothing known | `unknown` |
//! | who became an old customer, who wants more | `first_signed`; `interests` with `interest_words` |

mod answers;
mod assignments;
mod contradictions;
mod coverage;
mod dispatch_day;
mod due_rows;
mod evidence;
mod first_signed;
mod given;
mod goods_back;
mod ground;
mod interest_words;
mod interests;
mod names;
mod owners;
mod plainly;
mod plan;
mod roster;
mod share;
mod sheet_days;
mod stand_ins;
#[cfg(test)]
mod testing;
mod timeline;
mod unknown;
mod unknown_years;

use ground::Ground;
use timeline::Timeline;

use crate::config::Config;
use crate::model::{Book, Followed, Reconciled};

/// Works out the duties of a book.
pub fn follow_up(book: &Book, reconciled: &Reconciled, config: &Config) -> Followed {
    let ground = Ground::new(book, reconciled, config);
    let timeline = Timeline::new(&ground);
    let due_rows = due_rows::due_rows(&ground, &timeline);
    let day = dispatch_day::dispatch_day(&ground);
    let undated = sheet_days::SheetDays::new(&ground).undated();
    let goods_back = goods_back::goods_back(&ground, &timeline);
    let assignments = assignments::assignments(&ground, day, &due_rows, &goods_back);
    let owners = assignments.iter().filter_map(|row| row.owner.clone());
    let owners: Vec<_> = owners.collect();
    let colleagues = ground.roster.colleagues(day, &owners);
    let day = (!assignments.is_empty()).then_some(day);
    Followed {
        colleagues,
        contacts: ground.roster.contacts(),
        day,
        undated,
        assignments,
        contradictions: contradictions::contradictions(&ground, &timeline, &due_rows),
        due_rows,
        goods_back,
        unknown_years: unknown_years::unknown_years(&ground, &timeline, day),
        unknown: unknown::unknown(&ground),
        first_signed: first_signed::first_signed(&ground),
        interests: interests::interests(&ground),
    }
}
