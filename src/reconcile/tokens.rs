//! Numbers inside free text, found as whole words: a number is never a part of a longer one.

/// What was found in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// The known numbers, in the order of the text.
    pub(super) numbers: Vec<String>,
    /// True if a number was found only as a part of a word with hyphens whose other digits are not
    /// accounted for, so that it may belong to a longer number.
    pub(super) doubtful: bool,
}

/// At most so many parts of a hyphenated word are tried together.
const PARTS: usize = 12;

/// At most so many Chinese characters before a word are tried as a part of the number.
const LEAD: usize = 6;

/// The numbers of a text that are known. Full-width letters and digits count as plain ones, small
/// letters as capitals; a word may hold hyphens, and is tried whole before its parts. The Chinese
/// characters in front of a word are tried as a part of the number, the most of them first.
pub(super) fn mentions(text: &str, known: impl Fn(&str) -> bool) -> Mentions {
    let text = folded(text);
    let mut found = Mentions::default();
    for stretch in text.split(|letter: char| !is_word(letter) && !letter.is_alphabetic()) {
        let mut lead = "";
        let mut rest = stretch;
        while !rest.is_empty() {
            let end = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let end = after.find(is_word).unwrap_or(after.len());
            let (next, after) = after.split_at(end);
            in_word(lead, word, &known, &mut found);
            (lead, rest) = (next, after);
        }
    }
    // Numbers with Chinese characters behind the first digit have no boundary but a blank.
    for word in text.split_whitespace().filter(|word| !word.is_ascii()) {
        if known(word) {
            found.add(word);
        }
    }
    found
}

/// The numbers in a word between Chinese characters, of which `lead` stand in front.
fn in_word(lead: &str, word: &str, known: &impl Fn(&str) -> bool, found: &mut Mentions) {
    let word = word.trim_matches(is_joiner);
    if word.is_empty() || !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let mut leads = leads(lead).map(|lead| [lead, word].concat());
    if let Some(number) = leads.find(|number| known(number)) {
        // A shorter number that is known as well may be meant, unless the longer one fills the space.
        let whole = number.len() == lead.len() + word.len();
        found.doubtful |= !whole && (known(word) || leads.any(|number| known(&number)));
        found.add(&number);
    } else if known(word) {
        found.add(word);
    } else if word.contains(is_joiner) {
        in_parts(lead, word, known, found);
    }
}

/// The ends of the Chinese characters before a word, the longest first.
pub(super) fn leads(lead: &str) -> impl Iterator<Item = &str> {
    let skipped = lead.chars().count().saturating_sub(LEAD);
    let starts = lead.char_indices().skip(skipped);
    starts.filter_map(|(start, _)| lead.get(start..))
}

/// A text with full-width letters and digits as plain ones, and small letters as capitals.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// The words of a text that may be numbers, as [`mentions`] tries them whole.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let words = text.split(|letter: char| !is_word(letter));
    words
        .map(|word| word.trim_matches(is_joiner))
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

impl Mentions {
    fn add(&mut self, number: &str) {
        if !self.numbers.iter().any(|known| known == number) {
            self.numbers.push(number.to_owned());
        }
    }
}

/// The longest runs of parts that are known, from left to right; the first may begin with Chinese characters.
fn in_parts(lead: &str, word: &str, known: &impl Fn(&str) -> bool, found: &mut Mentions) {
    let mut start = 0;
    let mut left_over = false;
    let mut hit = false;
    while let Some(rest) = word.get(start..).filter(|rest| !rest.is_empty()) {
        let ends = rest
            .char_indices()
            .filter(|(_, letter)| is_joiner(*letter))
            .map(|(end, _)| end)
            .chain([rest.len()])
            .take(PARTS);
        let ends: Vec<usize> = ends.collect();
        let longest = ends.iter().rev().find_map(|end| {
            let part = rest.get(..*end)?;
            let leads = leads(if start == 0 { lead } else { "" });
            let mut numbers = leads.map(|lead| [lead, part].concat());
            let number = numbers.find(|number| known(number));
            let number = number.or_else(|| known(part).then(|| part.to_owned()))?;
            Some((number, *end))
        });
        let end = if let Some((number, end)) = longest {
            found.add(&number);
            hit = true;
            end
        } else {
            let end = ends.first().copied().unwrap_or(rest.len());
            let part = rest.get(..end).unwrap_or_default();
            left_over |= part.bytes().any(|byte| byte.is_ascii_digit());
            end
        };
        start += end + 1;
    }
    found.doubtful |= hit && left_over;
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || is_joiner(letter)
}

pub(super) fn is_joiner(letter: char) -> bool {
    matches!(letter, '-' | '_' | '/' | '.' | '#')
}

/// The plain form of a full-width character, in capitals.
fn fold(letter: char) -> char {
    let plain = match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    plain.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known: A100001, 100002, DD-2026-7, 订100003.
    fn check(text: &str, numbers: &[&str], doubtful: bool) {
        let known = ["A100001", "100002", "DD-2026-7", "订100003"];
        let found = mentions(text, |number| known.contains(&number));
        assert_eq!(
            (found.numbers, found.doubtful),
            (words(numbers), doubtful),
            "{text}"
        );
    }

    fn words(numbers: &[&str]) -> Vec<String> {
        numbers.iter().map(|number| (*number).to_owned()).collect()
    }

    #[test]
    fn numbers_are_found_as_whole_words() {
        check("付A100001货款", &["A100001"], false);
        check("ａ１００００１　尾款", &["A100001"], false);
        check("订单100002，A100001", &["100002", "A100001"], false);
        check("1000021", &[], false);
        check("XA100001", &[], false);
        check("货款100002.", &["100002"], false);
        check("订100003 货款", &["订100003"], false);
        check("A100001 A100001", &["A100001"], false);
    }

    #[test]
    fn chinese_characters_in_front_belong_to_the_number_if_it_is_known_so() {
        check("付（订100003）", &["订100003"], false);
        check(
            "A100001、订100003，100002",
            &["A100001", "订100003", "100002"],
            false,
        );
        check("单号订100003+A100001", &["订100003", "A100001"], false);
        check("订100003/100002", &["订100003", "100002"], false);
        check("订单100002", &["100002"], false);
        check("订1000031", &[], false);
        check("订100003-1", &["订100003"], true);
        // Two numbers, one with the characters in front: which is meant is told by a boundary only.
        let known = ["订100003", "100003"];
        for (text, doubtful) in [("订100003", false), ("付订100003", true)] {
            let found = mentions(text, |number| known.contains(&number));
            assert_eq!(found.numbers, ["订100003"], "{text}");
            assert_eq!(found.doubtful, doubtful, "{text}");
        }
    }

    #[test]
    fn hyphens_join_and_part() {
        check("DD-2026-7 货款", &["DD-2026-7"], false);
        check("A100001/100002", &["A100001", "100002"], false);
        check("NO.100002", &["100002"], false);
        check("100002-1", &["100002"], true);
        check("TK7-100002", &["100002"], true);
        check("2026-10-03", &[], false);
    }
}
