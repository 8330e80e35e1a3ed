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

/// The numbers of a text that are known. Full-width letters and digits count as plain ones, small
/// letters as capitals; a word may hold hyphens, and is tried whole before its parts.
pub(super) fn mentions(text: &str, known: impl Fn(&str) -> bool) -> Mentions {
    let text: String = text.chars().map(fold).collect();
    let mut found = Mentions::default();
    for word in text.split(|letter: char| !is_word(letter)) {
        let word = word.trim_matches(is_joiner);
        if word.is_empty() || !word.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if known(word) {
            found.add(word);
        } else if word.contains(is_joiner) {
            in_parts(word, &known, &mut found);
        }
    }
    // Numbers with Chinese characters in them have no boundary but a blank.
    for word in text.split_whitespace().filter(|word| !word.is_ascii()) {
        if known(word) {
            found.add(word);
        }
    }
    found
}

/// The words of a text that may be numbers, as [`mentions`] tries them whole.
pub(super) fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().map(fold).collect();
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

/// The longest runs of parts that are known, from left to right.
fn in_parts(word: &str, known: &impl Fn(&str) -> bool, found: &mut Mentions) {
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
            let part = rest.get(..*end).filter(|part| known(part))?;
            Some((part, *end))
        });
        let end = if let Some((part, end)) = longest {
            found.add(part);
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

fn is_joiner(letter: char) -> bool {
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
    fn hyphens_join_and_part() {
        check("DD-2026-7 货款", &["DD-2026-7"], false);
        check("A100001/100002", &["A100001", "100002"], false);
        check("NO.100002", &["100002"], false);
        check("100002-1", &["100002"], true);
        check("TK7-100002", &["100002"], true);
        check("2026-10-03", &[], false);
    }
}
