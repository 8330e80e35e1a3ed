//! Links between the sheets: where each page is, and how a link to it is written.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use crate::render::clean::{SheetNames, cell_text};
use crate::render::words::Words;
use crate::report::Document;

/// Excel shows no more links on a sheet; later ones stay plain text.
const LIMIT: u32 = 60_000;

/// The name of each page's sheet, and of the sheet that holds the values of charts.
pub(super) struct Sheets {
    pages: Vec<(&'static str, String)>,
    /// The hidden sheet.
    pub(super) data: String,
}

impl Sheets {
    /// Names every sheet of a document.
    pub(super) fn of(document: &Document, words: &Words) -> Self {
        let mut names = SheetNames::new(words.get("render.unnamed_sheet"));
        let pages = document
            .pages
            .iter()
            .map(|page| (page.id, names.claim(&page.name)))
            .collect();
        Self {
            pages,
            data: names.claim(words.get("render.data_sheet")),
        }
    }

    /// The names of the pages, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|(_, name)| name.as_str())
    }

    /// The sheet of a page; `None` for a page that was left out.
    pub(super) fn find(&self, page: &str) -> Option<&str> {
        self.pages
            .iter()
            .find(|(id, _)| *id == page)
            .map(|(_, name)| name.as_str())
    }

    /// The overview's sheet.
    pub(super) fn overview(&self) -> &str {
        self.pages.first().map_or("", |(_, name)| name.as_str())
    }
}

/// Writes links and counts them.
#[derive(Default)]
pub(super) struct Linker {
    written: u32,
}

impl Linker {
    /// Writes words that lead to a sheet.
    pub(super) fn write(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        target: &str,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let words = cell_text(words);
        if self.written >= LIMIT || words.is_empty() {
            sheet.write_string_with_format(row, column, words, format)?;
            return Ok(());
        }
        self.written += 1;
        let quoted = target.replace('\'', "''");
        let url = Url::new(format!("internal:'{quoted}'!A1")).set_text(words);
        sheet.write_url_with_format(row, column, url, format)?;
        Ok(())
    }
}
