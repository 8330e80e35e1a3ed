//! What is typed into 考核明细 holds in the next run, and in the one after it from the newest 跟单督办 alone.

use std::fs;

use gendan::config::ReadSettings;
use gendan::read::read_file;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::harness::{Done, Run};

const DUE: &str = "日期|快递公司|运单号|物流状态|跟单员
2026-10-29|顺丰|SF1000000000201|运输中|张敏
2026-10-29|顺丰|SF1000000000202|派送中|张敏
2026-10-29|顺丰|SF1000000000203|派送中|李强";

const RETURNED: &str = "日期|跟单员|运单号|跟单状态|沟通结果|跟进时间
2026-10-29|张敏|SF1000000000202|客户同意签收|已接通|2026-10-29 10:00
2026-10-29|李强|SF1000000000203|改约|已接通|2026-10-29 10:00";

const MISSED: &str = "SF1000000000201";

/// A run on the sheets of the day and further files.
fn run(more: &[(&str, Vec<u8>)]) -> Done {
    let mut run =
        Run::new()
            .sheet("快递跟单表.xlsx", "跟单", DUE)
            .sheet("跟单表.xlsx", "跟单", RETURNED);
    for (name, content) in more {
        run = run.file(name, content);
    }
    run.run()
}

/// 跟单督办 as it was written.
fn supervision(done: &Done) -> Vec<u8> {
    let path = done.out().join("跟单督办_2026-10-31.xlsx");
    fs::read(path).expect("the workbook")
}

/// The page 考核明细, cell by cell.
fn page(done: &Done) -> Vec<Vec<String>> {
    let path = done.out().join("跟单督办_2026-10-31.xlsx");
    let mut rows = Vec::new();
    read_file(&path, &ReadSettings::default(), |sheet| {
        if sheet.info.name == "考核明细" {
            let text = |row: &gendan::read::Row, column| {
                let cell = row.cell(column);
                cell.map(|cell| cell.text().into_owned())
            };
            let cells = |row: &gendan::read::Row| -> Vec<String> {
                let cells = (0..24).map(|column| text(row, column));
                cells.map(Option::unwrap_or_default).collect()
            };
            rows = sheet.head.iter().map(cells).collect();
        }
    });
    rows
}

fn header(rows: &[Vec<String>]) -> usize {
    let is_header = |row: &Vec<String>| row.iter().any(|cell| cell == "申诉结果");
    rows.iter().position(is_header).expect("a header")
}

/// What stands in a column of the row of a waybill.
fn cell(rows: &[Vec<String>], waybill: &str, name: &str) -> String {
    let header = &rows[header(rows)];
    let column = header
        .iter()
        .position(|cell| cell == name)
        .expect("a column");
    let row = rows
        .iter()
        .find(|row| row.iter().any(|cell| cell == waybill));
    row.expect("a row")[column].clone()
}

/// The page with what somebody typed into the row of a waybill, as another program saves it.
fn typed(done: &Done, waybill: &str, cells: &[(&str, &str)]) -> Vec<u8> {
    let mut rows = page(done);
    let header = rows[header(&rows)].clone();
    for row in &mut rows {
        if row.iter().any(|cell| cell == waybill) {
            for (name, text) in cells {
                let column = header.iter().position(|cell| cell == name);
                (*text).clone_into(&mut row[column.expect("a column")]);
            }
        }
    }
    let mut workbook = Workbook::new();
    let saved = ExcelDateTime::from_timestamp(1_793_000_000).expect("a moment");
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&saved));
    let sheet = workbook
        .add_worksheet()
        .set_name("考核明细")
        .expect("a name");
    for (line, row) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            sheet.write(line, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// The errors: `waybill code clerk points charged appeal`.
fn charges(done: &Done) -> Vec<String> {
    let result = done.result();
    let charges = result["charges"].as_array().expect("a list").iter();
    let told = charges.map(|charge| {
        let text = ["waybill_no", "code", "clerk"].map(|name| charge[name].as_str().unwrap_or("-"));
        let appeal = charge["appeal"].as_str().unwrap_or("-");
        format!(
            "{} {} {} {appeal}",
            text.join(" "),
            charge["points"],
            charge["charged"]
        )
    });
    told.collect()
}

const UPHELD: [(&str, &str); 4] = [
    ("申诉理由", "客户出国"),
    ("申诉结果", "成立"),
    ("答复人", "周兰"),
    ("答复日期", "2026-10-30"),
];

#[test]
fn an_upheld_appeal_waives_the_points_and_is_carried_on() {
    let first = run(&[]);
    let open = [
        "SF1000000000201 G401 张敏 2 2 none",
        "SF1000000000202 G403 张敏 1 1 none",
    ];
    assert_eq!(charges(&first), open);
    assert_eq!(
        cell(&page(&first), "SF1000000000202", "应怎样填"),
        "改填：同意签收"
    );
    assert_eq!(
        cell(&page(&first), "SF1000000000202", "所填内容"),
        "客户同意签收"
    );
    let clerk = &first.result()["assessment"][0];
    assert_eq!(clerk["clerk"], "张敏");
    assert_eq!(clerk["charged"], 3);

    let mut newest = typed(&first, MISSED, &UPHELD);
    for _ in 0..3 {
        let next = run(&[("督办.xlsx", newest)]);
        let expected = [
            "SF1000000000201 G401 张敏 2 0 upheld",
            "SF1000000000202 G403 张敏 1 1 none",
        ];
        assert_eq!(charges(&next), expected);
        let clerk = &next.result()["assessment"][0];
        assert_eq!(
            (clerk["points"].as_i64(), clerk["waived"].as_i64()),
            (Some(3), Some(2))
        );
        for (name, text) in UPHELD {
            assert_eq!(cell(&page(&next), MISSED, name), text);
        }
        let said = next.stdout();
        assert!(said.contains("读到 1 条清单上的答复：申诉 1，"), "{said}");
        newest = supervision(&next);
    }
}

#[test]
fn a_result_that_is_changed_charges_the_points_again() {
    let upheld = run(&[("督办.xlsx", typed(&run(&[]), MISSED, &UPHELD))]);
    let old = supervision(&upheld);
    let changed = typed(
        &upheld,
        MISSED,
        &[("申诉结果", "不成立"), ("答复日期", "2026-10-31")],
    );
    // The older workbook still lies beside it.
    let next = run(&[("督办.xlsx", changed), ("督办-旧.xlsx", old)]);
    assert_eq!(charges(&next)[0], "SF1000000000201 G401 张敏 2 2 rejected");
    assert_eq!(cell(&page(&next), MISSED, "申诉理由"), "客户出国");
}

#[test]
fn a_reason_alone_waits_for_its_result() {
    let reason = typed(&run(&[]), MISSED, &[("申诉理由", "客户出国")]);
    let next = run(&[("督办.xlsx", reason)]);
    assert_eq!(charges(&next)[0], "SF1000000000201 G401 张敏 2 2 pending");
    assert_eq!(cell(&page(&next), MISSED, "申诉情况"), "▲ 待核");
    let decided = typed(&next, MISSED, &[("申诉结果", "成立")]);
    let after = run(&[("督办.xlsx", decided)]);
    assert_eq!(charges(&after)[0], "SF1000000000201 G401 张敏 2 0 upheld");
}

#[test]
fn copies_that_contradict_are_shown_and_neither_holds() {
    let first = run(&[]);
    let copies = [("周兰.xlsx", "成立"), ("李娜.xlsx", "不成立")]
        .map(|(name, word)| (name, typed(&first, MISSED, &[("申诉结果", word)])));
    let next = run(&copies);
    assert_eq!(
        charges(&next)[0],
        "SF1000000000201 G401 张敏 2 2 contradicting"
    );
    let found = next.findings("G914");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("互相矛盾"), "{found:?}");
    let rows = page(&next);
    assert_eq!(cell(&rows, MISSED, "申诉情况"), "▲ 答复矛盾");
    let both = cell(&rows, MISSED, "申诉理由");
    assert!(both.contains("成立（周兰.xlsx › 考核明细 › "), "{both}");
    assert!(both.contains("不成立（李娜.xlsx › 考核明细 › "), "{both}");
    assert_eq!(cell(&rows, MISSED, "申诉结果"), "");
    // Whoever decides on the newest page settles it, and the copies may lie beside it.
    let settled = typed(
        &next,
        MISSED,
        &[("申诉结果", "成立"), ("答复日期", "2026-10-31")],
    );
    let [one, other] = copies;
    let after = run(&[one, other, ("督办.xlsx", settled)]);
    assert_eq!(charges(&after)[0], "SF1000000000201 G401 张敏 2 0 upheld");
}

#[test]
fn an_appeal_against_a_row_of_another_period_is_kept() {
    let upheld = typed(&run(&[]), MISSED, &UPHELD);
    let other = Run::new()
        .sheet("快递跟单表.xlsx", "跟单", &DUE.replace("10-29", "10-30"))
        .sheet("跟单表.xlsx", "跟单", &RETURNED.replace("10-29", "10-30"))
        .file("督办.xlsx", &upheld)
        .run();
    let rows = page(&other);
    let kept = |row: &&Vec<String>| {
        row.iter()
            .any(|cell| cell == "● 不在本期" || cell == "不在本期")
    };
    let kept: Vec<_> = rows.iter().filter(kept).collect();
    assert_eq!(kept.len(), 1, "{rows:?}");
    let back = run(&[("督办.xlsx", supervision(&other))]);
    assert_eq!(charges(&back)[0], "SF1000000000201 G401 张敏 2 0 upheld");
}

#[test]
fn a_key_that_was_changed_is_reported_and_an_answer_needs_its_data() {
    let first = run(&[]);
    let key = "记录标识（请勿修改）";
    let broken = typed(&first, MISSED, &[("申诉结果", "成立"), (key, "R1|appeal")]);
    let next = run(&[("督办.xlsx", broken)]);
    assert_eq!(charges(&next)[0], "SF1000000000201 G401 张敏 2 2 none");
    let found = next.findings("G914");
    assert!(
        found.len() == 1 && found[0].contains("清单上的答复“成立”没有采用"),
        "{found:?}"
    );

    let alone = Run::new()
        .file("督办.xlsx", &typed(&first, MISSED, &UPHELD))
        .run();
    assert_eq!(alone.code(), 2);
    assert!(
        alone.stderr().contains("只读到 1 条清单上的答复"),
        "{}",
        alone.stderr()
    );
}
