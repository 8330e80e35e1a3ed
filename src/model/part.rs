//! Where in its sheet a table stands, if the sheet has several.

use super::column_name;

/// Where one of several tables of a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its first and its last row as Excel numbers them, where another one stands above or below.
    pub rows: Option<(u32, u32)>,
    /// Its first and its last column from 0, where another one stands beside.
    pub columns: Option<(u16, u16)>,
}

impl Part {
    /// The range as Excel writes it: `A:F`, `30:57`, `A30:F57`.
    pub fn range(&self) -> String {
        let names = self
            .columns
            .map(|(first, last)| [column_name(first), column_name(last)]);
        let [first, last] = names.unwrap_or_default();
        match self.rows {
            Some((from, to)) => format!("{first}{from}:{last}{to}"),
            None => format!("{first}:{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_as_excel_names_ranges() {
        for (rows, columns, expected) in [
            (Some((30, 57)), None, "30:57"),
            (None, Some((0, 5)), "A:F"),
            (Some((30, 57)), Some((0, 5)), "A30:F57"),
        ] {
            assert_eq!(Part { rows, columns }.range(), expected);
        }
    }
}
