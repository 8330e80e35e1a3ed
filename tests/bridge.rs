//! The way from the statements to the accounts of the orders closes to the cent, whatever the data.

use gendan::figures::{BridgeItem, Input, bridges, is_proved, money_proof};
use gendan::pipeline::Outcome;
use proptest::prelude::*;

use crate::harness::{Run, config, outcome};

const ORDERS: &str = "订单号,下单日期,客户,应付金额,已退款金额,币种,运单号\n";
const STATEMENT: &str = "交易时间,交易号,收入金额,支出金额,币种,对方户名,摘要\n";
const LIST: &str = "批次号,运单号,代收货款,服务费,结算日期,快递公司\n";
const DOLLAR: &str = "[[exchange]]\nfrom = \"USD\"\nto = \"CNY\"\nrate = 7.1\nsource = \"中国银行\"\ndate = 2026-10-01\n";

const AMOUNTS: [&str; 6] = ["10.00", "20.00", "30.00", "71.00", "17.43", "142.00"];
const NAMES: [&str; 4] = ["张三", "李四", "王五", ""];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn order() -> impl Strategy<Value = String> {
    let refunded = one_of(&["", "", "", "10.00"]);
    let currency = one_of(&["CNY", "CNY", "CNY", "USD"]);
    (0..8_u8, 1..9_u8, one_of(&NAMES), one_of(&AMOUNTS), refunded, currency).prop_map(
        |(number, day, name, amount, refunded, currency)| {
            format!(
                "A10000{number},2026-10-0{day},{name},{amount},{refunded},{currency},SF100000000{number}"
            )
        },
    )
}

/// A line of a statement; some bear no number of their own, and some bear the same as another line.
fn movement() -> impl Strategy<Value = String> {
    let memo = one_of(&[
        "货款",
        "A100001",
        "A100002、A100003",
        "退款A100001",
        "手续费",
        "提现",
        "退款",
    ]);
    let currency = one_of(&["CNY", "CNY", "CNY", "USD"]);
    let id = prop_oneof![
        Just(String::new()),
        (0..12_u8).prop_map(|id| format!("T10000000{id:02}"))
    ];
    (
        1..9_u8,
        id,
        one_of(&AMOUNTS),
        any::<bool>(),
        currency,
        one_of(&NAMES),
        memo,
    )
        .prop_map(|(day, id, amount, comes, currency, name, memo)| {
            let (income, outgo) = if comes { (amount, "") } else { ("", amount) };
            format!("2026-10-0{day} 10:00:00,{id},{income},{outgo},{currency},{name},{memo}")
        })
}

fn line() -> impl Strategy<Value = String> {
    let amount = one_of(&["10.00", "20.00", "-10.00", "17.43"]);
    (0..9_u8, amount).prop_map(|(number, amount)| {
        format!("B1,SF100000000{number},{amount},0.50,2026-10-08,顺丰")
    })
}

/// The list's own sum, paid over, so that batches are confirmed.
fn remittance(list: &[String]) -> String {
    let fen = |line: &String| -> i64 {
        let amount = line.split(',').nth(2).unwrap_or_default();
        amount.replace('.', "").parse().unwrap_or_default()
    };
    let net: i64 = list.iter().map(|line| fen(line) - 50).sum();
    if net <= 0 {
        return String::new();
    }
    format!(
        "2026-10-09 10:00:00,T9000000001,{}.{:02},,CNY,顺丰速运有限公司,代收货款\n",
        net / 100,
        net % 100
    )
}

fn table(header: &str, lines: &[String]) -> String {
    format!("{header}{}\n", lines.join("\n"))
}

fn read(orders: &[String], movements: &[String], list: &[String], twice: bool) -> Outcome {
    let mut statement = table(STATEMENT, movements);
    statement.push_str(&remittance(list));
    let orders = table(ORDERS, orders);
    let list = table(LIST, list);
    let mut files = vec![
        ("订单.csv", orders.as_str()),
        ("流水.csv", &statement),
        ("代收结算.csv", &list),
    ];
    if twice {
        files.push(("流水 (1).csv", &statement));
    }
    outcome(&files, &config(DOLLAR))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bridge_always_closes(
        orders in prop::collection::vec(order(), 1..9),
        movements in prop::collection::vec(movement(), 1..16),
        list in prop::collection::vec(line(), 1..4),
        twice in any::<bool>(),
    ) {
        let config = config(DOLLAR);
        let outcome = read(&orders, &movements, &list, twice);
        let input = Input::new(&outcome.book, &outcome.reconciled, &outcome.followed, &outcome.findings, &config);
        for proof in money_proof(&input) {
            prop_assert!(proof.holds(), "{proof:?}");
        }
        for bridge in bridges(&input) {
            prop_assert!(bridge.holds(), "{bridge:?}");
        }
        prop_assert!(is_proved(&input));
    }
}

#[test]
fn each_difference_has_its_line() {
    let orders = "A100001,2026-10-01,ACME,710.00,,CNY,\nA100002,2026-10-01,张三,100.00,,CNY,\n";
    let movements = "2026-10-02 10:00:00,T1000000001,100.00,,USD,ACME,A100001\n\
                     2026-10-02 11:00:00,T1000000002,100.00,,CNY,张三,A100002\n\
                     2026-10-03 11:00:00,T1000000003,,30.00,CNY,张三,A100002 退款\n\
                     2026-10-04 11:00:00,T1000000004,5.55,,CNY,钱七,\n\
                     2026-10-04 12:00:00,T1000000005,,8.00,CNY,平台,技术服务费\n";
    let config = config(DOLLAR);
    let (orders, movements) = (
        format!("{ORDERS}{orders}"),
        format!("{STATEMENT}{movements}"),
    );
    let outcome = outcome(&[("订单.csv", &orders), ("流水.csv", &movements)], &config);
    let input = Input::new(
        &outcome.book,
        &outcome.reconciled,
        &outcome.followed,
        &outcome.findings,
        &config,
    );
    let told: Vec<String> = bridges(&input)
        .iter()
        .map(|bridge| {
            let lines = bridge.lines.iter().map(|line| {
                let BridgeItem::Excluded(why) = line.item else {
                    return format!("{} {}", line.item.code(), line.amount);
                };
                format!("{} {}", why.key(), line.amount)
            });
            let lines: Vec<String> = lines.collect();
            format!("{} | {} | {}", bridge.bank, lines.join(", "), bridge.books)
        })
        .collect();
    assert_eq!(
        told,
        [
            "67.55 | unmatched -5.55, exclusion.expense 8.00, converted_here 710.00 | 780.00",
            "100.00 | converted_away -100.00 | 0.00",
        ]
    );
}

#[test]
fn the_proof_stands_in_the_result() {
    let done = Run::new()
        .file(
            "订单.csv",
            format!("{ORDERS}A100002,2026-10-01,张三,100.00,,CNY,\n").as_bytes(),
        )
        .file(
            "流水.csv",
            format!("{STATEMENT}2026-10-02 11:00:00,T1000000002,100.00,,CNY,张三,A100002\n")
                .as_bytes(),
        )
        .run();
    let proof = &done.result()["proof"];
    assert_eq!(proof["holds"], true);
    assert_eq!(proof["money"][0]["allocated"], "100.00");
    assert_eq!(proof["money"][0]["left_over"], "0.00");
    assert_eq!(proof["bridge"][0]["bank"], "100.00");
    assert_eq!(proof["bridge"][0]["books"], "100.00");
    assert_eq!(
        proof["bridge"][0]["lines"].as_array().map(Vec::len),
        Some(0)
    );
    assert!(!done.stdout().contains("核对不平"), "{}", done.stdout());
}
