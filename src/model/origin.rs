//! Where a value stood: file › sheet › cell, as the user would find it in Excel.

/// The number of a sheet in the order of reading; looked up in [`super::Book::sheets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SheetId(pub u32);

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

    /// The same row, one cell of it.
    #[must_use]
    pub const fn at(self, column: u16) -> Self {
        Self {
            column: Some(column),
            ..self
        }
    }

    /// The cell as Excel names it (`C12`), or `None` for a whole row.
    pub fn cell(&self) -> Option<String> {
        self.column
            .map(|column| format!("{}{}", column_name(column), self.row))
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: u16) -> String {
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
