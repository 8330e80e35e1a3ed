//! Rows of a roster → people.

use chrono::NaiveDate;

use super::date::read_moment;
use super::records::Records;
use super::row_reader::RowReader;
use super::text::{plain, squash};
use crate::finding::ProblemKind;
use crate::model::{Message, Moment, RowFate, Staff};
use crate::read::Value;
use crate::recognise::Field;

/// Words of 在职状态 for somebody who left.
const LEFT: [&str; 9] = [
    "离职", "已离", "离岗", "辞职", "停用", "退休", "resigned", "left", "inactive",
];
/// At most this many days of one range: a longer one is a slip.
const LONGEST_REST: usize = 92;

/// Makes the person of a row.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let Some(name) = row.name(Field::Name).or_else(|| row.name(Field::Clerk)) else {
        row.report_missing(&[Field::Name, Field::Clerk], "field.name");
        return RowFate::NoKey;
    };
    let left = row.day(Field::LeftOn);
    let status = row.text(Field::ServiceStatus).map(|text| squash(&text));
    let gone = match &status {
        Some(status) => status == "否" || LEFT.iter().any(|word| status.contains(word)),
        None => left.is_some_and(|left| left <= row.reading.as_of.date()),
    };
    let staff = Staff {
        role: row.repeated(Field::Role),
        group: row.repeated(Field::Group),
        in_service: !gone,
        left,
        rest_days: rest_days(row),
        ..Staff::new(name, row.origin_of(&[Field::Name]))
    };
    records.staff.push(staff);
    RowFate::Used
}

/// The days of a cell such as `10-01、10-02` or `10月1日~10月3日`, in order.
fn rest_days(row: &mut RowReader<'_>) -> Vec<NaiveDate> {
    let Some((column, cell)) = row.cell(Field::RestDays) else {
        return Vec::new();
    };
    let as_of = row.reading.as_of;
    let mut days = Vec::new();
    let mut bad: Option<Message> = None;
    if let Value::Text(text) = &cell.value {
        for part in plain(text)
            .split([',', ';', '、', ' ', '|'])
            .filter(|part| !part.is_empty())
        {
            let ends: Vec<&str> = part.split(['~', '至', '到', '—']).collect();
            let read = ends
                .iter()
                .map(|end| {
                    read_moment(&Value::Text((*end).into()), as_of)
                        .map(|moment| moment.map(Moment::day))
                })
                .collect::<Result<Vec<_>, _>>();
            match read.as_deref() {
                Ok([Some(day)]) => days.push(*day),
                Ok([Some(first), Some(last)]) => {
                    days.extend(
                        first
                            .iter_days()
                            .take_while(|day| day <= last)
                            .take(LONGEST_REST),
                    );
                }
                Ok([None]) => {}
                Ok(_) => bad = Some(Message::new("date.not_a_date")),
                Err(why) => bad = Some(why.clone()),
            }
        }
    } else {
        match read_moment(&cell.value, as_of) {
            Ok(moment) => days.extend(moment.map(Moment::day)),
            Err(why) => bad = Some(why),
        }
    }
    if let Some(why) = bad {
        row.report(ProblemKind::DateUnreadable, column, cell, Some(why));
    }
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::{Kind, RowFate};
    use crate::recognise::Field;

    #[test]
    fn the_roster() {
        let records = Given::new(Kind::Staff)
            .column("姓名", Field::Name)
            .column("岗位", Field::Role)
            .column("在职状态", Field::ServiceStatus)
            .column("离职日期", Field::LeftOn)
            .column("休息日", Field::RestDays)
            .read(&[
                &["李 敏", "跟单员", "在职", "", "10-17、10-18"],
                &["王芳", "跟单员", "离职", "2026-10-15", ""],
                &["赵强", "", "", "2026-11-30", "10月1日至10月3日"],
                &["孙丽", "", "", "2026-09-30", "每周日"],
                &["", "跟单员", "在职", "", ""],
            ]);
        let seen: Vec<(String, bool, Vec<String>)> = records
            .staff
            .iter()
            .map(|staff| {
                let days = staff.rest_days.iter().map(ToString::to_string).collect();
                (staff.name.to_string(), staff.in_service, days)
            })
            .collect();
        let days = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            seen,
            [
                ("李敏".to_owned(), true, days(&["2026-10-17", "2026-10-18"])),
                ("王芳".to_owned(), false, days(&[])),
                (
                    "赵强".to_owned(),
                    true,
                    days(&["2026-10-01", "2026-10-02", "2026-10-03"])
                ),
                ("孙丽".to_owned(), false, days(&[])),
            ]
        );
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert_eq!(
            problems(&records),
            ["DateUnreadable E5 休息日 每周日", "RequiredBlank A6 姓名 "]
        );
    }
}
