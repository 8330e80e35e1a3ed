//! What the parser of a profile says, as a message.

use crate::model::{Arg, Message};

/// What the parser said, in words to be: a word that is not known with those that are, a key that is
/// missing, else as it was said.
pub(super) fn explained(said: &str) -> Message {
    let unknown = ["unknown field `", "unknown variant `"]
        .iter()
        .find_map(|start| said.strip_prefix(start));
    if let Some((word, expected)) = unknown.and_then(|rest| rest.split_once("`, expected ")) {
        let allowed = expected.split('`').skip(1).step_by(2).map(Arg::from);
        return Message::new("profile.unknown_word")
            .with("word", word)
            .with("allowed", Arg::List(allowed.collect()));
    }
    if said == "duplicate key" {
        return Message::new("profile.duplicate_key");
    }
    let missing = said.strip_prefix("missing field `");
    match missing.and_then(|rest| rest.strip_suffix('`')) {
        Some(key) => Message::new("profile.missing_key").with("key", key),
        None => Message::new("profile.syntax").with("said", said),
    }
}
