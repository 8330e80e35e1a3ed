//! A sheet as a page of text: what it was taken for and why, or what it lacks.

use super::{checks, columns, problems, rows};
use crate::cli::page::Page;
use crate::lang::Catalogue;
use crate::pipeline::{InspectedFile, InspectedSheet};
use crate::recognise::{Missing, Near, Table};
use crate::render::plain::one_line;
use crate::render::width::fit;

/// The rules on sheets that were not understood: the page says the same at more length.
const SAID: [&str; 2] = ["G901", "G902"];
/// Words of a header that are named in a sentence.
const NAMED: usize = 8;

/// The name of a sheet, behind the file of an archive that holds it.
pub(super) fn name_of(sheet: &InspectedSheet, words: &Catalogue) -> String {
    let sheet_name = one_line(&words.sheet(&sheet.proof));
    match &sheet.member {
        Some(member) if sheet_name.is_empty() => one_line(member),
        Some(member) => format!("{} › {sheet_name}", one_line(member)),
        None if sheet_name.is_empty() => words.get("inspect.text_sheet").to_owned(),
        None => sheet_name,
    }
}

/// Puts a sheet on the page.
pub(super) fn describe(
    sheet: &InspectedSheet,
    file: &InspectedFile,
    page: &mut Page,
    words: &Catalogue,
) {
    match &sheet.table {
        Some(table) => known(sheet, table, file, page, words),
        None => unknown(sheet, page, words),
    }
    let untold = sheet
        .problems
        .iter()
        .filter(|problem| sheet.table.is_some() || !SAID.contains(&problem.finding.code));
    problems::describe(&untold.collect::<Vec<_>>(), &file.book, page, words);
}

/// What a sheet was taken for, why, and what became of it.
fn known(
    sheet: &InspectedSheet,
    table: &Table,
    file: &InspectedFile,
    page: &mut Page,
    words: &Catalogue,
) {
    let name = name_of(sheet, words);
    let confidence = table.confidence.to_string();
    let values = [
        ("name", name.as_str()),
        ("kind", words.get(table.kind().word_key())),
        ("confidence", &confidence),
    ];
    page.line(2, &words.fill("inspect.kind", &values));
    let because = because(sheet, table, words);
    page.entry(words.get("inspect.label.because"), &because);
    if let Some(near) = &sheet.why.nearest {
        let near = near_sentence(near, true, words);
        page.entry(words.get("inspect.label.next"), &near);
    }
    almost(sheet, page, words);
    rows::describe(sheet, table, page, words);
    checks::describe(sheet, &file.book, page, words);
    rows::hidden(&sheet.hidden, page, words);
    columns::describe(sheet, page, words);
}

/// What speaks for the profile.
fn because(sheet: &InspectedSheet, table: &Table, words: &Catalogue) -> String {
    let profile = &table.profile;
    let why = &sheet.why;
    let key = match (sheet.is_own, why.signature.is_empty()) {
        (true, _) => "inspect.by_own",
        (false, true) => "inspect.by_general",
        (false, false) => "inspect.by_profile",
    };
    let named = table.columns.len().to_string();
    let used = table.columns.iter().filter(|column| column.field.is_some());
    let used = used.count().to_string();
    let mut sentence = words.fill(
        key,
        &[
            ("profile", &profile.name),
            ("id", &profile.id),
            ("columns", &named),
            ("used", &used),
        ],
    );
    for (key, list) in [
        ("inspect.signature", &why.signature),
        ("inspect.mentioned", &why.mentioned),
    ] {
        if !list.is_empty() {
            let list = enumerated(list, words);
            sentence.push_str(words.get("inspect.clause"));
            sentence.push_str(&words.fill(key, &[("words", &list)]));
        }
    }
    sentence
}

/// `订单表：认得 客户、金额；缺 订单号`.
fn near_sentence(near: &Near, with_missing: bool, words: &Catalogue) -> String {
    let understood: Vec<String> = near.understood.iter().map(|text| one_line(text)).collect();
    let understood = enumerated(&understood, words);
    let mut sentence = words.fill(
        "inspect.near",
        &[
            ("kind", words.get(near.profile.kind.word_key())),
            ("words", &understood),
        ],
    );
    let missing: Vec<String> = near.missing.iter().map(|set| fields(set, words)).collect();
    if with_missing && !missing.is_empty() {
        let missing = missing.join(words.get("inspect.comma"));
        sentence.push_str(words.get("inspect.clause"));
        sentence.push_str(&words.fill("inspect.lacks", &[("fields", &missing)]));
    }
    sentence
}

/// The fields of a set, of which one is enough: `金额/收入金额/支出金额`.
fn fields(set: &Missing, words: &Catalogue) -> String {
    let names = set
        .fields
        .iter()
        .map(|field| words.get(&field.word_key()).to_owned());
    names.take(3).collect::<Vec<_>>().join("/")
}

fn almost(sheet: &InspectedSheet, page: &mut Page, words: &Catalogue) {
    if let Some(almost) = &sheet.why.almost {
        let missing = enumerated(&almost.missing, words);
        let values = [("profile", almost.name.as_str()), ("words", &missing)];
        page.entry(
            words.get("inspect.label.almost"),
            &words.fill("inspect.almost", &values),
        );
    }
}

/// What was seen of an unknown sheet, what it lacks, and what helps.
fn unknown(sheet: &InspectedSheet, page: &mut Page, words: &Catalogue) {
    let (name, rows) = (name_of(sheet, words), sheet.proof.rows.to_string());
    let codes = sheet.problems.iter().map(|problem| problem.finding.code);
    let code = codes
        .filter(|code| SAID.contains(code))
        .map(|code| words.fill("inspect.code", &[("code", code)]))
        .next()
        .unwrap_or_default();
    let values = [("name", name.as_str()), ("rows", &rows), ("code", &code)];
    let why = &sheet.why;
    if why.is_summary {
        page.line(2, &words.fill("inspect.summary", &values));
        return;
    }
    page.line(2, &words.fill("inspect.unknown", &values));
    if let Some((first, last)) = why.header_rows {
        let row = rows::span(first, last, words);
        let seen = columns::seen(sheet, words);
        let values = [("row", row.as_str()), ("columns", &seen)];
        page.entry(
            words.get("inspect.label.seen"),
            &words.fill("inspect.seen_header", &values),
        );
    } else if !why.seen.is_empty() {
        let seen: Vec<String> = why
            .seen
            .iter()
            .map(|text| fit(&one_line(text), 24))
            .collect();
        page.entry(words.get("inspect.label.seen"), &seen.join(" | "));
    }
    if let Some(near) = &why.nearest {
        let nearest = near_sentence(near, false, words);
        page.entry(words.get("inspect.label.nearest"), &nearest);
        let kind = words.get(near.profile.kind.word_key());
        for set in &near.missing {
            let fields = fields(set, words);
            let known = enumerated(&set.words, words);
            let values = [
                ("kind", kind),
                ("fields", fields.as_str()),
                ("words", &known),
            ];
            page.entry(
                words.get("inspect.label.needs"),
                &words.fill("inspect.needs", &values),
            );
        }
    }
    if let Some(draft) = &why.unfinished {
        let missing: Vec<String> = draft.missing.iter().map(|set| fields(set, words)).collect();
        let missing = missing.join(words.get("inspect.comma"));
        let (name, id) = (draft.profile.name.as_str(), draft.profile.id.as_str());
        let values = [("profile", name), ("id", id), ("fields", &missing)];
        page.entry(
            words.get("inspect.label.almost"),
            &words.fill("inspect.unfinished", &values),
        );
    }
    almost(sheet, page, words);
    let help = if why.header_rows.is_some() {
        "inspect.help"
    } else {
        "inspect.help_no_header"
    };
    page.entry(words.get("inspect.label.help"), words.get(help));
    rows::hidden(&sheet.hidden, page, words);
}

fn enumerated(list: &[String], words: &Catalogue) -> String {
    let mut shown: Vec<String> = list
        .iter()
        .take(NAMED)
        .map(|text| fit(&one_line(text), 24))
        .collect();
    if list.len() > NAMED {
        shown.push("…".to_owned());
    }
    shown.join(words.get("inspect.comma"))
}
