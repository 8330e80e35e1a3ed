//! Small helpers over the XML reader, which is set to be lenient: what other programs write is read
//! for its cells, not judged.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::reader::Reader;

/// A reader of a text.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The value of an attribute by its name without prefix.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    // A value with entities that nobody knows is taken as it stands.
    let raw = found.value.clone();
    Some(
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .unwrap_or(raw),
    )
}

/// The value of an attribute that is a whole number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    let number: u64 = attribute(tag, name)?.trim().parse().ok()?;
    Some(u32::try_from(number).unwrap_or(u32::MAX))
}

/// True if an attribute says `1`.
pub(super) fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| value.trim() == "1")
}

/// Adds the character that a reference stands for; a reference that nobody knows stays as written.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    let letter = match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    };
    if let Some(letter) = letter {
        text.push(letter);
    } else {
        text.push('&');
        text.push_str(reference);
        text.push(';');
    }
}
