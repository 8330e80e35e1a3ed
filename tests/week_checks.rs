//! What every run of the week has to say, held against the truth.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::week::{CLERKS, DAYS, Truth, Week, absence};

impl Week {
    /// Each row has its owner, why she is away, and who has it; whoever is away has a stand-in, who is named (G502).
    pub(crate) fn check_stand_ins(&self, day: usize, result: &Value) {
        let today = self.truth.iter().filter(|row| row.day == DAYS[day]);
        let mut expected: Vec<String> = today
            .clone()
            .map(|row| {
                let owner = row.owner.unwrap_or("-");
                let absence = absence(owner, day).unwrap_or("-");
                format!("{} {owner} {absence} {}", row.waybill, row.holder)
            })
            .collect();
        expected.sort();
        let mut found: Vec<String> = list(result, "assignments")
            .iter()
            .map(|row| {
                let field = |name: &str| row[name].as_str().unwrap_or("-");
                let fields = ["waybill_no", "owner", "absence", "holder"];
                fields.map(field).join(" ")
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{}", DAYS[day]);
        let away: BTreeMap<&str, &Truth> = today
            .filter(|row| absence(row.owner.unwrap_or("-"), day).is_some())
            .map(|row| (&*row.waybill, row))
            .collect();
        let told = list(result, "findings")
            .iter()
            .filter(|finding| finding["code"] == "G502");
        let mut named = BTreeSet::new();
        for finding in told {
            let waybill = finding["waybill_no"].as_str().expect("a number");
            let row = away[waybill];
            assert_eq!(finding["staff"].as_str(), row.owner, "{finding}");
            let message = finding["message"].as_str().expect("words");
            assert!(message.contains(&row.holder), "{message} names {row:?}");
            named.insert(waybill);
        }
        assert_eq!(named, away.keys().copied().collect(), "{}", DAYS[day]);
    }

    /// The next morning everything of the days before is known, exactly.
    pub(crate) fn check(&self, days: usize, result: &Value) {
        let judged = |row: &&Truth| DAYS[..days].contains(&row.day);
        // What nobody owns is due only where it came back from somebody to whom it was given.
        let due = |row: &&Truth| judged(row) && (row.owner.is_some() || row.answer != "missed");
        let mut expected: Vec<String> = self
            .truth
            .iter()
            .filter(due)
            .map(|row| {
                let owner = row.owner.unwrap_or(&row.holder);
                format!(
                    "{} {} {owner} {} {}",
                    row.day, row.waybill, row.holder, row.answer
                )
            })
            .collect();
        expected.sort();
        let text = |value: &Value, field: &str| value[field].as_str().unwrap_or("-").to_owned();
        let mut found: Vec<String> = list(result, "due_rows")
            .iter()
            .map(|row| {
                let fields = ["day", "waybill_no", "staff", "holder", "answer"];
                fields.map(|field| text(row, field)).join(" ")
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "after {days} days");
        for (code, answer) in [
            ("G401", "missed"),
            ("G402", "blank"),
            ("G403", "not_standard"),
        ] {
            let expected: Vec<String> =
                findings_of(&self.truth, |row| due(&row) && row.answer == answer);
            assert_eq!(findings(result, code), expected, "{code} after {days} days");
        }
        let contradicted = findings_of(&self.truth, |row| judged(&row) && row.contradicts);
        assert_eq!(findings(result, "G404"), contradicted, "after {days} days");
        if days > 0 {
            self.check_assessment(days, result);
            self.check_rates(days, result);
        }
    }

    /// The rates of the reports, as numerator and denominator: of all, and of each owner.
    fn check_rates(&self, days: usize, result: &Value) {
        let rows: Vec<&Truth> = self
            .truth
            .iter()
            .filter(|row| DAYS[..days].contains(&row.day))
            .filter(|row| row.owner.is_some() || row.answer != "missed")
            .collect();
        for clerk in std::iter::once(None).chain(CLERKS.map(Some)) {
            let whose =
                |row: &&&Truth| clerk.is_none_or(|clerk| row.owner.unwrap_or(&row.holder) == clerk);
            let of = |answers: &[&str]| {
                let rows = rows.iter().filter(whose);
                rows.filter(|row| answers.contains(&row.answer)).count()
            };
            let due = of(&["done", "missed", "blank", "not_standard"]);
            for (id, numerator, denominator) in [
                ("follow_rate", of(&["done"]), due),
                ("missed_rate", of(&["missed"]), due),
                (
                    "standard_rate",
                    of(&["done"]),
                    of(&["done", "not_standard"]),
                ),
            ] {
                let by = clerk.map_or(
                    serde_json::json!({}),
                    |clerk| serde_json::json!({ "clerk": clerk }),
                );
                let metric = list(result, "metrics")
                    .iter()
                    .find(|metric| metric["id"] == id && metric["by"] == by);
                let Some(metric) = metric else {
                    assert_eq!(denominator, 0, "{id} by {by}");
                    continue;
                };
                let found = (&metric["numerator"], &metric["denominator"]);
                assert_eq!(
                    found,
                    (&numerator.into(), &denominator.into()),
                    "{id} by {by} after {days} days"
                );
            }
        }
    }

    /// Points of each clerk.
    fn check_assessment(&self, days: usize, result: &Value) {
        for clerk in CLERKS {
            let rows: Vec<&Truth> = self
                .truth
                .iter()
                .filter(|row| DAYS[..days].contains(&row.day) && row.holder == clerk)
                .filter(|row| row.owner.is_some() || row.answer != "missed")
                .collect();
            let count = |answer: &str| rows.iter().filter(|row| row.answer == answer).count();
            let contradicted = rows.iter().filter(|row| row.contradicts).count();
            let points =
                2 * count("missed") + count("blank") + count("not_standard") + 2 * contradicted;
            let found = list(result, "assessment")
                .iter()
                .find(|row| row["clerk"] == clerk)
                .unwrap_or_else(|| panic!("{clerk} is assessed: {}", result["assessment"]));
            for (field, expected) in [
                ("due", rows.len()),
                ("done", count("done")),
                ("missed", count("missed")),
                ("blank", count("blank")),
                ("not_standard", count("not_standard")),
                ("contradicted", contradicted),
                ("points", points),
            ] {
                assert_eq!(
                    found[field], expected,
                    "{field} of {clerk} after {days} days"
                );
            }
        }
    }
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn findings_of(truth: &[Truth], keep: impl Fn(&Truth) -> bool) -> Vec<String> {
    let rows = truth.iter().filter(|row| keep(row));
    let mut told: Vec<String> = rows
        .map(|row| format!("{} {}", row.waybill, row.owner.unwrap_or(&row.holder)))
        .collect();
    told.sort();
    told
}

fn findings(result: &Value, code: &str) -> Vec<String> {
    let findings = list(result, "findings").iter();
    let mut told: Vec<String> = findings
        .filter(|finding| finding["code"] == code)
        .map(|finding| {
            let field = |name: &str| finding[name].as_str().unwrap_or("-");
            format!("{} {}", field("waybill_no"), field("staff"))
        })
        .collect();
    told.sort();
    told
}
