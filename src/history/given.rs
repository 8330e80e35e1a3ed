//! To whom rows were given, as 代跟清单 that came back say.

use std::collections::BTreeMap;

use super::Proofs;
use crate::model::Given;
use crate::normalise::GivenRow;

/// One for each day and waybill, in this order. A name that a person chose comes before one that was left as it was
/// proposed, so that the list as it went out may lie beside the one that came back; of several, the one that was saved
/// last holds.
pub(super) fn join(mut rows: Vec<GivenRow>, proofs: &mut Proofs) -> Vec<Given> {
    rows.sort_by_key(|row| (row.is_chosen, row.saved, row.given.origin));
    let mut given: BTreeMap<_, Given> = BTreeMap::new();
    for GivenRow { given: row, .. } in rows {
        let key = (row.day, row.waybill.clone());
        if let Some(beaten) = given.insert(key, row) {
            proofs.merge(beaten.origin);
        }
    }
    given.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, proofs};
    use super::*;
    use crate::model::{Origin, SheetId};

    #[test]
    fn a_chosen_name_holds_and_of_several_the_one_saved_last() {
        let row = |number: u32, waybill: &str, holder: &str, is_chosen, saved: Option<&str>| {
            let given = Given {
                day: day("10-30"),
                waybill: waybill.into(),
                owner: Some("李敏".into()),
                holder: holder.into(),
                origin: Origin::row(SheetId(0), number),
            };
            GivenRow {
                given,
                is_chosen,
                saved: saved.map(|saved| format!("2026-10-30T{saved}").parse().expect("a time")),
            }
        };
        let mut proofs = proofs(1, 6);
        let given = join(
            vec![
                row(2, "SF1", "赵强", true, Some("09:00:00")),
                row(3, "SF1", "王芳", false, Some("11:00:00")),
                row(4, "SF2", "孙丽", true, Some("10:00:00")),
                row(5, "SF2", "赵强", true, Some("09:00:00")),
                row(6, "SF3", "王芳", false, None),
            ],
            &mut proofs,
        );
        let given: Vec<String> = given
            .iter()
            .map(|given| format!("{} {}", given.waybill, given.holder))
            .collect();
        assert_eq!(given, ["SF1 赵强", "SF2 孙丽", "SF3 王芳"]);
        assert_eq!(proofs.0[0].merged(), 2);
    }
}
