//! Where a value stood: file › sheet › cell, as the user would find it in Excel.

/// The id of a sheet: it sorts in the order of reading, and [`super::Book::sheet`] finds the sheet. Files
/// are read side by side, so an id is made of the file's position and the sheet's position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SheetId(pub u32);

impl SheetId {
    /// Bits for the sheets of one file: 4,096 sheets in each of a million files.
    const SHEET_BITS: u32 = 12;

    /// The id of a file's sheet, both counted from 0; `None` past the range.
    pub fn of_file(file: usize, sheet: usize) -> Option<Self> {
        let file = u32::try_from(file)
            .ok()
            .filter(|file| *file < 1 << (32 - Self::SHEET_BITS))?;
        let sheet = u32::try_from(sheet)
            .ok()
            .filter(|sheet| *sheet < 1 << Self::SHEET_BITS)?;
        Some(Self(file << Self::SHEET_BITS | sheet))
    }

    /// The sheet's position in its file, from 0.
    pub const fn in_file(self) -> u32 {
        self.0 & ((1 << Self::SHEET_BITS) - 1)
    }
}

/// The place of a row or a cell. Compact, because every record carries one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The sheet.
    pub sheet: SheetId,
    /// The row as Excel numbers it, from 1.
    pub row: u32,
    /// The column from 0, where the origin is one cell.
    pub column: Option<u16>,
}

impl Origin {
    /// A whole row.
    pub const fn row(sheet: SheetId, row: u32) -> Self {
        Self {
            sheet,
            row,
            column: None,
        }
    }

    /// How many columns a sheet can have.
    pub const COLUMNS: u16 = 16_384;

    /// The same row, one cell of it.
    #[must_use]
    pub const fn at(self, column: u16) -> Self {
        // A value without a cell of its own stands beyond Excel's last column.
        let column = if column < Self::COLUMNS {
            Some(column)
        } else {
            None
        };
        Self { column, ..self }
    }

    /// The cell as Excel names it (`C12`), or `None` for a whole row.
    pub fn cell(&self) -> Option<String> {
        self.column
            .map(|column| format!("{}{}", column_name(column), self.row))
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: u16) -> String {
    if column >= Origin::COLUMNS {
        // What the head of an order form states of all its lines stands in no column.
        return "-".to_owned();
    }
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_ids_sort_in_the_order_of_reading() {
        let ids = [(0, 0), (0, 4095), (1, 0), (2000, 3)]
            .map(|(file, sheet)| SheetId::of_file(file, sheet));
        assert!(ids.iter().all(Option::is_some));
        assert!(ids.is_sorted());
        assert_eq!(
            ids.map(|id| id.map(SheetId::in_file)),
            [0, 4095, 0, 3].map(Some)
        );
        assert_eq!(SheetId::of_file(0, 4096), None);
        assert_eq!(SheetId::of_file(1 << 20, 0), None);
    }

    #[test]
    fn columns_are_named_as_excel_names_them() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            assert_eq!(column_name(column), name);
        }
        assert_eq!(
            Origin::row(SheetId(0), 12).at(2).cell().as_deref(),
            Some("C12")
        );
        assert_eq!(Origin::row(SheetId(0), 12).cell(), None);
    }
}
