use super::super::testing::{Given, problems};
use super::*;
use crate::model::{Currency, DecidedPart, Kind, Money, Origin, SheetId};

fn part(order: &str, minor: i64) -> DecidedPart {
    DecidedPart {
        order: order.into(),
        amount: Money::cny(minor),
        difference: None,
        cancelled: false,
    }
}

fn key(candidates: usize) -> RecordKey {
    let names = ["D001", "D002", "D003"];
    RecordKey {
        payment: "T1".into(),
        look: "张三 +150.00 #00".into(),
        currency: Currency::CNY,
        candidates: names
            .iter()
            .take(candidates)
            .map(|name| vec![part(name, 150_00)])
            .collect(),
        candidates_digest: None,
        nettings: Vec::new(),
        earlier: Vec::new(),
    }
}

fn made(verdict: Verdict) -> Decision {
    Decision {
        payment: "T1".into(),
        verdict,
        candidates: key(2).candidates,
        candidates_digest: None,
        nettings: Vec::new(),
        parts: Vec::new(),
        seen: key(2).look,
        who: Some("王芳".into()),
        when: "2026-10-28".parse().ok().map(Moment::day_only),
        entered: "2026-10-28T11:00:00".parse().ok(),
        note: Some("电话确认".into()),
        objection: None,
        origin: Origin::row(SheetId(0), 2).at(0),
    }
}

/// Decision, split, who, day, note, key.
fn read(cells: &[&str]) -> Records {
    Given::new(Kind::Decision)
        .column("决定", Field::Decision)
        .column("拆分明细", Field::Split)
        .column("决定人", Field::DecidedBy)
        .column("决定日期", Field::DecidedAt)
        .column("说明", Field::Note)
        .column("记录标识", Field::RecordKey)
        .saved("2026-10-30T17:05:00")
        .read(&[cells])
}

fn one(cells: &[&str]) -> Decision {
    let records = read(cells);
    assert_eq!(problems(&records), Vec::<String>::new());
    assert_eq!(records.fates.get(&RowFate::Used), Some(&1));
    records.decisions.into_iter().next().expect("a decision")
}

/// Who types an order knows whether it is cancelled.
fn typed(order: &str, minor: i64) -> DecidedPart {
    DecidedPart {
        cancelled: true,
        ..part(order, minor)
    }
}

#[test]
fn a_decision_is_read_with_all_that_was_typed() {
    let text = key(3).encode().expect("a key");
    let decision = one(&["选 2", "", " 王 芳 ", "2026/10/29", "客户 来电", &text]);
    assert_eq!(decision.verdict, Verdict::Choose(2));
    assert_eq!(decision.chosen(), Some(&[part("D002", 150_00)][..]));
    assert_eq!(decision.who.as_deref(), Some("王 芳"));
    assert_eq!(
        decision.when.map(|when| when.to_string()).as_deref(),
        Some("2026-10-29")
    );
    assert_eq!(decision.note.as_deref(), Some("客户 来电"));
    assert_eq!(
        (&*decision.payment, &*decision.seen),
        ("T1", "张三 +150.00 #00")
    );
    assert_eq!(decision.origin, Origin::row(SheetId(0), 2).at(0));
    let undated = one(&["忽略", "", "", "", "", &text]);
    let when = undated.when.map(|when| when.to_string());
    assert_eq!(when.as_deref(), Some("2026-10-30 17:05:00"));
    let parted = one(&["拆分", "D001=50；D9=100元", "", "", "", &text]);
    assert_eq!(
        parted.chosen(),
        Some(&[typed("D001", 50_00), typed("D9", 100_00)][..])
    );
}

#[test]
fn rows_without_a_decision_are_ignored() {
    let text = key(1).encode().expect("a key");
    for cells in [
        ["", "", "", "", "", &text],
        ["", "", "王芳", "", "再看", ""],
    ] {
        let records = read(&cells);
        assert_eq!(records.fates.get(&RowFate::Undecided), Some(&1));
        assert!(records.decisions.is_empty() && records.problems.is_empty());
    }
}

#[test]
fn what_cannot_be_understood_is_reported_where_it_stands() {
    let (one, three) = (
        key(1).encode().expect("a key"),
        key(3).encode().expect("a key"),
    );
    let broken = three.replace("D002", "D008");
    for (cells, problem, why, fate) in [
        (
            ["确认无误", "", "", "", "", &one],
            "DecisionUnreadable A2 决定 确认无误",
            "word_unknown",
            RowFate::NoValue,
        ),
        (
            ["选7", "", "", "", "", &three],
            "DecisionUnreadable A2 决定 选7",
            "no_such_choice",
            RowFate::NoValue,
        ),
        (
            ["确认", "", "", "", "", &three],
            "DecisionUnreadable A2 决定 确认",
            "several",
            RowFate::NoValue,
        ),
        (
            ["拆分", "", "", "", "", &one],
            "DecisionUnreadable A2 决定 拆分",
            "split_missing",
            RowFate::NoValue,
        ),
        (
            ["拆分", "一半", "", "", "", &one],
            "DecisionUnreadable B2 拆分明细 一半",
            "split_unreadable",
            RowFate::NoValue,
        ),
        (
            ["", "D1=5", "", "", "", &one],
            "DecisionUnreadable B2 拆分明细 D1=5",
            "split_alone",
            RowFate::NoValue,
        ),
        (
            ["选1", "", "", "", "", ""],
            "DecisionKey A2 决定 选1",
            "key_missing",
            RowFate::NoKey,
        ),
        (
            ["选1", "", "", "", "", &broken],
            "DecisionKey A2 决定 选1",
            "key_broken",
            RowFate::NoKey,
        ),
    ] {
        let records = read(&cells);
        assert_eq!(problems(&records), [problem]);
        let detail = records.problems[0].detail.as_ref().map(|detail| detail.key);
        assert_eq!(detail, Some(&*format!("decision.{why}")));
        assert_eq!(records.fates.get(&fate), Some(&1));
        assert!(records.decisions.is_empty());
    }
    let nothing = key(0).encode().expect("a key");
    let records = read(&["确认", "", "", "", "", &nothing]);
    let detail = records.problems[0].detail.as_ref().map(|detail| detail.key);
    assert_eq!(detail, Some("decision.nothing_shown"));
}

#[test]
fn a_decision_that_is_shown_as_made_stays_the_one_it_was() {
    let shown = RecordKey {
        earlier: vec![made(Verdict::Choose(2))],
        ..key(2)
    };
    let text = shown.encode().expect("a key");
    let prefilled = ["选2", "", "王芳", "2026-10-28", "电话确认", &text];
    assert_eq!(one(&prefilled), made(Verdict::Choose(2)));
    assert_eq!(
        one(&["", "", "", "", "", &text]),
        made(Verdict::Choose(2)),
        "blank revokes nothing"
    );
    let revoked = one(&["撤销", "", "王芳", "2026-10-28", "电话确认", &text]);
    assert_eq!(revoked.verdict, Verdict::Revoke);
    assert_eq!(revoked.entered, "2026-10-30T17:05:00".parse().ok());
}

#[test]
fn decisions_that_wait_for_review_hold_on_until_somebody_decides_anew() {
    let mut old = made(Verdict::Choose(1));
    old.seen = "张三 +140.00 #01".into();
    let waiting = RecordKey {
        earlier: vec![old.clone(), made(Verdict::Ignore)],
        ..key(2)
    };
    let text = waiting.encode().expect("a key");
    let records = read(&["", "", "", "", "", &text]);
    assert_eq!(records.decisions, [old, made(Verdict::Ignore)]);
    let anew = one(&["选1", "", "", "", "", &text]);
    assert_eq!(
        &*anew.seen, "张三 +150.00 #00",
        "it is about the row as it is now"
    );
}
