//! A sheet while it is written, from the top down: a long sheet is streamed and never goes back.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell;
use super::data::DataSheet;
use super::format::Formats;
use super::grid::{Grid, Span};
use super::links::{Linker, Sheets};
use super::look::{Look, Voice};
use crate::render::width::lines;
use crate::render::words::Words;

/// The first column of content: column A is a margin.
pub(super) const ORIGIN: u16 = 1;
/// The height of a row, points.
pub(super) const ROW: f64 = 18.0;
/// What a second and every later line adds to it, points.
pub(super) const LINE: f64 = 14.0;
/// The height of the narrow row between blocks, points.
pub(super) const GAP: f64 = 9.0;
/// Excel takes no higher row.
const HIGHEST: f64 = 409.0;

/// What stands on a sheet so far, as its protection must know.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stands {
    /// True once a cell stands there to be filled in.
    pub(super) input: bool,
    /// True once a cell of a table stands there that is not to be filled in.
    pub(super) kept: bool,
    /// True once a table stands there whose cells refuse to be typed over, so that it can be sorted.
    pub(super) guarded: bool,
}

/// A sheet, the place of writing, and what the writers share.
pub(super) struct Canvas<'a, 'w> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) formats: &'a mut Formats<'w>,
    pub(super) data: &'a mut DataSheet,
    pub(super) sheets: &'a Sheets,
    pub(super) words: &'a Words,
    pub(super) grid: Grid,
    pub(super) linker: Linker,
    /// The row that is written next.
    pub(super) row: u32,
    /// What the rows above take beyond their usual height, points.
    pub(super) extra: f64,
    /// How many rows the sheet may have.
    pub(super) limit: u32,
    /// What stands there so far.
    pub(super) stands: Stands,
    /// True for a form, which is data when it comes back.
    pub(super) form: bool,
}

impl Canvas<'_, '_> {
    /// Writes a text across the page, in as many lines as it takes, and goes on to the next row.
    pub(super) fn text(&mut self, voice: Voice, text: &str) -> Result<(), XlsxError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let (points, bold, height) = voice.measure();
        let span = self.grid.readable();
        let room = self.grid.pixels(span).saturating_sub(10);
        let wrapped = lines(text, room, points, bold);
        let line = f64::from(points) * 1.55;
        self.height(height + line * f64::from(wrapped.saturating_sub(1)))?;
        // One line runs across the empty cells beside it; only several lines need a merged cell.
        if wrapped > 1 {
            self.words(span, Look::Voice(voice, true), text)?;
        } else {
            self.words((span.0, span.0), Look::Voice(voice, false), text)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Leaves a narrow empty row.
    pub(super) fn gap(&mut self) -> Result<(), XlsxError> {
        self.height(GAP)?;
        self.row += 1;
        Ok(())
    }

    /// Sets the height of the row that is written next, points.
    pub(super) fn height(&mut self, points: f64) -> Result<(), XlsxError> {
        let points = points.min(HIGHEST);
        self.sheet.set_row_height(self.row, points)?;
        self.extra += points - ROW;
        Ok(())
    }

    /// How far down the row that is written next stands, points.
    pub(super) fn top(&self) -> f64 {
        f64::from(self.row) * ROW + self.extra
    }

    /// Writes words into a span of the current row.
    pub(super) fn words(&mut self, span: Span, look: Look, text: &str) -> Result<(), XlsxError> {
        let at = self.merge(span, look)?;
        cell::words(self.sheet, at, text, self.formats.get(look))
    }

    /// Makes one cell of a span of the current row and tells where it is.
    pub(super) fn merge(&mut self, span: Span, look: Look) -> Result<(u32, u16), XlsxError> {
        let (first, last) = (ORIGIN + span.0, ORIGIN + span.1);
        if last > first {
            let format = self.formats.get(look);
            self.sheet
                .merge_range(self.row, first, self.row, last, "", format)?;
        }
        Ok((self.row, first))
    }
}
