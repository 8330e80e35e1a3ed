//! What the rules of reading share: each problem with its cell, its text as it stood and what was
//! understood; a broken column is told by its first cells and an exact count of the rest.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Context, Reporter};
use crate::finding::{Finding, Problem, ProblemKind};
use crate::model::{Arg, Message, SheetId, Text};

/// The threshold that the rules of reading share: how many cells of one sheet and column are listed.
pub(super) const THRESHOLDS: &[(&str, i64)] = &[("most", 200)];

/// Longer texts are cut after this many characters.
const LONGEST: usize = 40;
/// So many further texts are quoted of the cells that are not listed.
const QUOTED: usize = 5;

/// The cells of one sheet and column that are not listed.
#[derive(Default)]
struct Group<'a> {
    seen: i64,
    listed: FxHashSet<&'a str>,
    first_unlisted: Option<&'a Problem>,
    quoted: Vec<&'a str>,
}

/// Reports the problems of a kind, each with the sentence of its key. The sentence may name
/// `{column}`, `{text}` and `{file}`; it has no full stop, for the reason may follow it.
pub(super) fn report(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    kind: ProblemKind,
    key: impl Fn(&Problem) -> &'static str,
) {
    let most = reporter.threshold("most");
    let mut positions = FxHashMap::default();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let problems = context.problems.iter();
    for problem in problems.filter(|problem| problem.kind == kind) {
        let position = *positions.entry(place_of(problem)).or_insert(groups.len());
        if position == groups.len() {
            groups.push(Group::default());
        }
        let Some(group) = groups.get_mut(position) else {
            continue;
        };
        group.seen += 1;
        if group.seen <= most {
            group.listed.insert(&problem.text);
            let message = told(problem, sentence(key(problem), problem));
            reporter.report(located(reporter, problem, message));
            continue;
        }
        group.first_unlisted.get_or_insert(problem);
        if group.quoted.len() < QUOTED && group.listed.insert(&problem.text) {
            group.quoted.push(&problem.text);
        }
    }
    for group in &groups {
        if let Some(problem) = group.first_unlisted {
            let message = rest(problem, group.seen - most.max(0), &group.quoted);
            reporter.report(located(reporter, problem, message));
        }
    }
}

/// The text as it stood, fit for one line: cut, and without characters that cannot be seen.
pub(super) fn shortened(text: &str) -> Text {
    let unseen = |character: char| {
        character.is_control()
            || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
            || matches!(character, '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let mut characters = text.chars();
    let mut shown: String = characters
        .by_ref()
        .take(LONGEST)
        .map(|character| if unseen(character) { ' ' } else { character })
        .collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown.into()
}

type Place<'a> = (Option<SheetId>, &'a str, Option<&'a str>);

fn place_of(problem: &Problem) -> Place<'_> {
    let sheet = problem.origin.map(|origin| origin.sheet);
    (sheet, &problem.file, problem.column.as_deref())
}

fn located(reporter: &Reporter<'_>, problem: &Problem, message: Message) -> Finding {
    let mut finding = reporter.finding(message);
    finding.origin = problem.origin;
    finding
}

fn column(problem: &Problem) -> Arg {
    problem
        .column
        .as_deref()
        .map_or(Arg::Word("rules.more.unnamed"), |column| {
            Arg::Text(shortened(column))
        })
}

fn sentence(key: &'static str, problem: &Problem) -> Message {
    Message::new(key)
        .with("column", column(problem))
        .with("text", shortened(&problem.text))
        .with("file", problem.file.clone())
}

/// The sentence with its reason; a problem without a place names its file, unless it is about the file.
fn told(problem: &Problem, sentence: Message) -> Message {
    let told = match &problem.detail {
        Some(detail) => Message::new("rules.more.reason")
            .with("sentence", sentence)
            .with("reason", detail.clone()),
        None => Message::new("rules.more.plain").with("sentence", sentence),
    };
    if problem.origin.is_some() || problem.kind.code() == ProblemKind::FileUnreadable.code() {
        return told;
    }
    Message::new("rules.more.in_file")
        .with("file", problem.file.clone())
        .with("sentence", told)
}

fn rest(problem: &Problem, count: i64, quoted: &[&str]) -> Message {
    let key = if quoted.is_empty() {
        "rules.more.rest"
    } else {
        "rules.more.rest_new"
    };
    let texts = quoted.iter().map(|text| Arg::Text(shortened(text)));
    Message::new(key)
        .with("column", column(problem))
        .with("count", count)
        .with("texts", Arg::List(texts.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, SheetId};
    use crate::rules::follow_up_fixture::World;
    use crate::rules::g904_date_unreadable::RULE;

    #[test]
    fn text_is_cut_and_shows_nothing_unseen() {
        for (text, expected) in [
            ("a\tb\r\n", "a b  "),
            ("\u{FEFF}10月\u{200B}", " 10月 "),
            (&"单".repeat(40), &"单".repeat(40)),
            (&"单".repeat(41), &format!("{}…", "单".repeat(40))),
            ("", ""),
        ] {
            assert_eq!(&*shortened(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_broken_column_is_counted_exactly() {
        let mut world = World::new();
        world.threshold(&RULE, "most", 2);
        for text in ["x", "x", "x", "y", "x", "z"] {
            world.problem(ProblemKind::DateUnreadable, text);
        }
        for text in ["x", "x", "x"] {
            world.problem(ProblemKind::DateUnreadable, text).column = Some("日期".into());
        }
        world.check(
            &RULE,
            &[
                "G904 | – | – | “状态”列的“x”不是能认出的日期。",
                "G904 | – | – | “状态”列的“x”不是能认出的日期。",
                "G904 | – | – | “日期”列的“x”不是能认出的日期。",
                "G904 | – | – | “日期”列的“x”不是能认出的日期。",
                "G904 | – | – | 从这里起，“状态”列还有 4 处同样的问题没有逐条列出；其中还有别的写法：y、z。",
                "G904 | – | – | 从这里起，“日期”列还有 1 处同样的问题没有逐条列出。",
            ],
        );
        let origins: Vec<_> = world
            .run(&RULE)
            .iter()
            .map(|finding| finding.origin.map(|origin| origin.row))
            .collect();
        assert_eq!(origins, [2, 3, 8, 9, 4, 10].map(Some));
    }

    #[test]
    fn each_sheet_has_its_own_count() {
        let mut world = World::new();
        world.threshold(&RULE, "most", 1);
        for sheet in [0, 1] {
            let problem = world.problem(ProblemKind::DateUnreadable, "x");
            problem.origin = Some(Origin::row(SheetId(sheet), 2));
        }
        assert_eq!(world.run(&RULE).len(), 2);
        world.threshold(&RULE, "most", 0);
        assert_eq!(world.run(&RULE).len(), 2, "only the counts");
    }
}
