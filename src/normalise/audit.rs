//! What the records of a whole sheet say of the sheet itself.

use super::totals::{Known, Summable};
use super::{Records, Tally};
use crate::model::{SheetAudit, SheetId};
use crate::recognise::Table;

impl Records {
    /// Takes the audit of a sheet out of all its records; nothing to say of a sheet that is not understood.
    pub fn audit(&mut self, sheet: SheetId, table: Option<&Table>) -> SheetAudit {
        let tally: Tally = std::mem::take(&mut self.tally);
        let mut bad_rows = std::mem::take(&mut self.bad_rows);
        let Some(table) = table else {
            return SheetAudit::default();
        };
        if bad_rows.count > 0 {
            let columns = table.columns.iter();
            bad_rows.headers = columns
                .map(|column| (column.index, column.header.clone()))
                .collect();
        }
        SheetAudit {
            profile_name: table.profile.name.as_str().into(),
            fingerprint: self.fingerprint(),
            totals: tally.check(sheet, &Summable::of(table), &Known::of(self)),
            repeat: None,
            bad_rows,
        }
    }
}
