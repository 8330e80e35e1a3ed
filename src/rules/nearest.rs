//! The allowed words that somebody probably meant.

/// Characters that turn a word into its opposite: `未签收` must never be taken for `已签收`.
const NEGATIONS: [char; 5] = ['未', '不', '没', '无', '拒'];

/// More words than this that fit equally well are no help.
const MOST: usize = 3;

/// True if the word is in the list, blanks and letter case aside.
pub(super) fn is_allowed(written: &str, allowed: &[String]) -> bool {
    let written = folded(written);
    allowed.iter().any(|word| folded(word) == written)
}

/// The allowed words nearest to what was written, all that are equally near, in the order of the
/// list; none if nothing is near. Words that contain each other come before words that differ by
/// a few characters.
pub(super) fn nearest<'a>(written: &str, allowed: &'a [String]) -> Vec<&'a str> {
    let written = folded(written);
    let words: Vec<(Vec<char>, &str)> = allowed
        .iter()
        .map(|word| (folded(word), word.as_str()))
        .filter(|(folded, _)| !folded.is_empty())
        .collect();
    let found = [contained(&written, &words), closest(&written, &words)]
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    if found.len() > MOST {
        return Vec::new();
    }
    found
}

fn folded(text: &str) -> Vec<char> {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Words that stand inside what was written and in no longer such word; else words inside which it stands.
fn contained<'a>(written: &[char], words: &[(Vec<char>, &'a str)]) -> Vec<&'a str> {
    let inside: Vec<&(Vec<char>, &str)> = words
        .iter()
        .filter(|(word, _)| word.len() > 1 && stands_affirmed(written, word))
        .collect();
    if !inside.is_empty() {
        return inside
            .iter()
            .filter(|(word, _)| {
                !inside
                    .iter()
                    .any(|(other, _)| other.len() > word.len() && position(other, word).is_some())
            })
            .map(|(_, name)| *name)
            .collect();
    }
    words
        .iter()
        .filter(|(word, _)| {
            written.len() > 1 && position(word, written).is_some() && same_sense(word, written)
        })
        .map(|(_, name)| *name)
        .collect()
}

/// True if the word stands in the text without a negation in the two characters before it.
fn stands_affirmed(text: &[char], word: &[char]) -> bool {
    position(text, word).is_some_and(|start| {
        let before = text.iter().take(start).rev().take(2);
        !before.into_iter().any(|before| NEGATIONS.contains(before))
    })
}

fn position(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

fn same_sense(one: &[char], other: &[char]) -> bool {
    NEGATIONS
        .iter()
        .all(|negation| one.contains(negation) == other.contains(negation))
}

/// Words at the smallest distance, at most half of the longer word.
fn closest<'a>(written: &[char], words: &[(Vec<char>, &'a str)]) -> Vec<&'a str> {
    let near: Vec<(usize, &str)> = words
        .iter()
        .filter(|(word, _)| same_sense(word, written))
        .map(|(word, name)| (distance(written, word), word.len(), *name))
        .filter(|(distance, length, _)| distance * 2 <= written.len().max(*length))
        .map(|(distance, _, name)| (distance, name))
        .collect();
    let least = near.iter().map(|(distance, _)| *distance).min();
    near.iter()
        .filter(|(distance, _)| Some(*distance) == least)
        .map(|(_, name)| *name)
        .collect()
}

/// The number of characters to insert, delete or replace (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, character) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(done + 1);
        for ((pair, wanted), left) in row.windows(2).zip(other).zip(0..) {
            let (&[diagonal, above], Some(before)) = (pair, next.get(left)) else {
                break;
            };
            let replaced = diagonal + usize::from(character != wanted);
            next.push(replaced.min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::FollowUpPlan;

    #[test]
    fn suggests_what_was_probably_meant() {
        let allowed = FollowUpPlan::default().outcomes;
        for (written, expected) in [
            ("客户同意签收", "同意签收"),
            ("同意 签收！", "同意签收"),
            ("没接电话，改约明天", "改约"),
            ("已签收改约", "已签收 改约"),
            ("签收", "已签收 同意签收 今日签收"),
            ("退货", "要求退货"),
            ("自提", "自取"),
            ("转下单员", "已转交下单员"),
            ("拒签收", "拒收"),
            ("未签收", ""),
            ("不同意签收", ""),
            ("好的", ""),
            ("", ""),
        ] {
            assert_eq!(nearest(written, &allowed).join(" "), expected, "{written}");
        }
    }

    #[test]
    fn blanks_and_case_do_not_make_a_word_wrong() {
        let allowed = ["Call back".to_owned(), "改约".to_owned()];
        for (written, expected) in [("callback", true), (" 改 约 ", true), ("改", false)] {
            assert_eq!(is_allowed(written, &allowed), expected, "{written}");
        }
    }

    #[test]
    fn distances_are_counted_in_characters() {
        for (one, other, expected) in [
            ("", "自取", 2),
            ("自提", "自取", 1),
            ("kitten", "sitting", 3),
            ("改约", "改约", 0),
        ] {
            assert_eq!(
                distance(&folded(one), &folded(other)),
                expected,
                "{one} {other}"
            );
        }
    }
}
