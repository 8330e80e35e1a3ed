//! The shared strings, held in one piece: cells refer to them by number.

use std::io::Read;

use memchr::memchr;

use super::super::Cause;
use super::super::bounds::too_long;
use super::markup::{Kind, next_tag};
use super::text::push_rich;
use super::window::{MOST_HELD, More, Window};

/// What the places of the strings may take beyond the strings themselves, in bytes.
const MOST_PLACES: usize = 64 << 20;

/// The shared strings of a workbook.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each string ends in the text.
    ends: Vec<u32>,
    /// The characters of the longest string, if one was cut.
    pub(super) longest_cut: Option<u64>,
    /// What the archive said if the part broke off: then the last strings are missing.
    pub(super) broken: Option<String>,
}

impl Strings {
    /// Reads the part. What it declares of its counts is not believed: memory grows with what it holds.
    /// A string longer than so many characters is cut.
    pub(super) fn read(part: impl Read, most_characters: u64) -> Result<Self, Cause> {
        let mut window = Window::new(part);
        let mut strings = Self::default();
        loop {
            let length = strings.take_all(window.text(), most_characters)?;
            window.advance(length);
            match window.read_more() {
                More::Text => {}
                More::Ended => break,
                More::TooLong => {
                    return Err(Cause::Limit {
                        limit: "characters",
                        found: MOST_HELD as u64,
                        most: most_characters,
                    });
                }
            }
        }
        strings.broken = window.failure().map(str::to_owned);
        Ok(strings)
    }

    /// The string of a number, from 0.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start as usize..end as usize)
    }

    /// The length of all strings together, in bytes.
    pub(super) fn size(&self) -> u64 {
        self.text.len() as u64
    }

    /// Takes every string that is there as a whole; gives the length that was read.
    fn take_all(&mut self, xml: &[u8], most_characters: u64) -> Result<usize, Cause> {
        let mut from = 0;
        while let Some(tag) = next_tag(xml, from) {
            let end = match (tag.name, tag.kind) {
                (b"si", Kind::Open) => {
                    let start = self.text.len();
                    let is_end = |name: &[u8]| matches!(name, b"si" | b"sst");
                    let Some(end) = push_rich(xml, tag.end, is_end, &mut self.text) else {
                        self.text.truncate(start);
                        return Ok(tag.start);
                    };
                    self.finish(start, most_characters)?;
                    end
                }
                (b"si", Kind::Empty) => {
                    self.finish(self.text.len(), most_characters)?;
                    tag.end
                }
                _ => tag.end,
            };
            from = end.max(from + 1);
        }
        // What is left has no whole tag; it may have the start of one.
        let rest = xml.get(from..).unwrap_or_default();
        Ok(memchr(b'<', rest).map_or(xml.len(), |start| from + start))
    }

    /// Ends a string, cut if it is too long.
    fn finish(&mut self, start: usize, most_characters: u64) -> Result<(), Cause> {
        let text = self.text.get(start..).unwrap_or_default();
        if let Some((length, found)) = too_long(text, most_characters) {
            self.text.truncate(start + length);
            self.longest_cut = self.longest_cut.max(Some(found));
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Cause::Limit {
            limit: "unpacked_megabytes",
            found: (self.text.len() >> 20) as u64,
            most: u64::from(u32::MAX >> 20),
        })?;
        self.ends.push(end);
        // Where blank strings are in their millions, their places alone would fill the memory.
        if self.ends.len() * size_of::<u32>() > self.text.len() + MOST_PLACES {
            return Err(Cause::Damaged(format!("<si/> × {}", self.ends.len())));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Strings {
        Strings::read(xml.as_bytes(), 10).expect("strings")
    }

    #[test]
    fn strings_are_numbered_in_their_order() {
        let strings = read(
            "<sst uniqueCount='4294967295'><si><t>订单号</t></si><si/><si><r><t>a</t></r></si></sst>",
        );
        let all: Vec<_> = (0..4).map(|number| strings.get(number)).collect();
        assert_eq!(all, [Some("订单号"), Some(""), Some("a"), None]);
        assert_eq!((strings.longest_cut, strings.broken), (None, None));
    }

    #[test]
    fn many_strings_pass_through_the_window() {
        let all: Vec<String> = (0..100_000)
            .map(|number| format!("<si><t>字{number}</t></si>"))
            .collect();
        let strings = read(&format!("<sst>{}", all.concat()));
        for number in [0, 1, 40_000, 99_999] {
            let expected = format!("字{number}");
            assert_eq!(strings.get(number), Some(expected.as_str()));
        }
    }

    #[test]
    fn blank_strings_do_not_fill_the_memory() {
        let many = b"<si/>".repeat(MOST_PLACES / 4);
        let strings = Strings::read(many.as_slice(), 10).expect("strings");
        assert_eq!(strings.get(MOST_PLACES / 4 - 1), Some(""));
        let more = [many.as_slice(), b"<si/>"].concat();
        let refused = Strings::read(more.as_slice(), 10).err();
        assert_eq!(refused, Some(Cause::Damaged("<si/> × 16777217".to_owned())));
    }

    #[test]
    fn a_long_string_is_cut_and_a_broken_part_gives_what_it_has() {
        let strings = read("<sst><si><t>一二三四五六七八九十百</t></si><si><t>b</t></si><si><t>c");
        assert_eq!(strings.get(0), Some("一二三四五六七八九十"));
        assert_eq!(strings.longest_cut, Some(11));
        assert_eq!((strings.get(1), strings.get(2)), (Some("b"), None));
        let endless = b"<sst><si><t>".chain(std::io::repeat(b'a'));
        let cause = Strings::read(endless, 10).expect_err("a limit");
        assert!(matches!(
            cause,
            Cause::Limit {
                limit: "characters",
                ..
            }
        ));
    }
}
