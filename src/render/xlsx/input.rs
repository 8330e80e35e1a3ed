//! What a cell to be filled in takes, and what is said to the person who fills it in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Note,
    ObjectMovement, XlsxError,
};

use super::canvas::{Canvas, ORIGIN};
use super::grid::Span;
use crate::model::column_name;
use crate::render::theme::{BODY, FONT};
use crate::render::width::lines;
use crate::render::words::Words;
use crate::report::{Column, Entry};

/// The years within which a date is one.
const YEARS: (u16, u16) = (2000, 2099);
/// The width of a note, pixels.
const NOTE: u32 = 260;
/// A line of a note, pixels.
const NOTE_LINE: u32 = 19;

/// What Excel checks when something is typed; `None` for a column that takes anything.
pub(super) fn rule(
    canvas: &mut Canvas,
    column: &Column,
) -> Result<Option<DataValidation>, XlsxError> {
    if !column.choices.is_empty() {
        return dropdown(canvas, column).map(Some);
    }
    let rule = DataValidation::new();
    let (rule, title, body) = match column.entry {
        Entry::Text | Entry::Id => return Ok(None),
        Entry::Day => (date(rule)?, "render.date_title", "render.day_body"),
        Entry::Moment => (date(rule)?, "render.date_title", "render.moment_body"),
        Entry::Money => {
            let from = DataValidationRule::GreaterThanOrEqualTo(0.0);
            let rule = rule.allow_decimal_number(from);
            (rule, "render.number_title", "render.money_body")
        }
        Entry::Count => {
            let from = DataValidationRule::GreaterThanOrEqualTo(0);
            let rule = rule.allow_whole_number(from);
            (rule, "render.number_title", "render.count_body")
        }
    };
    let rule = rule
        .set_error_title(canvas.words.get(title))?
        .set_error_message(canvas.words.get(body))?;
    Ok(Some(rule))
}

/// What keeps a cell from being typed over, where the sheet stays open so that its rows can be sorted.
pub(super) fn guard(words: &Words) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .set_error_title(words.get("render.kept_title"))?
        .set_error_message(words.get("render.kept_body"))
}

fn date(rule: DataValidation) -> Result<DataValidation, XlsxError> {
    let (first, last) = YEARS;
    let first = ExcelDateTime::from_ymd(first, 1, 1)?;
    let last = ExcelDateTime::from_ymd(last, 12, 31)?;
    Ok(rule.allow_date(DataValidationRule::Between(first, last)))
}

/// The words to choose from: in the rule itself, or on the hidden sheet where they do not fit into it. On a form
/// another word is possible, and noticed.
fn dropdown(canvas: &mut Canvas, column: &Column) -> Result<DataValidation, XlsxError> {
    let length: usize = column
        .choices
        .iter()
        .map(|choice| choice.encode_utf16().count() + 1)
        .sum();
    let breaks = |choice: &String| choice.contains([',', '"', '\n']) || choice.trim() != choice;
    let rule = if length <= 255 && !column.choices.iter().any(breaks) {
        DataValidation::new().allow_list_strings(&column.choices)?
    } else {
        let (sheet, row, left, _, right) = canvas.data.words(&column.header, &column.choices);
        let quoted = sheet.replace('\'', "''");
        let (left, right) = (column_name(left), column_name(right));
        let row = row + 1;
        let range = format!("='{quoted}'!${left}${row}:${right}${row}");
        DataValidation::new().allow_list_formula(Formula::new(range))
    };
    let rule = rule.set_error_title(canvas.words.get("render.choose_title"))?;
    if column.open {
        return rule
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(canvas.words.get("forms.open_choice"));
    }
    if canvas.form {
        return rule
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(canvas.words.get("render.unusual_body"));
    }
    rule.set_error_message(canvas.words.get("render.choose_body"))
}

/// Puts the note of a column on its header, which stands in the current row.
pub(super) fn explain(canvas: &mut Canvas, span: Span, column: &Column) -> Result<(), XlsxError> {
    if column.note.trim().is_empty() {
        return Ok(());
    }
    let height = lines(&column.note, NOTE - 16, BODY, false) + 1;
    let note = Note::new(&column.note)
        .add_author_prefix(false)
        .set_font_name(FONT)
        .set_font_size(BODY)
        .set_width(NOTE)
        .set_height(height * NOTE_LINE)
        .set_object_movement(ObjectMovement::DontMoveOrSizeWithCells);
    let (row, first) = (canvas.row, ORIGIN + span.0);
    canvas.sheet.insert_note(row, first, &note)?;
    Ok(())
}
