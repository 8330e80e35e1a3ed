//! Rows of a 跟单表 that came back → follow-ups.

use super::records::Records;
use super::returned::Returned;
use super::row_reader::RowReader;
use crate::finding::ProblemKind;
use crate::model::{DispatchKey, FollowUp, KeyError, Message, Moment, RowFate};
use crate::recognise::Field;

/// Makes the follow-ups of a row, one for each waybill in it. A row of our own dispatch is one follow-up, and its key
/// says of what, once the whole sheet is read.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let key = key(row);
    let waybills = row.waybills();
    let order = row.orders().into_iter().next();
    if key.is_none() && waybills.is_empty() && order.is_none() {
        let fields = if row.layout.has(Field::Waybill) {
            [Field::Waybill, Field::OrderNo]
        } else {
            [Field::OrderNo, Field::Waybill]
        };
        row.report_missing(&fields, "field.waybill_or_order");
        return RowFate::NoKey;
    }
    let day = key.as_ref().map(|key| key.day).or_else(|| row.day_of_row());
    let time = row.moment_on(Field::FollowedAt, day);
    let follow_up = FollowUp {
        waybill: waybills.first().map(|(waybill, _)| waybill.clone()),
        order,
        clerk: row
            .name(Field::Clerk)
            .or_else(|| row.reading.table.clerk.clone()),
        day: day.or(time.map(Moment::day)),
        time,
        // Our own workbook does not ask for it.
        time_given: key.is_some()
            || !row.layout.has(Field::FollowedAt)
            || !row.is_blank(Field::FollowedAt),
        call_result: row.repeated(Field::CallResult),
        outcome: row.repeated(Field::Outcome),
        next: row.moment(Field::NextAt),
        issue: row.repeated(Field::IssueType),
        note: row.joined(&[Field::Note]).map(Into::into),
        cod: row.quiet_money(Field::Cod),
        receiver: row.name(Field::Receiver),
        saved: row.reading.saved,
        given: None,
        of_contact: false,
        edits: Vec::new(),
        origin: row.origin_in(Field::Outcome),
    };
    if let Some(key) = key {
        records.returned.push(Returned::new(row, key));
        records.follow_ups.push(follow_up);
        return RowFate::Used;
    }
    for (waybill, _) in waybills.into_iter().skip(1) {
        records.follow_ups.push(FollowUp {
            waybill: Some(waybill),
            ..follow_up.clone()
        });
    }
    records.follow_ups.push(follow_up);
    RowFate::Used
}

/// The key of a row of our own dispatch; one that cannot be read is reported, and the numbers of the row hold instead.
fn key(row: &mut RowReader<'_>) -> Option<DispatchKey> {
    let (column, cell) = row.cell(Field::RecordKey)?;
    let why = match DispatchKey::decode(&cell.text()) {
        Ok(key) => return Some(key),
        Err(KeyError::Broken) => "returned.key_broken",
        Err(KeyError::Later) => "returned.key_later",
    };
    let mut problem = row.problem(ProblemKind::DispatchKey, column, cell, None);
    problem.detail = Some(Message::new(why));
    problem.text = "".into();
    row.push(problem);
    None
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::{Kind, RowFate};
    use crate::recognise::Field;

    #[test]
    fn a_row_answers_its_own_day_else_the_day_of_the_sheet() {
        let records = Given::new(Kind::FollowUp)
            .column("日期", Field::Day)
            .column("快递单号", Field::Waybill)
            .column("跟单员", Field::Clerk)
            .column("跟单状态", Field::Outcome)
            .column("沟通结果", Field::CallResult)
            .column("跟进时间", Field::FollowedAt)
            .column("备注", Field::Note)
            .day("2026-10-30")
            .clerk("王芳")
            .read(&[
                &[
                    "2026-10-29",
                    "SF1234567890123",
                    "李 敏",
                    " 同意签收 ",
                    "已接通",
                    "10:30",
                    "-",
                ],
                &["", "SF1234567890124", "", "", "/", "", "明天再打"],
                &["", "", "", "改约", "", "2026-10-30", ""],
            ]);
        let [first, second] = records.follow_ups.as_slice() else {
            panic!("{:?}", records.follow_ups);
        };
        assert_eq!(
            first.day.map(|day| day.to_string()).as_deref(),
            Some("2026-10-29")
        );
        assert_eq!(first.clerk.as_deref(), Some("李敏"));
        assert_eq!(first.outcome.as_deref(), Some("同意签收"));
        assert_eq!(first.note, None);
        assert_eq!(
            first.time.map(|time| time.to_string()).as_deref(),
            Some("2026-10-29 10:30:00")
        );
        assert!(first.time_given);
        assert_eq!(
            second.day.map(|day| day.to_string()).as_deref(),
            Some("2026-10-30")
        );
        assert_eq!(second.clerk.as_deref(), Some("王芳"));
        assert_eq!(
            (second.outcome.as_deref(), second.call_result.as_deref()),
            (None, None)
        );
        assert_eq!(second.note.as_deref(), Some("明天再打"));
        assert!(!second.time_given);
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert_eq!(problems(&records), ["RequiredBlank B4 快递单号 "]);
    }
}
