//! Settings of following up that mean nothing.

use super::*;

#[test]
fn a_setting_without_sense_is_named_with_what_is_allowed() {
    let open = "NO_TRACE / LABELLED / PICKED / TRANSIT / DELIVERING / PICKUP_WAIT / FAILED_ATTEMPT / STALLED / CUSTOMS / UNKNOWN";
    let pace = "{ every_days = 2 } / { within_hours = 24 }";
    for (text, expected) in [
        ("", String::new()),
        (
            "[plan]\nTRANSIT = { every_days = 2 }\nSTALLED = { within_hours = 24 }",
            String::new(),
        ),
        (
            "[contradicts]\n'自取' = ['SIGNED', 'LOST_DAMAGED']",
            String::new(),
        ),
        ("[[assign]]\nclerk = '李敏'", String::new()),
        (
            "[plan]\nTRANSI = { every_days = 2 }",
            format!("follow_up.plan.TRANSI = \"TRANSI\": {open}"),
        ),
        (
            "[plan]\nSIGNED = { every_days = 2 }",
            format!("follow_up.plan.SIGNED = \"SIGNED\": {open}"),
        ),
        (
            "[plan]\nTRANSIT = {}",
            format!("follow_up.plan.TRANSIT = \"{{ }}\": {pace}"),
        ),
        (
            "[plan]\nTRANSIT = { every_days = 2, within_hours = 24 }",
            format!("follow_up.plan.TRANSIT = \"{{ every_days = 2, within_hours = 24 }}\": {pace}"),
        ),
        (
            "[plan]\nTRANSIT = { every_days = 0 }",
            "follow_up.plan.TRANSIT.every_days = \"0\": 1 – 366".to_owned(),
        ),
        (
            "[plan]\nTRANSIT = { within_hours = 9000 }",
            "follow_up.plan.TRANSIT.within_hours = \"9000\": 1 – 8784".to_owned(),
        ),
        (
            "outcomes = ['改约', '自取']\nnext_required = ['改约']",
            String::new(),
        ),
        (
            "outcomes = ['改约', '自取']\nnext_required = ['改期']",
            "follow_up.next_required = \"改期\": 改约 / 自取".to_owned(),
        ),
        (
            "[[assign]]\nclerk = '李敏'\n[[assign]]\ncarrier = '顺丰'",
            "follow_up.assign[2].clerk = \"\": clerk = \"李敏\"".to_owned(),
        ),
    ] {
        let settings: FollowUpPlan = toml::from_str(text).expect("settings");
        let error = settings.check().err();
        let error = error.map_or(String::new(), |error| error.to_string());
        assert_eq!(error, expected, "{text}");
    }
    let text = "[contradicts]\n'已签收' = ['TRANSIT', 'transit']";
    let settings: FollowUpPlan = toml::from_str(text).expect("settings");
    let error = settings.check().expect_err("no code").to_string();
    assert!(
        error.starts_with("follow_up.contradicts.已签收 = \"transit\": NO_TRACE / "),
        "{error}"
    );
}
