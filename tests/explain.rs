//! `gendan explain`: the story of a payment or an order, whole, as it is printed.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

const ORDERS: &str = "订单号,客户,应收金额,下单时间,付款方式\n\
    A10001,王小明,1280.00,2026-10-19,先款\n\
    A10002,李丽,980.00,2026-10-19,先款\n\
    A10003,赵强,300.00,2026-10-20,先款\n\
    A10004,孙芳,300.00,2026-10-20,先款\n\
    A10005,周涛,455.50,2026-10-02,先款\n\
    A10006,吴敏,730.00,2026-10-21,先款\n";
const PAYMENTS: &str = "收款流水\n\
    交易时间,交易号,收入金额,支出金额,对方户名,摘要\n\
    2026-10-20 10:05:00,T900001,1280.00,,王小明,订单A10001货款\n\
    2026-10-20 11:00:00,T900002,600.00,,李丽,订单A10002货款\n\
    2026-10-21 09:00:00,T900003,300.00,,,货款\n\
    2026-10-22 09:30:00,T900004,77.10,,陌生人,货款\n\
    2026-10-22 10:00:00,T900005,,5200.00,茶厂,采购茶叶\n\
    2026-10-23 16:20:00,T900006,735.00,,吴敏,货款\n";

/// What is printed, what is complained about, and the exit code.
fn told(arguments: &[&str]) -> (String, String, i32) {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let settings = "as_of = \"2026-10-31\"\n";
    let files = [
        ("订单.csv", ORDERS),
        ("流水.csv", PAYMENTS),
        ("gendan.toml", settings),
    ];
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let output = Command::cargo_bin("gendan")
        .expect("the program")
        .current_dir(folder.path())
        .arg("explain")
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let code = output.status.code().unwrap_or(-1);
    (text(&output.stdout), text(&output.stderr), code)
}

fn story(number: &str) -> String {
    let (page, complaint, code) = told(&[number, "."]);
    assert_eq!((complaint.as_str(), code), ("", 0));
    page
}

fn refusal(arguments: &[&str]) -> String {
    let (page, complaint, code) = told(arguments);
    assert_eq!((page.as_str(), code), ("", 2));
    complaint
}

#[test]
fn a_confirmed_payment() {
    insta::assert_snapshot!(story("T900001"));
}

#[test]
fn a_suggested_payment() {
    insta::assert_snapshot!(story("T900002"));
}

#[test]
fn an_ambiguous_payment() {
    insta::assert_snapshot!(story("T900003"));
}

#[test]
fn an_unmatched_payment() {
    insta::assert_snapshot!(story("T900004"));
}

#[test]
fn an_excluded_payment() {
    insta::assert_snapshot!(story("T900005"));
}

#[test]
fn a_payment_with_a_difference_in_english() {
    let (page, complaint, code) = told(&["T900006", ".", "--lang", "en"]);
    assert_eq!((complaint.as_str(), code), ("", 0));
    insta::assert_snapshot!(page);
}

#[test]
fn a_settled_order() {
    insta::assert_snapshot!(story("a10001"));
}

#[test]
fn an_order_that_receipts_compete_for() {
    insta::assert_snapshot!(story("A10003"));
}

#[test]
fn an_unpaid_order() {
    insta::assert_snapshot!(story("A10005"));
}

#[test]
fn a_number_that_nothing_has() {
    insta::assert_snapshot!(
        "a_wrong_number_with_similar_ones",
        refusal(&["A10013", "."])
    );
    insta::assert_snapshot!("a_wrong_number", refusal(&["ZZZZZZ", "."]));
}

#[test]
fn nothing_to_explain() {
    insta::assert_snapshot!("no_number", refusal(&[]));
    insta::assert_snapshot!("no_files", refusal(&["A10001"]));
}
