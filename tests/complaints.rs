//! What users of other systems complain of, one test for each complaint.

use gendan::model::{OrderLedger, PaymentIndex, PaymentOutcome};
use gendan::pipeline::Outcome;
use gendan::reconcile::{Watch, watched};

use crate::clerk::follow;
use crate::harness::{config, outcome};

const ORDERS: &str = "订单号,下单日期,客户,应付金额,订金\n";
const STATEMENT: &str = "交易时间,交易号,收入金额,支出金额,对方户名,摘要\n";

fn run(orders: &str, statements: &[&str]) -> Outcome {
    run_with("", orders, statements)
}

fn run_with(settings: &str, orders: &str, statements: &[&str]) -> Outcome {
    let orders = format!("{ORDERS}{orders}");
    let statements: Vec<(String, String)> = (1..)
        .zip(statements)
        .map(|(number, text)| (format!("流水{number}.csv"), format!("{STATEMENT}{text}")))
        .collect();
    let mut files = vec![("订单.csv", orders.as_str())];
    files.extend(
        statements
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    outcome(&files, &config(settings))
}

/// What became of each payment: `100.00 confirmed A100001=100.00`, in their order.
fn told(outcome: &Outcome) -> Vec<String> {
    let (book, found) = (&outcome.book, &outcome.reconciled);
    (0..book.payments.len())
        .map(|position| {
            let index = PaymentIndex::from(position);
            let parts = found
                .link(index)
                .into_iter()
                .flat_map(|link| &link.allocations);
            let parts: Vec<String> = parts
                .map(|part| format!(" {}={}", book.orders[part.order.get()].number, part.amount))
                .collect();
            let amount = book.payments[position].amount;
            format!(
                "{amount} {}{}",
                found.standing(index).code(),
                parts.concat()
            )
        })
        .collect()
}

fn ledger(outcome: &Outcome, number: &str) -> String {
    let orders = outcome.book.orders.iter();
    let position = orders
        .into_iter()
        .position(|order| order.number.as_str() == number);
    let OrderLedger {
        due,
        received,
        refunded,
        balance,
        standing,
        ..
    } = outcome.reconciled.ledgers[position.expect("the order")];
    format!("{due} {received} {refunded} {balance} {}", standing.code())
}

fn findings(outcome: &Outcome, code: &str) -> usize {
    outcome
        .findings
        .iter()
        .filter(|finding| finding.code == code)
        .count()
}

#[test]
fn a_wrong_merge_in_silence() {
    // Two orders of one customer and one amount: neither is chosen, both are shown.
    let orders = "A100001,2026-10-01,张三,88.00,\nA100002,2026-10-01,张三,88.00,\n";
    let receipt = "2026-10-02 10:00:00,T1000000001,88.00,,张三,货款\n";
    let found = run(orders, &[receipt]);
    assert_eq!(told(&found), ["88.00 ambiguous"]);
    assert_eq!(found.reconciled.groups[0].candidates.len(), 2);
    // One number for two different orders: told, not melted into one.
    let orders = "A100001,2026-10-01,张三,88.00,\nA100001,2026-10-01,李四,99.00,\n";
    assert_eq!(findings(&run(orders, &[]), "G301"), 1);
}

const MONTH: &str = "2026-10-02 10:00:00,T1000000001,88.00,,张三,A100001\n\
                     2026-10-03 10:00:00,T1000000002,99.00,,李四,A100002\n";
const WITHOUT_IDS: &str = "2026-10-02 10:00:00,,88.00,,张三,A100001\n\
                           2026-10-03 10:00:00,,99.00,,李四,A100002\n";
const TWO_ORDERS: &str = "A100001,2026-10-01,张三,88.00,\nA100002,2026-10-01,李四,99.00,\n";

#[test]
fn a_reimport_doubles_rows_or_a_phantom_row_on_the_third_import() {
    let expected = [
        "88.00 confirmed A100001=88.00",
        "99.00 confirmed A100002=99.00",
    ];
    for month in [MONTH, WITHOUT_IDS] {
        // A blank more at the end: other bytes, the same rows.
        let copies = [
            month.to_owned(),
            format!("{month}\n"),
            format!("{month}\n\n"),
        ];
        for times in 1..=3 {
            let statements: Vec<&str> = copies.iter().take(times).map(String::as_str).collect();
            let found = run(TWO_ORDERS, &statements);
            assert_eq!(told(&found), expected, "{times} times");
            assert_eq!(ledger(&found, "A100001"), "88.00 88.00 0.00 0.00 settled");
        }
        // The second export begins where the first has not yet ended.
        let (first, rest) = month.split_once('\n').expect("two lines");
        let overlapping = [first.to_owned() + "\n" + rest, rest.to_owned()];
        let overlapping: Vec<&str> = overlapping.iter().map(String::as_str).collect();
        assert_eq!(told(&run(TWO_ORDERS, &overlapping)), expected);
    }
}

#[test]
fn a_real_repeat_swallowed() {
    let orders = "A100001,2026-10-01,张三,19.80,\n";
    for ids in [["T1000000001", "T1000000002"], ["", ""]] {
        let line = |id: &str| format!("2026-10-02 10:00:00,{id},9.90,,张三,A100001\n");
        let both = ids.map(line).concat();
        for statements in [vec![both.as_str()], vec![&both, &both]] {
            let found = run(orders, &statements);
            let expected = ["9.90 confirmed A100001=9.90", "9.90 confirmed A100001=9.90"];
            assert_eq!(
                told(&found),
                expected,
                "{ids:?} in {} files",
                statements.len()
            );
        }
    }
}

#[test]
fn no_one_to_many() {
    let named = "2026-10-02 10:00:00,T1000000001,187.00,,王五,A100001 A100002\n";
    let expected = ["187.00 confirmed A100001=88.00 A100002=99.00"];
    assert_eq!(told(&run(TWO_ORDERS, &[named])), expected);
    // Several transfers for one order, without a number: the customer's only order.
    let order = "A100001,2026-10-01,张三,187.43,\n";
    let parts = "2026-10-02 10:00:00,T1000000001,88.43,,张三,\n2026-10-03 10:00:00,T1000000002,99.00,,张三,\n";
    let found = run(order, &[parts]);
    assert_eq!(
        told(&found),
        [
            "88.43 confirmed A100001=88.43",
            "99.00 confirmed A100001=99.00"
        ]
    );
}

#[test]
fn no_partial() {
    let order = "A100001,2026-10-01,张三,1000.00,300.00\n";
    let deposit = "2026-10-02 10:00:00,T1000000001,300.00,,张三,A100001订金\n";
    let found = run(order, &[deposit]);
    assert_eq!(told(&found), ["300.00 confirmed A100001=300.00"]);
    assert_eq!(
        ledger(&found, "A100001"),
        "1000.00 300.00 0.00 700.00 partial"
    );
    let balance = "2026-10-20 10:00:00,T1000000002,700.00,,张三,A100001尾款\n";
    let found = run(order, &[deposit, balance]);
    assert_eq!(
        ledger(&found, "A100001"),
        "1000.00 1000.00 0.00 0.00 settled"
    );
}

#[test]
fn a_refund_netted() {
    let movements = "2026-10-02 10:00:00,T1000000001,88.00,,张三,A100001\n\
                     2026-10-05 10:00:00,T1000000002,,88.00,张三,A100001 退款\n\
                     2026-10-06 10:00:00,T1000000003,99.00,,李四,A100002\n\
                     2026-10-07 10:00:00,T1000000004,,9.00,李四,A100002 退款\n";
    let found = run(TWO_ORDERS, &[movements]);
    // The receipt stands with its whole amount, and the refund beside it.
    let expected = [
        "88.00 confirmed A100001=88.00",
        "88.00 confirmed A100001=88.00",
        "99.00 confirmed A100002=99.00",
        "9.00 confirmed A100002=9.00",
    ];
    assert_eq!(told(&found), expected);
    assert_eq!(ledger(&found, "A100001"), "0.00 0.00 88.00 0.00 refunded");
    assert_eq!(ledger(&found, "A100002"), "90.00 90.00 9.00 0.00 settled");
}

/// The findings of too little received, for an order of 1,000.00 that is short by so much.
fn short_by(settings: &str, received: &str) -> usize {
    let order = "2026100100000001,2026-10-01,张三,1000.00,\n";
    let statement = format!(
        "交易时间,交易号,商户订单号,收入金额,对方户名\n2026-10-02 10:00:00,T1000000001,2026100100000001,{received},张三\n"
    );
    let orders = format!("{ORDERS}{order}");
    let files = [
        ("订单.csv", orders.as_str()),
        ("流水.csv", statement.as_str()),
    ];
    findings(&outcome(&files, &config(settings)), "G201")
}

#[test]
fn decisions_are_lost_on_the_next_import() {
    let orders = "A100001,2026-10-01,欧阳锋,318.00\nA100002,2026-10-01,欧阳锋,318.00\n";
    let receipt = "2026-10-02 10:00:00,T1000000001,318.00,,欧阳锋,\n";
    for (word, split, expected) in [
        ("选1", "", "confirmed 0 A100001=318.00"),
        ("选2", "", "confirmed 0 A100002=318.00"),
        ("拒绝", "", "unmatched null"),
        (
            "拆分",
            "A100001=18; A100002=300",
            "confirmed 0 A100001=18.00 A100002=300.00",
        ),
        ("忽略", "", "excluded null"),
    ] {
        let typed = [("决定", word), ("拆分明细", split)];
        for (number, run) in (2..).zip(follow(orders, receipt, "T1000000001", &typed)) {
            assert_eq!(run.payment("T1000000001"), expected, "{word}, run {number}");
        }
    }
}

#[test]
fn a_tolerance_of_one_cent_impossible() {
    let one_cent = "[rules.G201]\ntolerance_cents = 1\n";
    for (settings, received, expected) in [
        ("", "999.99", 1),
        ("", "1000.00", 0),
        (one_cent, "999.99", 0),
        (one_cent, "999.98", 1),
    ] {
        assert_eq!(
            short_by(settings, received),
            expected,
            "{settings} {received}"
        );
    }
}

#[test]
fn twenty_percent_but_at_least_a_hundred_impossible() {
    for (permille, cents, received, expected) in [
        (200, 100_00, "800.00", 0),
        (200, 100_00, "799.99", 1),
        (50, 100_00, "900.00", 0),
        (50, 100_00, "899.99", 1),
    ] {
        let settings =
            format!("[rules.G201]\ntolerance_cents = {cents}\ntolerance_permille = {permille}\n");
        assert_eq!(
            short_by(&settings, received),
            expected,
            "{settings} {received}"
        );
    }
}

#[test]
fn it_does_not_explain_how_it_matched() {
    let orders =
        format!("{TWO_ORDERS}A100003,2026-10-01,赵六,55.43,\nA100004,2026-10-01,赵六,66.21,\n");
    let movements = format!(
        "{MONTH}2026-10-04 10:00:00,T1000000003,55.43,,赵六,\n2026-10-04 11:00:00,T1000000004,5.00,,孙悦,A100004\n"
    );
    let found = run(&orders, &[&movements]);
    assert_eq!(found.reconciled.links.len(), 4, "{:?}", told(&found));
    let words = gendan::lang::Catalogue::new(gendan::config::Language::English);
    for link in &found.reconciled.links {
        let reason = words.say(&link.reason, &found.book);
        assert!(reason.len() > 20 && !reason.contains('{'), "{reason}");
        let order = &found.book.orders[link.allocations[0].order.get()].number;
        assert!(reason.contains(order.as_str()), "{reason} names {order}");
    }
}

/// Everything that is looked at and written down for so many equal receipts and orders of one customer, the worst
/// case there is: everything fits everything.
fn work(size: u32) -> usize {
    let order = |number: u32| format!("A{number:06},2026-10-01,张三,88.00,\n");
    let receipt = |number: u32| format!("2026-10-02 10:00:00,T{number:010},88.00,,张三,\n");
    let orders: String = (1..=size).map(order).collect();
    let receipts: String = (1..=size).map(receipt).collect();
    let found = run(&orders, &[&receipts]);
    let watch = Watch {
        payments: (0..size).map(PaymentIndex).collect(),
        ..Watch::default()
    };
    let (reconciled, notes) = watched(&found.book, &config(""), watch);
    let looked: usize = notes.iter().map(|note| 1 + note.orders.len()).sum();
    let listed = reconciled
        .groups
        .iter()
        .map(|group| group.payments.len() + group.candidates.iter().map(Vec::len).sum::<usize>());
    let linked = reconciled.links.iter().map(|link| link.allocations.len());
    assert!(
        reconciled
            .outcomes
            .iter()
            .all(|outcome| !matches!(outcome, PaymentOutcome::Unmatched))
    );
    looked + listed.sum::<usize>() + linked.sum::<usize>()
}

#[test]
fn quadratic_time() {
    let (small, large) = (work(400), work(1600));
    assert!(small >= 400 && large <= small * 5, "{small} → {large}");
}

#[test]
fn excel_damages_the_ids() {
    // Both numbers were 19 digits long and are now the same; so are the amounts.
    let orders = "2.02610051234568E+18,2026-10-01,张三,88.00,\n2.02610051234568E+18,2026-10-02,李四,88.00,\n";
    let receipt = "2026-10-02 10:00:00,T1000000001,88.00,,,2026100512345678901\n";
    let found = run(orders, &[receipt]);
    assert_eq!(findings(&found, "G304"), 2);
    assert!(
        told(&found).iter().all(|told| !told.contains("confirmed")),
        "{:?}",
        told(&found)
    );
    // A number that is whole stays text to the last digit.
    let orders = "2026100512345678901,2026-10-01,,88.00,\n2026100512345678902,2026-10-01,,88.00,\n";
    assert_eq!(
        told(&run(orders, &[receipt])),
        ["88.00 confirmed 2026100512345678901=88.00"]
    );
}
