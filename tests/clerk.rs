//! A small book of a clerk: a run, what is typed into its summary, and the run after it.

use std::fs;
use std::path::PathBuf;

use gendan::config::{Config, Language};
use gendan::lang::Catalogue;
use gendan::pipeline::{self, Outcome};
use gendan::read::{find_files, read_file};
use gendan::render;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::config;

const ORDERS: &str = "订单号,下单日期,客户,应收金额\n";
const MONTH: &str = "交易时间,交易号,收入金额,支出金额,对方户名,备注\n";
pub(crate) const KEY: &str = "记录标识（请勿修改）";

/// A row of a page, by the names of its columns.
pub(crate) type Row = Vec<(String, String)>;

/// The files of one run, and what came out.
pub(crate) struct Book {
    folder: TempDir,
    outcome: Outcome,
    pub(crate) json: Value,
    pub(crate) config: Config,
    words: Catalogue,
}

impl Book {
    /// A run on orders, movements and further files.
    pub(crate) fn run(orders: &str, movements: &str, more: &[(&str, Vec<u8>)]) -> Self {
        Self::run_in(Language::Chinese, orders, movements, more)
    }

    pub(crate) fn run_in(
        language: Language,
        orders: &str,
        movements: &str,
        more: &[(&str, Vec<u8>)],
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, content: &[u8]| {
            fs::write(folder.path().join(name), content).expect("a file");
        };
        write("订单.csv", format!("{ORDERS}{orders}").as_bytes());
        if !movements.is_empty() {
            write("流水.csv", format!("{MONTH}{movements}").as_bytes());
        }
        for (name, content) in more {
            write(name, content);
        }
        let files = find_files(&[folder.path().to_path_buf()]).expect("files");
        let config = config("");
        let words = Catalogue::new(language);
        let outcome = pipeline::run(&files, &config, &|| {}).expect("profiles");
        let json = {
            let facts = outcome.facts(&config, &words);
            serde_json::to_value(gendan::report::result(&facts)).expect("JSON")
        };
        Self {
            folder,
            outcome,
            json,
            config,
            words,
        }
    }

    /// The summary as it is written.
    pub(crate) fn summary(&self) -> Vec<u8> {
        let reports = pipeline::reports(&self.outcome.facts(&self.config, &self.words));
        render::xlsx(&reports[0]).expect("a workbook")
    }

    /// The rows of a page of the summary.
    pub(crate) fn page(&self, name: &str) -> Vec<Row> {
        let path: PathBuf = self.folder.path().join("summary.xlsx");
        fs::write(&path, self.summary()).expect("a file");
        let mut rows: Vec<Vec<String>> = Vec::new();
        read_file(&path, &self.config.reading, |sheet| {
            if sheet.info.name == name {
                let cells = |row: &gendan::read::Row| -> Vec<String> {
                    (1..=16)
                        .map(|column| row.cell(column).map(|cell| cell.text().into_owned()))
                        .map(Option::unwrap_or_default)
                        .collect()
                };
                rows = sheet.head.iter().map(cells).collect();
            }
        });
        let header = rows
            .iter()
            .position(|row| row.iter().any(|cell| cell == KEY));
        let Some(header) = header else {
            return Vec::new();
        };
        let rows = rows.split_off(header);
        let names = &rows[0];
        let table = rows.iter().skip(1);
        table
            .filter(|row| row.last().is_some_and(|key| key.starts_with("G1|")))
            .map(|row| names.iter().cloned().zip(row.iter().cloned()).collect())
            .collect()
    }

    /// The page 待确认 with what somebody typed into the row of a payment.
    pub(crate) fn decide(&self, payment: &str, typed: &[(&str, &str)]) -> Vec<u8> {
        self.type_in("待确认", payment, typed)
    }

    pub(crate) fn type_in(&self, page: &str, payment: &str, typed: &[(&str, &str)]) -> Vec<u8> {
        let mut rows = self.page(page);
        let row = rows
            .iter_mut()
            .find(|row| cell(row, "交易号") == payment)
            .unwrap_or_else(|| panic!("{payment} on {page}"));
        for (name, text) in typed {
            let found = row.iter_mut().find(|(column, _)| column == name);
            (*text).clone_into(&mut found.expect("a column").1);
        }
        workbook(&rows)
    }

    pub(crate) fn payment(&self, id: &str) -> String {
        let payments = self.json["payments"].as_array().expect("a list");
        let payment = payments
            .iter()
            .find(|payment| payment["id"] == id)
            .unwrap_or_else(|| panic!("{id}"));
        let parts: Vec<String> = payment["allocations"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|part| format!(" {}={}", text(&part["order_no"]), text(&part["amount"])))
            .collect();
        format!(
            "{} {}{}",
            text(&payment["state"]),
            payment["level"],
            parts.concat()
        )
    }

    pub(crate) fn decisions(&self) -> Vec<String> {
        let decisions = self.json["decisions"].as_array().expect("a list");
        let told = decisions.iter().map(|one| {
            let fields = ["payment_id", "verdict", "outcome"].map(|field| text(&one[field]));
            fields.join(" ")
        });
        told.collect()
    }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

pub(crate) fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    found.map_or("", |(_, text)| text)
}

fn workbook(rows: &[Row]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet().set_name("待确认").expect("a name");
    for (column, (name, _)) in (0..).zip(rows.first().expect("a row")) {
        page.write(0, column, name).expect("a cell");
    }
    for (line, row) in (1..).zip(rows) {
        for (column, (_, text)) in (0..).zip(row) {
            page.write(line, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// The run after a decision, and the two after it, each from the newest summary alone: what the payment is then.
pub(crate) fn follow(
    orders: &str,
    movements: &str,
    payment: &str,
    typed: &[(&str, &str)],
) -> Vec<Book> {
    let first = Book::run(orders, movements, &[]);
    let mut edited = first.decide(payment, typed);
    let mut runs = Vec::new();
    for _ in 0..3 {
        let next = Book::run(orders, movements, &[("汇总.xlsx", edited)]);
        edited = next.summary();
        runs.push(next);
    }
    runs
}
