//! For whom a workbook of its own is made.

/// A person or department, and what is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recipient {
    /// The name, as in the book or in the words of the catalogue.
    pub(super) name: String,
    /// What is theirs: positions in [`super::Facts::tasks`], in its order.
    pub(super) tasks: Vec<usize>,
}
