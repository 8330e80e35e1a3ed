//! `gendan inspect`: the whole page, the whole document, and every way to type it wrong.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use encoding_rs::GB18030;
use tempfile::TempDir;

const PAYMENTS: &str = "收款流水\n\
    交易时间,交易号,收入金额,支出金额,对方户名,摘要,经办\n\
    2026-10-20 10:05:00,T900001,\"1,280.00\",,王小明,订单A1001货款,张三\n\
    2026-10-21 11:00:00,T900002,99.50,,李丽,货款,\n\
    2026-10-22 09:00:00,T900003,,一百,赵强,退款,\n\
    合计,,\"1,379.50\",,,,\n";
const UNKNOWN: &str = "日期,品名,产地,电话打给谁\n2026-10-20,苹果,烟台,老王\n2026-10-21,梨,赵县,\n";
const LACKING: &str = "客户,金额,下单日期,付款方式\n王小明,12.50,2026-10-20,先款\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

/// What is printed, what is complained about, and the exit code.
fn told(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("gendan")
        .expect("the program")
        .current_dir(folder)
        .arg("inspect")
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let code = output.status.code().unwrap_or(-1);
    (text(&output.stdout), text(&output.stderr), code)
}

fn page(name: &str, content: &[u8], arguments: &[&str]) -> String {
    let folder = folder(&[(name, content)]);
    let arguments = [&[name], arguments].concat();
    let (page, complaint, code) = told(folder.path(), &arguments);
    assert_eq!((complaint.as_str(), code), ("", 0));
    page
}

#[test]
fn a_known_statement() {
    insta::assert_snapshot!(page("流水.csv", PAYMENTS.as_bytes(), &[]));
}

#[test]
fn a_known_statement_in_english() {
    insta::assert_snapshot!(page("流水.csv", PAYMENTS.as_bytes(), &["--lang", "en"]));
}

#[test]
fn a_gbk_csv_named_xls() {
    let statement =
        "记账日期,借方发生额,贷方发生额,余额,对方户名,摘要\n20261020,,100.00,100.00,王小明,货款\n";
    let bytes = GB18030.encode(statement).0;
    insta::assert_snapshot!(page("明细.xls", &bytes, &[]));
}

#[test]
fn an_unknown_sheet() {
    insta::assert_snapshot!(page("杂.csv", UNKNOWN.as_bytes(), &[]));
}

#[test]
fn a_sheet_without_a_column() {
    insta::assert_snapshot!(page("订.csv", LACKING.as_bytes(), &[]));
}

#[test]
fn the_document_for_programs() {
    insta::assert_snapshot!(page("流水.csv", PAYMENTS.as_bytes(), &["--json"]));
}

#[test]
fn a_file_that_cannot_be_read() {
    let files: [(&str, &[u8]); 2] = [("空.csv", b"\n"), ("图.xlsx", b"%PDF-1.7 x")];
    let folder = folder(&files);
    let (page, _, code) = told(folder.path(), &["."]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(page);
}

/// Every line fits, and nothing reaches the terminal that it would obey.
#[test]
fn whatever_stands_in_a_sheet_the_page_keeps_its_width() {
    let long = "很长的表头".repeat(12);
    let header = format!(
        "订单号,\u{1b}[31m应付金额\u{7},{long},👨\u{200d}👩\u{200d}👧家庭,\u{202e}备注,x{}",
        "y".repeat(200)
    );
    let row = format!(
        "A1,\u{9b}31m12.50,\u{1b}]0;title\u{7},👍🏽👍🏽👍🏽,\"a\nb\tc\",{}",
        "z".repeat(200)
    );
    let known = format!("{header}\n{row}\n{row}");
    let unknown = known.replace("订单号", "甲").replace("应付金额", "乙");
    let name = format!("{}\u{1b}[2J.csv", "长".repeat(40));
    let files: [(&str, &[u8]); 3] = [
        (&name, known.as_bytes()),
        ("unknown.csv", unknown.as_bytes()),
        ("payments.csv", PAYMENTS.as_bytes()),
    ];
    let folder = folder(&files);
    for language in ["zh-CN", "en"] {
        let (page, _, code) = told(folder.path(), &[".", "--lang", language]);
        assert_eq!(code, 0);
        assert!(page.contains("A1"), "{page}");
        for line in page.lines() {
            let columns = gendan::render::width::columns(line);
            assert!(columns <= 80, "{columns}: {line}");
            assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
    let (document, _, _) = told(folder.path(), &[".", "--json"]);
    assert!(!document.replace('\n', "").contains(char::is_control));
    let document: serde_json::Value = serde_json::from_str(&document).expect("valid JSON");
    let files = document["files"].as_array().expect("a list");
    assert!(
        files
            .iter()
            .any(|file| file["sheets"][0]["columns"][1]["samples"][0] == "\u{9b}31m12.50"),
        "the document tells the cell as it is"
    );
}

#[test]
fn every_mistake_has_one_message() {
    let folder = folder(&[
        ("a.csv", PAYMENTS.as_bytes()),
        ("b.csv", UNKNOWN.as_bytes()),
        ("notes.txt", "今天天气很好\n明天开会\n".as_bytes()),
        ("empty/.keep", b""),
        ("templates/sources/taken.toml", b"id = \"taken\"\nname = \"x\"\nkind = \"payment\"\nsignature = [\"x\"]\nrequired = [[\"time\"]]\n[columns]\ntime = [\"x\"]\n"),
    ]);
    let cases: [(&[&str], &str, &str); 12] = [
        (
            &[],
            "没有给出文件。例如：gendan inspect 新表.xlsx",
            "No file was given. For example: gendan inspect new-sheet.xlsx",
        ),
        (
            &["c.csv"],
            "找不到“c.csv”。请检查路径是否写对、文件是否已被移走。",
            "Cannot find “c.csv”. Check the spelling, and whether the file was moved.",
        ),
        (
            &["empty"],
            "在“empty”里没有可以读取的表格（xlsx、xls、csv 等）。本程序自己生成的报告不会再被读入。",
            "There is no sheet to read in “empty” (xlsx, xls, csv and the like). The program's own reports are not read again.",
        ),
        (
            &["a.csv", "--jsn"],
            "不认识参数“--jsn”。是不是想写 --json？\n查看用法：gendan --help",
            "Unknown argument “--jsn”. Did you mean --json?\nFor usage: gendan --help --lang en",
        ),
        (
            &["a.csv", "b.csv", "--write-profile"],
            "--write-profile 一次只为一个文件起草，这里有 2 个。例如：gendan inspect 新表.xlsx --write-profile 我的版式",
            "--write-profile drafts for one file at a time; here are 2. For example: gendan inspect new-sheet.xlsx --write-profile my_layout",
        ),
        (
            &["a.csv", "--json", "--write-profile"],
            "--json 和 --write-profile 不能一起用：一个是看，一个是写版式。请分两次运行。",
            "--json and --write-profile cannot stand together: one looks, the other writes a layout. Run it twice.",
        ),
        (
            &["a.csv", "--sheet", "十月"],
            "没有名为“十月”的工作表：给出的文件里没有带名字的工作表。",
            "There is no sheet named “十月”: no sheet of the files given has a name.",
        ),
        (
            &["a.csv", "--sheet"],
            "参数“--sheet <NAME>”后面缺少取值。\n查看用法：gendan --help",
            "The argument “--sheet <NAME>” lacks its value.\nFor usage: gendan --help --lang en",
        ),
        (
            &["a.csv", "--write-profile", "../x"],
            "“../x”不能作版式的名字：只能用字母、汉字、数字、下划线和短横，不超过 60 个字。",
            "“../x” cannot be the name of a layout: letters, digits, underscores and hyphens only, at most 60.",
        ),
        (
            &["a.csv", "--write-profile", "payment"],
            "“payment”是自带版式的名字。请换一个，例如：--write-profile payment_own",
            "“payment” is the name of a layout that comes with the program. Take another, for example: --write-profile payment_own",
        ),
        (
            &["a.csv", "--write-profile", "taken"],
            "“templates/sources/taken.toml”已经有了，没有改动它。请换一个名字（--write-profile 名字），或先把它移走。",
            "“templates/sources/taken.toml” is already there and was left as it is. Give another name (--write-profile NAME), or move it away first.",
        ),
        (
            &["notes.txt", "--write-profile"],
            "“notes.txt”里没有可以照着起草版式的表：认不出这是什么表，整张表没有使用：前 2 行里找不到表头；请确认表里有一行列名，例如“订单号、客户、金额”。",
            "“notes.txt” has no sheet to draft a layout after: This sheet fits no known kind; none of it was used: No header in the first 2 rows; make sure that one row names the columns, such as order no., customer, amount.",
        ),
    ];
    for (arguments, chinese, english) in cases {
        for (language, expected) in [("zh-CN", chinese), ("en", english)] {
            let arguments = [arguments, &["--lang", language]].concat();
            // An option that lacks its value would take the next word for it.
            let arguments = if arguments.contains(&"--sheet") && !arguments.contains(&"十月") {
                vec!["--lang", language, "a.csv", "--sheet"]
            } else {
                arguments
            };
            let (page, complaint, code) = told(folder.path(), &arguments);
            assert_eq!(
                (complaint.as_str(), code),
                (format!("gendan: {expected}\n").as_str(), 2),
                "{arguments:?}"
            );
            assert_eq!(page, "");
        }
    }
}
