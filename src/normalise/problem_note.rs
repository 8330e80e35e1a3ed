//! Rows of registers of problems and complaints.

use super::records::Records;
use super::row_reader::RowReader;
use super::text::squash;
use crate::model::{ProblemNote, RowFate};
use crate::recognise::Field;

/// Words of a state that say that it is not settled, whatever else stands beside them: 未解决, 已处理待回访.
const OPEN: [&str; 13] = [
    "未",
    "待",
    "处理中",
    "跟进中",
    "进行中",
    "解决中",
    "办理中",
    "协商中",
    "open",
    "pending",
    "progress",
    "notclosed",
    "unsettled",
];
/// Words of a state that say that it is settled.
const CLOSED: [&str; 17] = [
    "已解决",
    "已办结",
    "已处理",
    "已关闭",
    "已完",
    "已结",
    "完成",
    "完结",
    "办结",
    "结案",
    "无需处理",
    "作废",
    "撤销",
    "closed",
    "done",
    "resolved",
    "settled",
];
/// Answers to 是否解决.
const YES: [&str; 6] = ["是", "已", "√", "✓", "yes", "y"];
/// Words of a header, a kind or a file that make a problem a complaint.
const COMPLAINT: [&str; 2] = ["投诉", "complaint"];

/// Makes the note of a row. One row is one problem, however many waybills it names; the first of them is kept.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let kind = row.repeated(Field::IssueType);
    let description = row.joined(&[Field::Description]);
    if kind.is_none() && description.is_none() {
        row.report_missing(
            &[Field::Description, Field::IssueType],
            "meaning.description",
        );
        return RowFate::NoKey;
    }
    let waybills = row.waybills();
    let (waybill, beside) = waybills.into_iter().next().unzip();
    let carrier = row.carrier(beside.flatten().as_deref());
    let waybill = waybill.map(|waybill| row.checked(waybill, carrier.as_deref()));
    let closed_on = row.day(Field::ClosedOn);
    let state = row.text(Field::NoteState).map(|text| squash(&text));
    let today = row.reading.as_of.date();
    // A date that is still to come is a promise.
    let by_date = closed_on.is_some_and(|day| day <= today);
    let note = ProblemNote {
        day: row.day_of_row(),
        is_complaint: is_complaint(row, kind.as_deref()),
        kind,
        description: description.map(Into::into),
        owner: row
            .name(Field::Responsible)
            .or_else(|| row.name(Field::Clerk)),
        registered_by: row.name(Field::RegisteredBy),
        customer: row.name(Field::Customer),
        waybill,
        order: row.orders().into_iter().next(),
        carrier,
        result: row.joined(&[Field::Result, Field::Note]).map(Into::into),
        closed: state.as_deref().and_then(settled).unwrap_or(by_date),
        closed_on,
        origin: row.origin_of(&[Field::Description, Field::IssueType]),
    };
    records.problem_notes.push(note);
    RowFate::Used
}

/// What a state says; none if it says neither.
fn settled(state: &str) -> Option<bool> {
    let says = |words: &[&str]| words.iter().any(|word| state.contains(word));
    if says(&OPEN) || matches!(state, "否" | "×" | "no" | "n") {
        Some(false)
    } else if says(&CLOSED) || YES.contains(&state) {
        Some(true)
    } else {
        None
    }
}

fn is_complaint(row: &RowReader<'_>, kind: Option<&str>) -> bool {
    let says = |text: &str| {
        let text = squash(text);
        COMPLAINT.iter().any(|word| text.contains(word))
    };
    let headers = [
        Field::IssueType,
        Field::Description,
        Field::Customer,
        Field::Day,
    ];
    let columns = headers
        .into_iter()
        .filter_map(|field| row.layout.column(field));
    columns
        .map(|column| &column.header)
        .any(|header| says(header))
        || kind.is_some_and(says)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use super::settled;
    use crate::model::{Kind, RowFate};
    use crate::recognise::Field;

    #[test]
    fn a_register_of_problems() {
        let records = Given::new(Kind::ProblemNote)
            .column("登记日期", Field::Day)
            .column("问题类型", Field::IssueType)
            .column("问题描述", Field::Description)
            .column("责任人", Field::Responsible)
            .column("运单号", Field::Waybill)
            .column("快递公司", Field::Carrier)
            .column("处理状态", Field::NoteState)
            .column("办结日期", Field::ClosedOn)
            .read(&[
                &[
                    "10月28日",
                    "破损",
                    "外包装破 ",
                    "李 敏",
                    "SF1234567890123",
                    "顺丰速运",
                    "处理中",
                    "",
                ],
                &["2026-10-28", "少件", "", "", "", "", "", "2026-10-30"],
                &[
                    "2026-10-29",
                    "",
                    "客户一直没收到",
                    "",
                    "",
                    "",
                    "",
                    "2026-11-05",
                ],
                &[
                    "2026-10-29",
                    "/",
                    "",
                    "李敏",
                    "SF1234567890124",
                    "",
                    "已解决",
                    "",
                ],
            ]);
        let seen: Vec<String> = records
            .problem_notes
            .iter()
            .map(|note| {
                let text =
                    |text: &Option<crate::model::Text>| text.as_deref().unwrap_or("-").to_owned();
                format!(
                    "{} {} {} {} {} {} closed {}",
                    note.day.map_or_else(String::new, |day| day.to_string()),
                    text(&note.kind),
                    text(&note.description),
                    text(&note.owner),
                    note.waybill
                        .as_ref()
                        .map_or("-", |waybill| waybill.as_str()),
                    text(&note.carrier),
                    note.closed
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                "2026-10-28 破损 外包装破 李敏 SF1234567890123 顺丰 closed false",
                "2026-10-28 少件 - - - - closed true",
                "2026-10-29 - 客户一直没收到 - - - closed false",
            ]
        );
        assert!(records.problem_notes.iter().all(|note| !note.is_complaint));
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert_eq!(problems(&records), ["RequiredBlank C5 问题描述 "]);
    }

    #[test]
    fn the_header_or_the_kind_makes_it_a_complaint() {
        for (header, kind, expected) in [
            ("投诉内容", "服务态度", true),
            ("问题描述", "客户投诉", true),
            ("问题描述", "破损", false),
        ] {
            let records = Given::new(Kind::ProblemNote)
                .column("问题类型", Field::IssueType)
                .column(header, Field::Description)
                .read(&[&[kind, "说了"]]);
            assert_eq!(
                records.problem_notes[0].is_complaint, expected,
                "{header} {kind}"
            );
        }
    }

    #[test]
    fn states_in_words() {
        for (words, expected) in [
            (
                "已解决 已办结 已处理 已关闭 完成 closed done 是 已结案 yes",
                Some(true),
            ),
            (
                "未解决 未完成 处理中 待处理 否 已处理待回访 跟进中 open notclosed",
                Some(false),
            ),
            ("客户同意 补发 1", None),
        ] {
            for word in words.split(' ') {
                assert_eq!(settled(word), expected, "{word}");
            }
        }
    }
}
