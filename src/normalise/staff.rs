//! Rows of a roster or of a shift plan → people.

use super::records::Records;
use super::row_reader::RowReader;
use super::staff_rest::rest;
use super::staff_scope::{carriers, names, provinces};
use super::text::{is_empty_mark, plain, squash};
use crate::model::{RowFate, Shift, Staff};
use crate::read::Value;
use crate::recognise::Field;

/// Words of 在职状态 for somebody who left.
const LEFT: [&str; 9] = [
    "离职", "已离", "离岗", "辞职", "停用", "退休", "resigned", "left", "inactive",
];

/// Makes the person of a row.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let Some(name) = row.name(Field::Name).or_else(|| row.name(Field::Clerk)) else {
        row.report_missing(&[Field::Name, Field::Clerk], "field.name");
        return RowFate::NoKey;
    };
    let header = row.reading.table.column(Field::Name);
    if header.is_some_and(|column| squash(&column.header) == squash(&name)) {
        // A plan that goes on on the next page: its days are numbers, so that nothing else tells the header.
        return RowFate::SecondHeader;
    }
    let left = row.day(Field::LeftOn);
    let status = row.text(Field::ServiceStatus).map(|text| squash(&text));
    let today = row.reading.as_of.date();
    let gone = match &status {
        // Who is still to leave is in service until then.
        Some(status) => {
            let says_left = status == "否" || LEFT.iter().any(|word| status.contains(word));
            says_left && left.is_none_or(|left| left <= today)
        }
        None => left.is_some_and(|left| left <= today),
    };
    // Who is in service although she left before came back.
    let is_back = status.is_some() && !gone;
    let left = left.filter(|left| !is_back || *left > today);
    let Some(shifts) = shifts(row) else {
        return RowFate::NoValue;
    };
    let (rest_days, rest_weekdays) = rest(row);
    let staff = Staff {
        role: row.repeated(Field::Role),
        group: row.repeated(Field::Group),
        in_service: !gone,
        left,
        rest_days,
        rest_weekdays,
        shifts,
        stand_in: row.name(Field::StandIn),
        carriers: carriers(row),
        provinces: provinces(row),
        shops: names(row, Field::OfShops),
        ..Staff::new(name, row.origin_of(&[Field::Name]))
    };
    records.staff.push(staff);
    RowFate::Used
}

/// The words of the days: of each column of a plan, or of the one day of the row. `None` for a row of one day that does
/// not say which, which is reported.
fn shifts(row: &mut RowReader<'_>) -> Option<Vec<Shift>> {
    let mut shifts = Vec::new();
    for (column, day) in &row.reading.table.shift_days {
        let Some(cell) = row.row.cell(*column) else {
            continue;
        };
        let text = match &cell.value {
            Value::Error(_) | Value::FormulaEmpty => continue,
            _ => cell.text(),
        };
        let word = plain(&text);
        if !is_empty_mark(&word) {
            let word = row.shared.text(&word);
            shifts.push(Shift { day: *day, word });
        }
    }
    if let Some(word) = row.repeated(Field::Shift) {
        let told = row.problems.len();
        if let Some(day) = row.day_of_row() {
            shifts.push(Shift { day, word });
        } else {
            if row.problems.len() == told {
                row.report_missing(&[Field::Day], "field.day");
            }
            return None;
        }
    }
    Some(shifts)
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
                &["孙丽", "", "", "2026-09-30", "某天"],
                &["", "跟单员", "在职", "", ""],
                &["周兰", "", "离职", "2026-11-30", ""],
                &["吴静", "", "在职", "2026-03-31", ""],
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
                ("周兰".to_owned(), true, days(&[])),
                ("吴静".to_owned(), true, days(&[])),
            ]
        );
        assert_eq!(records.staff.last().expect("吴静").left, None);
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert_eq!(
            problems(&records),
            ["DateUnreadable E5 休息日 某天", "RequiredBlank A6 姓名 "]
        );
    }
    #[test]
    fn what_people_look_after_and_who_stands_in() {
        let records = Given::new(Kind::Staff)
            .column("姓名", Field::Name)
            .column("代跟人", Field::StandIn)
            .column("负责快递", Field::OfCarriers)
            .column("负责区域", Field::OfProvinces)
            .column("负责店铺", Field::OfShops)
            .read(&[
                &[
                    "李敏",
                    "王 芳",
                    "顺丰速运、圆通",
                    "广东省/广西",
                    "天猫 旗舰店；京东店",
                ],
                &["王芳", "-", "", "江浙沪", ""],
                &["赵强", "", "", "西北、重庆市", ""],
                &["孙丽", "", "全部", "全国", ""],
            ]);
        let list = |texts: &[crate::model::Text]| texts.join(",");
        let seen: Vec<String> = records
            .staff
            .iter()
            .map(|staff| {
                format!(
                    "{} {} | {} | {} | {}",
                    staff.name,
                    staff.stand_in.as_deref().unwrap_or("-"),
                    list(&staff.carriers),
                    list(&staff.provinces),
                    list(&staff.shops),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                "李敏 王芳 | 顺丰,圆通 | 广东,广西 | 天猫 旗舰店,京东店",
                "王芳 - |  | 江苏,浙江,上海 | ",
                "赵强 - |  | 陕西,甘肃,青海,宁夏,新疆,重庆 | ",
                "孙丽 - |  |  | ",
            ]
        );
    }

    /// Name, day and word of each shift.
    fn shifts(records: &super::Records) -> Vec<String> {
        let people = records.staff.iter();
        let shifts = people.flat_map(|person| {
            let shifts = person.shifts.iter();
            shifts.map(move |shift| format!("{} {} {}", person.name, shift.day, shift.word))
        });
        shifts.collect()
    }

    #[test]
    fn a_plan_names_the_shift_of_each_day() {
        let records = Given::new(Kind::Staff)
            .column("姓名", Field::Name)
            .shift_day("26", "2026-10-26")
            .shift_day("27", "2026-10-27")
            .read(&[
                &["李 敏", "早", " 休 "],
                &["王芳", "", "√"],
                &["姓名", "26", "27"],
                &["赵强", "-", "晚班"],
            ]);
        assert_eq!(
            shifts(&records),
            [
                "李敏 2026-10-26 早",
                "李敏 2026-10-27 休",
                "王芳 2026-10-27 √",
                "赵强 2026-10-27 晚班",
            ]
        );
        assert_eq!(records.fates.get(&RowFate::SecondHeader), Some(&1));
    }

    #[test]
    fn a_row_may_be_a_person_and_a_day() {
        let given = Given::new(Kind::Staff)
            .column("日期", Field::Day)
            .column("姓名", Field::Name)
            .column("班次", Field::Shift);
        let rows: [&[&str]; 4] = [
            &["10-26", "李敏", "早班"],
            &["", "王芳", "休"],
            &["某天", "赵强", "休"],
            &["10-27", "李敏", ""],
        ];
        let records = given.read(&rows);
        assert_eq!(shifts(&records), ["李敏 2026-10-26 早班"]);
        assert_eq!(
            problems(&records),
            ["RequiredBlank A3 日期 ", "DateUnreadable A4 日期 某天"]
        );
        assert_eq!(records.fates.get(&RowFate::NoValue), Some(&2));
        let dated = given.day("2026-10-30").read(&rows);
        assert_eq!(
            shifts(&dated),
            [
                "李敏 2026-10-26 早班",
                "王芳 2026-10-30 休",
                "赵强 2026-10-30 休"
            ]
        );
    }
}
