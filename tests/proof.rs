//! The proof as a user gets it: totals beside our own sums, data that is given twice, rows to mend.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::harness::{Done, Run};

/// The rows of a page of the summary workbook.
fn page(done: &Done, name: &str) -> Vec<Vec<String>> {
    let path = done.out().join("汇总_2026-10-31.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let range = book.worksheet_range(name).expect("the page");
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        cell => cell.to_string(),
    };
    range
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

/// The place of a finding: file, row.
fn places(done: &Done, code: &str) -> Vec<String> {
    let result = done.result();
    let findings = result["findings"].as_array().expect("a list").iter();
    findings
        .filter(|finding| finding["code"] == code)
        .map(|finding| {
            let origin = &finding["origin"];
            format!(
                "{} {}",
                origin["file"].as_str().unwrap_or("-"),
                origin["row"]
            )
        })
        .collect()
}

#[test]
fn totals_are_held_against_the_rows() {
    let done = Run::new()
        .sheet(
            "订单.xlsx",
            "10月",
            "订单号|下单日期|客户|数量|应付金额\n\
             A1|2026-10-20|王小明|n:2|n:100.10\n\
             A2|2026-10-20|李丽|n:1|n:200\n\
             小计|||n:3|n:300.10\n\
             A3|2026-10-21|赵强|n:4|n:50\n\
             小计|||n:4|n:50\n\
             合计|||n:7|n:360.10",
        )
        .gbk(
            "支付宝.csv",
            "交易时间,交易号,收入金额,支出金额,对方户名,摘要\n\
             2026-10-20 10:05:00,T1,100.10,,王小明,货款\n\
             2026-10-21 10:05:00,T2,50.00,,赵强,货款\n\
             2026-10-21 11:05:00,T3,,-8.00,平台,服务费\n\
             #收入合计：2笔，共150.10元\n\
             #支出合计：1笔，共-9.00元\n",
        )
        .run();
    assert_eq!(
        done.findings("G912"),
        [
            "-/-/-/-: “应付金额”列的“合计”写的是 360.10，3 行明细加起来是 350.10，多写 10.00。",
            "-/-/-/-: “#支出合计：1笔，共-9.00元”与明细不符：写的是 -9.00，1 行明细加起来是 -8.00，多写 1.00。",
        ]
    );
    assert_eq!(places(&done, "G912"), ["订单.xlsx 7", "支付宝.csv 6"]);
    let rows = page(&done, "数据核对");
    let told = |file: &str| {
        let row = rows.iter().rfind(|row| row.iter().any(|cell| cell == file));
        row.expect("a row").join(" ")
    };
    assert!(
        told("订单.xlsx").contains("▲ 1 处不符，5 处一致"),
        "{}",
        told("订单.xlsx")
    );
    assert!(
        told("支付宝.csv").contains("▲ 1 处不符，3 处一致"),
        "{}",
        told("支付宝.csv")
    );
}

const STATEMENT: &str = "交易时间|收入金额|支出金额|对方户名|摘要\n\
                         2026-10-20 10:05:00|9.90||王小明|货款\n\
                         2026-10-20 10:05:00|9.90||王小明|货款\n\
                         2026-10-21 11:00:00|99.50||李丽|货款\n\
                         2026-10-22 11:00:00||8.00|平台|服务费";

#[test]
fn the_same_rows_in_two_files_are_counted_once() {
    let done = Run::new()
        .sheet("一.xlsx", "流水", STATEMENT)
        .gbk("二.csv", &STATEMENT.replace('|', ","))
        .run();
    assert_eq!(
        done.findings("G913"),
        ["-/-/-/-: 这张表与“一.xlsx › 流水”内容完全相同，4 行只算一次。"]
    );
    let result = done.result();
    assert_eq!(result["payments"].as_array().map(Vec::len), Some(4));
    let input = &result["inputs"][1];
    assert_eq!((&input["used"], &input["merged"]), (&0.into(), &4.into()));
    assert_eq!(input["sha256"].as_str().map(str::len), Some(64));
    let rows = page(&done, "数据核对");
    assert!(
        rows.iter()
            .flatten()
            .any(|cell| cell == "与“一.xlsx › 流水”相同，只算一次")
    );
    let title = rows.iter().flatten().find(|cell| cell.contains("全部对上"));
    assert!(title.is_some(), "rows and money add up");
}

#[test]
fn a_copy_under_the_name_of_another_day_is_told_and_counted() {
    let copy = "运单号|快递公司|物流状态|收件人\nSF1000000001|顺丰|运输中|王小明";
    let done = Run::new()
        .sheet("快递_2026-10-30.xlsx", "跟单", copy)
        .sheet("快递_2026-10-31.xlsx", "跟单", copy)
        .run();
    assert_eq!(
        done.findings("G913"),
        [
            "-/-/-/-: 这个文件与“快递_2026-10-30.xlsx › 跟单”一模一样，但文件名写的日期或人员不同，1 行照常计算，可能是拷错了文件。"
        ]
    );
}

const ORDERS: &str = "登记表\n\
                      订单号|下单日期|客户|应付金额|备注\n\
                      A1|2026-10-20|王小明|1,280.00|\n\
                      A2|某天|李丽|=1+1|加急\n\
                      |2026-10-22|赵强|50.00|=HYPERLINK(1)\n\
                      A4|2026-10-23|孙悦|一百多|";

/// Rows that want mending stand on their page as they stood; mended there and dropped in, they count.
#[test]
fn rows_to_mend_come_back_mended() {
    let done = Run::new().sheet("订单.xlsx", "10月", ORDERS).run();
    let rows = page(&done, "异常行");
    let header = rows
        .iter()
        .position(|row| row.iter().any(|cell| cell == "订单号"));
    let header = header.expect("the sheet's own header");
    let block = &rows[header..header + 4];
    let left = block[0]
        .iter()
        .position(|cell| cell == "订单号")
        .expect("a column");
    let told: Vec<String> = block.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        told,
        [
            "表头|||订单号|下单日期|客户|应付金额|备注",
            "4|B4 D4|日期无法识别：不是日期；金额无法识别：不是数字金额|A2|某天|李丽|=1+1|加急",
            "5|A5|没有采用；必填为空：本行没有订单号||2026-10-22|赵强|50.00|=HYPERLINK(1)",
            "6|D6|金额无法识别：不是数字金额|A4|2026-10-23|孙悦|一百多|",
        ]
    );
    let mend = |row: &Vec<String>, from: usize| {
        let cells: Vec<&str> = row.iter().skip(from).map(String::as_str).collect();
        let line = cells.join("|");
        line.replace("某天", "2026-10-21")
            .replace("=1+1", "20")
            .replace("一百多", "120")
            .replace("|2026-10-22|赵强", "A3|2026-10-22|赵强")
    };
    // From the column on that the page names, or with what the page says of each row.
    for from in [left, 0] {
        let lines: Vec<String> = block.iter().map(|row| mend(row, from)).collect();
        let done = Run::new()
            .sheet("订单.xlsx", "10月", &lines.join("\n"))
            .run();
        let result = done.result();
        let orders = result["orders"].as_array().expect("a list").iter();
        let orders: Vec<String> = orders
            .map(|order| format!("{} {}", order["order_no"], order["due"]))
            .collect();
        assert_eq!(
            orders,
            ["\"A2\" \"20.00\"", "\"A3\" \"50.00\"", "\"A4\" \"120.00\""],
            "{lines:?}"
        );
    }
}

#[test]
fn without_rows_to_mend_there_is_no_such_page() {
    let done = Run::new().sheet("流水.xlsx", "流水", STATEMENT).run();
    let book: Xlsx<_> =
        open_workbook::<Xlsx<_>, _>(done.out().join(Path::new("汇总_2026-10-31.xlsx")))
            .expect("a workbook");
    assert!(!book.sheet_names().contains(&"异常行".to_owned()));
}
