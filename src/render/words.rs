//! The words and the habits of a language that a renderer needs.

use crate::config::Language;
use crate::lang::Catalogue;
use crate::report::Document;

/// The words of a document's language.
pub(crate) struct Words {
    catalogue: Catalogue,
    /// What a change of nothing is called: 持平.
    pub(crate) unchanged: String,
    /// The unit of a difference of rates: 点.
    pub(crate) points: String,
    /// The moment of the data in words.
    pub(crate) time: String,
}

impl Words {
    /// The words of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let catalogue = Catalogue::new(Language::from_tag(document.language).unwrap_or_default());
        Self {
            unchanged: catalogue.get("render.unchanged").to_owned(),
            points: catalogue.get("render.points").to_owned(),
            time: document.as_of.format("%Y-%m-%d %H:%M").to_string(),
            catalogue,
        }
    }

    /// The words of a key.
    pub(crate) fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.catalogue.get(key)
    }

    /// The words of a key with texts in place.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.catalogue.fill(key, values)
    }

    /// The unit in which large figures stand on an axis: its size, its word and its number format.
    pub(crate) fn large(&self) -> (f64, &'static str, &'static str) {
        match self.catalogue.language() {
            // A comma divides by a thousand; the point is set by hand to make it ten thousand.
            Language::Chinese => (10_000.0, "万", "0\\.0,\"万\""),
            Language::English => (1_000.0, "k", "#,##0,\"k\""),
        }
    }
}
