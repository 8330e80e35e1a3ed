//! Blank forms to be filled in and read back: what stands on each is data (`templates/forms`), how it looks is the
//! renderer's business.

mod choices;
mod days;
mod template;

use chrono::{Datelike, NaiveDate};

pub use template::{Form, FormColumn};

use super::document::{Block, Cell, Column, Document, Page, Purpose, Table, TableRow, Tone};
use crate::config::Config;
use crate::lang::Catalogue;

/// A number in one of the first columns stays in view with those before it.
const NEAR: usize = 3;

/// Every form, in the order in which they are listed.
pub fn forms() -> &'static [Form] {
    template::all()
}

impl Form {
    /// The blank form in the language of the settings. `month` is any day of the month of a shift plan; other forms do
    /// not ask for it.
    pub fn document(&self, config: &Config, words: &Catalogue, month: NaiveDate) -> Document {
        let language = config.language;
        let name = self.name(language).to_owned();
        let (title, file_stem) = if self.is_monthly() {
            let year = month.year().to_string();
            let number = month.month().to_string();
            let values = [("name", &*name), ("year", &*year), ("month", &*number)];
            let title = words.fill("forms.title_of_month", &values);
            (title, format!("{name}_{}", month.format("%Y-%m")))
        } else {
            (name.clone(), name.clone())
        };
        let table = self.table(config, words, month);
        let page = Page {
            id: "form",
            name,
            title: title.clone(),
            subtitle: self.guide(language).to_owned(),
            tone: Tone::Neutral,
            landscape: true,
            blocks: vec![
                Block::Notes(self.hints(config, words, month)),
                Block::Table(table),
            ],
        };
        Document {
            folder: String::new(),
            file_stem,
            title,
            company: config.report.company.clone(),
            author: config.report.author.clone(),
            as_of: config.as_of,
            language: language.tag(),
            purpose: Purpose::Form,
            pages: vec![page],
        }
    }

    /// How every form is filled in, and what is not known of its month.
    fn hints(&self, config: &Config, words: &Catalogue, month: NaiveDate) -> Vec<String> {
        let mut hints = vec![words.get("forms.hint").to_owned()];
        if self.is_monthly() && !config.calendar.knows(month.year()) {
            let year = month.year().to_string();
            hints.push(words.fill("forms.no_calendar", &[("year", &year)]));
        }
        hints
    }

    fn table(&self, config: &Config, words: &Catalogue, month: NaiveDate) -> Table {
        let mut columns: Vec<Column> = self
            .columns()
            .iter()
            .map(|column| column_of(column, config, words))
            .collect();
        let named = columns.len();
        if let Some(days) = &self.days {
            columns.extend(days::columns(days, config, words, month));
        }
        let keys = self.columns().iter().take(NEAR);
        let key = keys
            .map(FormColumn::is_id)
            .position(|is_id| is_id)
            .unwrap_or(0);
        let freeze = if self.is_monthly() { named } else { key + 1 };
        let blank = TableRow::item(vec![Cell::Blank; columns.len()]);
        Table {
            title: String::new(),
            subtitle: String::new(),
            rows: vec![blank; self.rows],
            columns,
            source: String::new(),
            freeze: u16::try_from(freeze).unwrap_or(1),
            // The arrows of a filter would be wider than a day.
            filter: !self.is_monthly(),
        }
    }
}

/// A column with its note: whether it must be filled in, how, and an example.
fn column_of(column: &FormColumn, config: &Config, words: &Catalogue) -> Column {
    let language = config.language;
    let required = column.required.then(|| words.get("forms.required"));
    let example = column.example(language);
    let example =
        (!example.is_empty()).then(|| words.fill("forms.example", &[("example", example)]));
    let note = [required, Some(column.note(language)), example.as_deref()];
    let note: Vec<&str> = note.into_iter().flatten().collect();
    let choices = column.choices.as_ref();
    let mut input = Column::input(
        column.marked_header(language),
        choices.map_or_else(Vec::new, |choices| choices.words(config, words)),
    )
    .of(column.entry)
    .with_note(note.join("\n"));
    input.open = column.open;
    input.width = column.width;
    input
}

#[cfg(test)]
mod tests;
