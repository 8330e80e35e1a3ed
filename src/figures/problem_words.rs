//! Which problems a returned row names: in its own column, else in its note.

use std::collections::BTreeSet;

use crate::model::{FollowUp, Text};

/// What parts several problems in one cell.
const PARTS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];
/// A word right behind one of these is denied: 没有破损.
const DENIALS: [&str; 6] = ["没有", "没", "无", "未", "不是", "非"];

/// The words of `[follow_up] issues`, each with its ways of writing: `截件/拒收` is written in two.
pub(super) struct ProblemWords {
    words: Vec<(Text, Vec<String>)>,
}

impl ProblemWords {
    pub(super) fn new(issues: &[String]) -> Self {
        let words = issues.iter().map(|issue| {
            let ways = issue.split('/').map(str::trim);
            let ways = ways.filter(|way| !way.is_empty()).map(str::to_owned);
            (issue.trim().into(), ways.collect())
        });
        Self {
            words: words.collect(),
        }
    }

    /// The kinds of problem that a returned row names, each once.
    pub(super) fn of(&self, row: &FollowUp) -> BTreeSet<Text> {
        match (&row.issue, &row.note) {
            (Some(issue), _) => self.stated(issue),
            (None, Some(note)) => self.named(note),
            (None, None) => BTreeSet::new(),
        }
    }

    /// The kinds in a column for them: words of the list under their own name, others as they stand.
    fn stated(&self, cell: &str) -> BTreeSet<Text> {
        let parts = cell.split(PARTS).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(|part| {
                let known = self
                    .words
                    .iter()
                    .find(|(name, ways)| **name == *part || ways.iter().any(|way| way == part));
                known.map_or_else(|| part.into(), |(name, _)| name.clone())
            })
            .collect()
    }

    /// The kinds of which a word stands in a sentence and is not denied there.
    fn named(&self, note: &str) -> BTreeSet<Text> {
        let says = |way: &String| {
            note.match_indices(way.as_str()).any(|(place, _)| {
                let before = note.get(..place).unwrap_or_default();
                !DENIALS.iter().any(|denial| before.ends_with(denial))
            })
        };
        let named = self.words.iter().filter(|(_, ways)| ways.iter().any(says));
        named.map(|(name, _)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::FollowUpPlan;
    use crate::model::{Origin, SheetId};

    #[test]
    fn problems_are_named_in_their_column_or_in_the_note() {
        let words = ProblemWords::new(&FollowUpPlan::default().issues);
        for (issue, note, expected) in [
            ("破损", "客户说少件", "破损"),
            ("破损、拒收", "", "截件/拒收 破损"),
            ("漏发", "", "漏发"),
            ("", "外箱破损，少件两盒", "少件 破损"),
            ("", "开箱看过，没有破损", ""),
            ("", "未破损但地址错误", "地址错误"),
            ("", "明天再打", ""),
        ] {
            let text = |text: &str| Some(Text::from(text)).filter(|text| !text.is_empty());
            let row = FollowUp {
                issue: text(issue),
                note: text(note),
                ..FollowUp::new(Origin::row(SheetId(0), 2))
            };
            let found: Vec<String> = words.of(&row).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), expected, "{issue} {note}");
        }
    }
}
