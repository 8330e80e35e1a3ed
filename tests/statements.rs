//! Real statements and ledgers, where they are present beside the project: what a person counts in the
//! file is what the program counts.

use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

use crate::harness::read_json;

/// Start of the file's name, kind, profile, header row, data rows; counted as received, as paid out, as
/// neither.
const STATEMENTS: &str = "
abc_debit payment abc_personal 1 5 10000.01 12355.89 0.00
alipay payment alipay_personal_mobile 25 10 222228.50 211.64 247.37
boc payment boc_personal 2 17 9821.00 9394.30 0.00
bocom payment bocom_personal 1 6 11.25 114.00 0.00
ccb payment ccb_personal 6 6 0.00 703.26 0.00
cmb payment cmb_personal 1 5 1234.00 2013.14 0.00
icbc__credit payment icbc_credit 7 9 4621.01 363.13 0.00
icbc__debit payment icbc_personal 7 11 2841.74 4241.08 0.00
jd payment jd_personal 22 26 0.00 2277.70 1601.52
wechat payment wechat_personal 17 27 28.49 2904.53 26100.89
";

/// The same; received is 贷方, paid out is 借方.
const LEDGERS: &str = "
s01_标准明细账_河北 ledger ledger 4 4 250000.00 130000.00 0.00
s01_标准明细账_邯郸市丙 ledger ledger 4 5 0.00 20000.00 0.00
s01_标准明细账_邯郸市甲 ledger ledger 4 4 160000.00 230000.00 0.00
s02 ledger ledger 2 2 5000.00 12000.00 0.00
s03 ledger ledger 1 2 5000.00 12000.00 0.00
s04 ledger ledger 1 1 0.00 8000.00 0.00
s05 ledger ledger 1 3 0.00 0.00 0.00
s06 ledger ledger 1 3 5000.00 15000.00 0.00
s07 ledger ledger 1 2 120000.00 200000.00 0.00
s08 ledger ledger 1 6 0.00 2100.00 0.00
s09 ledger ledger 1 3 0.00 3500.00 0.00
s10 ledger ledger 1 2 0.00 3000.00 0.00
";

fn folder(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    if !path.is_dir() {
        // The one line that a person who runs the tests should see.
        let _ = writeln!(std::io::stderr(), "skipped: {} is not here", path.display());
        return None;
    }
    Some(path)
}

fn program(arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::cargo_bin("gendan").expect("the program");
    let run = command
        .args(arguments)
        .args(["--lang", "en"])
        .arg(folder)
        .output()
        .expect("it runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).expect("text")
}

fn check(name: &str, expected: &str) {
    let Some(folder) = folder(name) else { return };
    let out = tempfile::tempdir().expect("a folder");
    program(
        &[
            "run",
            "--json",
            "--as-of",
            "2026-10-31",
            "-o",
            &out.path().to_string_lossy(),
        ],
        &folder,
    );
    let result = read_json(&out.path().join("result.json"));
    let inputs = result["inputs"].as_array().expect("a list");
    let told = program(&["inspect", "--json"], &folder);
    let told: Value = serde_json::from_str(&told).expect("valid JSON");
    let starts = expected
        .trim()
        .lines()
        .map(|line| line.split(' ').next().unwrap_or_default());
    let found: Vec<String> = starts.map(|start| describe(start, inputs, &told)).collect();
    assert_eq!(found.join("\n"), expected.trim());
}

/// What `result.json` and `gendan inspect` tell of the file whose name starts so.
fn describe(start: &str, inputs: &[Value], told: &Value) -> String {
    let input = inputs
        .iter()
        .find(|input| text(input, "file").starts_with(start));
    let input = input.unwrap_or_else(|| panic!("{start} was read"));
    let files = told["files"].as_array().expect("a list");
    let file = files
        .iter()
        .find(|file| text(file, "file").starts_with(start))
        .expect("it was inspected");
    let sheet = &file["sheets"][0];
    let amount = |flow: &str| {
        let sums = sheet["money"].as_array().expect("a list").iter();
        let sum = sums.clone().find(|sum| sum["flow"] == flow);
        sum.map_or("0.00", |sum| text(sum, "amount")).to_owned()
    };
    let money = ["in", "out", "neither"].map(amount).join(" ");
    let (kind, profile, header) = (
        text(input, "kind"),
        text(input, "profile"),
        &sheet["header_row"],
    );
    format!(
        "{start} {kind} {profile} {header} {} {money}",
        input["used"]
    )
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("text")
}

#[test]
fn every_statement_is_recognised_and_counted() {
    check("statements", STATEMENTS);
}

#[test]
fn every_ledger_is_recognised_and_counted() {
    check("ledgers", LEDGERS);
}
