//! Where a sheet is cut for the printer: what fits on one sheet of paper stays on one, a heading stays with
//! what it heads, and a long table begins with more than its header.

use super::canvas::GAP;
use crate::report::Page;

/// The printable part of A4 within the margins, points: the short and the long side.
const SHORT: f64 = 523.0;
const LONG: f64 = 741.0;
/// The same for a page that lies across; its margins stand at other sides.
const ACROSS: (f64, f64) = (770.0, 494.0);
/// Programs differ by some points in what they put on a sheet.
const SAFE: f64 = 0.98;
/// What takes no more than this share of a sheet is never cut.
const WHOLE: f64 = 0.9;
/// What is longer begins with at least this share.
const BEGINNING: f64 = 0.25;
/// Points of a pixel.
const PIXEL: f64 = 0.75;

/// The sheets of paper while they fill.
#[derive(Debug)]
pub(super) struct Paper {
    /// The points of rows that fit on one.
    capacity: f64,
    /// Where the present one begins, points from the top of the page.
    start: f64,
    /// True after something that was cut: how full the last sheet is depends on the printer.
    torn: bool,
    /// The rows that begin a new one.
    pub(super) breaks: Vec<u32>,
}

impl Paper {
    /// The paper of a page that is so many pixels wide and printed from `start` points down on, as wide
    /// as the paper, never enlarged.
    pub(super) fn of(page: &Page, pixels: u32, start: f64) -> Self {
        let (width, height) = if page.landscape {
            ACROSS
        } else {
            (SHORT, LONG)
        };
        let wide = f64::from(pixels) * PIXEL;
        Self {
            capacity: height * SAFE * (wide / width).max(1.0),
            start,
            torn: false,
            breaks: Vec::new(),
        }
    }

    /// Counts what stands from a row, `top` points down, to `bottom` with the gap under it, and breaks
    /// before it if it must.
    pub(super) fn add(&mut self, row: u32, top: f64, bottom: f64) {
        let bottom = bottom - GAP;
        let height = bottom - top;
        let together = if height <= self.capacity * WHOLE {
            height
        } else {
            height.min(self.capacity * BEGINNING)
        };
        let full = top > self.start && top + together > self.start + self.capacity;
        if full || self.torn {
            self.breaks.push(row);
            self.start = top;
        }
        self.torn = bottom > self.start + self.capacity;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn what_fits_on_one_sheet_is_not_cut() {
        let page = sample::page("page", "页", Vec::new());
        // 726 points fit on a sheet.
        for (heights, expected) in [
            (&[300.0, 300.0][..], &[][..]),
            (&[500.0, 300.0], &[1]),
            (&[500.0, 600.0], &[1]),
            (&[400.0, 900.0], &[]),
            (&[600.0, 900.0], &[1]),
            (&[2000.0, 300.0, 300.0], &[1]),
            (&[300.0, 2000.0, 60.0], &[2]),
        ] {
            let mut paper = Paper::of(&page, 400, 0.0);
            let mut top = 0.0;
            for (row, height) in heights.iter().enumerate() {
                paper.add(row as u32, top, top + height);
                top += height;
            }
            assert_eq!(paper.breaks, expected, "{heights:?}");
        }
    }

    #[test]
    fn a_wide_page_is_printed_smaller_and_holds_more() {
        let mut page = sample::page("page", "页", Vec::new());
        let capacity = |page: &Page, pixels| Paper::of(page, pixels, 0.0).capacity.round() as i64;
        assert_eq!(capacity(&page, 1400), 1458);
        page.landscape = true;
        assert_eq!((capacity(&page, 600), capacity(&page, 2000)), (484, 943));
    }
}
