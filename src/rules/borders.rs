//! Holds the borders between the rules on missing money and missing goods: one fact gives one
//! finding, and nothing falls between two rules.

use super::fixture::Fixture;
use super::{RULES, Rule};

const MONEY: [&str; 5] = ["G102", "G103", "G108", "G201", "G202"];
const GOODS: [&str; 2] = ["G101", "G105"];

/// Terms, parcels, money and due days in every combination, all long ago.
fn tables() -> Vec<String> {
    let terms = [
        "",
        "terms=prepaid",
        "terms=cod",
        "cod=100",
        "cod=70 deposit=30",
        "terms=deposit",
        "deposit=30",
        "terms=monthly",
    ];
    let parcels = [
        "parcel W9",
        "parcel W1 of=A1 status=LABELLED",
        "parcel W1 of=A1 status=TRANSIT shipped=2026-09-03",
        "parcel W1 of=A1 status=TRANSIT cod=100",
        "parcel W1 of=A1 status=SIGNED signed=2026-09-05",
        "parcel W1 of=A1 status=SIGNED signed=2026-11-20",
        "parcel W1 of=A1 status=RETURNED",
        "parcel W1 of=A1 status=CANCELLED",
    ];
    let received = ["0", "10", "30", "50", "99", "100", "130"];
    let days = ["", "pay_by=2026-10-01", "pay_by=2027-01-01"];
    let mut tables = Vec::new();
    for terms in terms {
        for parcel in parcels {
            for received in received {
                for day in days {
                    let pays = if received == "0" { "" } else { "pays=A1:" };
                    let amount = if received == "0" { "" } else { received };
                    tables.push(format!(
                        "order A1 placed=2026-09-01 due=100 {terms} {day}\n{parcel}\n\
                         payment P1 time=2026-09-02 amount={received} {pays}{amount}"
                    ));
                }
            }
        }
    }
    tables
}

fn reporting(table: &str, codes: &[&'static str]) -> Vec<&'static str> {
    let fixture = Fixture::new(table);
    let reports = |rule: &&&'static Rule| !fixture.findings(rule).is_empty();
    let asked = RULES.iter().filter(|rule| codes.contains(&rule.code));
    asked.filter(reports).map(|rule| rule.code).collect()
}

#[test]
fn one_fact_gives_one_finding() {
    for table in tables() {
        for codes in [&MONEY[..], &GOODS[..]] {
            let found = reporting(&table, codes);
            assert!(found.len() <= 1, "{found:?}\n{table}");
        }
    }
}

#[test]
fn money_that_is_missing_long_after_signing_is_always_reported() {
    let short = ["0", "10", "30", "50", "99"].map(|sum| format!("amount={sum} "));
    let overdue: Vec<String> = tables()
        .into_iter()
        .filter(|table| table.contains("signed=2026-09-05") && !table.contains("pay_by=2027"))
        .filter(|table| short.iter().any(|sum| table.contains(sum)))
        .collect();
    assert_eq!(overdue.len(), 80);
    for table in overdue {
        assert_eq!(reporting(&table, &MONEY).len(), 1, "{table}");
    }
}
