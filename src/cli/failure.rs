//! Why a run could not be done: one message, said in the user's language, and exit code 2.

use std::io::ErrorKind::NotFound;

use super::arguments::command_like;
use super::forms;
use super::inspect::Mistake;
use super::sources;
use crate::config::ConfigError;
use crate::deliver::DeliverError;
use crate::lang::Catalogue;
use crate::model::Book;
use crate::read::WalkError;
use crate::recognise::ProfileError;
use crate::render::RenderError;

/// The reason for exit code 2.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// No path was given.
    #[error("no paths")]
    NoPaths,
    /// A path that cannot be walked.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// The paths hold no file that could be read.
    #[error("no files")]
    NoFiles(String),
    /// The paths hold decisions, and nothing that they are about.
    #[error("only decisions")]
    OnlyDecisions {
        /// The paths as typed.
        paths: String,
        /// How many decisions.
        count: usize,
    },
    /// The paths hold answers on lists, and nothing that they are about.
    #[error("only replies")]
    OnlyReplies {
        /// The paths as typed.
        paths: String,
        /// How many rows were answered.
        count: usize,
    },
    /// The paths hold dispatch workbooks that nobody has filled in.
    #[error("only unfilled workbooks")]
    OnlyUnfilled {
        /// The paths as typed.
        paths: String,
        /// How many workbooks.
        count: usize,
    },
    /// The paths hold rows that came back, and nothing that they are about.
    #[error("only returned rows")]
    OnlyReturned {
        /// The paths as typed.
        paths: String,
        /// How many rows.
        count: usize,
    },
    /// The configuration file cannot be read.
    #[error("{path}: {source}")]
    ConfigUnreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file of passwords cannot be read.
    #[error("{path}: {source}")]
    PasswordsUnreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The configuration, or an argument that sets a part of it, cannot be used.
    #[error("{source}")]
    Config {
        /// The file, or the argument.
        place: String,
        /// What is wrong with it.
        source: ConfigError,
    },
    /// An output could not be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// `result.json` could not be made.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// An output could not be written.
    #[error(transparent)]
    Deliver(#[from] DeliverError),
    /// A profile is not written in UTF-8.
    #[error("{0}")]
    NotUtf8(String),
    /// A profile of the user's own cannot be used.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// What `inspect` was told cannot be done.
    #[error(transparent)]
    Inspect(#[from] Mistake),
    /// What `forms` was told cannot be done.
    #[error(transparent)]
    Forms(#[from] forms::Mistake),
    /// `explain` without a number.
    #[error("no number")]
    NothingToExplain,
    /// `explain` without files.
    #[error("no paths for {0}")]
    NothingToExplainFrom(String),
    /// No payment, order or parcel has the number.
    #[error("{number}")]
    NoSuchNumber {
        /// As it was typed.
        number: String,
        /// Numbers that hold it, or that it holds.
        similar: Vec<String>,
    },
    /// A rule's code that does not exist.
    #[error("{0}")]
    NoSuchRule(String),
}

impl Failure {
    /// The one message: what, and what to do.
    pub(super) fn say(&self, words: &Catalogue) -> String {
        let path_of = |path: &std::path::Path| path.display().to_string();
        match self {
            Self::NoPaths => words.get("cli.no_paths").to_owned(),
            Self::NothingToExplain => words.get("cli.nothing_to_explain").to_owned(),
            Self::NothingToExplainFrom(number) => {
                words.fill("cli.nothing_to_explain_from", &[("number", number)])
            }
            Self::NoSuchNumber { number, similar } if similar.is_empty() => {
                words.fill("cli.no_such_number", &[("number", number)])
            }
            Self::NoSuchNumber { number, similar } => words.fill(
                "cli.no_such_number_like",
                &[("number", number), ("similar", &similar.join(" "))],
            ),
            Self::Walk(WalkError::Missing(path)) => missing(&path_of(path), words),
            Self::Walk(WalkError::Io { path, source }) => words.fill(
                "cli.path_unreadable",
                &[("path", &path_of(path)), ("reason", &source.to_string())],
            ),
            Self::NoFiles(paths) => words.fill("cli.no_files", &[("paths", paths)]),
            Self::OnlyDecisions { paths, count } => {
                let values = [("paths", paths.as_str()), ("count", &count.to_string())];
                words.fill("cli.only_decisions", &values)
            }
            Self::OnlyReplies { paths, count } => {
                let values = [("paths", paths.as_str()), ("count", &count.to_string())];
                words.fill("cli.only_replies", &values)
            }
            Self::OnlyUnfilled { paths, count } => {
                let values = [("paths", paths.as_str()), ("count", &count.to_string())];
                words.fill("cli.only_unfilled", &values)
            }
            Self::OnlyReturned { paths, count } => {
                let values = [("paths", paths.as_str()), ("count", &count.to_string())];
                words.fill("cli.only_returned", &values)
            }
            Self::ConfigUnreadable { path, source } if source.kind() == NotFound => {
                words.fill("cli.path_missing", &[("path", path)])
            }
            Self::PasswordsUnreadable { path, source } if source.kind() == NotFound => {
                words.fill("cli.passwords_missing", &[("path", path)])
            }
            Self::ConfigUnreadable { path, source } => words.fill(
                "cli.path_unreadable",
                &[("path", path), ("reason", &source.to_string())],
            ),
            Self::PasswordsUnreadable { path, source } => words.fill(
                "cli.passwords_unreadable",
                &[("path", path), ("reason", &source.to_string())],
            ),
            Self::Config {
                place,
                source: ConfigError::Syntax(error),
            } => words.fill(
                "cli.config_syntax",
                &[("place", place), ("error", error.trim_end())],
            ),
            Self::Config {
                place,
                source:
                    ConfigError::Value {
                        key,
                        value,
                        expected,
                    },
            } => {
                // An argument stands for itself; a key stands in its file.
                let key = if place.is_empty() {
                    key.clone()
                } else {
                    format!("{place} › {key}")
                };
                let values = [
                    ("key", key.as_str()),
                    ("value", value),
                    ("expected", expected),
                ];
                words.fill("cli.config_value", &values)
            }
            Self::Render(error) => words.say(&error.message(), &Book::default()),
            Self::Json(error) => words.fill("cli.json", &[("error", &error.to_string())]),
            Self::Deliver(error) => words.say(&error.message(), &Book::default()),
            Self::NotUtf8(path) => words.fill("profile.not_utf8", &[("path", path)]),
            Self::Profile(error) => sources::say(error, words),
            Self::Inspect(mistake) => mistake.say(words),
            Self::Forms(mistake) => mistake.say(words),
            Self::NoSuchRule(code) => words.fill("cli.no_such_rule", &[("code", code)]),
        }
    }
}

/// Nothing has the path; it may be a command that was not spelt out.
fn missing(path: &str, words: &Catalogue) -> String {
    match command_like(path) {
        Some(command) => {
            let values = [("path", path), ("command", command)];
            words.fill("cli.path_missing_command", &values)
        }
        None => words.fill("cli.path_missing", &[("path", path)]),
    }
}
