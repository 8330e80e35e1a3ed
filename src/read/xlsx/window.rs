//! A part of the package as it streams past: a stretch of it in memory, never the whole.

use std::io::Read;

/// How much is read at a time, in bytes.
const BLOCK: usize = 1 << 20;
/// The longest row or text that is held, in bytes of XML.
pub(super) const MOST_HELD: usize = 64 << 20;

/// What came of asking for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    /// There is more text than before.
    Text,
    /// The part has ended.
    Ended,
    /// A single row or text is longer than [`MOST_HELD`].
    TooLong,
}

/// A stretch of a part.
pub(super) struct Window<R> {
    source: R,
    bytes: Vec<u8>,
    /// Where the unread text begins.
    start: usize,
    has_ended: bool,
    /// What the archive said when it broke off.
    failure: Option<String>,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source,
            bytes: Vec::new(),
            start: 0,
            has_ended: false,
            failure: None,
        }
    }

    /// The text that is not read yet, as far as it is here.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// Leaves text behind.
    pub(super) fn advance(&mut self, length: usize) {
        self.start = (self.start + length).min(self.bytes.len());
    }

    /// Reads on. The text that is here stays, at its start; what is held grows by half at least, so that
    /// a long row is not gone over again too often.
    pub(super) fn read_more(&mut self) -> More {
        if self.has_ended {
            return More::Ended;
        }
        self.bytes.drain(..self.start);
        self.start = 0;
        let held = self.bytes.len();
        if held >= MOST_HELD {
            return More::TooLong;
        }
        let wanted = BLOCK.max(held);
        self.bytes.reserve(wanted);
        let block = self.source.by_ref().take(wanted as u64);
        match { block }.read_to_end(&mut self.bytes) {
            Ok(read) => self.has_ended = read < wanted,
            Err(error) => {
                self.has_ended = true;
                self.failure = Some(error.to_string());
            }
        }
        if self.bytes.len() > held {
            More::Text
        } else {
            More::Ended
        }
    }

    /// What the archive said when the part broke off; `None` if it did not.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_seen_whole_in_stretches() {
        let part: Vec<u8> = (0..3 * BLOCK + 7).map(|at| (at % 251) as u8).collect();
        let mut window = Window::new(part.as_slice());
        let mut seen = Vec::new();
        while window.read_more() == More::Text {
            let held = window.text().len().saturating_sub(100);
            seen.extend_from_slice(&window.text()[..held]);
            window.advance(held);
        }
        seen.extend_from_slice(window.text());
        assert!(seen == part);
        assert_eq!(window.failure(), None);
    }

    #[test]
    fn a_text_without_end_is_not_held() {
        let mut window = Window::new(std::io::repeat(b'a'));
        while window.read_more() == More::Text {}
        assert_eq!(window.read_more(), More::TooLong);
        assert!(window.text().len() <= 2 * MOST_HELD);
    }
}
