//! Rows of a 代跟清单 → to whom rows were given.

use super::person;
use super::records::{GivenRow, Records};
use super::row_reader::RowReader;
use crate::finding::ProblemKind;
use crate::model::{Given, KeyError, Message, RowFate, StandInKey};
use crate::recognise::Field;

/// Notes to whom the row was given: the name that stands there now. One that was left as it was proposed counts too: the
/// list came back, so the row was given to her. A row without a name gives it to nobody.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let Some((column, cell)) = row.cell(Field::StandIn) else {
        return RowFate::Undecided;
    };
    let Some(holder) = person::name(cell) else {
        return RowFate::Undecided;
    };
    let key = match row.cell(Field::RecordKey) {
        None => Err("stand_in.key_missing"),
        Some((_, key)) => StandInKey::decode(&key.text()).map_err(|error| match error {
            KeyError::Broken => "stand_in.key_broken",
            KeyError::Later => "stand_in.key_later",
        }),
    };
    let key = match key {
        Ok(key) => key,
        Err(why) => {
            let why = Some(Message::new(why));
            row.report(ProblemKind::DecisionKey, column, cell, why);
            return RowFate::NoKey;
        }
    };
    records.given.push(GivenRow {
        is_chosen: key.holder.as_deref() != Some(holder.as_str()),
        saved: row.reading.saved,
        given: Given {
            day: key.day,
            waybill: key.waybill,
            owner: Some(key.owner),
            holder: holder.into(),
            origin: row.origin_in(Field::StandIn),
        },
    });
    RowFate::Used
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given as Sheet, problems};
    use super::*;
    use crate::model::Kind;

    fn key(waybill: &str, holder: Option<&str>) -> String {
        let key = StandInKey {
            day: "2026-10-30".parse().expect("a date"),
            waybill: waybill.into(),
            owner: "李敏".into(),
            holder: holder.map(Into::into),
        };
        key.encode()
    }

    #[test]
    fn the_name_that_stands_there_now_has_the_row() {
        let keys = [
            key("SF1", Some("王芳")),
            key("SF2", Some("王芳")),
            key("SF3", None),
            key("SF4", Some("王芳")),
            format!("{}x", key("SF5", Some("王芳"))),
        ];
        let [first, second, third, fourth, broken] = &keys;
        let records = Sheet::new(Kind::StandIn)
            .column("代跟人", Field::StandIn)
            .column("记录标识（请勿修改）", Field::RecordKey)
            .read(&[
                &["王芳", first],
                &[" 赵 强 ", second],
                &["孙丽", third],
                &["", fourth],
                &["王芳", broken],
                &["王芳", ""],
                &["", ""],
            ]);
        let given: Vec<String> = records
            .given
            .iter()
            .map(|row| {
                let Given {
                    day,
                    waybill,
                    holder,
                    ..
                } = &row.given;
                format!("{day} {waybill} {holder} {}", row.is_chosen)
            })
            .collect();
        assert_eq!(
            given,
            [
                "2026-10-30 SF1 王芳 false",
                "2026-10-30 SF2 赵强 true",
                "2026-10-30 SF3 孙丽 true",
            ]
        );
        assert_eq!(
            problems(&records),
            ["DecisionKey A6 代跟人 王芳", "DecisionKey A7 代跟人 王芳"]
        );
        assert_eq!(records.fates.get(&RowFate::Undecided), Some(&2));
    }
}
