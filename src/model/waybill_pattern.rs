//! The shape of a carrier's waybill numbers: the small part of regular expressions that the carrier
//! table uses, so that no expression engine is needed for it.

/// One thing of a pattern and how often it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    what: What,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// One character out of ranges, both ends included.
    Class(Vec<(char, char)>),
    /// One of several literal texts.
    Either(Vec<String>),
}

/// A pattern such as `^SF[A-Z0-9]\d{12}$`.
///
/// It knows literals, `\d`, classes with ranges, alternatives of literals in brackets, and the repetitions
/// `{n}` and `{n,m}`; it always describes the whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaybillPattern {
    parts: Vec<Part>,
}

impl WaybillPattern {
    /// Reads a pattern; `None` if it uses anything else than the above.
    pub fn parse(pattern: &str) -> Option<Self> {
        let inner = pattern.strip_prefix('^')?.strip_suffix('$')?;
        let mut rest: Vec<char> = inner.chars().rev().collect();
        let mut parts = Vec::new();
        while let Some(first) = rest.pop() {
            let what = match first {
                '\\' => match rest.pop()? {
                    'd' => What::Class(vec![('0', '9')]),
                    _ => return None,
                },
                '[' => class(&take_until(&mut rest, ']')?)?,
                '(' => What::Either(
                    take_until(&mut rest, ')')?
                        .split('|')
                        .map(str::to_owned)
                        .collect(),
                ),
                letter if letter.is_ascii_alphanumeric() => What::Class(vec![(letter, letter)]),
                _ => return None,
            };
            let (least, most) = repetition(&mut rest)?;
            parts.push(Part { what, least, most });
        }
        Some(Self { parts })
    }

    /// True if the shape begins with at least two given capital letters: the mark of one carrier.
    pub fn is_marked(&self) -> bool {
        let is_letter = |part: &Part| {
            let one_letter =
                |(first, last): &(char, char)| first == last && first.is_ascii_uppercase();
            matches!(&part.what, What::Class(ranges) if ranges.len() == 1 && ranges.iter().all(one_letter))
        };
        self.parts.len() > 1 && self.parts.iter().take(2).all(is_letter)
    }

    /// True if the whole number has this shape.
    pub fn fits(&self, number: &str) -> bool {
        fits(&self.parts, number)
    }
}

fn take_until(rest: &mut Vec<char>, end: char) -> Option<String> {
    let mut inner = String::new();
    loop {
        match rest.pop()? {
            letter if letter == end => return Some(inner),
            '\\' => return None,
            letter => inner.push(letter),
        }
    }
}

fn class(inner: &str) -> Option<What> {
    let letters: Vec<char> = inner.chars().collect();
    let mut ranges = Vec::new();
    let mut rest = letters.as_slice();
    while let Some((&from, tail)) = rest.split_first() {
        if let ['-', to, tail @ ..] = tail {
            ranges.push((from, *to));
            rest = tail;
        } else {
            ranges.push((from, from));
            rest = tail;
        }
    }
    (!ranges.is_empty()).then_some(What::Class(ranges))
}

fn repetition(rest: &mut Vec<char>) -> Option<(usize, usize)> {
    if rest.last() != Some(&'{') {
        return Some((1, 1));
    }
    rest.pop();
    let inner = take_until(rest, '}')?;
    let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
    Some((least.parse().ok()?, most.parse().ok()?))
}

/// Tries every number of repetitions that the first part allows; patterns have few parts and
/// waybill numbers few characters, so this ends quickly.
fn fits(parts: &[Part], number: &str) -> bool {
    let Some((part, later)) = parts.split_first() else {
        return number.is_empty();
    };
    let mut rest = vec![number];
    for count in 0..=part.most {
        if count >= part.least && rest.iter().any(|rest| fits(later, rest)) {
            return true;
        }
        rest = rest
            .into_iter()
            .flat_map(|rest| after_one(&part.what, rest))
            .collect();
        if rest.is_empty() {
            return false;
        }
    }
    false
}

fn after_one<'a>(what: &What, text: &'a str) -> Vec<&'a str> {
    match what {
        What::Class(ranges) => {
            let mut letters = text.chars();
            let hit = letters
                .next()
                .is_some_and(|letter| ranges.iter().any(|(a, z)| (*a..=*z).contains(&letter)));
            if hit {
                vec![letters.as_str()]
            } else {
                Vec::new()
            }
        }
        What::Either(words) => words
            .iter()
            .filter_map(|word| text.strip_prefix(word.as_str()))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_have_the_shape_or_not() {
        let cases = [
            (r"^SF[A-Z0-9]\d{12}$", "SF1234567890123", true),
            (r"^SF[A-Z0-9]\d{12}$", "SFA234567890123", true),
            (r"^SF[A-Z0-9]\d{12}$", "SF123456789012", false),
            (r"^SF[A-Z0-9]\d{12}$", "SF12345678901234", false),
            (r"^\d{12}$", "123456789012", true),
            (r"^\d{12}$", "12345678901X", false),
            (r"^7[3-68]\d{12}$", "73123456789012", true),
            (r"^7[3-68]\d{12}$", "78123456789012", true),
            (r"^7[3-68]\d{12}$", "77123456789012", false),
            (r"^(77|43)\d{12,15}$", "43123456789012", true),
            (r"^(77|43)\d{12,15}$", "77123456789012345", true),
            (r"^(77|43)\d{12,15}$", "771234567890123456", false),
            (r"^[A-Z0-9]{10,12}$", "D0012345678", true),
            (r"^[A-Z]{2}\d{9}[A-Z]{2}$", "EA123456789CN", true),
            (r"^[A-Z]{2}\d{9}[A-Z]{2}$", "", false),
            (r"^JJD\d{16,18}$", "JJD01234567890123456", true),
            (r"^\d{2,4}5$", "1235", true),
            (r"^(7|77)\d$", "777", true),
            (r"^\d{12}$", "１２３４５６７８９０１２", false),
        ];
        for (pattern, number, expected) in cases {
            let pattern = WaybillPattern::parse(pattern).expect("a pattern");
            assert_eq!(pattern.fits(number), expected, "{pattern:?} {number}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for pattern in [
            r"\d{12}", r"^\w+$", r"^a*$", r"^[a-z$", r"^\d{x}$", "^a.b$", "^(a|b$", r"^[\d]$",
        ] {
            assert_eq!(WaybillPattern::parse(pattern), None, "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(pattern in r"\^[A-Z0-9\\d{},\[\]()|-]{0,20}\$", number in ".{0,20}") {
            if let Some(pattern) = WaybillPattern::parse(&pattern) {
                pattern.fits(&number);
            }
        }
    }
}
