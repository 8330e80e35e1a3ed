//! Cells that are not what they seem: each costs one finding at most, and the row lives on.

use std::fmt::Write;

use crate::harness::Run;

const PAYMENTS: &str = "交易时间|交易号|收入金额|支出金额|对方户名|摘要\n\
                        2026-10-20 10:05:00|T900001|10.00||客户1|订单A10001货款";

/// So many orders, of which one is changed.
fn orders(count: usize, changed: usize, line: &str) -> String {
    let mut sheet = String::from("订单号|下单日期|客户|应付金额|付款方式|省份");
    for number in 1..=count {
        if number == changed {
            let _ = write!(sheet, "\n{line}");
        } else {
            let _ = write!(
                sheet,
                "\nA{}|2026-10-20|客户{number}|10.00|先款|广东",
                10_000 + number
            );
        }
    }
    sheet
}

#[test]
fn one_error_value_among_many_rows_costs_one_finding_and_no_row() {
    for (line, cell, header) in [
        (
            "A10700|2026-10-20|客户700|#N/A|先款|广东",
            "D701",
            "应付金额",
        ),
        ("A10700|#REF!|客户700|10.00|先款|广东", "B701", "下单日期"),
        ("A10700|2026-10-20|客户700|10.00|先款|#N/A", "F701", "省份"),
    ] {
        let done = Run::new()
            .sheet("订单.xlsx", "10月", &orders(1200, 700, line))
            .sheet("收款.xlsx", "流水", PAYMENTS)
            .run();
        let result = done.result();
        let reading: Vec<&serde_json::Value> = result["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|finding| {
                finding["code"]
                    .as_str()
                    .is_some_and(|code| code.starts_with("G9"))
            })
            .collect();
        assert_eq!(reading.len(), 1, "{reading:?}");
        assert_eq!(reading[0]["code"], "G911");
        let told = reading[0].to_string();
        assert!(told.contains(cell) && told.contains(header), "{told}");
        let inputs = result["inputs"].as_array().expect("a list");
        let sheet = inputs.iter().find(|sheet| sheet["kind"] == "order");
        let sheet = sheet.expect("the orders");
        assert_eq!(
            (&sheet["rows"], &sheet["used"]),
            (&1201.into(), &1200.into()),
            "{sheet}"
        );
    }
}

#[test]
fn a_zero_that_a_number_cell_lost_is_told_and_not_put_back() {
    let done = Run::new()
        .sheet(
            "订单.xlsx",
            "10月",
            "订单号|下单日期|客户|应付金额|付款方式\n\
             0012345|2026-10-20|王小明|1280.00|先款\n\
             0012346|2026-10-20|李丽|99.00|先款\n\
             n:12347|2026-10-21|张强|50.00|先款",
        )
        .sheet("收款.xlsx", "流水", PAYMENTS)
        .run();
    assert_eq!(
        done.findings("G304"),
        [
            "12347/-/-/-: 订单号 12347 按数字存放，看来开头的 0 已被 Excel 去掉，原号码可能是 0012347。"
        ]
    );
}

#[test]
fn amounts_in_ten_thousands_and_capitals_are_read_exactly() {
    let done = Run::new()
        .gbk(
            "订单.csv",
            "订单号,下单日期,客户,应付金额(万元),付款方式\n\
             A10001,2026-10-20,王小明,1.28,先款\n\
             A10002,20261021,李丽,人民币壹仟贰佰元伍角整,先款\n\
             A10003,46326,张强,1280元,先款\n",
        )
        .sheet("收款.xlsx", "流水", PAYMENTS)
        .run();
    let result = done.result();
    let due: Vec<String> = result["orders"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|order| format!("{} {}", order["order_no"], order["due"]))
        .collect();
    assert_eq!(done.findings("G905"), [""; 0]);
    assert_eq!(
        due,
        [
            "\"A10001\" \"12800.00\"",
            "\"A10002\" \"1200.50\"",
            "\"A10003\" \"1280.00\""
        ]
    );
}
