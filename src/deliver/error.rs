//! Why outputs could not be put in place, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::Message;

/// Where delivery stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The name is no file name.
    Name,
    /// Two outputs have one name.
    Twice,
    /// The folder could not be made.
    Folder,
    /// The content could not be written.
    Write,
    /// The earlier file could not be replaced: most often it is open in Excel.
    Replace,
    /// A folder has the name of the output.
    IsFolder,
}

/// Why nothing was delivered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct DeliverError {
    /// Where it stopped.
    pub step: Step,
    /// The file or folder; for a bad name the name.
    pub path: PathBuf,
    /// What the system said.
    pub reason: String,
    /// What kind of error it named, if it was the system.
    pub kind: Option<io::ErrorKind>,
}

impl DeliverError {
    pub(super) fn new(step: Step, path: &Path, error: &io::Error) -> Self {
        Self {
            step,
            path: path.to_owned(),
            reason: error.to_string(),
            kind: Some(error.kind()),
        }
    }

    pub(super) fn of_name(step: Step, name: &str) -> Self {
        Self {
            step,
            path: PathBuf::from(name),
            reason: String::new(),
            kind: None,
        }
    }

    /// The sentence for the user: what, why, and what to do.
    pub fn message(&self) -> Message {
        let path = self.path.display().to_string();
        let with_path = |key| {
            let message = Message::new(key).with("path", path.as_str());
            match self.known_reason() {
                Some(reason) => message.with("reason", Message::new(reason)),
                None => message.with("reason", self.reason.as_str()),
            }
        };
        match self.step {
            Step::Name => Message::new("deliver.name_invalid").with("name", path.as_str()),
            Step::Twice => Message::new("deliver.name_twice").with("name", path.as_str()),
            Step::Folder => with_path("deliver.folder"),
            Step::Write => with_path("deliver.write"),
            Step::Replace => with_path("deliver.replace"),
            Step::IsFolder => Message::new("deliver.is_folder").with("path", path.as_str()),
        }
    }
    /// The usual reasons in the user's words; the system has its own language.
    fn known_reason(&self) -> Option<&'static str> {
        match self.kind? {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Some("deliver.is_file"),
            io::ErrorKind::PermissionDenied => Some("deliver.denied"),
            io::ErrorKind::ReadOnlyFilesystem => Some("deliver.read_only"),
            io::ErrorKind::StorageFull => Some("deliver.full"),
            _ => None,
        }
    }
}
