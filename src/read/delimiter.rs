//! What divides the cells of a text, and the text made ready to be divided.

use std::borrow::Cow;

use super::quotes::without_stray_quotes;

/// How much of a line tells the delimiter, in characters.
const SEEN_OF_A_LINE: usize = 20_000;

/// The text without quotes that would swallow rows, and its delimiter.
pub(super) fn prepared(text: &str) -> (Cow<'_, str>, u8) {
    let (text, said) = said_delimiter(text);
    let delimiter = said.unwrap_or_else(|| delimiter_of(text));
    let widest = first_lines(text)
        .map(|line| line.bytes().filter(|byte| *byte == delimiter).count())
        .max()
        .unwrap_or_default();
    (without_stray_quotes(text, delimiter, widest), delimiter)
}

/// Takes off the line `sep=;` that tells Excel the delimiter; Excel does not show or count it.
fn said_delimiter(text: &str) -> (&str, Option<u8>) {
    let found = || {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let line = line.trim_end_matches('\r').trim_matches('"');
        let (key, value) = line.split_once('=')?;
        let value: &[u8; 1] = value.as_bytes().try_into().ok()?;
        let is_said = key.eq_ignore_ascii_case("sep") && value[0].is_ascii();
        is_said.then_some((rest, Some(value[0])))
    };
    found().unwrap_or((text, None))
}

fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(100)
}

/// The delimiter that cuts most of the first lines into most parts; a comma if nothing does.
pub(super) fn delimiter_of(text: &str) -> u8 {
    let sample: Vec<&str> = first_lines(text).collect();
    let cuts = |delimiter: char| -> usize {
        let counts = sample.iter().map(|line| {
            outside_quotes(line)
                .take(SEEN_OF_A_LINE)
                .filter(|letter| *letter == delimiter)
                .count()
        });
        counts
            .filter(|count| *count > 0)
            .map(|count| count.min(40))
            .sum()
    };
    let candidates = [(',', b','), ('\t', b'\t'), (';', b';'), ('|', b'|')];
    // The first of equals wins, so the comparison is strict.
    let mut best = (b',', cuts(','));
    for (character, byte) in candidates.into_iter().skip(1) {
        let count = cuts(character);
        if count > best.1 {
            best = (byte, count);
        }
    }
    best.0
}

/// The characters of a line that stand in no quotes: a tab before each id is armour, not a delimiter.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let mut quoted = false;
    line.chars().filter(move |letter| {
        quoted ^= *letter == '"';
        !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_seen() {
        let cases = [
            ("订单号\t金额\n1\t1,280.00\n", b'\t'),
            ("a;b\n1;2\n", b';'),
            ("a|b\n1|2\n", b'|'),
            ("单号\nA1\n", b','),
            ("单号,金额\n\"\t1\",\"\t2\"\n\"\t3\",\"\t4\"\n", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(prepared(text), (Cow::Borrowed(text), expected));
        }
    }

    #[test]
    fn the_line_that_says_the_delimiter_is_taken_off() {
        let cases = [
            ("sep=;\r\na,b;c\r\n", "a,b;c\r\n", b';'),
            ("\"sep=|\"\na|b\n", "a|b\n", b'|'),
            ("sep=ab,1\n", "sep=ab,1\n", b','),
        ];
        for (text, rest, expected) in cases {
            assert_eq!(prepared(text), (Cow::Borrowed(rest), expected));
        }
    }
}
