//! Writes a page: its head, its blocks from the top, and how it shows and prints.

use rust_xlsxwriter::{ProtectionOptions, Worksheet, XlsxError};

use super::breaks::Paper;
use super::canvas::{Canvas, ORIGIN, ROW, Stands};
use super::data::DataSheet;
use super::format::Formats;
use super::grid::Grid;
use super::links::{Linker, Sheets};
use super::look::{Look, Voice};
use super::print::{PrintRange, set_up};
use super::{cards, chart, table};
use crate::render::words::Words;
use crate::report::{Block, Page, PageLink};

/// The width of the margin column: two characters.
const MARGIN: u32 = 19;

/// What a page needs to know of the rest of the workbook.
pub(super) struct Surroundings<'a> {
    pub(super) words: &'a Words,
    pub(super) sheets: &'a Sheets,
    /// True for the page to which the others lead back.
    pub(super) overview: bool,
    /// How many rows a sheet may have.
    pub(super) rows: u32,
    /// True for a form, which is data when it comes back.
    pub(super) form: bool,
}

/// Writes a page into a sheet that has its name already.
pub(super) fn write(
    sheet: &mut Worksheet,
    page: &Page,
    surroundings: &Surroundings,
    formats: &mut Formats,
    data: &mut DataSheet,
) -> Result<(), XlsxError> {
    sheet
        .set_default_row_height(ROW)
        .set_screen_gridlines(false)
        .set_zoom(100)
        .set_column_width_pixels(0, MARGIN)?;
    let mut canvas = Canvas {
        sheet,
        formats,
        data,
        sheets: surroundings.sheets,
        words: surroundings.words,
        grid: Grid::of(page, surroundings.form),
        linker: Linker::default(),
        row: 0,
        extra: 0.0,
        limit: surroundings.rows,
        stands: Stands::default(),
        form: surroundings.form,
    };
    for (column, width) in canvas.grid.widths().enumerate() {
        let column = ORIGIN + column as u16;
        canvas.sheet.set_column_width_pixels(column, width)?;
    }
    head(&mut canvas, page, surroundings.overview)?;
    // The first row holds the link back and is not printed.
    let mut paper = Paper::of(page, canvas.grid.pixels((0, canvas.grid.last())), ROW);
    let (mut repeat, mut heading, mut tables) = (None, None, 0);
    for block in &page.blocks {
        let (row, top) = heading.take().unwrap_or((canvas.row, canvas.top()));
        if let Block::Table(content) = block {
            repeat = Some(table::write(&mut canvas, content, tables)?);
            tables += 1;
        } else {
            small_block(&mut canvas, block)?;
        }
        match block {
            Block::Section(_) => heading = Some((row, top)),
            Block::Headline(_) | Block::Notes(_) => {}
            _ => paper.add(row, top, canvas.top()),
        }
        if !matches!(block, Block::Table(_) | Block::Notes(_)) {
            // From its row on a header stands on every sheet of paper, so only the last table's may.
            repeat = None;
        }
    }
    let range = PrintRange {
        last: (canvas.row.saturating_sub(1), ORIGIN + canvas.grid.last()),
        repeat,
        breaks: paper.breaks,
    };
    // A form without anything to keep stays open, also below its last row.
    if canvas.stands.input && !canvas.stands.guarded && (canvas.stands.kept || !canvas.form) {
        protect(canvas.sheet);
    }
    set_up(sheet, page, &range, surroundings.words)
}

fn head(canvas: &mut Canvas, page: &Page, overview: bool) -> Result<(), XlsxError> {
    if !overview {
        let format = canvas.formats.get(Look::PageLink);
        let words = canvas.words.get("render.back");
        let target = canvas.sheets.overview();
        let at = (0, ORIGIN);
        canvas
            .linker
            .write(canvas.sheet, at, target, words, format)?;
    }
    canvas.row = 1;
    canvas.text(Voice::Title, &page.title)?;
    canvas.text(Voice::Subtitle, &page.subtitle)?;
    canvas.gap()
}

fn small_block(canvas: &mut Canvas, block: &Block) -> Result<(), XlsxError> {
    match block {
        Block::Headline(text) => {
            canvas.text(Voice::Headline, text)?;
            canvas.gap()
        }
        Block::Section(text) => canvas.text(Voice::Section, text),
        Block::Cards(list) => cards::write(canvas, list),
        Block::Chart(content) => chart::write(canvas, content),
        Block::Notes(notes) => {
            for note in notes {
                canvas.text(Voice::Note, note)?;
            }
            canvas.gap()
        }
        Block::Links(links) => page_links(canvas, links),
        Block::Signature(labels) => signature(canvas, labels),
        Block::Table(_) => Ok(()),
    }
}

/// The other pages, three beside each other.
fn page_links(canvas: &mut Canvas, links: &[PageLink]) -> Result<(), XlsxError> {
    let spans = canvas.grid.split(3);
    for line in links.chunks(spans.len().max(1)) {
        for (link, span) in line.iter().zip(&spans) {
            let Some(target) = canvas.sheets.find(link.page) else {
                continue;
            };
            let words = if link.note.is_empty() {
                target.to_owned()
            } else {
                format!("{target} · {}", link.note)
            };
            let at = canvas.merge(*span, Look::PageLink)?;
            let format = canvas.formats.get(Look::PageLink);
            canvas
                .linker
                .write(canvas.sheet, at, target, &words, format)?;
        }
        canvas.row += 1;
    }
    canvas.gap()
}

fn signature(canvas: &mut Canvas, labels: &[String]) -> Result<(), XlsxError> {
    canvas.gap()?;
    canvas.height(30.0)?;
    let spans = canvas.grid.split(labels.len().max(1));
    for (label, span) in labels.iter().zip(spans) {
        canvas.words(span, Look::Signature, label)?;
    }
    canvas.row += 1;
    canvas.gap()
}

/// Keeps the figures and lets people fill in, filter and widen; no program sorts locked cells, so a list to be sorted
/// is guarded cell by cell instead. There is no password.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        sort: true,
        use_autofilter: true,
        format_cells: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
}
