//! All profiles of `templates/sources`, with their header words ready for comparison.

use std::collections::BTreeSet;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rustc_hash::{FxHashMap, FxHashSet};

use super::own::{self, ProfileError};
use super::{Field, Profile, header_key};
use crate::model::Kind;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/sources");

/// Columns that a clerk adds by hand to the export of a platform or bank. A profile that does not
/// speak of one of them understands it by the words of the general profile of its kind.
const ADDED_BY_HAND: &[Field] = &[
    Field::OrderNo,
    Field::Waybill,
    Field::Carrier,
    Field::SalesClerk,
    Field::Clerk,
    Field::Urge,
    Field::Deposit,
    Field::Cod,
    Field::Terms,
    Field::PromisedAt,
    Field::PayBy,
    Field::Note,
];

/// What a header word means in one profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The field.
    pub(super) field: Field,
    /// The place among the words of the field; 0 is the best.
    pub(super) rank: usize,
}

/// A profile with its words as keys.
#[derive(Debug)]
pub(super) struct Entry {
    /// The profile itself.
    pub(super) profile: Arc<Profile>,
    /// The keys that must all be present.
    pub(super) signature: Vec<String>,
    /// The keys of which one in title, file or sheet name is a hint.
    pub(super) preamble: Vec<String>,
    /// True for a profile of the user's own.
    pub(super) is_own: bool,
    words: FxHashMap<String, Word>,
}

impl Entry {
    fn new(profile: Profile, is_own: bool) -> Self {
        let keys = |words: &[String]| words.iter().map(|word| header_key(word)).collect();
        let mut entry = Self {
            signature: keys(&profile.signature),
            preamble: keys(&profile.preamble),
            is_own,
            words: FxHashMap::default(),
            profile: Arc::new(profile),
        };
        let own = Arc::clone(&entry.profile);
        for field in own.columns.keys() {
            entry.add_words(*field, &own);
        }
        entry
    }

    /// What a header key means here.
    pub(super) fn word(&self, key: &str) -> Option<Word> {
        self.words.get(key).copied()
    }

    /// How much a field says for this profile.
    pub(super) fn weight(&self, field: Field) -> u32 {
        self.profile.weights.get(&field).copied().unwrap_or(1)
    }

    /// True for the one profile of a kind that reads any layout.
    pub(super) fn is_general(&self) -> bool {
        self.signature.is_empty()
    }

    /// The words of a field, as written in the profile.
    pub(super) fn words_of(&self, field: Field) -> &[String] {
        self.profile.columns.get(&field).map_or(&[], Vec::as_slice)
    }

    fn add_words(&mut self, field: Field, from: &Profile) {
        for (rank, word) in from.columns.get(&field).into_iter().flatten().enumerate() {
            self.words
                .entry(header_key(word))
                .or_insert(Word { field, rank });
        }
    }
}

/// Every profile, in the order of their ids.
#[derive(Debug)]
pub struct Profiles {
    entries: Vec<Entry>,
    words: FxHashSet<String>,
}

fn embedded() -> impl Iterator<Item = Profile> {
    SOURCES.files().filter_map(|file| {
        // The files are part of the program; that each of them parses is tested below.
        toml::from_str::<Profile>(file.contents_utf8()?).ok()
    })
}

impl Profiles {
    /// The profiles that travel in the binary.
    pub fn embedded() -> Self {
        Self::new(embedded().collect(), &BTreeSet::new())
    }

    /// The same, and the user's own: (path, text) each. One of the same id stands in for the embedded
    /// one; a mere copy of an embedded one changes nothing.
    pub fn with(files: &[(&str, &str)]) -> Result<Self, ProfileError> {
        let mut profiles: Vec<Profile> = embedded().collect();
        let mut ids = BTreeSet::new();
        for (path, text) in files {
            let copied = SOURCES.get_file(format!("{}.toml", own::stem(path)));
            if copied.and_then(|file| file.contents_utf8()) == Some(*text) {
                continue;
            }
            let profile = own::parse(path, text)?;
            profiles.retain(|known| known.id != profile.id);
            ids.insert(profile.id.clone());
            profiles.push(profile);
        }
        Ok(Self::new(profiles, &ids))
    }

    /// True if the profile of the id is the user's own.
    pub fn is_own(&self, id: &str) -> bool {
        self.iter()
            .any(|entry| entry.is_own && entry.profile.id == id)
    }

    /// The profile of an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Profile>> {
        self.iter()
            .map(|entry| &entry.profile)
            .find(|profile| profile.id == id)
    }

    /// Every profile, with its words.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// True if any profile knows the word.
    pub(super) fn know(&self, key: &str) -> bool {
        self.words.contains(key)
    }

    fn new(mut profiles: Vec<Profile>, own: &BTreeSet<String>) -> Self {
        profiles.sort_by(|left, right| left.id.cmp(&right.id));
        let mut entries: Vec<Entry> = profiles
            .into_iter()
            .map(|profile| {
                let is_own = own.contains(&profile.id);
                Entry::new(profile, is_own)
            })
            .collect();
        let general: Vec<(Kind, Arc<Profile>)> = entries
            .iter()
            .filter(|entry| entry.is_general())
            .map(|entry| (entry.profile.kind, Arc::clone(&entry.profile)))
            .collect();
        for entry in entries.iter_mut().filter(|entry| !entry.is_general()) {
            let kind = entry.profile.kind;
            let Some((_, base)) = general.iter().find(|(known, _)| *known == kind) else {
                continue;
            };
            for field in ADDED_BY_HAND {
                if !entry.profile.columns.contains_key(field) {
                    entry.add_words(*field, base);
                }
            }
        }
        let words = entries
            .iter()
            .flat_map(|entry| entry.words.keys().cloned())
            .collect();
        Self { entries, words }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn sources() -> Vec<(String, Profile)> {
        SOURCES
            .files()
            .map(|file| {
                let stem = file.path().file_stem().and_then(|stem| stem.to_str());
                let text = file.contents_utf8().expect("text");
                let profile = toml::from_str(text)
                    .unwrap_or_else(|error| panic!("{:?}: {error}", file.path()));
                (stem.expect("a name").to_owned(), profile)
            })
            .collect()
    }

    #[test]
    fn every_source_parses_and_is_named_by_its_id() {
        let mut ids = BTreeSet::new();
        for (stem, profile) in sources() {
            assert_eq!(stem, profile.id);
            assert!(ids.insert(profile.id));
        }
        assert_eq!(ids.len(), Profiles::embedded().iter().count());
    }

    #[test]
    fn each_kind_has_one_general_profile() {
        let mut general = BTreeMap::new();
        for (_, profile) in sources() {
            if profile.signature.is_empty() {
                assert_eq!(profile.id, profile.kind.code());
                *general.entry(profile.kind).or_insert(0) += 1;
            }
        }
        assert_eq!(general.into_values().collect::<Vec<_>>(), [1; 11]);
    }

    #[test]
    fn no_word_of_a_profile_means_two_things() {
        for (_, profile) in sources() {
            let mut seen = BTreeMap::new();
            for (field, words) in &profile.columns {
                for word in words {
                    let before = seen.insert(header_key(word), (field, word));
                    assert_eq!(before, None, "{}: {word}", profile.id);
                }
            }
        }
    }

    #[test]
    fn what_a_profile_requires_and_signs_with_it_can_read() {
        for (_, profile) in sources() {
            for field in profile.required.iter().flatten() {
                assert!(
                    profile.columns.contains_key(field),
                    "{}: {field:?}",
                    profile.id
                );
            }
            for field in profile.weights.keys() {
                assert!(
                    profile.columns.contains_key(field),
                    "{}: {field:?}",
                    profile.id
                );
            }
            assert!(!profile.required.is_empty(), "{}", profile.id);
        }
    }
}
