//! What the rows of a chunk have in common: texts that repeat, and words already looked up.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{CourierStatus, Text};

/// Texts kept once and lookups done once, for one chunk.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    texts: FxHashSet<Text>,
    carriers: FxHashMap<Box<str>, Text>,
    statuses: FxHashMap<Box<str>, Option<CourierStatus>>,
}

impl Shared {
    /// The text, kept once.
    pub(crate) fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let text: Text = text.into();
        self.texts.insert(text.clone());
        text
    }

    /// What a carrier's name stands for, looked up once.
    pub(crate) fn carrier(&mut self, name: &str, find: impl FnOnce(&str) -> Text) -> Text {
        if let Some(known) = self.carriers.get(name) {
            return known.clone();
        }
        let found = find(name);
        self.carriers.insert(name.into(), found.clone());
        found
    }

    /// What a status word stands for, looked up once.
    pub(crate) fn status(
        &mut self,
        word: &str,
        find: impl FnOnce(&str) -> Option<CourierStatus>,
    ) -> Option<CourierStatus> {
        if let Some(known) = self.statuses.get(word) {
            return *known;
        }
        let found = find(word);
        self.statuses.insert(word.into(), found);
        found
    }
}
