//! Each customer once, for the sales clerk who sold to them.

use crate::follow_up::follow_up;
use crate::reconcile::testing::{config, reconciled};

/// Result: sales clerk, row and word of each interest.
fn check(notes: &[(usize, &str)], text: &str, expected: &[&str]) {
    let (mut book, reconciled) = reconciled(text);
    for (row, note) in notes {
        book.follow_ups[*row].note = Some((*note).into());
    }
    for order in &mut book.orders {
        // The test's clerk sold it as well.
        order.sales_clerk = order.clerk.clone();
    }
    let found: Vec<String> = follow_up(&book, &reconciled, &config())
        .interests
        .iter()
        .map(|interest| {
            let clerk = interest.sales_clerk.as_deref().unwrap_or("–");
            format!("{clerk} {} {}", interest.follow_up.0, interest.word)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

const ORDERS: &str = "order A100001 1.00 10-01 张三 clerk=周兰 waybill=SF1 phone=13900001111\n\
                      order A100002 1.00 10-02 张三 clerk=周兰 waybill=SF2 phone=13900001111\n\
                      order A100003 1.00 10-02 李四 clerk=陈晨 waybill=SF3\n";

#[test]
fn a_customer_is_listed_once_with_the_latest_row() {
    let rows = "follow SF1 10-07 同意签收\nfollow SF2 10-08 同意签收\nfollow SF3 10-08 改约\n\
                follow SF9 10-08 复购";
    check(
        &[(0, "想再买两盒"), (1, "下次还买"), (2, "感兴趣")],
        &format!("{ORDERS}{rows}"),
        &["周兰 1 下次还买", "陈晨 2 感兴趣", "– 3 复购"],
    );
}

#[test]
fn a_later_no_takes_it_back_and_silence_does_not() {
    let rows = "follow SF1 10-07 同意签收\nfollow SF2 10-08 考虑中\nfollow SF3 10-07 改约\n\
                follow SF3 10-08 拒收";
    check(
        &[(0, "想再买两盒"), (2, "有意向"), (3, "没意向了")],
        &format!("{ORDERS}{rows}"),
        &["周兰 0 想再买"],
    );
}
