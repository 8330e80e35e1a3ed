//! Whether a sentence shows interest in buying again. Pure: text and word lists in, the word out.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::config::FollowUpPlan;

/// Before a word they take it back: 不想要, 没意向.
const NEGATIONS: [char; 5] = ['不', '没', '无', '别', '未'];
/// How far before the word a negation may stand, in characters: 没什么意向.
const REACH: usize = 3;
/// Words with such a character in them that deny nothing.
const HARMLESS: [&str; 13] = [
    "不错",
    "不贵",
    "不少",
    "没问题",
    "没毛病",
    "没得说",
    "没话说",
    "特别",
    "无比",
    "别人",
    "别的",
    "送人",
    "送礼",
];
/// Near a word, what is wanted is no further order: 想要退货, 退货意向.
const COMPLAINTS: [char; 5] = ['退', '拒', '赔', '诉', '换'];
/// The same where they follow it: 还要等三天, 想要发票, 想要今天送到.
const OTHER_WISHES: [char; 14] = [
    '票', '改', '等', '久', '快', '派', '送', '签', '查', '催', '天', '时', '早', '虑',
];
/// How far from the word it stands, in characters.
const NEAR: usize = 4;
const STOPS: &str = "，。；：！？、,.;:!?\n\r|/（）()";

/// What a sentence says of buying again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// The word that shows interest.
    Interest(String),
    /// It was taken back, or there is none.
    No,
}

/// Reads one sentence. The last clause that says anything decides: 不要了，下次还买 is interest, 想再买，算了没意向 is none.
pub(super) fn said(text: &str, words: &FollowUpPlan) -> Said {
    let plain: String = text.nfkc().collect();
    let clauses = plain.split(|letter: char| STOPS.contains(letter));
    let said = clauses.map(|clause| of_clause(clause, words));
    said.fold(Said::Nothing, |before, now| match now {
        Said::Nothing => before,
        said => said,
    })
}

fn of_clause(clause: &str, words: &FollowUpPlan) -> Said {
    let masked = HARMLESS.iter().fold(clause.to_owned(), |clause, harmless| {
        clause.replace(harmless, &"好".repeat(harmless.chars().count()))
    });
    let letters: Vec<char> = masked
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let denied: Vec<Range<usize>> = words
        .no_interest_words
        .iter()
        .flat_map(|word| places(&letters, word))
        .collect();
    // Of words that overlap the longest is the one that was meant.
    let mut wanted: Vec<&String> = words.interest_words.iter().collect();
    wanted.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut found = None;
    for word in wanted {
        for place in places(&letters, word) {
            let is_part = taken.iter().any(|other| overlaps(other, &place));
            if is_part {
                continue;
            }
            let is_denied = denied.iter().any(|no| no.start < place.end);
            if !is_denied && !is_negated(&letters, &place) && !is_other_wish(&letters, &place) {
                found.get_or_insert_with(|| word.clone());
            }
            taken.push(place);
        }
    }
    match found {
        Some(word) if denied.is_empty() => Said::Interest(word),
        _ if denied.is_empty() && taken.is_empty() => Said::Nothing,
        _ if denied.is_empty() => {
            let negated = taken.iter().any(|place| is_negated(&letters, place));
            if negated { Said::No } else { Said::Nothing }
        }
        _ => Said::No,
    }
}

/// Where a word stands, as positions of characters.
fn places(letters: &[char], word: &str) -> Vec<Range<usize>> {
    let word: Vec<char> = word.nfkc().collect();
    if word.is_empty() {
        return Vec::new();
    }
    let windows = letters.windows(word.len()).enumerate();
    windows
        .filter(|(_, window)| *window == word)
        .map(|(start, _)| start..start + word.len())
        .collect()
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn is_negated(letters: &[char], place: &Range<usize>) -> bool {
    let before = letters.get(place.start.saturating_sub(REACH)..place.start);
    before.is_some_and(|before| before.iter().any(|letter| NEGATIONS.contains(letter)))
}

fn is_other_wish(letters: &[char], place: &Range<usize>) -> bool {
    let end = (place.end + NEAR).min(letters.len());
    let around = letters.get(place.start.saturating_sub(NEAR)..end);
    let after = letters.get(place.end..end);
    let has = |part: Option<&[char]>, of: &[char]| {
        part.is_some_and(|part| part.iter().any(|letter| of.contains(letter)))
    };
    has(around, &COMPLAINTS) || has(after, &OTHER_WISHES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interest_is_told_from_what_only_looks_like_it() {
        let words = FollowUpPlan::default();
        for (text, expected) in [
            ("客户说好喝，还想要两盒", Some("还想要")),
            ("有意向", Some("有意向")),
            ("东西不错想再买", Some("想再买")),
            ("特别想要", Some("想要")),
            ("没问题，会复购", Some("复购")),
            ("不要了，说下次还买", Some("下次还买")),
            ("感 兴 趣", Some("感兴趣")),
            ("ｏｋ，推荐朋友来买", Some("推荐朋友")),
            ("过几天再买", Some("再买")),
            ("还要两盒送人", Some("还要")),
            ("签收后说想再买", Some("想再买")),
            ("不要了", None),
            ("没意向", None),
            ("没什么意向", None),
            ("不一定再买", None),
            ("没话说，想再买", Some("想再买")),
            ("不想要", None),
            ("不会再买", None),
            ("以后别再买了", None),
            ("想要退货", None),
            ("要退款", None),
            ("有退货意向", None),
            ("想要今天送到", None),
            ("还要等三天", None),
            ("想要发票", None),
            ("要不要再买", None),
            ("有没有意向没说", None),
            ("考虑中", None),
            ("想再买，算了没意向", None),
            ("暂不感兴趣", None),
            ("未感兴趣", None),
            ("", None),
        ] {
            let said = said(text, &words);
            let word = match &said {
                Said::Interest(word) => Some(&**word),
                Said::Nothing | Said::No => None,
            };
            assert_eq!(word, expected, "{text}: {said:?}");
        }
    }

    #[test]
    fn a_no_is_told_from_nothing() {
        let words = FollowUpPlan::default();
        for (text, expected) in [
            ("没意向", Said::No),
            ("不会再买", Said::No),
            ("想要退货", Said::Nothing),
            ("下午再打", Said::Nothing),
        ] {
            assert_eq!(said(text, &words), expected, "{text}");
        }
    }
}
