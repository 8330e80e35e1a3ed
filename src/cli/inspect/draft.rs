//! A draft of an import profile: everything that the sheet itself tells, and a place for the rest.

use std::collections::BTreeSet;

use super::guess::hint;
use super::lines::{Line, directions, lines, required};
use super::signature::signature;
use super::toml_text::{Text, list, quoted};
use super::values;
use crate::config::Language;
use crate::lang::Catalogue;
use crate::model::{Kind, column_name};
use crate::pipeline::InspectedSheet;
use crate::recognise::{Field, Profile};
use crate::render::plain::one_line;
use crate::render::width::fit;

/// The width of a sample in a comment.
const SAMPLE: usize = 24;

/// A draft and what is still to be done.
#[derive(Debug)]
pub(super) struct Draft {
    /// The text of the file.
    pub(super) text: String,
    /// The fields for which no column was found; of each set one is needed.
    pub(super) gaps: Vec<Vec<Field>>,
    /// The columns that have a meaning, and all.
    pub(super) used: usize,
    /// All columns.
    pub(super) columns: usize,
}

/// Drafts a profile. `base` is the profile that reads the sheet, or comes nearest; `general` is the general
/// one of its kind.
pub(super) fn draft(
    (id, name, place): (&str, &str, &str),
    sheet: &InspectedSheet,
    base: &Profile,
    general: &Profile,
) -> Draft {
    let mut lines = lines(sheet, general);
    let (required, gaps) = required(&mut lines, base, general);
    let directions = directions(&mut lines, sheet, general);
    let catalogues = [Language::Chinese, Language::English].map(Catalogue::new);
    let mut text = Text::new(&catalogues);
    text.note("draft.title", &[]);
    text.note("draft.source", &[("place", &one_line(place))]);
    text.note("draft.documentation", &[]);
    text.blank();
    text.note("draft.id", &[]);
    text.key("id", &quoted(id));
    text.note("draft.name", &[]);
    text.key("name", &quoted(name));
    text.note("draft.kind", &[("kinds", &kinds())]);
    text.key("kind", &quoted(base.kind.code()));
    text.note("draft.channel", &[]);
    match &base.channel {
        Some(channel) => text.key("channel", &quoted(channel)),
        None => text.line("# channel = \"\""),
    }
    text.note("draft.signature", &[]);
    text.key("signature", &list(&signature(&sheet.why.words, general)));
    text.note("draft.required", &[]);
    let sets: Vec<String> = required
        .iter()
        .map(|set| list(&set.iter().map(|field| field.code()).collect::<Vec<_>>()))
        .collect();
    text.key("required", &format!("[{}]", sets.join(", ")));
    text.blank();
    text.line("[columns]");
    text.note("draft.columns", &[]);
    for gap in &gaps {
        gap_line(gap, &mut text);
    }
    column_lines(&lines, general, &mut text);
    text.blank();
    text.note("draft.fields", &[]);
    for field in general.columns.keys() {
        let meanings = catalogues
            .each_ref()
            .map(|words| words.get(&field.word_key()).to_owned());
        text.line(&format!("#   {:16} {}", field.code(), meanings.join(" / ")));
    }
    let values = values::of(sheet, &directions, base);
    if !values.is_empty() {
        text.blank();
        text.line("[values]");
        text.note("draft.values", &[]);
        for line in values {
            text.line(&line);
        }
    }
    Draft {
        text: text.into_text(),
        gaps,
        used: lines.iter().filter(|line| line.field.is_some()).count(),
        columns: lines.len(),
    }
}

fn gap_line(gap: &[Field], text: &mut Text<'_>) {
    let Some(field) = gap.first() else { return };
    let others: Vec<String> = gap.iter().map(|field| field.code()).collect();
    text.note("draft.gap", &[("fields", &others.join(", "))]);
    text.key(&field.code(), "[]");
}

fn column_lines(lines: &[Line<'_>], general: &Profile, text: &mut Text<'_>) {
    let mut done = BTreeSet::new();
    for line in lines {
        let Some(field) = line.field.filter(|field| done.insert(*field)) else {
            continue;
        };
        let same: Vec<&Line<'_>> = lines
            .iter()
            .filter(|other| other.field == Some(field))
            .collect();
        let words: Vec<&str> = same.iter().map(|line| line.word).collect();
        let comments: Vec<String> = same.iter().map(|line| comment(line)).collect();
        let guessed = if same.iter().any(|line| line.guessed) {
            text.both("draft.guessed")
        } else {
            String::new()
        };
        text.line(&format!(
            "{} = {}  # {}{guessed}",
            field.code(),
            list(&words),
            comments.join("; ")
        ));
    }
    let unused: Vec<&Line<'_>> = lines.iter().filter(|line| line.field.is_none()).collect();
    if unused.is_empty() {
        return;
    }
    text.note("draft.unused", &[]);
    for line in unused {
        let field = hint(line.word, general).map_or_else(|| "?".to_owned(), Field::code);
        text.line(&format!(
            "# {field} = {}  # {}",
            list(&[line.word]),
            comment(line)
        ));
    }
}

/// `A  1,280.00 | 99.50`.
fn comment(line: &Line<'_>) -> String {
    let samples: Vec<String> = line
        .samples
        .iter()
        .map(|sample| fit(&one_line(sample), SAMPLE))
        .collect();
    let text = format!("{}  {}", column_name(line.index), samples.join(" | "));
    text.trim_end().to_owned()
}

fn kinds() -> String {
    Kind::ALL_READ.map(Kind::code).join(", ")
}
