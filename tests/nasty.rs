//! Damaged, hostile and odd spreadsheets of public projects, where they are present beside the project:
//! none ends or hangs the program, none takes much memory, each gets an honest answer.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::read_json;

const PROGRAM: &str = env!("CARGO_BIN_EXE_gendan");
/// No file may take longer. A program that is not optimised, on a machine that builds something else,
/// is given more: there it is a guard against hanging only, and `.ci/run` holds the optimised one.
const MOST_TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 120 } else { 20 });
/// Nor more memory: the program and its reader together, in kilobytes.
const MOST_MEMORY: u64 = 1 << 20;
/// How often the memory is looked at.
const TICK: Duration = Duration::from_millis(10);

/// What `gendan inspect` answers to a file.
struct Answer {
    file: String,
    code: Option<i32>,
    output: String,
    errors: String,
    took: Duration,
    /// Kilobytes; 0 where the system does not tell.
    memory: u64,
}

impl Answer {
    /// What is wrong with the answer, whatever the file.
    fn complaint(&self) -> Option<String> {
        let wrong = if self.took >= MOST_TIME {
            format!("took {:?}", self.took)
        } else if self.code != Some(0) {
            format!("ended with {:?}: {}", self.code, self.errors)
        } else if !self.errors.is_empty() {
            format!("wrote to standard error: {}", self.errors)
        } else if self.memory > MOST_MEMORY {
            format!("took {} kilobytes", self.memory)
        } else if !self.output.replace("\n  ", "").contains(&self.file) {
            // A long name is broken over lines.
            format!("is not named: {}", self.output)
        } else {
            return None;
        };
        Some(format!("{} {wrong}", self.file))
    }
}

fn inspect(path: &Path) -> Answer {
    let began = Instant::now();
    let mut program = Command::new(PROGRAM)
        .args(["inspect", "--lang", "en"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let output = drain(program.stdout.take().expect("a pipe"));
    let errors = drain(program.stderr.take().expect("a pipe"));
    let (mut own, mut readers) = (0, 0);
    let status = loop {
        if let Some(status) = program.try_wait().expect("it can be waited for") {
            break Some(status);
        }
        if began.elapsed() >= MOST_TIME {
            program.kill().expect("it can be stopped");
            program.wait().expect("it can be waited for");
            break None;
        }
        own = own.max(peak(program.id()));
        let reader = readers_of(program.id()).into_iter().map(peak).max();
        readers = readers.max(reader.unwrap_or_default());
        thread::sleep(TICK);
    };
    Answer {
        file: path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        code: status.and_then(|status| status.code()),
        output: output.join().expect("output"),
        errors: errors.join().expect("errors"),
        took: began.elapsed(),
        memory: own + readers,
    }
}

fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe");
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The most memory that a process has held so far, in kilobytes; 0 if the system does not tell.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The processes that a process has started, if the system tells.
fn readers_of(process: u32) -> Vec<u32> {
    let path = format!("/proc/{process}/task/{process}/children");
    let children = fs::read_to_string(path).unwrap_or_default();
    children
        .split_whitespace()
        .filter_map(|child| child.parse().ok())
        .collect()
}

fn corpus() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/nasty");
    let Ok(entries) = fs::read_dir(&folder) else {
        // The one line that a person who runs the tests should see.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: {} is not here",
            folder.display()
        );
        return None;
    };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    Some(files)
}

/// The answers to all files, two at a time.
fn answers(files: &[PathBuf]) -> Vec<Answer> {
    let queue = Mutex::new(files.iter());
    let answers = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("the queue").next();
                    let Some(file) = next else { return };
                    let answer = inspect(file);
                    answers.lock().expect("the answers").push(answer);
                }
            });
        }
    });
    let mut answers = answers.into_inner().expect("the answers");
    answers.sort_by(|a, b| a.file.cmp(&b.file));
    answers
}

#[test]
fn every_file_gets_an_honest_answer() {
    let Some(files) = corpus() else { return };
    let answers = answers(&files);
    let complaints: Vec<String> = answers.iter().filter_map(Answer::complaint).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What is read: file, then each sheet with its rows that are not blank.
const READ: &str = "
ExcelDataReader__AllColumnsNotReadInHiddenTable.xls | Weekly Prices with taxes:89 _Hidden2:51
ExcelDataReader__Test255x10.xlsb | Sheet1:10
ExcelDataReader__Test_Issue_10725.xlsb | Sheet1:1
ExcelDataReader__Test_Issue_11545_NoIndex.xls | Encrypted:75
ExcelDataReader__Test_Issue_11570_FAT_2.xls | Sheet1:493
ExcelDataReader__Test_Issue_11573_BlankValues.xls | Arkusz1:220
ExcelDataReader__Test_Issue_11573_BlankValues.xlsb | Arkusz1:220
ExcelDataReader__Test_Issue_4145.xlsx | Names:977 Types:7
ExcelDataReader__Test_git_issue624.xls | Confirmation Sheet:1
ExcelDataReader__Test_git_issue_635.xlsb | Лист2:1
ExcelDataReader__as3xls_BIFF5.xls | Sheet1:10
PhpSpreadsheet__RepeatedDataCells.ods | Sheet1:1
PhpSpreadsheet__colheader.ods | Sheet1:3
PhpSpreadsheet__example1.xls | Data Sheet #1:8 Data Sheet #2:15 Data Sheet #3:21
PhpSpreadsheet__issue.2463.xls | bol.com bestellingen:4
PhpSpreadsheet__issue.4099.ods | Sheet1:1
calamine__any_sheets.ods | Visible:4
calamine__biff5_write.xls | SheetJS:4
calamine__issue_530.xlsx | 出勤分类组织汇总表:5
calamine__issues.ods | Sheet1:1 datatypes:6 issue2:3 issue5:1 issue6:4 spc_chrs:8
calamine__issues.xlsb | Sheet1:1 datatypes:6 issue2:3 issue5:1 issue6:4 spc_chrs:8
calamine__special_cells.ods | sheet1:5
npoi__12561-1.xls | 作業リスト:49
npoi__44693.xls | example:713
npoi__47251.xls | AuctionSummary:26
npoi__54206.xlsx | QuadroDB:79
npoi__BOOK_in_capitals.xls | 301. exposures by cpty and agreement_301_NTTX_EXCEL.rpt:14
npoi__TwoSheetsOneHidden.xls | Sheet1:1 Sheet2:1
npoi__WORKBOOK_in_capitals.xls | Sheet1:241
npoi__WrongFormulaRecordType.xls | Sheet 1 - Table 1 - Table 1 - T:4
";

/// What is refused: file, then words of the reason.
const REFUSED: &str = "
ExcelDataReader__TestExcel_2040.xls | password
ExcelDataReader__Test_git_issue_242_std_rc4_pwd_password.xls | password
ExcelDataReader__Test_git_issue_242_xor_pwd_password.xls | password
ExcelDataReader__Test_git_issue_382_oom.xls | damaged
ExcelDataReader__agile_AES128_MD5_CBC_pwd_password.xlsb | password
ExcelDataReader__agile_AES256_SHA512_CBC_pwd_password.xlsx | password
calamine__pass_protected.ods | password
npoi__51832.xls | password
npoi__password.xls | password
";

/// What one run over all files tells, as `result.json`.
fn result(folder: &Path) -> Value {
    let out = tempfile::tempdir().expect("a folder");
    let status = Command::new(PROGRAM)
        .args([
            "run",
            "--lang",
            "en",
            "--json",
            "--as-of",
            "2026-10-31",
            "-o",
        ])
        .args([out.path(), folder])
        .stdout(Stdio::null())
        .status()
        .expect("it starts");
    assert!(status.success(), "{status}");
    read_json(&out.path().join("result.json"))
}

/// The sheets of a file and their rows; sheets by name.
fn sheets(result: &Value, file: &str) -> String {
    let mut rows: BTreeMap<&str, u64> = BTreeMap::new();
    for input in result["inputs"].as_array().expect("a list") {
        if input["file"] == file {
            let sheet = input["sheet"].as_str().unwrap_or_default();
            *rows.entry(sheet).or_default() += input["rows"].as_u64().expect("a count");
        }
    }
    let rows: Vec<String> = rows
        .iter()
        .map(|(sheet, rows)| format!("{sheet}:{rows}"))
        .collect();
    rows.join(" ")
}

/// Why a file was not read.
fn reason(result: &Value, file: &str) -> String {
    let findings = result["findings"].as_array().expect("a list");
    let messages = findings
        .iter()
        .filter(|finding| finding["code"] == "G908")
        .filter_map(|finding| finding["message"].as_str());
    let of_file: Vec<&str> = messages.filter(|message| message.contains(file)).collect();
    of_file.join("\n")
}

#[test]
fn one_run_reads_what_can_be_read_and_says_why_the_rest_cannot() {
    let Some(files) = corpus() else { return };
    let folder = files
        .first()
        .and_then(|file| file.parent())
        .expect("a folder");
    let result = result(folder);
    let mut wrong = Vec::new();
    for line in READ.trim().lines() {
        let (file, expected) = line.split_once(" | ").expect("a file and its sheets");
        let found = sheets(&result, file);
        if found != expected {
            wrong.push(format!("{file}\n  {expected}\n  {found}"));
        }
    }
    for line in REFUSED.trim().lines() {
        let (file, words) = line.split_once(" | ").expect("a file and words");
        let said = reason(&result, file);
        if !said.contains(words) || !sheets(&result, file).is_empty() {
            wrong.push(format!("{file}\n  {words}\n  {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
