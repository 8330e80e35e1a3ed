//! `Document` → workbook.

mod breaks;
mod canvas;
mod cards;
mod cell;
mod chart;
mod data;
mod format;
mod grid;
mod input;
mod links;
mod look;
mod measure;
mod page;
mod print;
mod rows;
mod squeeze;
mod table;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::RenderError;
use super::theme::{BAD_SHAPE, BRAND};
use super::words::Words;
use crate::report::{Block, Document, Page, Purpose, Tone};
use data::DataSheet;
use format::{Formats, body};
use links::Sheets;

/// The category in the properties of every workbook of ours but forms: by it they are known when they come back.
pub(crate) const CATEGORY: &str = "gendan";

/// The rows of a sheet, as the format has it.
const ROWS: u32 = 1_048_576;
/// The natural height of a row of 微软雅黑 10 in pixels.
const NATURAL_ROW: u32 = 22;
/// A sheet with more rows than this is written row by row, not kept.
const STREAMED_ROWS: usize = 2_000;
/// A third faster than the default and hardly larger.
const COMPRESSION: u8 = 3;

/// The document as a workbook: the bytes of an `.xlsx` file, the same for the same document.
///
/// # Errors
/// Fails if the temporary folder cannot be written or the workbook outgrows the format; never for what
/// stands in a cell.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, RenderError> {
    build(document, ROWS).map_err(|error| RenderError {
        name: document.file_stem.clone(),
        reason: error.to_string(),
    })
}

fn build(document: &Document, rows: u32) -> Result<Vec<u8>, XlsxError> {
    let words = Words::of(document);
    let sheets = Sheets::of(document, &words);
    let mut formats = Formats::new(&words);
    let mut data = DataSheet::new(&sheets.data);
    let mut workbook = Workbook::new();
    workbook
        .set_default_format(&body(), NATURAL_ROW, 64)?
        .set_zip_compression_level(COMPRESSION)
        .set_properties(&properties(document, &words));
    for (position, (page, name)) in document.pages.iter().zip(sheets.names()).enumerate() {
        add_sheet(&mut workbook, page);
        let Some(sheet) = workbook.worksheets_mut().last_mut() else {
            continue;
        };
        sheet.set_name(name)?;
        if position == 0 {
            sheet.set_active(true).set_tab_color(BRAND);
        } else if page.tone == Tone::Bad {
            sheet.set_tab_color(BAD_SHAPE);
        }
        let surroundings = page::Surroundings {
            words: &words,
            sheets: &sheets,
            overview: position == 0,
            rows,
            form: matches!(document.purpose, Purpose::Form | Purpose::Lists),
        };
        page::write(sheet, page, &surroundings, &mut formats, &mut data)?;
    }
    data.write(&mut workbook)?;
    workbook.save_to_buffer()
}

/// A long page goes through a temporary file row by row; where there is none to be had, it is kept.
fn add_sheet(workbook: &mut Workbook, page: &Page) {
    let long = page.blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows.len() > STREAMED_ROWS,
        _ => false,
    });
    if !long || workbook.add_worksheet_with_low_memory().is_err() {
        workbook.add_worksheet();
    }
}

fn properties(document: &Document, words: &Words) -> DocProperties {
    let properties = DocProperties::new();
    let properties = match document.purpose {
        Purpose::Form => properties,
        Purpose::Workbook | Purpose::Report | Purpose::Lists => properties.set_category(CATEGORY),
    };
    properties
        .set_title(&document.title)
        .set_author(&document.author)
        .set_company(&document.company)
        .set_comment(words.fill("render.made", &[("time", &words.time)]))
        .set_creation_datetime(&creation(document))
}

/// The moment of the data: the only time in the file, so that its bytes repeat.
fn creation(document: &Document) -> ExcelDateTime {
    let moment = document.as_of;
    let clock = |date: ExcelDateTime| {
        let seconds = moment.second() as u8;
        date.and_hms(moment.hour() as u16, moment.minute() as u8, seconds)
    };
    ExcelDateTime::from_ymd(
        moment.year().clamp(1900, 9999) as u16,
        moment.month() as u8,
        moment.day() as u8,
    )
    .and_then(clock)
    .unwrap_or_default()
}
