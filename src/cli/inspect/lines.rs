//! The columns of a drafted profile: what is known of each, and how gaps are filled.

use std::collections::BTreeSet;

use super::guess::{Open, filling, meaning};
use super::values;
use crate::pipeline::InspectedSheet;
use crate::recognise::{Field, HeaderWord, Profile, header_key};

/// More fields than this in a set that the kind requires are no need, but a hint.
const FEW: usize = 4;

/// A column on its way into the draft.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The column from 0.
    pub(super) index: u16,
    /// The word by which the profile knows it.
    pub(super) word: &'a str,
    /// What it means.
    pub(super) field: Option<Field>,
    /// Its first values.
    pub(super) samples: &'a [String],
    /// True if the meaning is a guess.
    pub(super) guessed: bool,
}

/// The columns of the sheet. What the nearest kind did not tell, the words of the general profile may.
pub(super) fn lines<'a>(sheet: &'a InspectedSheet, general: &Profile) -> Vec<Line<'a>> {
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
pub(super) fn required(
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
pub(super) fn directions(
    lines: &mut [Line<'_>],
    sheet: &InspectedSheet,
    general: &Profile,
) -> Vec<String> {
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
