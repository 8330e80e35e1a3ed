//! What stands above a total, and so the stretches of rows that it may mean.

use std::collections::BTreeMap;

use super::check::RowLabel;
use super::label::{Label, Scope};
use super::printed::{Printed, Stretches};
use super::sums::Sums;
use super::{Known, Mark, Summable};
use crate::model::{Figure, Origin, SheetId, TotalCheck, TotalOutcome, TotalUnit};
use crate::read::{Cell, Value};
use crate::recognise::Field;

/// What stands above a total.
#[derive(Default)]
pub(super) struct Above {
    /// What the records say.
    known: Known,
    /// What a line such as 上月结转 carries over into the total, by column.
    carried: BTreeMap<usize, i128>,
    /// All rows up to the last line of text, such as the day of the rows below it.
    line: Sums,
    /// All rows up to the last total of any kind, of the whole, and of each word.
    any: Sums,
    whole: Option<Sums>,
    words: BTreeMap<&'static str, Sums>,
    /// The subtotals printed since the last total of the whole, by column.
    subtotals: BTreeMap<usize, i128>,
}

impl Above {
    /// Nothing stands above yet.
    pub(super) fn of(known: &Known) -> Self {
        Self {
            known: known.clone(),
            ..Self::default()
        }
    }

    /// Notes a line that carries amounts over from another sheet.
    pub(super) fn carry(&mut self, mark: &Mark, columns: &[Summable]) {
        for (position, column) in columns.iter().enumerate() {
            let mut cells = mark.cells.iter();
            let cell = cells.find(|cell| cell.column == column.index);
            if let Some(printed) = cell.and_then(|cell| Printed::of_cell(cell, column.measure)) {
                *self.carried.entry(position).or_default() += printed.value;
            }
        }
    }

    /// Notes that a line of text was passed.
    pub(super) fn pass_line(&mut self, end: &Sums) {
        self.line.clone_from(end);
    }

    /// The stretches of rows that a total may mean, the likeliest first. A total above its rows means those
    /// up to the next total, or all below.
    pub(super) fn stretches(
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
            Scope::Part => {
                let line = Some(end.without(&self.line));
                vec![word, Some(any), whole, Some(end.clone()), line]
            }
            _ => vec![whole, Some(end.clone()), word, Some(any)],
        };
        stretches.extend(below.map(Some));
        let stretches = stretches.into_iter().flatten();
        Stretches(stretches.filter(|sums| sums.rows > 0).collect())
    }

    /// Checks the figure of a cell; `None` if it is no figure of a column that is added up.
    pub(super) fn check(
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
        if column.is_money && self.known.mixes_currencies {
            return None;
        }
        let subtotals = match label.read.scope {
            Scope::Whole => self.subtotals.get(&position).copied(),
            _ => None,
        };
        let (mut own, rows, mut outcome) =
            stretches.judge(printed, cell, (position, column), subtotals)?;
        let due = self.known.due.filter(|_| column.field == Some(Field::Due));
        if let (Some(due), TotalOutcome::Differs { .. }) = (due, outcome)
            && printed.is(due, rows)
        {
            // Each row of an order repeats the order's amount; the total counts it once.
            (own, outcome) = (due, TotalOutcome::Agrees);
        }
        let carried = self.carried.get(&position).map(|carried| own + carried);
        if let (Some(sum), TotalOutcome::Differs { .. }) = (carried, outcome)
            && printed.is(sum, rows)
        {
            (own, outcome) = (sum, TotalOutcome::Agrees);
        }
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
            own: Figure(printed.signed(own)),
            rows,
            outcome,
        })
    }

    /// Notes that a total was passed.
    pub(super) fn pass(&mut self, label: &Label, mark: &Mark, end: &Sums, columns: &[Summable]) {
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
