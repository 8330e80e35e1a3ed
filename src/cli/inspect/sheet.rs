//! Files and their sheets as a page of text.

use super::page::Page;
use super::{checks, columns, problems, rows};
use crate::lang::Catalogue;
use crate::pipeline::{InspectedFile, InspectedSheet};
use crate::read::Form;
use crate::recognise::{Missing, Near};
use crate::render::plain::one_line;
use crate::render::width::fit;

/// The rules on sheets that were not understood: the page says the same at more length.
const SAID: [&str; 2] = ["G901", "G902"];
/// Words of a header that are named in a sentence.
const NAMED: usize = 8;

/// All files, one below the other.
pub(super) fn describe(files: &[InspectedFile], words: &Catalogue) -> String {
    let mut page = Page::default();
    for (position, file) in files.iter().enumerate() {
        if position > 0 {
            page.blank();
        }
        describe_file(file, &mut page, words);
    }
    page.into_text()
}

fn describe_file(file: &InspectedFile, page: &mut Page, words: &Catalogue) {
    page.line(0, &file.name);
    if let Some(form) = &file.form {
        page.line(2, &form_sentence(form, &file.hash, words));
        if let Some(ending) = lying_ending(&file.name, form.format) {
            let format = format_name(form.format, words);
            let values = [("ending", ending.as_str()), ("format", &format)];
            page.line(2, &words.fill("inspect.ending_lies", &values));
        }
    }
    if file.is_own {
        page.line(2, words.get("inspect.own_report"));
    }
    for problem in &file.problems {
        let finding = &problem.finding;
        let message = words.say(&finding.message, &file.book);
        page.line(2, &format!("{} {message}", finding.code));
    }
    let (full, empty): (Vec<_>, Vec<_>) =
        file.sheets.iter().partition(|sheet| sheet.proof.rows > 0);
    for sheet in full {
        page.blank();
        describe_sheet(sheet, file, page, words);
    }
    if !empty.is_empty() {
        let names: Vec<String> = empty.iter().map(|sheet| name_of(sheet, words)).collect();
        let names = names.join(words.get("inspect.comma"));
        page.blank();
        page.line(2, &words.fill("inspect.empty_sheets", &[("names", &names)]));
    }
}

/// `Excel 工作簿（xlsx），6.1 KB，sha-256 1a2b3c4d5e6f`.
fn form_sentence(form: &Form, hash: &str, words: &Catalogue) -> String {
    let mut parts = vec![format_name(form.format, words)];
    parts.extend(form.encoding.map(str::to_owned));
    parts.extend(form.delimiter.map(|delimiter| {
        let key = match delimiter {
            ',' => "inspect.delimiter.comma",
            '\t' => "inspect.delimiter.tab",
            ';' => "inspect.delimiter.semicolon",
            _ => "inspect.delimiter.bar",
        };
        words.get(key).to_owned()
    }));
    parts.push(size(form.bytes));
    parts.push(format!("sha-256 {}", hash.get(..12).unwrap_or(hash)));
    parts.join(words.get("inspect.facts"))
}

/// The name of a format; one that is never read is called by its usual name.
fn format_name(code: &str, words: &Catalogue) -> String {
    let key = format!("format.{code}");
    if words.has(&key) {
        words.get(&key).to_owned()
    } else {
        code.to_owned()
    }
}

fn size(bytes: u64) -> String {
    for (unit, name) in [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")] {
        if bytes >= unit {
            let tenths = bytes.saturating_mul(10) / unit;
            return format!("{}.{} {name}", tenths / 10, tenths % 10);
        }
    }
    format!("{bytes} B")
}

/// The ending of a file's name, if it promises another format.
fn lying_ending(name: &str, format: &str) -> Option<String> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    let promised: &[&str] = match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xlam" => &["xlsx"],
        "xls" | "et" | "xla" | "xlt" => &["xls"],
        "xlsb" => &["xlsb"],
        "ods" => &["ods"],
        "csv" | "tsv" | "txt" => &["text"],
        "htm" | "html" => &["html"],
        "xml" => &["xml"],
        "zip" => &["zip"],
        "gz" => &["gzip"],
        _ => return None,
    };
    let honest =
        promised.contains(&format) || ["encrypted", "own_report", "empty"].contains(&format);
    (!honest).then_some(ending)
}

fn name_of(sheet: &InspectedSheet, words: &Catalogue) -> String {
    let sheet_name = one_line(&words.sheet(&sheet.proof));
    match &sheet.member {
        Some(member) if sheet_name.is_empty() => one_line(member),
        Some(member) => format!("{} › {sheet_name}", one_line(member)),
        None if sheet_name.is_empty() => words.get("inspect.text_sheet").to_owned(),
        None => sheet_name,
    }
}

fn describe_sheet(
    sheet: &InspectedSheet,
    file: &InspectedFile,
    page: &mut Page,
    words: &Catalogue,
) {
    let name = name_of(sheet, words);
    let kind = words.get(sheet.proof.kind.word_key());
    match &sheet.table {
        Some(table) => {
            let confidence = table.confidence.to_string();
            let values = [
                ("name", name.as_str()),
                ("kind", kind),
                ("confidence", &confidence),
            ];
            page.line(2, &words.fill("inspect.kind", &values));
            page.entry(words.get("inspect.label.because"), &because(sheet, words));
            if let Some(near) = &sheet.why.nearest {
                let near = near_sentence(near, true, words);
                page.entry(words.get("inspect.label.next"), &near);
            }
            almost(sheet, page, words);
            rows::describe(sheet, page, words);
            checks::describe(sheet, &file.book, page, words);
            rows::hidden(&sheet.hidden, page, words);
            columns::describe(sheet, page, words);
        }
        None => {
            let rows = sheet.proof.rows.to_string();
            let code = sheet.problems.iter().map(|problem| problem.finding.code);
            let code = code
                .filter(|code| SAID.contains(code))
                .map(|code| words.fill("inspect.code", &[("code", code)]))
                .next()
                .unwrap_or_default();
            let values = [("name", name.as_str()), ("rows", &rows), ("code", &code)];
            page.line(2, &words.fill("inspect.unknown", &values));
            unknown(sheet, page, words);
            rows::hidden(&sheet.hidden, page, words);
        }
    }
    let untold = sheet
        .problems
        .iter()
        .filter(|problem| sheet.table.is_some() || !SAID.contains(&problem.finding.code));
    problems::describe(&untold.collect::<Vec<_>>(), &file.book, page, words);
}

/// What speaks for the profile.
fn because(sheet: &InspectedSheet, words: &Catalogue) -> String {
    let Some(table) = &sheet.table else {
        return String::new();
    };
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
    let why = &sheet.why;
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
