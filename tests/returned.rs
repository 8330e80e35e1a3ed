//! What comes back of a dispatch: matched by its keys whatever was done to the workbook, merged, edits noticed.

use std::fs;
use std::process::Command;

use crate::dispatched::{CALL, KEY, OUTCOME, Sheet, courier, waybill};
use crate::harness::{Done, Run};

const FILE: &str = "分发/李敏_2026-10-30.xlsx";

fn run(files: &[(&str, Vec<u8>)]) -> Done {
    let day = Run::new().sheet("快递.xlsx", "派送", &courier());
    let add = |run: Run, (name, bytes): &(&str, Vec<u8>)| run.file(name, bytes);
    files.iter().fold(day, add).run()
}

/// What was found about following up, as `G401 1`: the code and the last digit of the waybill.
fn found(done: &Done) -> Vec<String> {
    let result = done.result();
    let findings = result["findings"].as_array().expect("a list").iter();
    let mut found: Vec<String> = findings
        .filter_map(|finding| {
            let code = finding["code"].as_str().expect("a code");
            let of_returns = [
                "G401", "G402", "G403", "G902", "G906", "G910", "G913", "G915", "G916",
            ];
            let waybill = finding["waybill_no"].as_str().unwrap_or("-");
            let digit = waybill.chars().next_back().unwrap_or('-');
            of_returns
                .contains(&code)
                .then(|| format!("{code} {digit}"))
        })
        .collect();
    found.sort();
    found
}

#[track_caller]
fn check(what: &str, files: &[(&str, Vec<u8>)], expected: &[&str]) {
    let done = run(files);
    assert_eq!(found(&done), expected, "{what}: {}", done.stdout());
}

#[track_caller]
fn check_one(what: &str, sheet: &Sheet, expected: &[&str]) {
    check(what, &[(FILE, sheet.xlsx())], expected);
}

#[test]
fn what_the_clerk_filled_in_is_judged_row_by_row() {
    check_one("filled", &Sheet::filled(), &[]);
    let half = Sheet::filled().change(|number, row| {
        if number > 4 {
            row[CALL].clear();
            row[OUTCOME].clear();
        }
    });
    check_one("half filled", &half, &["G402 5", "G402 6"]);
    let wrong = Sheet::filled().change(|number, row| {
        if number == 2 {
            "说好了".clone_into(&mut row[OUTCOME]);
        }
    });
    check_one("a wrong word", &wrong, &["G403 2"]);
    let mut deleted = Sheet::filled();
    deleted.rows.drain(1..3);
    check_one("rows deleted", &deleted, &["G401 2", "G401 3"]);
}

#[test]
fn the_shape_of_the_workbook_does_not_matter() {
    let mut shaped = Sheet::filled();
    shaped.rows.reverse();
    shaped.above.insert(0, "10月31日上午交");
    for row in [&mut shaped.header].into_iter().chain(&mut shaped.rows) {
        row.insert(2, String::new());
        row.swap(5, 10);
    }
    "我的记号".clone_into(&mut shaped.header[2]);
    check_one("sorted, moved, a column inserted", &shaped, &[]);

    let mut renamed = Sheet::filled();
    for (column, word) in [(CALL, "通话结果"), (OUTCOME, "跟进结果"), (2, "收件人")] {
        word.clone_into(&mut renamed.header[column]);
    }
    check_one("columns renamed", &renamed, &[]);
    "我填的".clone_into(&mut renamed.header[OUTCOME]);
    let blank = [
        "G402 1", "G402 2", "G402 3", "G402 4", "G402 5", "G402 6", "G915 -",
    ];
    check_one("outcomes under an unknown word", &renamed, &blank);
    let done = run(&[(FILE, renamed.xlsx())]);
    let told = done.findings("G915").join("\n");
    assert!(told.contains("“跟单状态”一列不见了"), "{told}");

    let mut bare = Sheet::filled().without(KEY);
    check_one("the column of keys deleted", &bare, &[]);
    bare.is_own = false;
    let name = "李敏_2026-10-30.xlsx";
    check("copied without the keys", &[(name, bare.xlsx())], &[]);
    check(
        "csv without the keys",
        &[("李敏_2026-10-30.csv", bare.csv().into())],
        &[],
    );

    let mut copied = Sheet::filled();
    copied.is_own = false;
    check(
        "copied elsewhere",
        &[("新建工作表.xlsx", copied.xlsx())],
        &[],
    );
    check("csv", &[("导出.csv", copied.csv().into())], &[]);
    check_one("goods deleted", &Sheet::filled().without(4), &["G915 -"]);
}

#[test]
fn damaged_keys_fall_back_on_the_numbers_and_are_told() {
    let damaged = Sheet::filled().change(|number, row| match number {
        1 => row[KEY] = row[KEY].replace("299.00", "1.00"),
        2 => row[KEY].clear(),
        _ => {}
    });
    check_one("keys", &damaged, &["G915 -"]);
    let done = run(&[(FILE, damaged.xlsx())]);
    let told = done.findings("G915").join("\n");
    assert!(told.contains("改按本行的运单号、订单号认"), "{told}");
}

#[test]
fn edits_are_noticed_and_the_key_holds() {
    let edited = Sheet::filled().change(|number, row| match number {
        1 => "199".clone_into(&mut row[5]),
        2 => "YT1".clone_into(&mut row[0]),
        3 => "299".clone_into(&mut row[5]),
        _ => {}
    });
    check_one("edits", &edited, &["G915 1", "G915 2"]);
    let done = run(&[(FILE, edited.xlsx())]);
    let told = done.findings("G915").join("\n");
    assert!(told.contains("由“299.00”改成“199”"), "{told}");
    assert!(told.contains("由“SF1000000000002”改成“YT1”"), "{told}");
}

#[test]
fn rows_of_nothing_known_are_told_with_the_nearest_number() {
    let mut added = Sheet::filled();
    let mut row = added.rows[0].clone();
    "SF1000000000010".clone_into(&mut row[0]);
    row[1].clear();
    row[KEY].clear();
    added.rows.push(row);
    check_one("a mistyped number", &added, &["G916 0"]);
    // Typed into the line of sources that stands below the rows, in the column beside it.
    for row in [&mut added.header].into_iter().chain(&mut added.rows) {
        row.insert(0, String::new());
    }
    "先办".clone_into(&mut added.header[0]);
    if let Some(last) = added.rows.last_mut() {
        "来源：快递.xlsx › 派送，6 行；截至 2026-10-30 09:00".clone_into(&mut last[0]);
    }
    check_one("beside the sources", &added, &["G916 0"]);
    added.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    added.header.remove(0);
    let told = run(&[(FILE, added.xlsx())]).findings("G916").join("\n");
    assert!(told.contains("最接近的是 "), "{told}");
}

#[test]
fn several_returns_are_one() {
    let half = |from: usize, to: usize| {
        Sheet::sent().change(|number, row| {
            if (from..=to).contains(&number) {
                "改约".clone_into(&mut row[OUTCOME]);
            }
        })
    };
    let both = [
        ("甲.xlsx", half(1, 3).xlsx()),
        ("乙.xlsx", half(4, 6).xlsx()),
    ];
    check("two halves", &both, &[]);
    let copies = [
        ("甲.xlsx", Sheet::filled().xlsx()),
        ("乙.xlsx", Sheet::filled().xlsx()),
    ];
    check("copies", &copies, &["G913 -"]);
    let sent = [
        (FILE, Sheet::sent().xlsx()),
        ("交回.xlsx", half(1, 5).xlsx()),
    ];
    check("the workbook as it was sent beside it", &sent, &["G402 6"]);
}

#[test]
fn a_workbook_that_nobody_filled_in_did_not_come_back() {
    let sent = [(FILE, Sheet::sent().xlsx())];
    let done = run(&sent);
    assert_eq!(
        found(&done),
        [""; 0],
        "nothing came back, so nothing is judged"
    );
    let said = done.stdout();
    assert!(
        said.contains("1 份分发表还没有人填写，按还没交回处理。"),
        "{said}"
    );
    let alone = Run::new().file(FILE, &sent[0].1).run();
    assert_eq!(alone.code(), 2);
    let said = alone.stderr();
    assert!(said.contains("1 份分发表还没有人填写"), "{said}");
    let filled = Run::new().file(FILE, &Sheet::filled().xlsx()).run();
    assert_eq!(filled.code(), 2);
    let said = filled.stderr();
    assert!(said.contains("只读到交回的 6 行"), "{said}");
}

#[allow(clippy::print_stderr, reason = "a test that did nothing must say so")]
#[test]
fn a_workbook_that_libreoffice_saved_comes_back_without_loss() {
    let filled = Sheet::filled().change(|number, row| {
        if number == 6 {
            row[OUTCOME].clear();
            row[CALL].clear();
        }
    });
    for (ending, filter) in [
        ("xlsx", "xlsx"),
        ("xls", "xls"),
        ("ods", "ods"),
        // Commas, quotes, UTF-8.
        ("csv", "csv:Text - txt - csv (StarCalc):44,34,76,1"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("李敏_2026-10-30.xlsx");
        fs::write(&path, filled.xlsx()).expect("a file");
        let out = folder.path().join("out");
        let profile = format!(
            "-env:UserInstallation=file://{}/lo",
            folder.path().display()
        );
        let converted = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
            .args([&out, &path])
            .output();
        let saved = out.join(format!("李敏_2026-10-30.{ending}"));
        let Some(bytes) = converted.ok().and_then(|_| fs::read(&saved).ok()) else {
            eprintln!("skipped: there is no LibreOffice that saves as {ending}");
            return;
        };
        let name = format!("李敏_2026-10-30.{ending}");
        check(ending, &[(&*name, bytes)], &["G402 6"]);
    }
}

#[test]
fn the_supervisor_sees_who_returned_what() {
    let done = run(&[(FILE, Sheet::filled().xlsx())]);
    let outputs = done.outputs().join(" ");
    assert!(outputs.contains("跟单督办_2026-10-31.xlsx"), "{outputs}");
    assert_eq!(waybill(1).len(), 15);
}
