//! How a page comes out of the printer: A4, as wide as the paper, numbered, its source named.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::render::theme::FONT;
use crate::render::words::Words;
use crate::report::Page;

const A4: u8 = 9;

/// What is printed of a sheet.
pub(super) struct PrintRange {
    /// The last row and column with content.
    pub(super) last: (u32, u16),
    /// The header rows that stand on every sheet of paper.
    pub(super) repeat: Option<(u32, u32)>,
    /// The rows that begin a sheet of paper.
    pub(super) breaks: Vec<u32>,
}

/// Sets a page up for printing.
pub(super) fn set_up(
    sheet: &mut Worksheet,
    page: &Page,
    range: &PrintRange,
    words: &Words,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    if page.landscape {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
    sheet
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_footer(footer(words));
    // The first row only holds the link back.
    sheet.set_print_area(1, 1, range.last.0.max(1), range.last.1.max(1))?;
    if let Some((first, last)) = range.repeat {
        sheet.set_repeat_rows(first, last)?;
    }
    if !range.breaks.is_empty() {
        sheet.set_page_breaks(&range.breaks)?;
    }
    Ok(())
}

/// Source and time on the left, the page number in the middle, the sheet's name on the right. The time is
/// that of the data, not of printing, so that two prints agree.
fn footer(words: &Words) -> String {
    let source = words.fill("render.footer", &[("time", &words.time)]);
    let number = words.fill("render.page_number", &[("page", "&P"), ("pages", "&N")]);
    // A blank parts the size from words that begin with a digit.
    let style = format!("&\"{FONT},Regular\"&8 ");
    format!("&L{style}{source}&C{style}{number}&R{style}&A")
}
