//! A first walk through a workbook: its sheets, where they stand, and what is hidden.

use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::xml::{attribute, is_set, number, reader};
use crate::read::xlsx::number_format::{NumberFormat, of_code};

/// Columns are hidden at most up to here.
const MOST_COLUMNS: u32 = 16_384;

/// What the first walk saw.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The sheets in the order of the workbook.
    pub(super) sheets: Vec<SheetOutline>,
    /// What the reader said where the text breaks off, or if it holds no sheet.
    pub(super) broken: Option<String>,
    /// The digits of each style that shows leading zeros, by its name.
    pub(super) zeros: FxHashMap<String, u8>,
    style: String,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct SheetOutline {
    /// Its name.
    pub(super) name: String,
    /// Where its content begins, in bytes.
    pub(super) start: usize,
    /// True if Excel does not show it.
    pub(super) is_hidden: bool,
    /// The columns, from 0, that Excel does not show.
    pub(super) hidden_columns: Vec<u16>,
    columns: u32,
}

/// Walks through a workbook.
pub(super) fn outline(text: &str) -> Outline {
    let mut reader = reader(text);
    let mut outline = Outline::default();
    let mut in_visible = false;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                outline.broken = Some(error.to_string());
                break;
            }
        };
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "Worksheet" => outline.sheets.push(SheetOutline {
                    name: attribute(&tag, "Name").unwrap_or_default().into_owned(),
                    start: reader.buffer_position() as usize,
                    ..SheetOutline::default()
                }),
                "Column" => column(&mut outline, &tag),
                "Style" => outline.style = attribute(&tag, "ID").unwrap_or_default().into_owned(),
                "NumberFormat" => number_format(&mut outline, &tag),
                "Visible" => in_visible = true,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "Column" => column(&mut outline, &tag),
                "NumberFormat" => number_format(&mut outline, &tag),
                _ => {}
            },
            Event::Text(said) if in_visible => {
                if let Some(sheet) = outline.sheets.last_mut() {
                    sheet.is_hidden = said.trim().starts_with("SheetHidden")
                        || said.trim().starts_with("SheetVeryHidden");
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "Visible" => in_visible = false,
            Event::Eof => break,
            _ => {}
        }
    }
    if outline.sheets.is_empty() && outline.broken.is_none() {
        outline.broken = Some("no Worksheet".to_owned());
    }
    outline
}

fn number_format(outline: &mut Outline, tag: &BytesStart<'_>) {
    let code = attribute(tag, "Format").unwrap_or_default();
    if let NumberFormat::Zeros(width) = of_code(&code) {
        outline.zeros.insert(outline.style.clone(), width);
    }
}

fn column(outline: &mut Outline, tag: &BytesStart<'_>) {
    let Some(sheet) = outline.sheets.last_mut() else {
        return;
    };
    let first = number(tag, "Index").map_or(sheet.columns, |index| index.saturating_sub(1));
    let more = number(tag, "Span").unwrap_or(0);
    let end = first
        .saturating_add(more)
        .saturating_add(1)
        .min(MOST_COLUMNS);
    if is_set(tag, "Hidden") && first >= sheet.columns {
        let columns = (first..end).filter_map(|column| u16::try_from(column).ok());
        sheet.hidden_columns.extend(columns);
    }
    sheet.columns = end.max(sheet.columns);
}
