//! The sample month against its labels: the generator knows what is true, the program has to find it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use assert_cmd::Command;
use serde_json::Value;

use crate::harness::read_json;

fn sample(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sample-data")
        .join(file)
}

fn labels() -> Value {
    read_json(&sample("labels.json"))
}

/// `result.json` of one run on the sample month, shared by the tests.
fn result() -> &'static Value {
    static RESULT: OnceLock<Value> = OnceLock::new();
    RESULT.get_or_init(|| {
        let out = tempfile::tempdir().expect("a folder");
        let run = Command::cargo_bin("gendan")
            .expect("the program")
            .args(["run", "--json", "-o"])
            .args([out.path(), &sample("")])
            .output()
            .expect("it runs");
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        read_json(&out.path().join("result.json"))
    })
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Order → amount, of a list of allocations.
fn allocations(value: &Value) -> BTreeMap<&str, &str> {
    list(value, "allocations")
        .iter()
        .map(|part| (text(part, "order_no"), text(part, "amount")))
        .collect()
}

/// The payments of the labels by id and direction.
fn payment_labels(labels: &Value) -> BTreeMap<(&str, &str), &Value> {
    let payments = list(labels, "payments").iter();
    payments
        .map(|payment| ((text(payment, "id"), text(payment, "direction")), payment))
        .collect()
}

#[test]
fn every_confirmed_link_is_true_to_the_cent() {
    let labels = labels();
    let truth = payment_labels(&labels);
    let mut wrong = Vec::new();
    let mut confirmed = 0;
    for payment in list(result(), "payments")
        .iter()
        .filter(|payment| payment["state"] == "confirmed")
    {
        confirmed += 1;
        let label = truth.get(&(text(payment, "id"), text(payment, "direction")));
        let expected = label.map(|label| allocations(label)).unwrap_or_default();
        let is_known = label.is_some_and(|label| label["truth"] != "ambiguous");
        if !is_known || allocations(payment) != expected {
            wrong.push(format!(
                "{} level {}: {:?}, truly {expected:?}",
                payment["id"],
                payment["level"],
                allocations(payment)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {confirmed} are wrong: {wrong:#?}",
        wrong.len()
    );
}

#[test]
fn what_can_be_decided_is_confirmed_or_rightly_suggested() {
    let labels = labels();
    let mine = payment_labels(result());
    let (mut decidable, mut confirmed) = (0, 0);
    let mut missed = Vec::new();
    for (key, label) in payment_labels(&labels) {
        let has_orders = matches!(text(label, "truth"), "order" | "orders" | "settlement");
        if !has_orders || label["decidable"] == false {
            continue;
        }
        decidable += 1;
        let payment = mine.get(&key).unwrap_or_else(|| panic!("{key:?} was read"));
        let is_right = allocations(payment) == allocations(label);
        match text(payment, "state") {
            "confirmed" => confirmed += 1,
            "suggested" if is_right => {}
            state => missed.push(format!("{key:?} {state} {:?}", label["tags"])),
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    // The README states this figure.
    assert_eq!((confirmed, decidable), (381, 391));
}

#[test]
fn ambiguous_receipts_are_never_confirmed() {
    let labels = labels();
    let mine = payment_labels(result());
    let ambiguous = list(&labels, "payments")
        .iter()
        .filter(|payment| payment["truth"] == "ambiguous");
    for label in ambiguous {
        let payment = mine[&(text(label, "id"), text(label, "direction"))];
        assert_ne!(payment["state"], "confirmed", "{payment}");
    }
}

#[test]
fn every_movement_of_money_is_read_once() {
    let labels = labels();
    let movements = |payments: &Value| -> Vec<String> {
        let mut movements: Vec<String> = list(payments, "payments")
            .iter()
            .map(|payment| format!("{} {}", text(payment, "id"), text(payment, "amount")))
            .collect();
        movements.sort();
        movements
    };
    assert_eq!(movements(result()), movements(&labels));
}

#[test]
fn money_goes_the_way_that_it_went() {
    let labels = labels();
    let mine = payment_labels(result());
    // A line that never moved money has no direction that could be wrong.
    let moved = list(&labels, "payments")
        .iter()
        .filter(|payment| payment["truth"] != "excluded");
    for label in moved {
        let key = (text(label, "id"), text(label, "direction"));
        assert!(mine.contains_key(&key), "{label}");
    }
}

#[test]
fn the_findings_that_are_labelled_whole_agree() {
    let labels = labels();
    let findings = |code: &str| -> Vec<String> {
        let mut found: Vec<String> = list(result(), "findings")
            .iter()
            .filter(|finding| finding["code"] == code)
            .map(|finding| format!("{} {}", text(finding, "waybill_no"), text(finding, "staff")))
            .collect();
        found.sort();
        found
    };
    let mut parcels: Vec<String> = list(&labels["findings"], "G106")
        .iter()
        .map(|waybill| waybill.as_str().expect("a number").to_owned())
        .collect();
    parcels.sort();
    let found: Vec<String> = findings("G106")
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(found, parcels, "G106");
    for code in ["G401", "G402", "G403", "G404"] {
        let mut expected: Vec<String> = list(&labels["findings"], code)
            .iter()
            .map(|row| format!("{} {}", text(row, "waybill_no"), text(row, "staff")))
            .collect();
        expected.sort();
        assert_eq!(findings(code), expected, "{code}");
        for row in list(&labels["findings"], code) {
            let (waybill, day) = (text(row, "waybill_no"), text(row, "day"));
            let named = list(result(), "findings").iter().any(|finding| {
                finding["code"] == code
                    && finding["waybill_no"] == waybill
                    && text(finding, "message").contains(day)
            });
            assert!(named, "{code} {waybill} on {day}");
        }
    }
}

#[test]
fn the_cases_that_were_built_on_purpose_are_found() {
    let labels = labels();
    for (code, field) in [
        ("G103", "order_no"),
        ("G104", "order_no"),
        ("G105", "order_no"),
        ("G107", "payment_id"),
        ("G203", "order_no"),
        ("G405", "waybill_no"),
        ("G406", "waybill_no"),
        ("G407", "waybill_no"),
        ("G408", "waybill_no"),
        ("G411", "waybill_no"),
        ("G501", "waybill_no"),
    ] {
        let found: Vec<&str> = list(result(), "findings")
            .iter()
            .filter(|finding| finding["code"] == code)
            .map(|finding| text(finding, field))
            .collect();
        let missing: Vec<&Value> = list(&labels["findings"], code)
            .iter()
            .filter(|expected| !found.contains(&expected.as_str().unwrap_or_default()))
            .collect();
        assert!(missing.is_empty(), "{code} misses {missing:?}");
    }
}

#[test]
fn the_signing_rate_is_exact() {
    let labels = labels();
    let metric = list(result(), "metrics")
        .iter()
        .find(|metric| {
            metric["id"] == "sign_rate_shipped"
                && metric["by"]
                    .as_object()
                    .is_some_and(serde_json::Map::is_empty)
        })
        .expect("the metric");
    let expected = &labels["sign_rate_shipped"];
    assert_eq!(
        (&metric["numerator"], &metric["denominator"]),
        (&expected["numerator"], &expected["denominator"])
    );
}

#[test]
fn orders_stand_as_they_truly_stand_where_their_money_is_decided() {
    let labels = labels();
    let undecided: Vec<&str> = list(result(), "payments")
        .iter()
        .filter(|payment| payment["state"] != "confirmed")
        .filter_map(|payment| {
            let key = (text(payment, "id"), text(payment, "direction"));
            list(&labels, "payments")
                .iter()
                .find(|label| (text(label, "id"), text(label, "direction")) == key)
        })
        .flat_map(|label| list(label, "allocations"))
        .map(|part| text(part, "order_no"))
        .collect();
    let mine: BTreeMap<&str, &Value> = list(result(), "orders")
        .iter()
        .map(|order| (text(order, "order_no"), order))
        .collect();
    let mut wrong = Vec::new();
    for label in list(&labels, "orders") {
        let number = text(label, "order_no");
        let Some(order) = mine.get(number).filter(|_| !undecided.contains(&number)) else {
            continue;
        };
        // Nothing is due on an order that was cancelled; the label tells what would have been.
        let is_cancelled = label["state_truth"] == "cancelled";
        let due = if is_cancelled {
            "0.00"
        } else {
            text(label, "due_net")
        };
        let told = [
            (text(order, "due"), due),
            (text(order, "received"), text(label, "received_truth")),
            (text(order, "state"), text(label, "state_truth")),
        ];
        if told.iter().any(|(told, truth)| told != truth) {
            wrong.push(format!("{number}: {told:?} {:?}", label["tags"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_row_is_accounted_for() {
    let labels = labels();
    for label in list(&labels, "rows") {
        let input = list(result(), "inputs").iter().find(|input| {
            input["file"] == label["file"]
                && (label["sheet"].is_null()
                    || input["sheet"] == label["sheet"]
                    || text(label, "sheet").is_empty())
        });
        let input = input.unwrap_or_else(|| panic!("{} was read", label["file"]));
        let count = |field: &str| input[field].as_u64().expect("a count");
        assert_eq!(
            count("rows"),
            count("used") + count("merged") + count("ignored") + count("rejected"),
            "{input}"
        );
        let data = count("used") + count("merged") + count("rejected");
        assert_eq!(
            data,
            label["data_rows"].as_u64().expect("a count"),
            "{input}"
        );
    }
}

/// The generator adds the order sheet's amounts up as Excel does: six of them are texts.
#[test]
fn the_one_total_that_is_not_the_sum_of_its_rows_is_explained() {
    let told: Vec<&str> = list(result(), "findings")
        .iter()
        .filter(|finding| finding["code"] == "G912")
        .map(|finding| text(finding, "message"))
        .collect();
    assert_eq!(
        told,
        [
            "“金额”列的“合计”写的是 568,883.65，485 行明细加起来是 575,577.65，少写 6,694.00：有 6 格数字存成了文本，Excel 求和时没有加进去。"
        ]
    );
    let twice = list(result(), "findings").iter();
    assert_eq!(twice.filter(|finding| finding["code"] == "G913").count(), 0);
}
