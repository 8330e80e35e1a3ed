//! A text whose lines never end is refused before all of it is in memory.

use memchr::{memchr, memchr_iter, memrchr};

use super::Cause;
use crate::config::Limits;

/// Only lines longer than this, in bytes, are suspected.
const LONG: u64 = 16 << 20;
/// What may divide the cells of a line.
const DELIMITERS: [u8; 4] = *b",\t;|";
/// No encoding takes more bytes for a character.
const BYTES_OF_A_CHARACTER: u64 = 4;

/// Watches a text go by, block after block.
#[derive(Debug, Default)]
pub(super) struct LineGuard {
    /// The bytes of the current line.
    line: u64,
    /// Its delimiters, by kind.
    cuts: [u64; 4],
    /// The bytes since its last delimiter, and the most there were between two.
    piece: u64,
    longest: u64,
}

impl LineGuard {
    /// Looks at the next block; fails if the current line cannot be a row of a sheet.
    pub(super) fn feed(&mut self, block: &[u8], limits: &Limits) -> Result<(), Cause> {
        let (Some(first), Some(last)) = (memchr(b'\n', block), memrchr(b'\n', block)) else {
            self.extend(block);
            return self.check(limits);
        };
        self.extend(block.get(..first).unwrap_or_default());
        let within = self.check(limits);
        // The lines between are shorter than a block.
        *self = Self::default();
        self.extend(block.get(last + 1..).unwrap_or_default());
        within
    }

    fn extend(&mut self, part: &[u8]) {
        self.line += part.len() as u64;
        let mut from = 0;
        for (at, byte) in part.iter().enumerate() {
            if DELIMITERS.contains(byte) {
                self.longest = self.longest.max(self.piece + (at - from) as u64);
                (self.piece, from) = (0, at + 1);
            }
        }
        self.piece += (part.len() - from) as u64;
        self.longest = self.longest.max(self.piece);
        for (count, delimiter) in self.cuts.iter_mut().zip(DELIMITERS) {
            *count += memchr_iter(delimiter, part).count() as u64;
        }
    }

    fn check(&self, limits: &Limits) -> Result<(), Cause> {
        if self.line <= LONG {
            return Ok(());
        }
        let columns = self.cuts.into_iter().max().unwrap_or_default() + 1;
        let characters = self.longest / BYTES_OF_A_CHARACTER;
        let found = [
            ("columns", columns, limits.columns),
            ("characters", characters, limits.characters),
        ];
        match found.into_iter().find(|(_, found, most)| found > most) {
            Some((limit, found, most)) => Err(Cause::Limit { limit, found, most }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(block: &[u8], times: usize) -> (usize, Result<(), Cause>) {
        let mut guard = LineGuard::default();
        for time in 0..times {
            let said = guard.feed(block, &Limits::default());
            if said.is_err() {
                return (time, said);
            }
        }
        (times, Ok(()))
    }

    #[test]
    fn a_line_without_end_is_refused_soon() {
        let (time, said) = feed(&vec![b'x'; 1 << 20], 1000);
        assert!(time < 20);
        let expected = Cause::Limit {
            limit: "characters",
            found: (17 << 20) / 4,
            most: 1_000_000,
        };
        assert_eq!(said, Err(expected));
        let (time, said) = feed(&b"1,2,".repeat(1 << 18), 1000);
        assert!(time < 20);
        assert!(
            matches!(
                said,
                Err(Cause::Limit {
                    limit: "columns",
                    ..
                })
            ),
            "{said:?}"
        );
    }

    #[test]
    fn many_lines_and_long_honest_ones_pass() {
        assert_eq!(feed(&b"A1,2,3\r\n".repeat(1 << 17), 100), (100, Ok(())));
        let line = [b"A1,2,3".repeat(1 << 15), b"\n".to_vec()].concat();
        assert_eq!(feed(&line, 200), (200, Ok(())));
    }
}
