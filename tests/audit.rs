//! The hand-over to the auditor and the problems of the week, from files to workbooks.

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::harness::{Done, Run};

const COURIER: &str = "日期|快递公司|运单号|订单号|客户|代收货款|物流状态|跟单员
2026-10-30|顺丰|SF1000000000001|A1|张三|n:299|派件中|李敏
2026-10-30|顺丰|SF1000000000002|A2|李四|n:100|待取件|李敏
2026-10-30|顺丰|SF1000000000003|A3|王五||运输中|王芳
2026-10-30|顺丰|SF1000000000004|A4|赵六|n:50|已签收|王芳";

const LI: &str =
    "日期|跟单员|运单号|客户|代收金额|物流状态|跟单状态|沟通结果|跟进时间|问题类型|备注
2026-10-30|李敏|SF1000000000001|张三|n:299|派件中|同意签收|已接通|2026-10-30 10:30||
2026-10-30|李敏|SF1000000000002|李四|n:10|待取件|自取|已接通|2026-10-30 10:40|破损|外箱压扁";

const WANG: &str = "日期|跟单员|运单号|客户|物流状态|跟单状态|沟通结果|跟进时间|备注
2026-10-30|王芳|SF1000000000003|王武|运输中|催货|已接通|2026-10-30 11:00|
2026-10-30|王芳|SF1000000000009|孙八|运输中|改约|已接通|2026-10-30 11:10|";

const REGISTER: &str = "登记日期|运单号|问题类型|问题描述|责任人|处理状态|办结日期
2026-10-15|SF1000000000004|丢件|网点说找不到|王芳|处理中|
2026-10-29|SF1000000000003|超区|乡镇不派送|王芳|已办结|2026-10-30";

fn run() -> Done {
    Run::new()
        .sheet("快递跟单表_2026-10-30.xlsx", "跟单", COURIER)
        .sheet("跟单表_李敏_2026-10-30.xlsx", "跟单表", LI)
        .sheet("跟单表_王芳_2026-10-30.xlsx", "跟单表", WANG)
        .sheet("问题登记表.xlsx", "10月", REGISTER)
        .run()
}

/// The rows of a page, cells that hold anything, joined by `|`.
fn page(done: &Done, file: &str, sheet: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = open_workbook(done.out().join(file)).expect("a workbook");
    let range = workbook.worksheet_range(sheet).expect("the page");
    let cells = |row: &[Data]| {
        let filled = row.iter().filter(|cell| **cell != Data::Empty);
        filled
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("|")
    };
    range
        .rows()
        .map(cells)
        .filter(|row| !row.is_empty())
        .collect()
}

fn with<'a>(rows: &'a [String], words: &str) -> &'a str {
    let found = rows.iter().find(|row| row.contains(words));
    found.unwrap_or_else(|| panic!("{words} in {rows:#?}"))
}

#[test]
fn raw_and_followed_data_of_two_clerks_are_handed_over() {
    let done = run();
    assert_eq!(done.code(), 0, "{}", done.stderr());
    let file = "稽核交接_2026-10-31.xlsx";
    let front = page(&done, file, "交接");
    with(
        &front,
        "2026-10-30：原始 4 行，交回 4 行；只在已跟 1 行，有差异 2 行",
    );
    with(
        &front,
        "代收金额：原始 449.00，交回 309.00；同一行两边相差 -90.00",
    );
    with(&front, "李敏|2|2|0|0|2|0|1");
    with(&front, "合计|4|3|1|0|4|1|2");
    let hash = done.result()["inputs"][0]["file"]
        .as_str()
        .map(str::to_owned);
    assert!(hash.is_some());
    let rows = page(&done, file, "原始与已跟");
    for expected in [
        "一致|SF1000000000001|顺丰|派件中|299|张三|李敏|李敏|",
        "金额改动|SF1000000000002|顺丰|待取件|100|李四|李敏|李敏|",
        "收件人改动|SF1000000000003|顺丰|运输中|王五|王芳|王芳|",
        "只在原始|SF1000000000004|顺丰|已签收|50|赵六|王芳|原1 C5",
        "只在已跟|SF1000000000009|王芳|",
    ] {
        with(&rows, expected);
    }
    let sample = page(&done, file, "复核抽样");
    with(&sample, "2026-10-30 复核抽样：交回 4 行，抽 4 行");
    with(&sample, "李敏 · 已跟（2/2）|SF1000000000001");
}

#[test]
fn problems_of_the_week_are_summed_up_and_open_ones_carried_over() {
    let done = run();
    let rows = page(&done, "周报_2026-W44.xlsx", "问题汇总");
    with(&rows, "登记问题 2 件");
    with(&rows, "结转未结：1 件");
    let carried = with(&rows, "网点说找不到");
    assert!(carried.contains("|16|丢件|"), "{carried}");
    let noted = with(&rows, "SF1000000000002：外箱压扁");
    assert!(noted.starts_with("破损|1|"), "{noted}");
    let settled = with(&rows, "SF1000000000003：乡镇不派送");
    assert!(settled.starts_with("超区|1|"), "{settled}");
}
