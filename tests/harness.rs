//! A run of the program on sheets that stand in the test as tables.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use encoding_rs::GB18030;
use gendan::config::{Config, File};
use gendan::pipeline::{self, Outcome};
use gendan::read::find_files;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use serde_json::Value;
use tempfile::TempDir;

/// The moment at which runs look at their data, unless a test says otherwise.
const AS_OF: &str = "2026-10-31T18:00:00";

/// A run to be: sheets first, then the arguments, then the program.
pub(crate) struct Run {
    folder: TempDir,
    arguments: Vec<String>,
}

/// What came out.
pub(crate) struct Done {
    folder: TempDir,
    output: Output,
}

impl Run {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            arguments: Vec::new(),
        }
    }

    /// The folder that holds the inputs.
    pub(crate) fn input(&self) -> PathBuf {
        let path = self.folder.path().join("in");
        fs::create_dir_all(&path).expect("a folder");
        path
    }

    /// Adds an xlsx of one sheet: a line a row, cells cut by `|`. A cell `n:123` is a number cell.
    pub(crate) fn sheet(self, file: &str, sheet: &str, rows: &str) -> Self {
        let mut workbook = Workbook::new();
        // The same sheet is the same bytes.
        let created = ExcelDateTime::from_timestamp(0).expect("a moment");
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let page = workbook
            .add_worksheet()
            .set_name(sheet)
            .expect("a sheet name");
        for (row, line) in (0..).zip(rows.lines()) {
            for (column, text) in (0..).zip(line.split('|')) {
                match text.strip_prefix("n:") {
                    Some(number) => {
                        page.write(row, column, number.parse::<f64>().expect("a number"))
                    }
                    None => page.write(row, column, text),
                }
                .expect("a cell");
            }
        }
        let bytes = workbook.save_to_buffer().expect("a workbook");
        self.file(file, &bytes)
    }

    /// Adds a csv in GB18030.
    pub(crate) fn gbk(self, file: &str, text: &str) -> Self {
        let bytes = GB18030.encode(text).0.into_owned();
        self.file(file, &bytes)
    }

    /// Adds a file as it is.
    pub(crate) fn file(self, file: &str, content: &[u8]) -> Self {
        let path = self.input().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// Adds arguments after `run in -o out --json --as-of …`.
    pub(crate) fn args<const N: usize>(mut self, arguments: [&str; N]) -> Self {
        self.arguments.extend(arguments.map(str::to_owned));
        self
    }

    /// Runs on the input folder.
    pub(crate) fn run(self) -> Done {
        self.input();
        let base = ["run", "in", "-o", "out", "--json", "--as-of", AS_OF];
        let arguments: Vec<String> = base
            .iter()
            .map(|word| (*word).to_owned())
            .chain(self.arguments.clone())
            .collect();
        self.run_exactly(&arguments)
    }

    /// Runs with these arguments alone, in the folder above the inputs.
    pub(crate) fn run_exactly<S: AsRef<std::ffi::OsStr>>(self, arguments: &[S]) -> Done {
        let output = Command::cargo_bin("gendan")
            .expect("the program")
            .current_dir(self.folder.path())
            .args(arguments)
            .output()
            .expect("it runs");
        Done {
            folder: self.folder,
            output,
        }
    }
}

impl Done {
    pub(crate) fn code(&self) -> i32 {
        self.output.status.code().unwrap_or(-1)
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// The names of the outputs, sorted.
    pub(crate) fn outputs(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.out()) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// `result.json`.
    pub(crate) fn result(&self) -> Value {
        assert_eq!(self.stderr(), "", "nothing is said on standard error");
        read_json(&self.out().join("result.json"))
    }

    /// The findings of a rule: `order_no/waybill_no/payment_id/staff: message`.
    pub(crate) fn findings(&self, code: &str) -> Vec<String> {
        let result = self.result();
        let findings = result["findings"].as_array().expect("a list").iter();
        findings
            .filter(|finding| finding["code"] == code)
            .map(|finding| {
                let subject = ["order_no", "waybill_no", "payment_id", "staff"]
                    .map(|field| finding[field].as_str().unwrap_or("-"))
                    .join("/");
                format!("{subject}: {}", finding["message"].as_str().expect("words"))
            })
            .collect()
    }
}

/// Reads a JSON file.
pub(crate) fn read_json(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("valid JSON")
}

/// Sheets in memory → what the stages up to the rules make of them: (file name, csv in UTF-8).
pub(crate) fn outcome(files: &[(&str, &str)], config: &Config) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let files = find_files(&[folder.path().to_path_buf()]).expect("files");
    pipeline::run(&files, config, &|| {}).expect("profiles")
}

/// The defaults with what a `gendan.toml` says, at the moment of the tests.
pub(crate) fn config(toml: &str) -> Config {
    let file = File::parse(toml).expect("the settings parse");
    Config::from_file(file, AS_OF.parse().expect("a time")).expect("the settings hold")
}
