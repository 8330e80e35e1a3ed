//! The beginning of an element, with what its attributes say.

use quick_xml::events::BytesStart;

/// The beginning of an element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name with prefix, as every writer of these documents spells it.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// Takes an element over from the parser.
    pub(super) fn new(start: &BytesStart<'_>) -> Self {
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let value = quick_xml::escape::unescape(&attribute.value).map_or_else(
                |_| attribute.value.to_string(),
                std::borrow::Cow::into_owned,
            );
            (attribute.key.as_ref().to_owned(), value)
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
        }
    }

    /// An attribute by its name with prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(key, _)| key == name)?;
        Some(value)
    }

    /// An attribute that counts something; 1 if it is missing or makes no sense.
    pub(super) fn count(&self, name: &str) -> u32 {
        let count = self.attribute(name).and_then(|count| count.parse().ok());
        count.unwrap_or(1).max(1)
    }

    /// True for a row or column that is hidden by hand or by a filter.
    pub(super) fn is_hidden(&self) -> bool {
        matches!(
            self.attribute("table:visibility"),
            Some("collapse" | "filter")
        )
    }
}
