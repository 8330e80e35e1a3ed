//! What the README says of the daily loop is what the program does: its outputs, its two days, its last words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use crate::desk::{Sheet, Typed, type_into};
use crate::harness::{Run, read_json};
use crate::readme::{between, project};

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

const ORDERS: &str = "订单号,下单日期,客户,电话,商品,应收金额,付款方式,下单员\n\
    D202610200001,2026-10-20,周一鸣,13800000001,龙井,200,货到付款,何志强\n\
    D202610200002,2026-10-20,周二丫,13800000002,龙井,300,货到付款,何志强\n\
    D202610200003,2026-10-20,周三妹,13800000003,白茶,400,货到付款,何志强\n";
const STAFF: &str = "姓名,岗位,组别,在职状态,休息日\n李敏,跟单员,一组,在职,\n王芳,跟单员,一组,在职,2026-11-02\n\
    何志强,下单员,外呼销售部,在职,\n孙丽,外呼对接,外呼销售部,在职,\n";

/// The courier's sheet of a day.
fn courier(day: &str) -> String {
    let head = "日期,运单号,订单号,收件人,电话,快递公司,物流状态,最新物流时间,发货时间,跟单员";
    format!(
        "{head}\n\
        {day},SF1510000000001,D202610200001,周一鸣,13800000001,顺丰,派送中,{day} 08:00,2026-10-28 09:00,李敏\n\
        {day},SF1510000000002,D202610200002,周二丫,13800000002,顺丰,运输中,{day} 07:00,2026-10-28 09:00,王芳\n\
        {day},SF1510000000003,D202610200003,周三妹,13800000003,顺丰,派送失败,{day} 07:00,2026-10-28 09:00,李敏\n"
    )
}

/// Runs `gendan` with the words of a line of the README; gives what it printed.
fn gendan(folder: &Path, words: &str) -> String {
    let words = words.split_once('#').map_or(words, |(words, _)| words);
    let mut arguments = words.split_whitespace();
    assert_eq!(arguments.next(), Some("gendan"));
    let done = Command::cargo_bin("gendan")
        .expect("the program")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{words}: {said}");
    String::from_utf8(done.stdout).expect("text")
}

/// A clerk fills in every row of her workbook and saves it for the way back.
fn fill_in(folder: &Path, file: &str) {
    let from = folder.join("报告/分发").join(file);
    let (sheet, mut typed) = (Sheet::read(&from), Typed::new());
    for row in sheet.rows() {
        typed.insert((row, sheet.column("沟通结果")), "已接通".to_owned());
        typed.insert((row, sheet.column("跟单状态")), "同意签收".to_owned());
    }
    fs::create_dir_all(folder.join("交回")).expect("a folder");
    let filled = type_into(&fs::read(&from).expect("a workbook"), &typed);
    fs::write(folder.join("交回").join(file), filled).expect("a workbook");
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned()
    };
    entries.map(name).collect()
}

/// The two days as the README's lines have them; everything in a folder of its own.
#[test]
fn the_two_days_go_as_the_readme_says() {
    for file in READMES {
        let readme = project(file);
        let section = between(&readme, "docs/follow-up", "| `分发/<");
        let lines: Vec<&str> = between(section, "```sh\n", "```").lines().collect();
        let [morning, back, evening, next] = lines[..] else {
            panic!("{file}: four lines, {lines:?}");
        };
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let give = |name: &str, text: &str| {
            fs::create_dir_all(folder.join("十月")).expect("a folder");
            fs::write(folder.join("十月").join(name), text).expect("a file");
        };
        give("订单.csv", ORDERS);
        give("花名册.csv", STAFF);
        give("快递跟单表_2026-10-30.csv", &courier("2026-10-30"));
        gendan(folder, morning);
        let dispatched = folder.join("报告/分发");
        let handed_out = ["孙丽", "李敏", "王芳"].map(|name| format!("{name}_2026-10-30.xlsx"));
        assert_eq!(
            files(&dispatched),
            BTreeSet::from(handed_out.clone()),
            "{file}"
        );

        assert!(back.starts_with("cp 交回/*.xlsx 十月/"), "{file}: {back}");
        fill_in(folder, "李敏_2026-10-30.xlsx");
        for name in files(&folder.join("交回")) {
            fs::copy(
                folder.join("交回").join(&name),
                folder.join("十月").join(&name),
            )
            .expect("a copy");
        }
        let before = fs::read(dispatched.join(&handed_out[2])).expect("a workbook");
        gendan(folder, evening);
        // What was handed out in the morning is still there: somebody may be writing in it.
        let after = fs::read(dispatched.join(&handed_out[2])).expect("a workbook");
        assert!(before == after, "{file}");
        assert!(
            files(&dispatched).contains("李敏_2026-11-02.xlsx"),
            "{file}"
        );

        let (command, said) = between(section, "```text\n$ ", "```")
            .split_once('\n')
            .expect("a command and what it prints");
        assert!(
            command.starts_with(evening.split('#').next().unwrap_or_default().trim()),
            "{file}: {command}"
        );
        assert_eq!(gendan(folder, command).trim(), said.trim(), "{file}");

        give("快递跟单表_2026-11-02.csv", &courier("2026-11-02"));
        let line = next.split('#').next().unwrap_or_default();
        gendan(folder, &format!("{line} --json"));
        let result = read_json(&folder.join("报告/result.json"));
        let rows = result["assignments"].as_array().expect("a list").iter();
        let holders: Vec<&str> = rows.filter_map(|row| row["holder"].as_str()).collect();
        assert_eq!(holders, ["李敏"; 3], "{file}: 王芳 rests");
        let rows = result["due_rows"].as_array().expect("a list").iter();
        let answers: Vec<[&Value; 2]> = rows.map(|row| [&row["staff"], &row["answer"]]).collect();
        let expected = [["李敏", "done"], ["王芳", "missed"], ["李敏", "done"]];
        assert_eq!(answers, expected, "{file}");
    }
}

/// Every file that the main command writes stands in the table of outputs, and nothing else does.
#[test]
fn the_outputs_are_those_of_the_table() {
    let out = tempfile::tempdir().expect("a folder");
    Command::cargo_bin("gendan")
        .expect("the program")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "sample-data", "--json", "-o"])
        .arg(out.path())
        .assert()
        .success();
    let mut written = files(out.path());
    assert!(written.remove("分发"));
    let below = files(&out.path().join("分发"));
    written.extend(below.into_iter().map(|name| format!("分发/{name}")));
    for file in READMES {
        let readme = project(file);
        let table = between(&readme, "|---|---|\n", "![");
        let mut promised: Vec<String> = Vec::new();
        for cell in table.lines().filter_map(|line| line.split('|').nth(1)) {
            for name in cell.split('`').skip(1).step_by(2) {
                let stem = promised.last().and_then(|last| last.rsplit_once('.'));
                match (name.starts_with('.'), stem) {
                    (true, Some((stem, _))) => promised.push(format!("{stem}{name}")),
                    _ => promised.push(name.to_owned()),
                }
            }
        }
        let fits = |name: &str, promise: &str| match promise.split_once(['<', '>']) {
            Some((start, rest)) => {
                let end = rest.split_once('>').map_or("", |(_, end)| end);
                name.starts_with(start) && name.ends_with(end)
            }
            None => name == promise,
        };
        for name in &written {
            assert!(
                promised.iter().any(|promise| fits(name, promise)),
                "{file} does not tell of {name}"
            );
        }
        for promise in &promised {
            assert!(
                written.iter().any(|name| fits(name, promise)),
                "{file} promises {promise}"
            );
        }
    }
}

/// Dropped in again, the lists of the logistics department add no rows to what the courier said.
#[test]
fn the_lists_of_logistics_are_no_courier_sheet() {
    let waits = "日期|运单号|快递公司|收件人|物流状态|最新物流时间|跟单员\n\
        2026-10-30|SF1510000000001|顺丰|周一鸣|运输中|2026-10-25 08:00|李敏\n";
    let run = || Run::new().sheet("快递.xlsx", "派送", waits);
    let first = run().run();
    let list = first.out().join("分发/物流部_2026-11-02.xlsx");
    let list = fs::read(&list).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    let again = run().file("物流部_2026-11-02.xlsx", &list).run();
    let inputs = again.result()["inputs"].clone();
    let of_list = |input: &&Value| input["file"] == "物流部_2026-11-02.xlsx";
    let used = inputs.as_array().expect("a list").iter().filter(of_list);
    assert!(used.clone().all(|input| input["used"] == 0), "{inputs}");
    assert_eq!(again.result()["due_rows"], first.result()["due_rows"]);
    assert_eq!(again.result()["parcels"], first.result()["parcels"]);
}
