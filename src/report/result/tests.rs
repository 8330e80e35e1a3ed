use serde_json::{Value, json};

use super::result;
use crate::config::Language;
use crate::figures::fixture::october;
use crate::lang::Catalogue;
use crate::model::{Difference, DifferenceKind, Money};

fn october_json() -> Value {
    let fixture = october();
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    serde_json::to_value(result(&facts)).expect("it is JSON")
}

#[test]
fn the_field_names_and_forms_are_the_contract() {
    let json = october_json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["as_of"], "2026-10-31T18:00:00");
    assert_eq!(
        json["inputs"][2],
        json!({"file": "支付宝.csv", "sheet": null, "kind": "payment", "profile": "alipay",
               "rows": 7, "used": 6, "merged": 0, "ignored": 1, "rejected": 0,
               "sha256": "9f86d081884c7d659a2feaa0c55ad015"})
    );
    assert_eq!(
        json["orders"][2],
        json!({"order_no": "D003", "due": "300.00", "received": "0.00", "refunded": "0.00",
               "fees": "0.00", "balance": "300.00", "state": "unpaid", "set_by": null, "waybills": ["SF3"],
               "origin": {"file": "订单-10月.xlsx", "sheet": "10月", "row": 4, "cell": "A4"}})
    );
    assert_eq!(
        json["parcels"][3],
        json!({"waybill_no": "YT4", "carrier": "圆通", "orders": [], "status": "REFUSED",
               "origin": {"file": "快递.xlsx", "sheet": "顺丰", "row": 5, "cell": "A5"}})
    );
}

#[test]
fn payments_say_how_they_stand_and_why() {
    let json = october_json();
    let payment = |position: usize| {
        let mut payment = json["payments"][position].clone();
        payment.as_object_mut().expect("an object").remove("origin");
        payment
    };
    assert_eq!(
        payment(0),
        json!({"id": "P1", "time": "2026-10-05T09:05:00", "amount": "100.00", "direction": "in",
               "state": "confirmed", "level": 1, "reason": "已确认", "alternatives": 0,
               "allocations": [{"order_no": "D001", "amount": "100.00", "differences": []}]})
    );
    assert_eq!(
        payment(1),
        json!({"id": "P2", "time": "2026-10-28T10:00:00", "amount": "50.00", "direction": "in",
               "state": "unmatched", "level": null, "reason": null, "alternatives": 0,
               "allocations": []})
    );
    assert_eq!(payment(3)["state"], "ambiguous");
    assert_eq!(payment(3)["alternatives"], 2);
    assert_eq!(payment(5)["state"], "excluded");
    assert_eq!(payment(5)["reason"], "非订单退款的支出");
}

#[test]
fn an_allocation_tells_its_difference_by_name() {
    let mut fixture = october();
    fixture.reconciled.links[0].allocations[0].difference = Some(Difference {
        kind: DifferenceKind::ChannelFee,
        amount: Money::cny(60),
    });
    let words = Catalogue::new(Language::Chinese);
    let facts = crate::report::testing::facts(&fixture, &words);
    let json = serde_json::to_value(result(&facts)).expect("it is JSON");
    assert_eq!(
        json["payments"][0]["allocations"][0]["differences"],
        json!([{"kind": "channel_fee", "amount": "0.60"}])
    );
}

#[test]
fn a_rate_carries_its_parts() {
    let json = october_json();
    let metrics = json["metrics"].as_array().expect("a list");
    let find = |id: &str, by: &Value| {
        metrics
            .iter()
            .find(|metric| metric["id"] == id && &metric["by"] == by)
            .expect("the figure is there")
    };
    assert_eq!(
        find("sign_rate_shipped", &json!({"carrier": "顺丰"})),
        &json!({"id": "sign_rate_shipped", "numerator": 2, "denominator": 3,
                "value": 2.0 / 3.0, "by": {"carrier": "顺丰"}})
    );
    assert_eq!(
        find("match_rate_money", &json!({})),
        &json!({"id": "match_rate_money", "numerator": "100.00", "denominator": "500.00",
                "value": 0.2, "by": {}})
    );
    assert_eq!(
        find("sign_rate_shipped", &json!({"shop": null}))["denominator"],
        2
    );
    assert_eq!(find("otd_rate", &json!({}))["value"], Value::Null);
}
