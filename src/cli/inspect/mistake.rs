//! What `gendan inspect` was told and cannot do.

use crate::lang::Catalogue;

/// A mistake in the arguments of `inspect`; nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
pub(crate) enum Mistake {
    /// No path was given.
    NoPaths,
    /// `--json` beside `--write-profile`.
    JsonOfDraft,
    /// `--write-profile` for another number of files than one.
    OneFile(usize),
    /// No sheet has the name.
    NoSuchSheet {
        /// The name as typed.
        name: String,
        /// The names that there are.
        names: Vec<String>,
    },
    /// There is no sheet with a header to make a profile of; the file, and what reading said.
    NothingToDraft {
        /// The file.
        file: String,
        /// Why, as far as it is known.
        reason: String,
    },
    /// A name that cannot be the name of a profile.
    BadName(String),
    /// The name of a profile that travels in the binary.
    NameTaken(String),
    /// The profile is already there.
    DraftExists(String),
}

impl Mistake {
    /// The one message: what, and what to do.
    pub(crate) fn say(&self, words: &Catalogue) -> String {
        match self {
            Self::NoPaths => words.get("inspect.mistake.no_paths").to_owned(),
            Self::JsonOfDraft => words.get("inspect.mistake.json_of_draft").to_owned(),
            Self::OneFile(count) => {
                let count = count.to_string();
                words.fill("inspect.mistake.one_file", &[("count", &count)])
            }
            Self::NoSuchSheet { name, names } if names.is_empty() => {
                words.fill("inspect.mistake.no_sheets", &[("name", name)])
            }
            Self::NoSuchSheet { name, names } => {
                let names = names.join(words.get("inspect.comma"));
                let values = [("name", name.as_str()), ("names", &names)];
                words.fill("inspect.mistake.no_such_sheet", &values)
            }
            Self::NothingToDraft { file, reason } => words.fill(
                "inspect.mistake.nothing_to_draft",
                &[("file", file), ("reason", reason)],
            ),
            Self::BadName(name) => words.fill("inspect.mistake.bad_name", &[("name", name)]),
            Self::NameTaken(name) => words.fill("inspect.mistake.name_taken", &[("name", name)]),
            Self::DraftExists(path) => {
                words.fill("inspect.mistake.draft_exists", &[("path", path)])
            }
        }
    }
}
