//! 异常行: rows that were rejected or have a cell that cannot be read, as they stood.

use crate::finding::{Problem, ProblemKind};
use crate::model::{Arg, BadRow, Fault, Message, RowFate};
use crate::read::Row;

/// The row, if it was rejected or has a cell that cannot be read; `problems` are those of the row.
pub(super) fn bad_row(row: &Row, fate: RowFate, problems: &[Problem]) -> Option<BadRow> {
    let mut faults = faults(problems);
    if faults.is_empty() {
        if !fate.is_rejected() {
            return None;
        }
        faults.push(Fault {
            column: None,
            reason: Message::new(fate.key()),
        });
    }
    let cells = row.cells.iter().filter(|cell| !cell.is_blank());
    Some(BadRow {
        number: row.number,
        cells: cells
            .map(|cell| (cell.column, cell.text().as_ref().into()))
            .collect(),
        faults,
        is_rejected: fate.is_rejected(),
    })
}

/// What is wrong with a row, of all its problems.
pub(super) fn faults<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Vec<Fault> {
    let fault = |problem: &Problem| {
        let name = Arg::Word(name(problem.kind)?);
        let reason = match &problem.detail {
            Some(detail) => Message::new("bad_row.reason").with("detail", detail.clone()),
            None => Message::new("bad_row.plain"),
        };
        Some(Fault {
            column: problem.origin.and_then(|origin| origin.column),
            reason: reason.with("name", name),
        })
    };
    let mut faults: Vec<Fault> = problems.into_iter().filter_map(fault).collect();
    faults.sort_by_key(|fault| fault.column);
    faults
}

/// The name of the rule of a problem that makes a row want mending.
fn name(kind: ProblemKind) -> Option<&'static str> {
    match kind {
        ProblemKind::DateUnreadable => Some("rules.G904.name"),
        ProblemKind::AmountUnreadable => Some("rules.G905.name"),
        ProblemKind::RequiredBlank => Some("rules.G906.name"),
        ProblemKind::CellError => Some("rules.G911.name"),
        ProblemKind::DecisionUnreadable | ProblemKind::DecisionKey | ProblemKind::ReplyKey => {
            Some("rules.G914.name")
        }
        ProblemKind::DispatchKey => Some("rules.G915.name"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Kind;
    use crate::normalise::testing::Given;
    use crate::recognise::Field;

    #[test]
    fn bad_rows_are_kept_as_they_stood() {
        let records = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("应付", Field::Due)
            .column("下单时间", Field::PlacedAt)
            .column("商品", Field::Product)
            .read(&[
                &["A1", " 一百多 ", "某天"],
                &["A2", "100", "2026-10-01"],
                &["", "20", "2026-10-02"],
                &["A3", "30", "2026-10-03", "茶"],
                &["", "", "", "杯"],
                &["", "x", "", "盖"],
                &["A4", "40", "#N/A", "茶"],
            ]);
        let told: Vec<String> = records
            .bad_rows
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<String> = row
                    .cells
                    .iter()
                    .map(|(column, text)| format!("{column}={text}"))
                    .collect();
                let faults: Vec<String> = row
                    .faults
                    .iter()
                    .map(|fault| format!("{:?} {}", fault.column, fault.reason.key))
                    .collect();
                format!(
                    "{} {} {} {}",
                    row.number,
                    cells.join("|"),
                    faults.join(","),
                    row.is_rejected
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "2 0=A1|1= 一百多 |2=某天 Some(1) bad_row.reason,Some(2) bad_row.reason false",
                "4 1=20|2=2026-10-02 Some(0) bad_row.reason true",
                "7 1=x|3=盖 Some(1) bad_row.reason false",
                "8 0=A4|1=40|2=#N/A|3=茶 Some(2) bad_row.reason false",
            ]
        );
        assert_eq!(records.bad_rows.count, 4);
    }
}
