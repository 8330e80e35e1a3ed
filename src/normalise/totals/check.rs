//! Holds the totals of a sheet against the stretches of rows that their words may mean.

use std::collections::BTreeMap;

use super::label::{Label, Scope};
use super::lines::Lines;
use super::printed::{Printed, Stretches};
use super::sums::Sums;
use super::{Mark, Summable, Tally};
use crate::model::{
    Figure, Origin, RowFate, SheetId, Text, TotalCheck, TotalOutcome, TotalUnit, Totals,
};
use crate::read::{Cell, Value};

/// What stands above a total.
#[derive(Default)]
struct Above {
    /// All rows up to the last total of any kind, of the whole, and of each word.
    any: Sums,
    whole: Option<Sums>,
    words: BTreeMap<&'static str, Sums>,
    /// The subtotals printed since the last total of the whole, by column.
    subtotals: BTreeMap<usize, i128>,
}

impl Tally {
    /// Checks every total of the sheet.
    pub(crate) fn check(&self, sheet: SheetId, columns: &[Summable]) -> Totals {
        let ends = self.ends();
        let all = ends.last().cloned().unwrap_or_default();
        let mut totals = Totals::default();
        if all.rows == 0 {
            return totals;
        }
        let (mut above, mut lines) = (Above::default(), Lines::new(sheet, columns, &all));
        for (position, (mark, end)) in self.marks.iter().zip(&ends).enumerate() {
            let whole_is_known = !self.is_cut;
            if mark.fate != RowFate::Total {
                if whole_is_known {
                    lines.check(mark, end, &mut totals);
                }
                continue;
            }
            let Some(label) = label_of(mark) else {
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
                check.into_iter().for_each(|check| totals.add(check));
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

impl Above {
    /// The stretches of rows that a total may mean, the likeliest first. A total above its rows means those
    /// up to the next total, or all below.
    fn stretches(
        &self,
        label: &Label,
        end: &Sums,
        next: Option<&Sums>,
        all: Option<&Sums>,
    ) -> Stretches {
        let any = end.without(&self.any);
        let whole = self.whole.as_ref().map(|whole| end.without(whole));
        let word = self.words.get(label.word).map(|word| end.without(word));
        let below = [next, all].into_iter().flatten().map(|to| to.without(end));
        let mut stretches = match label.scope {
            Scope::Part => vec![word, Some(any), whole, Some(end.clone())],
            _ => vec![whole, Some(end.clone()), word, Some(any)],
        };
        stretches.extend(below.map(Some));
        let stretches = stretches.into_iter().flatten();
        Stretches(stretches.filter(|sums| sums.rows > 0).collect())
    }

    fn check(
        &self,
        sheet: SheetId,
        columns: &[Summable],
        (mark, cell): (&Mark, &Cell),
        label: &RowLabel,
        stretches: &Stretches,
    ) -> Option<TotalCheck> {
        let mut summable = columns.iter().enumerate();
        let (position, column) = summable.find(|(_, column)| column.index == cell.column)?;
        let printed = Printed::of_cell(cell, column.measure)?;
        let subtotals = match label.read.scope {
            Scope::Whole => self.subtotals.get(&position).copied(),
            _ => None,
        };
        let (own, rows, outcome) = stretches.judge(printed, cell, (position, column), subtotals)?;
        // A count of orders or parcels (`12单`) is no sum of pieces.
        let is_count = matches!(&cell.value, Value::Text(text) if text.trim_end().ends_with(['单', '票', '人', '笔', '条']));
        if is_count && outcome != TotalOutcome::Agrees {
            return None;
        }
        Some(TotalCheck {
            origin: Origin::row(sheet, mark.row).at(cell.column),
            column: Some(column.header.clone()),
            label: label.text.clone(),
            unit: if column.is_money {
                TotalUnit::Money
            } else {
                TotalUnit::Number
            },
            printed: Figure(printed.value),
            own: Figure(own),
            rows,
            outcome,
        })
    }

    /// Notes that a total was passed.
    fn pass(&mut self, label: &Label, mark: &Mark, end: &Sums, columns: &[Summable]) {
        self.any.clone_from(end);
        self.words.insert(label.word, end.clone());
        if label.scope == Scope::Whole {
            self.whole = Some(end.clone());
            self.subtotals.clear();
            return;
        }
        for cell in &mark.cells {
            let mut summable = columns.iter().enumerate();
            if let Some((position, column)) =
                summable.find(|(_, column)| column.index == cell.column)
                && let Some(printed) = Printed::of_cell(cell, column.measure)
            {
                *self.subtotals.entry(position).or_default() += printed.value;
            }
        }
    }
}

/// The label of a row, and its text as it stood.
struct RowLabel {
    read: Label,
    text: Text,
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
