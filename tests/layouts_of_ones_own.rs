//! Layouts of the user's own: drafted from a sheet, found beside `gendan.toml`, used by every command.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

fn workspace(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        write(folder.path(), name, content.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}

fn run(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("gendan")
        .expect("the program")
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let code = output.status.code().unwrap_or(-1);
    (text(&output.stdout), text(&output.stderr), code)
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let (page, complaint, code) = run(folder, arguments);
    assert_eq!((complaint.as_str(), code), ("", 0), "{arguments:?}");
    page
}

/// The first sheet of a file as `inspect --json` tells it.
fn sheet(folder: &Path, file: &str) -> Value {
    let document = done(folder, &["inspect", file, "--json"]);
    let document: Value = serde_json::from_str(&document).expect("valid JSON");
    document["files"][0]["sheets"][0].clone()
}

fn fields(sheet: &Value) -> Vec<String> {
    let columns = sheet["columns"].as_array().expect("a list").iter();
    columns
        .map(|column| format!("{} {}", column["header"], column["field"]).replace('"', ""))
        .collect()
}

const RECEIPTS: &str = "到账登记\n到账日期,打款净额,进出,打款单位,内部备注\n2026-10-20,1280.00,进,王小明,急件\n\
    2026-10-21,99.50,出,李丽,\n2026-10-22,30.00,进,赵强,\n";

#[test]
fn a_draft_recognises_the_sheet_that_it_was_made_after() {
    let folder = workspace(&[("收款登记.csv", RECEIPTS)]);
    let before = sheet(folder.path(), "收款登记.csv");
    assert_eq!(
        (&before["kind"], &before["profile"]),
        (&"unknown".into(), &Value::Null)
    );
    let page = done(
        folder.path(),
        &["inspect", "收款登记.csv", "--write-profile"],
    );
    insta::assert_snapshot!("draft_page", page);
    let path = folder.path().join("templates/sources/收款登记.toml");
    let draft = fs::read_to_string(&path).expect("a draft");
    insta::assert_snapshot!("draft", draft);
    // What the program could not know: that 打款单位 is the other party.
    let filled = draft.replace("# ? = [\"打款单位\"]", "party = [\"打款单位\"]");
    assert_ne!(filled, draft);
    fs::write(&path, filled).expect("a file");
    let after = sheet(folder.path(), "收款登记.csv");
    assert_eq!(
        (&after["kind"], &after["profile"], &after["own_profile"]),
        (&"payment".into(), &"收款登记".into(), &true.into())
    );
    assert_eq!(
        fields(&after),
        [
            "到账日期 day",
            "打款净额 amount",
            "进出 direction",
            "打款单位 party",
            "内部备注 null"
        ]
    );
    let money: Vec<String> = after["money"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|sum| format!("{} {}", sum["flow"], sum["amount"]).replace('"', ""))
        .collect();
    assert_eq!(money, ["in 1310.00", "out 99.50"]);
    let page = done(folder.path(), &["inspect", "收款登记.csv"]);
    assert!(page.contains("自定义版式“收款登记”"), "{page}");
}

#[test]
fn a_draft_of_a_known_sheet_reads_it_as_before() {
    let statement = "交易时间,交易号,收入金额,支出金额,对方户名,摘要,附言\n2026-10-20 10:05:00,T1,12.50,,王小明,货款,A1\n";
    let orders = "订单号,日期,客户,商品,数量,金额\nA1,2026-10-20,王小明,茶,2,12.50\nA2,2026-10-21,李丽,杯,1,8\n";
    let ledger = "日期,凭证号,摘要,借方金额,贷方金额,余额\n2026-10-20,记-1,货款,,12.50,12.50\n";
    for (name, text) in [
        ("流水.csv", statement),
        ("登记.csv", orders),
        ("往来.csv", ledger),
    ] {
        let folder = workspace(&[(name, text)]);
        let before = sheet(folder.path(), name);
        assert_ne!(before["kind"], "unknown", "{name}");
        done(folder.path(), &["inspect", name, "--write-profile", "mine"]);
        let after = sheet(folder.path(), name);
        assert_eq!(
            (&after["profile"], &after["own_profile"]),
            (&"mine".into(), &true.into())
        );
        for same in [
            "kind",
            "header_row",
            "columns",
            "rows",
            "used",
            "fates",
            "money",
            "problems",
        ] {
            assert_eq!(after[same], before[same], "{name}: {same}");
        }
    }
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let mut workbook = Workbook::new();
    for (name, header) in [("说明", "甲"), ("十月", "订单号"), ("杂项", "品名")] {
        let page = workbook.add_worksheet().set_name(name).expect("a name");
        for (column, text) in [header, "客户", "应付金额", "下单日期"].iter().enumerate()
        {
            page.write(0, column as u16, *text).expect("a cell");
            page.write(1, column as u16, "A1").expect("a cell");
        }
    }
    let folder = workspace(&[]);
    write(
        folder.path(),
        "a.xlsx",
        &workbook.save_to_buffer().expect("a workbook"),
    );
    let (_, complaint, code) = run(folder.path(), &["inspect", "a.xlsx", "--sheet", "十一月"]);
    assert_eq!(
        (complaint.as_str(), code),
        (
            "gendan: 没有名为“十一月”的工作表。有的是：说明、十月、杂项\n",
            2
        )
    );
    let page = done(
        folder.path(),
        &["inspect", "a.xlsx", "--sheet", "十月", "--write-profile"],
    );
    assert!(page.contains("照着 a.xlsx › 十月 写的：订单表"), "{page}");
    let page = done(
        folder.path(),
        &["inspect", "a.xlsx", "--write-profile", "first"],
    );
    assert!(
        page.contains("照着 a.xlsx › 说明 写的"),
        "the first unknown one: {page}"
    );
}

#[test]
fn layouts_lie_beside_the_configuration_and_a_mistake_stops_every_command() {
    let folder = workspace(&[("shop/gendan.toml", ""), ("shop/收款登记.csv", RECEIPTS)]);
    done(
        folder.path(),
        &["inspect", "shop", "--write-profile", "mine"],
    );
    let path = folder.path().join("shop/templates/sources/mine.toml");
    assert!(path.is_file());
    let draft = fs::read_to_string(&path).expect("a draft");
    done(
        folder.path(),
        &[
            "run",
            "shop",
            "-o",
            "out",
            "--json",
            "--as-of",
            "2026-10-31",
        ],
    );
    let result = fs::read_to_string(folder.path().join("out/result.json")).expect("a result");
    let result: Value = serde_json::from_str(&result).expect("valid JSON");
    assert_eq!(result["inputs"][0]["profile"], "mine");
    fs::write(&path, draft.replace("required =", "requires =")).expect("a file");
    let line = draft
        .lines()
        .position(|line| line.starts_with("required ="))
        .expect("a line")
        + 1;
    for command in [&["run", "shop", "-o", "late"][..], &["inspect", "shop"]] {
        let (page, complaint, code) = run(folder.path(), command);
        let expected = format!(
            "gendan: 版式“shop/templates/sources/mine.toml”第 {line} 行有误：不认识“requires”；可用：\
             id、name、kind、channel、signature、preamble、required、weights、columns、values\n"
        );
        assert_eq!((complaint, code, page.as_str()), (expected, 2, ""));
    }
    assert!(!folder.path().join("late").exists());
    fs::write(&path, encoding_rs::GB18030.encode(&draft).0).expect("a file");
    let (_, complaint, _) = run(folder.path(), &["inspect", "shop", "--lang", "en"]);
    assert_eq!(
        complaint,
        "gendan: The layout “shop/templates/sources/mine.toml” is not in UTF-8; open it in an editor and save it as UTF-8.\n"
    );
}
