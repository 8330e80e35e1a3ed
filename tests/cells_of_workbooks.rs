//! What Excel hides, merges and stores as numbers, in workbooks as Excel makes them.

use std::io::{Cursor, Write};

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::{Done, Run};

const PAYMENTS: &str = "交易时间|交易号|收入金额|支出金额|对方户名|摘要\n\
                        2026-10-20 10:05:00|T900001|10.00||客户1|订单A10001货款";

/// Writes lines of cells from the first row on; what is a number becomes a number cell.
fn write(page: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) => page.write(row, column, number),
                Err(_) => page.write(row, column, *text),
            }
            .expect("a cell");
        }
    }
}

fn run(file: &str, content: &[u8]) -> Done {
    let payments = Run::new().sheet("收款.xlsx", "流水", PAYMENTS);
    payments.file(file, content).run()
}

/// All words of a page of the summary workbook.
fn words(done: &Done, page: &str) -> String {
    let path = done.out().join("汇总_2026-10-31.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let range = book.worksheet_range(page).expect("the page");
    let cells = range.rows().flatten().map(ToString::to_string);
    cells.collect::<Vec<_>>().join(" ")
}

/// The orders with what is due.
fn orders(done: &Done) -> Vec<String> {
    let result = done.result();
    let orders = result["orders"].as_array().expect("a list").iter();
    let told = |order: &Value| {
        format!(
            "{} {}",
            order["order_no"].as_str().unwrap_or("-"),
            order["due"].as_str().unwrap_or("-")
        )
    };
    orders.map(told).collect()
}

#[test]
fn what_is_hidden_is_read_and_told_once_for_each_sheet() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name("10月").expect("a name");
    write(
        page,
        &[
            &["订单号", "下单日期", "客户", "应付金额", "省份"],
            &["A10001", "2026-10-20", "王小明", "10", "广东"],
            &["A10002", "2026-10-20", "李丽", "20", "广东"],
            &["A10003", "2026-10-21", "张强", "30", "湖南"],
            &["A10004", "2026-10-21", "赵敏", "40.50", "湖南"],
            &["合计", "", "", "50.50", ""],
        ],
    );
    for row in [2, 3] {
        page.set_row_hidden(row).expect("a row");
    }
    page.set_column_hidden(4).expect("a column");
    let page = workbook.add_worksheet().set_name("9月").expect("a name");
    write(
        page,
        &[
            &["订单号", "下单日期", "客户", "应付金额"],
            &["A90001", "2026-09-20", "王小明", "7"],
        ],
    );
    page.set_hidden(true);
    let done = run("订单.xlsx", &workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(
        done.findings("G910"),
        [
            "-/-/-/-: 工作表“10月”有隐藏的内容，已照常读取：隐藏行 3–4（共 2 行）；隐藏列 E（省份）。",
            "-/-/-/-: 工作表“9月”有隐藏的内容，已照常读取：整张工作表是隐藏的。",
        ]
    );
    let mut orders = orders(&done);
    orders.sort();
    assert_eq!(
        orders,
        [
            "A10001 10.00",
            "A10002 20.00",
            "A10003 30.00",
            "A10004 40.50",
            "A90001 7.00"
        ]
    );
    // As SUBTOTAL of a filtered sheet has it: no mistake, and explained.
    assert_eq!(done.findings("G912"), [""; 0]);
    let checks = words(&done, "数据核对");
    assert!(
        checks.contains("的合计 50.50 只加了看得见的行，与这些行一致；另有 2 行隐藏，照样读入。"),
        "{checks}"
    );
}

#[test]
fn an_order_merged_over_its_lines_is_due_once() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name("10月").expect("a name");
    write(
        page,
        &[
            &["订单号", "下单日期", "客户", "产品", "数量", "订单金额"],
            &["", "2026-10-20", "王小明", "桌", "1", ""],
            &["", "2026-10-20", "王小明", "椅", "4", ""],
            &["", "2026-10-20", "王小明", "灯", "2", ""],
            &["A10002", "2026-10-21", "李丽", "柜", "1", "50"],
            &["合计", "", "", "", "8", "350"],
        ],
    );
    let plain = Format::new();
    page.merge_range(1, 0, 3, 0, "A10001", &plain)
        .expect("a merged cell");
    page.merge_range(1, 5, 3, 5, "", &plain)
        .expect("a merged cell");
    page.write_with_format(1, 5, 300.0, &plain)
        .expect("its value");
    let done = run("订单.xlsx", &workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(orders(&done), ["A10001 300.00", "A10002 50.00"]);
    for code in ["G906", "G912", "G301"] {
        assert_eq!(done.findings(code), [""; 0], "{code}");
    }
    let result = done.result();
    let inputs = result["inputs"].as_array().expect("a list");
    let sheet = inputs.iter().find(|sheet| sheet["kind"] == "order");
    // Each of the three lines is a row that was used, and none was rejected for want of a number.
    assert_eq!(sheet.map(|sheet| &sheet["used"]), Some(&4.into()));
}

/// A workbook of orders whose numbers stand in it as numbers, spelled like this.
fn spelled(numbers: [&str; 2]) -> Vec<u8> {
    let text = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let header = ["订单号", "下单日期", "客户", "应付金额"]
        .map(text)
        .concat();
    let row = |number: &str| {
        let beside = ["2026-10-20", "王小明", "10.00"].map(text).concat();
        format!("<row><c><v>{number}</v></c>{beside}</row>")
    };
    let rows = numbers.map(row).concat();
    let sheet = format!("<worksheet><sheetData><row>{header}</row>{rows}</sheetData></worksheet>");
    let parts = [
        (
            "_rels/.rels",
            "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='10月' sheetId='1' r:id='a'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content.as_bytes()).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_long_number_is_damaged_only_if_its_digits_are_lost() {
    let whole = spelled(["351030001351351987", "351030001351352013"]);
    let done = run("订单.xlsx", &whole);
    assert_eq!(
        orders(&done),
        ["351030001351351987 10.00", "351030001351352013 10.00"]
    );
    assert_eq!(done.findings("G304"), [""; 0]);

    // As Excel stores it, and as a program prints it that took it for a float.
    let lost = spelled(["3.51030001351351E+17", "351030001351352000"]);
    let done = run("订单.xlsx", &lost);
    let told = |number: &str| {
        format!(
            "{number}/-/-/-: 订单号 {number} 超过 15 位却按数字存放，第 16 位起已被 Excel 改掉，原号码无法还原。"
        )
    };
    assert_eq!(
        done.findings("G304"),
        [told("351030001351351000"), told("351030001351352000")]
    );
}
