//! Import profiles and holidays that lie beside `gendan.toml`, not yet understood.

/// A file of `templates/sources` or `templates/calendar` in the user's own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, for messages.
    pub path: String,
    /// Its text.
    pub text: String,
}
