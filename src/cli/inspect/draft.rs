//! A draft of an import profile: everything that the sheet itself tells, and a place for the rest.

use std::collections::BTreeSet;

use super::guess::{Open, filling, hint, meaning};
use super::signature::signature;
use super::values;
use crate::config::Language;
use crate::lang::Catalogue;
use crate::model::{Kind, column_name};
use crate::pipeline::InspectedSheet;
use crate::recognise::{Field, HeaderWord, Profile, header_key};
use crate::render::plain::one_line;
use crate::render::width::fit;

/// The width of a sample in a comment.
const SAMPLE: usize = 24;

/// More fields than this in a set that the kind requires are no need, but a hint.
const FEW: usize = 4;

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

/// A column on its way into the draft.
struct Line<'a> {
    index: u16,
    word: &'a str,
    field: Option<Field>,
    samples: &'a [String],
    guessed: bool,
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
    let mut text = Text {
        text: String::new(),
        catalogues: &catalogues,
    };
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
        text: text.text,
        gaps,
        used: lines.iter().filter(|line| line.field.is_some()).count(),
        columns: lines.len(),
    }
}

/// The columns of the sheet. What the nearest kind did not tell, the words of the general profile may.
fn lines<'a>(sheet: &'a InspectedSheet, general: &Profile) -> Vec<Line<'a>> {
    let samples = |index: u16| {
        let column = sheet.columns.iter().find(|column| column.index == index);
        column.map_or(&[][..], |column| column.samples.as_slice())
    };
    let is_known = sheet.table.is_some();
    let (mut seen, mut fields) = (BTreeSet::new(), BTreeSet::new());
    let mut field_of = |word: &HeaderWord| {
        let field = if is_known {
            word.field
        } else {
            meaning(&word.word, general)
        };
        field.filter(|field| is_known || fields.insert(*field) || field.may_repeat())
    };
    let words = sheet.why.words.iter();
    words
        .filter(|word| !word.word.is_empty() && seen.insert(header_key(&word.word)))
        .map(|word| Line {
            index: word.column,
            word: &word.word,
            field: field_of(word),
            samples: samples(word.column),
            guessed: false,
        })
        .collect()
}

/// The sets of fields that the kind needs, each with those that are there; gaps are filled where one
/// column alone fits, and told where none does.
fn required(
    lines: &mut [Line<'_>],
    base: &Profile,
    general: &Profile,
) -> (Vec<Vec<Field>>, Vec<Vec<Field>>) {
    let (mut required, mut gaps) = (Vec::new(), Vec::new());
    for set in &base.required {
        let there = |lines: &[Line<'_>]| -> Vec<Field> {
            let known = |field: &&Field| lines.iter().any(|line| line.field == Some(**field));
            set.iter().filter(known).copied().collect()
        };
        let mut found = there(lines);
        if found.is_empty() {
            if let Some((position, field)) = filling(set, &open(lines), general)
                && let Some(line) = lines.get_mut(position)
            {
                line.field = Some(field);
                line.guessed = true;
            }
            found = there(lines);
        }
        // A long list only tells this kind from others, and the signature does that better.
        if found.is_empty() && set.len() > FEW {
            continue;
        }
        if found.is_empty() {
            gaps.push(set.clone());
            found.extend(set.first());
        }
        required.push(found);
    }
    (required, gaps)
}

/// The words of the direction column. Where none is known, the one column of which every value tells a
/// direction is taken for it.
fn directions(lines: &mut [Line<'_>], sheet: &InspectedSheet, general: &Profile) -> Vec<String> {
    let has = |field| lines.iter().any(|line| line.field == Some(field));
    let wanted = general.columns.contains_key(&Field::Direction);
    if !wanted || has(Field::Direction) || !has(Field::Amount) {
        return sheet.directions.clone();
    }
    let tells = |line: &&mut Line<'_>| {
        let samples = line.samples;
        let all = samples.iter().all(|word| values::direction(word).is_some());
        line.field.is_none() && !samples.is_empty() && all
    };
    let mut telling: Vec<&mut Line<'_>> = lines.iter_mut().filter(tells).collect();
    match telling.as_mut_slice() {
        [only] => {
            only.field = Some(Field::Direction);
            only.guessed = true;
            only.samples.to_vec()
        }
        _ => Vec::new(),
    }
}

/// The columns that mean nothing yet.
fn open<'a>(lines: &[Line<'a>]) -> Vec<Open<'a>> {
    let open = lines.iter().enumerate();
    open.filter(|(_, line)| line.field.is_none())
        .map(|(position, line)| Open {
            position,
            header: line.word,
            samples: line.samples,
        })
        .collect()
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

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(character)))
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// A TOML list of strings.
pub(super) fn list<S: AsRef<str>>(texts: &[S]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// The text of the file, with comments in both languages.
struct Text<'a> {
    text: String,
    catalogues: &'a [Catalogue],
}

impl Text<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn key(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {value}"));
    }

    fn note(&mut self, key: &str, values: &[(&str, &str)]) {
        for words in self.catalogues {
            let note = words.fill(key, values);
            self.line(&format!("# {note}"));
        }
    }

    fn both(&self, key: &str) -> String {
        let words: Vec<&str> = self.catalogues.iter().map(|words| words.get(key)).collect();
        format!("  {}", words.join(" / "))
    }
}
