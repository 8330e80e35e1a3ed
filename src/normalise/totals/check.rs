//! Holds the totals of a sheet against the stretches of rows that their words may mean.

use super::above::Above;
use super::label::{Label, Scope};
use super::lines::Lines;
use super::sums::Sums;
use super::{Known, Mark, Summable, Tally};
use crate::model::{RowFate, SheetId, Text, Totals};
use crate::read::Value;

impl Tally {
    /// Checks every total of the sheet.
    pub(crate) fn check(&self, sheet: SheetId, columns: &[Summable], known: &Known) -> Totals {
        let ends = self.ends();
        let all = ends.last().cloned().unwrap_or_default();
        let mut totals = Totals::default();
        if all.rows == 0 {
            return totals;
        }
        let (mut above, mut lines) = (Above::of(known), Lines::new(sheet, columns, &all));
        for (position, (mark, end)) in self.marks.iter().zip(&ends).enumerate() {
            let whole_is_known = !self.is_cut;
            if mark.fate != RowFate::Total {
                above.pass_line(end);
                if whole_is_known {
                    lines.check(mark, end, &mut totals);
                }
                continue;
            }
            let Some(label) = label_of(mark) else {
                above.carry(mark, columns);
                continue;
            };
            if label.read.scope == Scope::Unchecked {
                continue;
            }
            if whole_is_known {
                lines.check(mark, end, &mut totals);
            }
            let next = self.next_total(position).and_then(|next| ends.get(next));
            let rest = whole_is_known.then_some(&all);
            let stretches = above.stretches(&label.read, end, next.or(rest), rest);
            for cell in &mark.cells {
                let check = above.check(sheet, columns, (mark, cell), &label, &stretches);
                if let Some(check) = check {
                    totals.add(check);
                }
            }
            above.pass(&label.read, mark, end, columns);
        }
        totals
    }

    /// What all rows up to each mark add up to, and at last all rows.
    fn ends(&self) -> Vec<Sums> {
        let mut sum = Sums::default();
        let stretches = self
            .marks
            .iter()
            .map(|mark| &mark.before)
            .chain([&self.open]);
        stretches
            .map(|stretch| {
                sum.add(stretch);
                sum.clone()
            })
            .collect()
    }

    /// The position of the next total below.
    fn next_total(&self, position: usize) -> Option<usize> {
        let below = self.marks.iter().enumerate().skip(position + 1);
        let mut totals = below.filter(|(_, mark)| mark.fate == RowFate::Total);
        totals.next().map(|(next, _)| next)
    }
}

/// The label of a row, and its text as it stood.
pub(super) struct RowLabel {
    pub(super) read: Label,
    pub(super) text: Text,
}

/// The label of a total; a row of sums alone is one of the whole, a balance carried over is none.
fn label_of(mark: &Mark) -> Option<RowLabel> {
    let mut texts = mark.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(&**text),
        _ => None,
    });
    let labelled = texts
        .clone()
        .find_map(|text| Some((Label::read(text)?, text)));
    if let Some((read, text)) = labelled {
        let text = text.trim().into();
        return Some(RowLabel { read, text });
    }
    let words = texts.any(|text| text.chars().any(char::is_alphabetic));
    (!words).then(|| RowLabel {
        read: Label {
            scope: Scope::Whole,
            word: "",
            rest: String::new(),
        },
        text: "".into(),
    })
}
