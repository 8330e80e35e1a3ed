//! `gendan forms`: which files it writes, and that it never writes over what somebody filled in.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use gendan::report::forms;
use tempfile::TempDir;

#[test]
fn the_command_writes_them_once_and_never_over_what_was_filled_in() {
    let folder = TempDir::new().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::cargo_bin("gendan")
            .expect("the program")
            .current_dir(folder.path())
            .arg("forms")
            .args(arguments)
            .output()
            .expect("it runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).expect("text");
        (output.status.code(), said)
    };
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into()
            })
            .collect();
        names.sort();
        names
    };
    let (code, said) = run(&["--month", "2026-11"]);
    assert_eq!(code, Some(0), "{said}");
    let made = names(&folder.path().join("表单"));
    assert_eq!(made.len(), forms().len());
    assert!(made.contains(&"排班表_2026-11.xlsx".to_owned()), "{made:?}");
    for name in &made {
        assert!(said.contains(name), "{said}");
    }

    let path = folder.path().join("表单").join("跟单表.xlsx");
    fs::write(&path, "filled in").expect("a file");
    let (code, said) = run(&["跟单表", "投诉登记表"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("已经有 2 个同名文件") && said.contains("--force"));
    assert_eq!(fs::read(&path).expect("a file"), b"filled in");
    assert_eq!(run(&["跟单表", "--force"]).0, Some(0));
    assert!(fs::metadata(&path).expect("a file").len() > 1000);

    let (code, said) = run(&["order", "Staff", "-o", "new", "--lang", "en"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        names(&folder.path().join("new")),
        ["Orders.xlsx", "Staff.xlsx"]
    );
    for (arguments, expected) in [
        (
            &["跟单单"][..],
            "没有叫“跟单单”的表。有：订单登记表、快递跟单表",
        ),
        (
            &["--month", "11"][..],
            "--month 的“11”不是月份；应写作：2026-11",
        ),
        (
            &["跟单表", "--month", "2026-11"][..],
            "--month 只用于“排班表”",
        ),
        (&["--mont", "2026-11"][..], "是不是想写 --month"),
        (
            &["x", "--lang", "en"][..],
            "There is no form named “x”. There are: Orders",
        ),
    ] {
        let (code, said) = run(arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}
