//! The document of `gendan inspect --json`.
//!
//! ```text
//! { "schema": 1, "version": "…",
//!   "files": [{ "file", "format", "encoding", "delimiter", "bytes", "sha256",
//!     "errors": [{ "code", "message" }],
//!     "sheets": [{ "member", "sheet", "kind", "profile", "own_profile", "confidence",
//!       "header_row", "last_header_row", "day", "clerk",
//!       "rows", "used", "merged", "ignored", "rejected", "fates": { "total": 1 },
//!       "totals": { "agreeing", "visible_only", "differing" },
//!       "hidden": { "sheet", "rows", "columns": ["C"] },
//!       "money": [{ "flow": "in|out|neither", "currency", "amount" }],
//!       "columns": [{ "column": "A", "header", "field", "samples": [] }],
//!       "nearest": { "kind", "understood": [], "missing": [["amount", "amount_in"]] },
//!       "problems": [{ "code", "cell", "text", "message" }] }] }] }
//! ```
//!
//! Money is a decimal string, rows are numbered as Excel numbers them, what is absent is null. `kind`
//! is `unknown` for a sheet that was not understood; `cell` is a row's number where the whole row is meant.
//! `nearest` is the kind that comes next; for an unknown sheet the kind that it comes nearest to.

use std::collections::BTreeMap;

use serde::Serialize;

/// Raised when a field changes its meaning or goes away.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) schema: u32,
    pub(super) version: &'static str,
    pub(super) files: Vec<FileEntry<'a>>,
}

#[derive(Serialize)]
pub(super) struct FileEntry<'a> {
    pub(super) file: &'a str,
    pub(super) format: Option<&'static str>,
    pub(super) encoding: Option<&'static str>,
    pub(super) delimiter: Option<char>,
    pub(super) bytes: Option<u64>,
    pub(super) sha256: Option<&'a str>,
    pub(super) errors: Vec<Error>,
    pub(super) sheets: Vec<SheetEntry<'a>>,
}

#[derive(Serialize)]
pub(super) struct Error {
    pub(super) code: &'static str,
    pub(super) message: String,
}

#[derive(Serialize)]
pub(super) struct SheetEntry<'a> {
    pub(super) member: Option<&'a str>,
    pub(super) sheet: &'a str,
    pub(super) kind: &'static str,
    pub(super) profile: Option<&'a str>,
    pub(super) own_profile: bool,
    pub(super) confidence: u8,
    pub(super) header_row: Option<u32>,
    pub(super) last_header_row: Option<u32>,
    pub(super) day: Option<String>,
    pub(super) clerk: Option<&'a str>,
    pub(super) rows: u32,
    pub(super) used: u32,
    pub(super) merged: u32,
    pub(super) ignored: u32,
    pub(super) rejected: u32,
    pub(super) fates: BTreeMap<&'static str, u32>,
    pub(super) totals: TotalsEntry,
    pub(super) hidden: Hidden,
    pub(super) money: Vec<Sum>,
    pub(super) columns: Vec<ColumnEntry<'a>>,
    pub(super) nearest: Option<Nearest<'a>>,
    pub(super) problems: Vec<ProblemEntry<'a>>,
}

/// How many of the totals that a sheet prints are what its rows add up to.
#[derive(Serialize)]
pub(super) struct TotalsEntry {
    pub(super) agreeing: u32,
    pub(super) visible_only: u32,
    pub(super) differing: u32,
}

#[derive(Serialize)]
pub(super) struct Hidden {
    pub(super) sheet: bool,
    pub(super) rows: u32,
    pub(super) columns: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Sum {
    pub(super) flow: &'static str,
    pub(super) currency: String,
    pub(super) amount: String,
}

#[derive(Serialize)]
pub(super) struct ColumnEntry<'a> {
    pub(super) column: String,
    pub(super) header: &'a str,
    pub(super) field: Option<String>,
    pub(super) samples: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Nearest<'a> {
    pub(super) kind: &'static str,
    pub(super) understood: Vec<&'a str>,
    pub(super) missing: Vec<Vec<String>>,
}

#[derive(Serialize)]
pub(super) struct ProblemEntry<'a> {
    pub(super) code: &'static str,
    pub(super) cell: Option<String>,
    pub(super) text: &'a str,
    pub(super) message: String,
}
