//! The words by which a drafted profile knows its own layout again.

use std::collections::BTreeSet;

use crate::recognise::{HeaderWord, Profile, header_key};

/// Words of a drafted signature.
const WORDS: usize = 6;
/// Longer headers are sentences, and change.
const LONGEST: usize = 20;

/// The headers that tell the layout best: those that no general profile knows, then the others; none
/// with digits in it if there are others, for such a header often names a month.
pub(super) fn signature(words: &[HeaderWord], general: &Profile) -> Vec<String> {
    let known: BTreeSet<String> = general
        .columns
        .values()
        .flatten()
        .map(|word| header_key(word))
        .collect();
    let mut seen = BTreeSet::new();
    let mut ranked: Vec<(bool, bool, usize, &str)> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !word.word.is_empty() && word.text.chars().count() <= LONGEST)
        .filter_map(|(position, word)| {
            let key = header_key(&word.text);
            let dated = word.text.contains(char::is_numeric);
            let plain = known.contains(&key);
            let fresh = !key.is_empty() && seen.insert(key);
            fresh.then_some((dated, plain, position, &*word.text))
        })
        .collect();
    ranked.sort_unstable();
    ranked.truncate(WORDS);
    ranked.sort_unstable_by_key(|(_, _, position, _)| *position);
    let texts = ranked.iter().map(|(_, _, _, text)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ")
    });
    texts.collect()
}
