//! What was due, and to whom open rows are dispatched, at the boundary.

use serde::Serialize;

use super::{OriginJson, origin};
use crate::model::ParcelIndex;
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct DueRowJson<'a> {
    day: String,
    waybill_no: &'a str,
    /// The owner.
    staff: &'a str,
    holder: Option<&'a str>,
    answer: &'static str,
    origin: OriginJson<'a>,
}

pub(super) fn due_rows<'a>(facts: &Facts<'a>) -> Vec<DueRowJson<'a>> {
    let rows = facts.followed.due_rows.iter();
    rows.map(|row| DueRowJson {
        day: row.day.to_string(),
        waybill_no: waybill(facts, row.parcel),
        staff: &row.clerk,
        holder: row.holder.as_deref(),
        answer: row.answer.code(),
        origin: origin(facts, row.origin),
    })
    .collect()
}

#[derive(Serialize)]
pub(super) struct AssignmentJson<'a> {
    waybill_no: &'a str,
    day: String,
    owner: Option<&'a str>,
    owner_by: &'static str,
    absence: Option<&'static str>,
    holder: Option<&'a str>,
    holder_by: &'static str,
}

pub(super) fn assignments<'a>(facts: &Facts<'a>) -> Vec<AssignmentJson<'a>> {
    let rows = facts.followed.assignments.iter();
    rows.map(|row| AssignmentJson {
        waybill_no: waybill(facts, row.parcel),
        day: row.day.to_string(),
        owner: row.owner.as_deref(),
        owner_by: row.owner_by.code(),
        absence: row.absence.map(crate::model::Absence::code),
        holder: row.holder.as_deref(),
        holder_by: row.holder_by.code(),
    })
    .collect()
}

fn waybill<'a>(facts: &Facts<'a>, parcel: ParcelIndex) -> &'a str {
    let parcel = facts.book.parcels.get(parcel.get());
    parcel.map_or("", |parcel| parcel.waybill.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::result;
    use crate::config::Language;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::model::{
        Absence, Assignment, CourierStatus, HolderBy, Origin, OwnerBy, ParcelIndex, SheetId,
    };

    #[test]
    fn due_rows_and_assignments_name_people_and_codes() {
        let mut fixture = october();
        let row = &mut fixture.followed.due_rows[0];
        (row.absence, row.holder) = (Some(Absence::Resting), None);
        fixture.followed.assignments = vec![Assignment {
            parcel: ParcelIndex(2),
            day: "2026-11-02".parse().expect("a date"),
            status: CourierStatus::Transit,
            owner: Some("王芳".into()),
            owner_by: OwnerBy::Sheet,
            absence: Some(Absence::OtherShift),
            holder: Some("李强".into()),
            holder_by: HolderBy::StandIn,
            origin: Origin::row(SheetId(1), 4),
        }];
        let words = Catalogue::new(Language::Chinese);
        let facts = crate::report::testing::facts(&fixture, &words);
        let json = serde_json::to_value(result(&facts)).expect("it is JSON");
        let told = |position: usize| {
            let mut row = json["due_rows"][position].clone();
            let origin = row.as_object_mut().expect("an object").remove("origin");
            assert_eq!(origin.expect("an origin")["file"], "快递.xlsx");
            row
        };
        assert_eq!(
            told(0),
            json!({"day": "2026-10-29", "waybill_no": "SF3", "staff": "王芳", "holder": null,
                   "answer": "missed"})
        );
        assert_eq!(told(2)["answer"], "not_standard");
        assert_eq!(told(2)["holder"], "李强");
        assert_eq!(
            json["assignments"],
            json!([{"waybill_no": "SF3", "day": "2026-11-02", "owner": "王芳", "owner_by": "sheet",
                    "absence": "other_shift", "holder": "李强", "holder_by": "stand_in"}])
        );
    }
}
