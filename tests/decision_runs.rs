//! What a clerk decides on the page 待确认 holds in the next run, and in the one after it from the newest summary alone.

use gendan::config::Language;

use crate::clerk::{Book, KEY, cell, follow, text};

/// Two orders of one customer and amount, and a receipt that may be for either.
const EQUALS: &str = "D2026100001,2026-10-01,欧阳锋,318.00\nD2026100002,2026-10-01,欧阳锋,318.00\n";
const RECEIPT: &str = "2026-10-02 10:00:00,T1000000001,318.00,,欧阳锋,货款\n";

const BY: [(&str, &str); 2] = [("决定人", "王芳"), ("决定日期", "2026-10-20")];

fn typed<'a>(word: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("决定", word)][..], &BY, more].concat()
}

#[test]
fn every_word_holds_in_all_runs_that_follow() {
    for (word, more, expected, verdict) in [
        ("选2", &[][..], "confirmed 0 D2026100002=318.00", "choose"),
        ("拒绝", &[], "unmatched null", "reject"),
        (
            "拆分",
            &[("拆分明细", "D2026100001=100; D2026100002=218.00")],
            "confirmed 0 D2026100001=100.00 D2026100002=218.00",
            "split",
        ),
        ("忽略", &[("说明", "样品款")], "excluded null", "ignore"),
    ] {
        let runs = follow(EQUALS, RECEIPT, "T1000000001", &typed(word, more));
        for (number, run) in runs.iter().enumerate() {
            let what = format!("{word}, run {number}: {}", run.json["decisions"]);
            assert_eq!(run.payment("T1000000001"), expected, "{what}");
            assert_eq!(
                run.decisions(),
                [format!("T1000000001 {verdict} applied")],
                "{what}"
            );
            let decision = &run.json["decisions"][0];
            assert_eq!(decision["who"], "王芳", "{what}");
            assert_eq!(decision["when"], "2026-10-20", "{what}");
            let reason = text(&decision["reason"]);
            assert!(reason.contains("（王芳，2026-10-20）"), "{reason}");
            if verdict == "ignore" {
                assert!(reason.ends_with("：样品款"), "{reason}");
            }
            if matches!(verdict, "choose" | "split") {
                assert_eq!(run.json["payments"][0]["reason"], decision["reason"]);
                let orders = run.json["orders"].as_array().expect("a list");
                let order = orders
                    .iter()
                    .find(|order| order["order_no"] == "D2026100002");
                assert_eq!(order.expect("the order")["set_by"], "person");
            }
        }
    }
}

#[test]
fn a_revoked_decision_makes_room_for_the_rules() {
    let chosen = follow(EQUALS, RECEIPT, "T1000000001", &typed("选2", &[])).remove(2);
    let revoked = chosen.type_in(
        "已决定",
        "T1000000001",
        &[("决定", "撤销"), ("决定日期", "2026-10-21")],
    );
    let next = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", revoked)]);
    assert_eq!(next.payment("T1000000001"), "ambiguous 5");
    assert_eq!(next.decisions(), ["T1000000001 revoke applied"]);
    // The older summary turns up again beside the newest one.
    let old = chosen.summary();
    let both = [("汇总.xlsx", next.summary()), ("汇总-旧.xlsx", old)];
    let after = Book::run(EQUALS, RECEIPT, &both);
    assert_eq!(after.payment("T1000000001"), "ambiguous 5");
    let expected = [
        "T1000000001 choose superseded",
        "T1000000001 revoke applied",
    ];
    assert_eq!(after.decisions(), expected);
}

#[test]
fn a_row_that_changed_and_an_order_that_is_gone_are_shown_again_and_not_applied() {
    let first = Book::run(EQUALS, RECEIPT, &[]);
    let edited = first.decide("T1000000001", &typed("选2", &[]));
    let changed = RECEIPT.replace("货款", "货款尾款");
    let gone = EQUALS.lines().next().expect("an order");
    for (orders, movements, why, expected) in [
        (
            EQUALS,
            &*changed,
            "这笔收付款的内容与决定时不同",
            "ambiguous 5",
        ),
        (
            gone,
            RECEIPT,
            "订单 D2026100002 不在本次读入的订单里",
            "suggested 5 D2026100001=318.00",
        ),
    ] {
        let mut newest = edited.clone();
        for _ in 0..2 {
            let next = Book::run(orders, movements, &[("汇总.xlsx", newest)]);
            assert_eq!(next.decisions(), ["T1000000001 choose review"]);
            assert_eq!(next.payment("T1000000001"), expected);
            let page = next.page("待确认");
            assert_eq!(cell(&page[0], "状态"), "✕ 待复核");
            let reason = cell(&page[0], "依据");
            assert!(reason.contains("原决定：选2 D2026100002"), "{reason}");
            assert!(reason.contains(why), "{reason}");
            newest = next.summary();
        }
        // What is as it was again is applied again.
        let back = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", newest)]);
        assert_eq!(
            back.payment("T1000000001"),
            "confirmed 0 D2026100002=318.00"
        );
    }
}

#[test]
fn two_workbooks_that_contradict_are_shown_and_neither_holds() {
    let first = Book::run(EQUALS, RECEIPT, &[]);
    let files = [("王芳.xlsx", "选1"), ("李娜.xlsx", "选2")]
        .map(|(name, word)| (name, first.decide("T1000000001", &typed(word, &[]))));
    let mut next = Book::run(EQUALS, RECEIPT, &files);
    for _ in 0..2 {
        assert_eq!(next.payment("T1000000001"), "ambiguous 5");
        let expected = ["T1000000001 choose review"; 2];
        assert_eq!(next.decisions(), expected);
        let page = next.page("待确认");
        assert_eq!(page.len(), 1);
        assert!(cell(&page[0], "依据").contains("分不出先后"));
        next = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", next.summary())]);
    }
    let anew = next.decide(
        "T1000000001",
        &[("决定", "选1"), ("决定日期", "2026-10-22")],
    );
    let settled = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", anew)]);
    assert_eq!(
        settled.payment("T1000000001"),
        "confirmed 0 D2026100001=318.00"
    );
}

#[test]
fn a_statement_that_is_not_there_takes_no_decision_with_it() {
    let chosen = follow(EQUALS, RECEIPT, "T1000000001", &typed("选2", &[])).remove(0);
    let other = "2026-11-02 10:00:00,T1000000009,55.00,,赵六,\n";
    let mut newest = chosen.summary();
    for _ in 0..2 {
        let without = Book::run(EQUALS, other, &[("汇总.xlsx", newest)]);
        assert_eq!(without.decisions(), ["T1000000001 choose not_here"]);
        let page = without.page("已决定");
        assert_eq!(cell(&page[0], "状态"), "▲ 等待数据");
        assert_eq!(cell(&page[0], "决定"), "选2");
        newest = without.summary();
    }
    let both = format!("{RECEIPT}{other}");
    let back = Book::run(EQUALS, &both, &[("汇总.xlsx", newest)]);
    assert_eq!(
        back.payment("T1000000001"),
        "confirmed 0 D2026100002=318.00"
    );
}

#[test]
fn a_period_without_the_payment_loses_nothing() {
    let first = Book::run(EQUALS, RECEIPT, &[]);
    let edited = first.decide("T1000000001", &typed("选2", &[]));
    let mut november = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", edited)]);
    november.config.period = gendan::config::Period::range(
        "2026-11-01".parse().expect("a day"),
        "2026-11-30".parse().expect("a day"),
    );
    assert_eq!(november.page("已决定").len(), 1);
    let back = Book::run(EQUALS, RECEIPT, &[("汇总.xlsx", november.summary())]);
    assert_eq!(
        back.payment("T1000000001"),
        "confirmed 0 D2026100002=318.00"
    );
}

#[test]
fn equal_receipts_without_numbers_keep_their_own_decisions() {
    let receipts = "2026-10-02 10:00:00,,318.00,,欧阳锋,货款\n2026-10-02 10:00:00,,318.00,,欧阳锋,货款\n2026-10-02 10:00:00,,318.00,,欧阳锋,货款\n";
    let orders = format!(
        "{EQUALS}D2026100003,2026-10-01,欧阳锋,318.00\nD2026100004,2026-10-01,欧阳锋,318.00\n"
    );
    let first = Book::run(&orders, receipts, &[]);
    let ids: Vec<String> = first
        .page("待确认")
        .iter()
        .map(|row| cell(row, "交易号").to_owned())
        .collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    let one = first.decide(&ids[0], &typed("选2", &[]));
    let other = first.decide(&ids[1], &typed("忽略", &[]));
    let mut next = Book::run(&orders, receipts, &[("一.xlsx", one), ("二.xlsx", other)]);
    for _ in 0..2 {
        assert_eq!(next.payment(&ids[0]), "confirmed 0 D2026100002=318.00");
        assert_eq!(next.payment(&ids[1]), "excluded null");
        assert!(!next.payment(&ids[2]).starts_with("confirmed 0"));
        next = Book::run(&orders, receipts, &[("汇总.xlsx", next.summary())]);
    }
}

#[test]
fn a_rejected_suggestion_of_several_orders_does_not_return() {
    let orders = "D2026100001,2026-10-01,欧阳锋,318.00\nD2026100002,2026-10-01,欧阳锋,127.50\n";
    let receipt = "2026-10-20 10:00:00,T1000000001,440.00,,欧阳锋,D2026100001 D2026100002\n";
    let first = Book::run(orders, receipt, &[]);
    let suggested = first.payment("T1000000001");
    assert!(suggested.starts_with("suggested "), "{suggested}");
    assert!(suggested.contains("D2026100002="), "{suggested}");
    for run in follow(orders, receipt, "T1000000001", &typed("拒绝", &[])) {
        assert_ne!(run.payment("T1000000001"), suggested);
        assert_eq!(run.decisions(), ["T1000000001 reject applied"]);
    }
    for run in follow(orders, receipt, "T1000000001", &typed("确认", &[])) {
        let confirmed = run.payment("T1000000001");
        let parts = |told: &str| told.splitn(3, ' ').nth(2).map(str::to_owned);
        assert!(confirmed.starts_with("confirmed 0 "), "{confirmed}");
        assert_eq!(parts(&confirmed), parts(&suggested));
    }
}

/// Money that came and went on one day, for no order.
const TO_AND_FRO: &str = "2026-10-02 10:00:00,T1000000001,66.00,,令狐冲,\n2026-10-02 15:00:00,T1000000002,,66.00,令狐冲,\n";

#[test]
fn what_seems_to_cancel_out_is_confirmed_or_rejected_like_a_match() {
    let first = Book::run(EQUALS, TO_AND_FRO, &[]);
    for id in ["T1000000001", "T1000000002"] {
        assert_eq!(first.payment(id), "suggested 9", "{id}");
    }
    let page = first.page("待确认");
    assert_eq!(page.len(), 1, "one row for both");
    assert_eq!(
        cell(&page[0], "候选订单"),
        "与 T1000000002（2026-10-02 15:00:00 -66.00 CNY · 令狐冲）互抵"
    );
    for (word, came, went) in [
        ("确认", "excluded 9", "excluded 9"),
        ("拒绝", "unmatched null", "excluded null"),
        ("忽略", "excluded null", "excluded null"),
    ] {
        for run in follow(EQUALS, TO_AND_FRO, "T1000000001", &typed(word, &[])) {
            let found = ["T1000000001", "T1000000002"].map(|id| run.payment(id));
            assert_eq!(found, [came, went], "{word}");
            assert_eq!(run.page("待确认").len(), 0, "{word}");
            assert_eq!(run.page("已决定").len(), 1, "{word}");
            assert_eq!(run.decisions().len(), 1, "{word}");
        }
    }
    let edited = first.decide("T1000000001", &typed("确认", &[]));
    let changed = TO_AND_FRO.replace("15:00:00", "16:00:00");
    let next = Book::run(EQUALS, &changed, &[("汇总.xlsx", edited.clone())]);
    assert_eq!(next.decisions(), ["T1000000001 confirm review"]);
    let alone = TO_AND_FRO.lines().next().expect("a line");
    let next = Book::run(EQUALS, alone, &[("汇总.xlsx", edited)]);
    assert_eq!(next.decisions(), ["T1000000001 confirm not_here"]);
    let back = Book::run(EQUALS, TO_AND_FRO, &[("汇总.xlsx", next.summary())]);
    assert_eq!(back.payment("T1000000002"), "excluded 9");
}

#[test]
fn of_several_lines_a_person_says_which_was_taken_back() {
    let lines = "2026-10-02 10:00:00,T1000000001,66.00,,令狐冲,\n2026-10-02 11:00:00,T1000000002,66.00,,令狐冲,\n2026-10-03 15:00:00,T1000000003,,66.00,令狐冲,冲正\n";
    let first = Book::run(EQUALS, lines, &[]);
    let page = first.page("待确认");
    assert_eq!(page.len(), 1, "{page:?}");
    assert_eq!(cell(&page[0], "交易号"), "T1000000003");
    for (word, expected) in [
        ("选2", ["unmatched null", "excluded 9", "excluded 9"]),
        ("拒绝", ["unmatched null", "unmatched null", "unmatched 9"]),
    ] {
        for run in follow(EQUALS, lines, "T1000000003", &typed(word, &[])) {
            let found = ["T1000000001", "T1000000002", "T1000000003"].map(|id| run.payment(id));
            assert_eq!(found, expected, "{word} {:?}", run.decisions());
        }
    }
}

#[test]
fn every_mistake_is_told_in_both_languages_and_nothing_is_applied() {
    for (typed, chinese, english) in [
        (
            vec![("决定", "随便")],
            "看不懂“决定”列的“随便”，没有应用：能用的词是 确认、选1（选2、选3…）、拒绝、拆分、忽略、撤销，请从下拉列表中选。",
            "“随便” in the column “决定” is not understood and was not applied: the words are Confirm, Pick 1 (Pick 2, Pick 3 …), Reject, Split, Ignore, Revoke; choose one from the list.",
        ),
        (
            vec![("决定", "选9")],
            "看不懂“决定”列的“选9”，没有应用：这一行只有 2 个候选，请在 选1 到 选2 中选。",
            "“选9” in the column “决定” is not understood and was not applied: the row has 2 candidates; pick one from 1 to 2.",
        ),
        (
            vec![("决定", "确认")],
            "看不懂“决定”列的“确认”，没有应用：这一行有 2 个候选，说不出确认的是哪一个，请在 选1 到 选2 中选。",
            "“确认” in the column “决定” is not understood and was not applied: the row has 2 candidates, and nobody can tell which is confirmed; pick one from 1 to 2.",
        ),
        (
            vec![
                ("决定", "拆分"),
                ("拆分明细", "D2026100001=300; D2026100002=300"),
                ("决定人", "王芳"),
            ],
            "王芳对交易 T1000000001 的决定没有应用：分配的金额合计 600.00，超过这笔收付款的 318.00。",
            "The decision of 王芳 about payment T1000000001 was not applied: the amounts come to 600.00, more than the payment's 318.00.",
        ),
        (
            vec![("决定", "拆分"), ("拆分明细", "D2026100009=300")],
            "有人对交易 T1000000001 的决定没有应用：订单 D2026100009 不在本次读入的订单里。",
            "The decision of somebody about payment T1000000001 was not applied: order D2026100009 is not among the orders of this run.",
        ),
        (
            vec![("决定", "选1"), (KEY, "G1|T1000000001|x")],
            "决定“选1”没有应用：本行的“记录标识”已损坏或被改动，请在新的汇总里重新决定。",
            "The decision “选1” was not applied: the record key of the row is damaged or was changed; decide again in the newest summary.",
        ),
    ] {
        let first = Book::run(EQUALS, RECEIPT, &[]);
        let edited = [("汇总.xlsx", first.decide("T1000000001", &typed))];
        for (language, expected) in [(Language::Chinese, chinese), (Language::English, english)] {
            let next = Book::run_in(language, EQUALS, RECEIPT, &edited);
            assert_eq!(next.payment("T1000000001"), "ambiguous 5");
            let findings = next.json["findings"].as_array().expect("a list");
            let said: Vec<&str> = findings
                .iter()
                .filter(|finding| finding["code"] == "G914")
                .map(|finding| text(&finding["message"]))
                .collect();
            assert_eq!(said, [expected]);
        }
    }
}
