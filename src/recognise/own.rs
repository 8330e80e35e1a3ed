//! A profile of the user's own: read and checked as strictly as the ones that travel in the binary.

use std::collections::BTreeMap;

use super::parser_words::explained;
use super::{Field, Profile, header_key};
use crate::model::{Arg, Kind, Message};

/// A profile that cannot be used; the run has not begun.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {}", what.key)]
pub struct ProfileError {
    /// The file.
    pub path: String,
    /// The line, from 1, where it can be told.
    pub line: Option<usize>,
    /// What is wrong there, and what is allowed.
    pub what: Message,
}

/// The name of a file without folders and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Reads and checks the text of a profile.
pub(super) fn parse(path: &str, text: &str) -> Result<Profile, ProfileError> {
    let text = text.trim_start_matches('\u{feff}');
    let error = |line, what| ProfileError {
        path: path.to_owned(),
        line,
        what,
    };
    let profile: Profile = toml::from_str(text).map_err(|said| {
        let start = said.span().and_then(|span| text.get(..span.start));
        let line = start.map(|before| before.matches('\n').count() + 1);
        error(line, explained(said.message()))
    })?;
    match mistake(&profile, stem(path)) {
        None => Ok(profile),
        Some((place, what)) => Err(error(line_of(text, &place), what)),
    }
}

/// The first thing that is wrong, with the key or the word by which its line is found.
fn mistake(profile: &Profile, stem: &str) -> Option<(String, Message)> {
    let Profile { id, kind, .. } = profile;
    let at = |place: &str, what: Message| Some((place.to_owned(), what));
    if id != stem {
        let what = Message::new("profile.id_differs");
        return at("id", what.with("id", id.as_str()).with("stem", stem));
    }
    if *kind == Kind::Unknown {
        let kinds = Kind::ALL_READ.iter().map(|kind| Arg::from(kind.code()));
        let what = Message::new("profile.unknown_word").with("word", kind.code());
        return at("kind", what.with("allowed", Arg::List(kinds.collect())));
    }
    let is_general = profile.signature.is_empty();
    if is_general != (id == kind.code())
        || (Kind::ALL_READ
            .iter()
            .any(|known| known.code() == id && known != kind))
    {
        let what = Message::new("profile.signature").with("kind", kind.code());
        return at("signature", what);
    }
    let blank = |word: &&String| header_key(word).is_empty();
    let words = profile.columns.values().flatten().chain(&profile.signature);
    if let Some(word) = words.chain(&profile.preamble).find(blank) {
        let what = Message::new("profile.blank_word").with("word", word.as_str());
        return at(&format!("\"{word}\""), what);
    }
    // A field without a header yet is a gap of a draft: its sheet is not read until it is filled.
    let is_there = |field: &Field| profile.columns.contains_key(field);
    if profile.required.is_empty() {
        return at(
            "required",
            Message::new("profile.missing_key").with("key", "required"),
        );
    }
    let without_column = |set: &&Vec<Field>| !set.iter().any(is_there);
    if let Some(set) = profile.required.iter().find(without_column) {
        return at("required", gap(set));
    }
    if let Some(field) = profile.weights.keys().find(|field| !is_there(field)) {
        return at(&field.code(), gap(std::slice::from_ref(field)));
    }
    two_meanings(profile)
}

fn gap(fields: &[Field]) -> Message {
    let fields = fields.iter().map(|field| Arg::from(field.code().as_str()));
    Message::new("profile.no_column").with("fields", Arg::List(fields.collect()))
}

/// A word that stands under two fields, or twice under one.
fn two_meanings(profile: &Profile) -> Option<(String, Message)> {
    let mut seen = BTreeMap::new();
    for (field, words) in &profile.columns {
        for word in words {
            if let Some(other) = seen.insert(header_key(word), *field) {
                let key = if other == *field {
                    "profile.word_again"
                } else {
                    "profile.word_twice"
                };
                let what = Message::new(key)
                    .with("word", word.as_str())
                    .with("field", field.code().as_str())
                    .with("other", other.code().as_str());
                return Some((field.code(), what));
            }
        }
    }
    None
}

/// The line of a key, or of a quoted word.
fn line_of(text: &str, place: &str) -> Option<usize> {
    let is_there = |line: &str| match line.trim_start().strip_prefix(place) {
        Some(rest) => rest.trim_start().starts_with('='),
        None => place.starts_with('"') && line.contains(place),
    };
    text.lines().position(is_there).map(|position| position + 1)
}
