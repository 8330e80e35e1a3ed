//! Words and what they mean, found in texts that nobody wrote for a program.

use rustc_hash::FxHashMap;

use super::text::squash;

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<T> {
    /// What it means.
    pub(crate) value: T,
    /// Its place among the hits of the text, from 0.
    pub(crate) position: usize,
    /// Its length in characters.
    pub(crate) length: usize,
    rank: usize,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    word: Box<str>,
    length: usize,
    rank: usize,
    value: T,
}

/// A list of words. Texts and words are compared as [`squash`] leaves them.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<T> {
    exact: FxHashMap<Box<str>, T>,
    by_first: FxHashMap<char, Vec<Entry<T>>>,
}

impl<T: Copy> Lexicon<T> {
    /// A lexicon of words, best first: a word that stands twice keeps its first meaning.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut lexicon = Self {
            exact: FxHashMap::default(),
            by_first: FxHashMap::default(),
        };
        for (rank, (word, value)) in words.into_iter().enumerate() {
            let word: Box<str> = squash(word).into();
            let Some(first) = word.chars().next() else {
                continue;
            };
            if lexicon.exact.contains_key(&word) {
                continue;
            }
            lexicon.exact.insert(word.clone(), value);
            let length = word.chars().count();
            let entry = Entry {
                word,
                length,
                rank,
                value,
            };
            lexicon.by_first.entry(first).or_default().push(entry);
        }
        for entries in lexicon.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.length));
        }
        lexicon
    }

    /// Adds words that only count if they are the whole text; words already known keep their meaning.
    pub(crate) fn with_exact<'a>(mut self, words: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        for (word, value) in words {
            self.exact.entry(squash(word).into()).or_insert(value);
        }
        self
    }

    /// The meaning of a squashed text that is one of the words.
    pub(crate) fn exact(&self, squashed: &str) -> Option<T> {
        self.exact.get(squashed).copied()
    }

    /// Cuts a squashed text into words, from the left, the longest word at each place; what is no word is passed over.
    pub(crate) fn hits<'a>(&'a self, squashed: &'a str) -> impl Iterator<Item = Hit<T>> + 'a {
        let mut rest = squashed;
        let mut position = 0;
        std::iter::from_fn(move || {
            while let Some(first) = rest.chars().next() {
                let found = self.by_first.get(&first).and_then(|entries| {
                    entries.iter().find(|entry| rest.starts_with(&*entry.word))
                });
                if let Some(entry) = found {
                    rest = rest.strip_prefix(&*entry.word).unwrap_or_default();
                    position += 1;
                    return Some(Hit {
                        value: entry.value,
                        position: position - 1,
                        length: entry.length,
                        rank: entry.rank,
                    });
                }
                rest = rest.strip_prefix(first).unwrap_or_default();
            }
            None
        })
    }

    /// The meaning of a squashed text: the whole text if it is a word, else the longest word in it, and
    /// between equals the one that stands first in the list.
    pub(crate) fn best(&self, squashed: &str) -> Option<T> {
        self.exact(squashed)
            .or_else(|| longest(self.hits(squashed)).map(|hit| hit.value))
    }

    /// True if a word stands in the squashed text.
    pub(crate) fn is_in(&self, squashed: &str) -> bool {
        self.hits(squashed).next().is_some()
    }
}

/// The longest of some hits, and between equals the one that stands first in its list.
pub(crate) fn longest<T>(hits: impl Iterator<Item = Hit<T>>) -> Option<Hit<T>> {
    hits.min_by_key(|hit| (std::cmp::Reverse(hit.length), hit.rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_decides_and_then_the_order_of_the_list() {
        let lexicon = Lexicon::new([("签收", 1), ("未签收", 2), ("派件", 3), ("拒收", 4)])
            .with_exact([("其他", 5)]);
        let cases = [
            ("签收", Some(1)),
            ("客户未签收", Some(2)),
            ("派件签收", Some(1)),
            ("签 收".trim(), None),
            ("其他", Some(5)),
            ("其他原因", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(lexicon.best(text), expected, "{text}");
        }
        let hits: Vec<i32> = lexicon
            .hits("派件后未签收再签收")
            .map(|hit| hit.value)
            .collect();
        assert_eq!(hits, [3, 2, 1]);
        assert!(!lexicon.is_in("运输"));
    }
}
