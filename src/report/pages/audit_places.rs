//! 稽核交接: the sheets of the day by number, so that a source cell is short enough to stand in every row: `原1 C57`.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::HandOver;
use crate::model::{Origin, SheetId};
use crate::report::view::View;

/// The numbers of the sheets: of those as received, and of those that came back.
pub(super) struct Places {
    numbers: BTreeMap<SheetId, String>,
}

impl Places {
    /// Numbers the sheets of each side in the order of reading.
    pub(super) fn new(view: &View<'_>, hand_over: &HandOver) -> Self {
        let book = view.facts.book;
        let (mut raw, mut followed) = (BTreeSet::new(), BTreeSet::new());
        for row in &hand_over.rows {
            if let Some(sighting) = row.sighting(book) {
                raw.insert(sighting.origin.sheet);
            }
            if let Some(returned) = row.follow_up(book) {
                followed.insert(returned.origin.sheet);
            }
        }
        let mut numbers = BTreeMap::new();
        for (sheets, key) in [(raw, "value.raw_sheet"), (followed, "value.returned_sheet")] {
            for (sheet, number) in sheets.into_iter().zip(1_u32..) {
                let words = view.fill(key, &[("number", &number.to_string())]);
                numbers.entry(sheet).or_insert(words);
            }
        }
        Self { numbers }
    }

    /// The number of a sheet: `原1`.
    pub(super) fn sheet(&self, sheet: SheetId) -> Option<&str> {
        self.numbers.get(&sheet).map(String::as_str)
    }

    /// A source cell: `原1 C57`.
    pub(super) fn cell(&self, origin: Origin) -> String {
        let cell = origin.cell().unwrap_or_else(|| origin.row.to_string());
        let sheet = self.sheet(origin.sheet).unwrap_or_default();
        format!("{sheet} {cell}").trim_start().to_owned()
    }
}
