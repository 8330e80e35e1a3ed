//! The ids of the sheets and tables of one file.

use crate::model::SheetId;

/// The ids of a file's sheets, in their order.
pub(super) struct Ids {
    file: usize,
    next: usize,
}

impl Ids {
    /// The ids of the file at a position from the sheet at a position on.
    pub(super) fn new(file: usize, next: usize) -> Self {
        Self { file, next }
    }

    /// The next id, or `None` if the file has more sheets and tables than can be told apart.
    pub(super) fn take(&mut self) -> Option<SheetId> {
        let id = SheetId::of_file(self.file, self.next)?;
        self.next += 1;
        Some(id)
    }

    /// True if an id is left.
    pub(super) fn is_left(&self) -> bool {
        SheetId::of_file(self.file, self.next).is_some()
    }
}
