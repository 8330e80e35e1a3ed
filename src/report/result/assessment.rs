//! 业务差错考核 at the boundary: sums by clerk, and each error.

use chrono::NaiveDate;
use serde::Serialize;

use super::{OriginJson, named, origin};
use crate::figures::{Charge, ClerkAssessed};
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct ClerkJson<'a> {
    clerk: &'a str,
    group: Option<&'a str>,
    due: i64,
    done: i64,
    missed: i64,
    blank: i64,
    not_standard: i64,
    contradicted: i64,
    /// Appeals aside.
    points: i64,
    /// What appeals that were upheld saved.
    waived: i64,
    /// `points` less `waived`.
    charged: i64,
}

/// The clerks of the assessed period, most points first.
pub(super) fn clerks<'a>(facts: &'a Facts<'_>) -> Vec<ClerkJson<'a>> {
    let clerk = |clerk: &'a ClerkAssessed| {
        let tally = clerk.tally;
        ClerkJson {
            clerk: &clerk.clerk,
            group: clerk.group.as_deref(),
            due: tally.due,
            done: tally.done,
            missed: tally.missed,
            blank: tally.blank,
            not_standard: tally.not_standard,
            contradicted: tally.contradicted,
            points: tally.points,
            waived: tally.waived(),
            charged: tally.charged,
        }
    };
    facts.assessed.clerks.iter().map(clerk).collect()
}

#[derive(Serialize)]
pub(super) struct ChargeJson<'a> {
    code: &'static str,
    day: NaiveDate,
    /// Who is charged; null if nobody had the row for sure.
    clerk: Option<&'a str>,
    owner: Option<&'a str>,
    waybill_no: Option<&'a str>,
    points: i64,
    charged: i64,
    /// `none`, `pending`, `upheld`, `rejected`, `unclear` or `contradicting`.
    appeal: &'static str,
    origin: OriginJson<'a>,
}

/// The errors of the assessed period, by day, rule and waybill.
pub(super) fn charges<'a>(facts: &'a Facts<'a>) -> Vec<ChargeJson<'a>> {
    let charge = |charge: &'a Charge| ChargeJson {
        code: charge.code,
        day: charge.day,
        clerk: charge.clerk.as_deref(),
        owner: charge.owner.as_deref(),
        waybill_no: named(&charge.key.waybill),
        points: charge.points,
        charged: charge.charged,
        appeal: charge.appeal.code(),
        origin: origin(facts, charge.origin),
    };
    facts.assessed.charges.iter().map(charge).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::result;
    use crate::config::Language;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::report::testing::facts;

    #[test]
    fn clerks_and_errors_are_listed_with_their_points() {
        let (fixture, words) = (october(), Catalogue::new(Language::Chinese));
        let facts = facts(&fixture, &words);
        let json = serde_json::to_value(result(&facts)).expect("JSON");
        let expected = json!([
            {
                "clerk": "李强", "group": null, "due": 2, "done": 0, "missed": 0, "blank": 1,
                "not_standard": 1, "contradicted": 0, "points": 2, "waived": 0, "charged": 2
            },
            {
                "clerk": "王芳", "group": null, "due": 2, "done": 1, "missed": 1, "blank": 0,
                "not_standard": 0, "contradicted": 0, "points": 2, "waived": 0, "charged": 2
            }
        ]);
        assert_eq!(json["assessment"], expected);
        let first = &json["charges"][1];
        assert_eq!(
            [
                &first["code"],
                &first["day"],
                &first["clerk"],
                &first["waybill_no"],
                &first["appeal"]
            ],
            ["G401", "2026-10-29", "王芳", "SF3", "none"]
        );
        assert_eq!(first["origin"]["cell"], "A4");
    }
}
