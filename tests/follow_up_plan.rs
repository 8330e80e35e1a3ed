//! Plan and calendar of following up, from the settings to the findings.

use crate::harness::{Done, Run};

/// 4 January 2027 is a Monday.
const DUE: &str = "日期|快递公司|运单号|物流状态|跟单员
2027-01-01|顺丰|SF1000000000201|运输中|张敏
2027-01-04|顺丰|SF1000000000201|运输中|张敏
2027-01-05|顺丰|SF1000000000201|运输中|张敏
2027-01-06|顺丰|SF1000000000201|运输中|张敏";

const RETURNED: &str = "日期|跟单员|运单号|跟单状态|沟通结果|跟进时间
2027-01-04|张敏|SF1000000000201|改约|已接通|2027-01-04 10:00";

fn sheets() -> Run {
    let run = Run::new().sheet("快递跟单表.xlsx", "跟单", DUE);
    run.sheet("跟单表_张敏.xlsx", "跟单", RETURNED)
}

/// Looks at the sheets at the close of Wednesday.
fn judged(run: Run) -> Done {
    run.run_exactly(&["run", "in", "-o", "out", "--json", "--as-of", "2027-01-06"])
}

/// Day and answer of each due row.
fn due(done: &Done) -> Vec<String> {
    let result = done.result();
    let rows = result["due_rows"].as_array().expect("a list").iter();
    let told = |row: &serde_json::Value| {
        let text = |field: &str| row[field].as_str().unwrap_or("-").to_owned();
        assert_eq!(
            (text("staff"), text("holder")),
            ("张敏".into(), "张敏".into())
        );
        format!("{} {}", text("day"), text("answer"))
    };
    rows.map(told).collect()
}

#[test]
fn a_year_that_the_calendar_does_not_know_is_told_of_until_it_is_given() {
    let done = judged(sheets());
    assert_eq!(
        due(&done),
        [
            "2027-01-01 missed",
            "2027-01-04 done",
            "2027-01-05 missed",
            "2027-01-06 missed"
        ]
    );
    let note = "注意：工作日历里没有 2027 年的放假安排，暂按周一至周五算工作日。";
    assert!(done.stdout().contains(note), "{}", done.stdout());
    let year = "year = 2027\n[off]\n2027-01-01 = '元旦'\n[work]\n";
    let done = sheets()
        .file("gendan.toml", b"")
        .file("templates/calendar/2027.toml", year.as_bytes());
    let done = judged(done);
    assert_eq!(
        due(&done),
        ["2027-01-04 done", "2027-01-05 missed", "2027-01-06 missed"]
    );
    assert!(
        !done.stdout().contains("2027 年的放假安排"),
        "{}",
        done.stdout()
    );
}

#[test]
fn a_plan_relaxes_what_is_due() {
    let plan = "[follow_up.plan]\nTRANSIT = { every_days = 2 }\n";
    let done = judged(sheets().file("gendan.toml", plan.as_bytes()));
    assert_eq!(due(&done), ["2027-01-04 done", "2027-01-06 missed"]);
}

#[test]
fn settings_without_sense_stop_the_run_before_it_begins() {
    for (file, text, expected) in [
        (
            "gendan.toml",
            "[follow_up.plan]\nTRANSIT = { every_days = 2, within_hours = 24 }\n",
            "follow_up.plan.TRANSIT",
        ),
        ("gendan.toml", "[assessment]\nper = 'week'\n", "row / day"),
        (
            "gendan.toml",
            "[audit]\nstrata = ['shop']\n",
            "clerk / answer / status / carrier",
        ),
        (
            "templates/calendar/2027.toml",
            "year = 2027\n[off]\n2026-12-31 = '元旦'\n",
            "2027.toml › line 3 = “2026-12-31”",
        ),
        (
            "templates/calendar/2027.toml",
            "year = 2027\n[offf]\n",
            "line 2",
        ),
    ] {
        let run = sheets()
            .file("gendan.toml", b"")
            .file(file, text.as_bytes());
        let done = judged(run);
        assert_eq!(done.code(), 2, "{text}");
        assert!(done.stderr().contains(expected), "{}", done.stderr());
        assert_eq!(done.outputs(), Vec::<String>::new());
    }
}
