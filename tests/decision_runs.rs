//! What a clerk decides on the page 待确认 holds in the next run, and in the one after it from the newest summary alone.

use std::fs;
use std::path::PathBuf;

use gendan::config::{Config, Language};
use gendan::lang::Catalogue;
use gendan::pipeline::{self, Outcome};
use gendan::read::{find_files, read_file};
use gendan::render;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::config;

const ORDERS: &str = "订单号,下单日期,客户,应收金额\n";
const MONTH: &str = "交易时间,交易号,收入金额,支出金额,对方户名,备注\n";
const KEY: &str = "记录标识（请勿修改）";

/// Two orders of one customer and amount, and a receipt that may be for either.
const EQUALS: &str = "D2026100001,2026-10-01,欧阳锋,318.00\nD2026100002,2026-10-01,欧阳锋,318.00\n";
const RECEIPT: &str = "2026-10-02 10:00:00,T1000000001,318.00,,欧阳锋,货款\n";

/// A row of a page, by the names of its columns.
type Row = Vec<(String, String)>;

/// The files of one run, and what came out.
struct Book {
    folder: TempDir,
    outcome: Outcome,
    json: Value,
    config: Config,
    words: Catalogue,
}

impl Book {
    /// A run on orders, movements and further files.
    fn run(orders: &str, movements: &str, more: &[(&str, Vec<u8>)]) -> Self {
        Self::run_in(Language::Chinese, "", orders, movements, more)
    }

    fn run_in(
        language: Language,
        settings: &str,
        orders: &str,
        movements: &str,
        more: &[(&str, Vec<u8>)],
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, content: &[u8]| {
            fs::write(folder.path().join(name), content).expect("a file");
        };
        write("订单.csv", format!("{ORDERS}{orders}").as_bytes());
        if !movements.is_empty() {
            write("流水.csv", format!("{MONTH}{movements}").as_bytes());
        }
        for (name, content) in more {
            write(name, content);
        }
        let files = find_files(&[folder.path().to_path_buf()]).expect("files");
        let config = config(settings);
        let words = Catalogue::new(language);
        let outcome = pipeline::run(&files, &config, &|| {}).expect("profiles");
        let json = {
            let facts = outcome.facts(&config, &words);
            serde_json::to_value(gendan::report::result(&facts)).expect("JSON")
        };
        Self {
            folder,
            outcome,
            json,
            config,
            words,
        }
    }

    /// The summary as it is written.
    fn summary(&self) -> Vec<u8> {
        let reports = pipeline::reports(&self.outcome.facts(&self.config, &self.words));
        render::xlsx(&reports[0]).expect("a workbook")
    }

    /// The rows of a page of the summary.
    fn page(&self, name: &str) -> Vec<Row> {
        let path: PathBuf = self.folder.path().join("summary.xlsx");
        fs::write(&path, self.summary()).expect("a file");
        let mut rows: Vec<Vec<String>> = Vec::new();
        read_file(&path, &self.config.reading, |sheet| {
            if sheet.info.name == name {
                let cells = |row: &gendan::read::Row| -> Vec<String> {
                    (1..=16)
                        .map(|column| row.cell(column).map(|cell| cell.text().into_owned()))
                        .map(Option::unwrap_or_default)
                        .collect()
                };
                rows = sheet.head.iter().map(cells).collect();
            }
        });
        let header = rows
            .iter()
            .position(|row| row.iter().any(|cell| cell == KEY));
        let Some(header) = header else {
            return Vec::new();
        };
        let rows = rows.split_off(header);
        let names = &rows[0];
        let table = rows.iter().skip(1);
        table
            .filter(|row| row.last().is_some_and(|key| key.starts_with("G1|")))
            .map(|row| names.iter().cloned().zip(row.iter().cloned()).collect())
            .collect()
    }

    /// The page 待确认 with what somebody typed into the row of a payment.
    fn decide(&self, payment: &str, typed: &[(&str, &str)]) -> Vec<u8> {
        self.type_in("待确认", payment, typed)
    }

    fn type_in(&self, page: &str, payment: &str, typed: &[(&str, &str)]) -> Vec<u8> {
        let mut rows = self.page(page);
        let row = rows
            .iter_mut()
            .find(|row| cell(row, "交易号") == payment)
            .unwrap_or_else(|| panic!("{payment} on {page}"));
        for (name, text) in typed {
            let found = row.iter_mut().find(|(column, _)| column == name);
            *(&mut found.expect("a column").1) = (*text).to_owned();
        }
        workbook(&rows)
    }

    fn payment(&self, id: &str) -> String {
        let payments = self.json["payments"].as_array().expect("a list");
        let payment = payments
            .iter()
            .find(|payment| payment["id"] == id)
            .unwrap_or_else(|| panic!("{id}"));
        let parts: Vec<String> = payment["allocations"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|part| format!(" {}={}", text(&part["order_no"]), text(&part["amount"])))
            .collect();
        format!(
            "{} {}{}",
            text(&payment["standing"]),
            payment["level"],
            parts.concat()
        )
    }

    fn decisions(&self) -> Vec<String> {
        let decisions = self.json["decisions"].as_array().expect("a list");
        let told = decisions.iter().map(|one| {
            let fields = ["payment_id", "verdict", "outcome"].map(|field| text(&one[field]));
            fields.join(" ")
        });
        told.collect()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    found.map_or("", |(_, text)| text)
}

fn workbook(rows: &[Row]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name("待确认").expect("a name");
    for (column, (name, _)) in (0..).zip(rows.first().expect("a row")) {
        page.write(0, column, name).expect("a cell");
    }
    for (line, row) in (1..).zip(rows) {
        for (column, (_, text)) in (0..).zip(row) {
            page.write(line, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

const BY: [(&str, &str); 2] = [("决定人", "王芳"), ("决定日期", "2026-10-20")];

fn typed<'a>(word: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("决定", word)][..], &BY, more].concat()
}

/// The run after a decision, and the two after it, each from the newest summary alone: what the payment is then.
fn follow(orders: &str, movements: &str, payment: &str, typed: &[(&str, &str)]) -> Vec<Book> {
    let first = Book::run(orders, movements, &[]);
    let mut edited = first.decide(payment, typed);
    let mut runs = Vec::new();
    for _ in 0..3 {
        let next = Book::run(orders, movements, &[("汇总.xlsx", edited)]);
        edited = next.summary();
        runs.push(next);
    }
    runs
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
    assert_eq!(next.payment("T1000000001"), "ambiguous null");
    assert_eq!(next.decisions(), ["T1000000001 revoke applied"]);
    // The older summary turns up again beside the newest one.
    let old = chosen.summary();
    let both = [("汇总.xlsx", next.summary()), ("汇总-旧.xlsx", old)];
    let after = Book::run(EQUALS, RECEIPT, &both);
    assert_eq!(after.payment("T1000000001"), "ambiguous null");
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
            "ambiguous null",
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
            assert_eq!(cell(&page[0], "状态"), "待复核");
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
        assert_eq!(next.payment("T1000000001"), "ambiguous null");
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
        assert_eq!(cell(&page[0], "状态"), "等待数据");
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
        "与 T1000000002（2026-10-02 15:00:00 -66.00 CNY · 令狐冲）互相抵销，都不计"
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
