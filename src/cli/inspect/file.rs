//! Files as a page of text: what each is by its content, what of it cannot be read, its sheets.

use super::sheet;
use crate::cli::page::Page;
use crate::lang::Catalogue;
use crate::pipeline::InspectedFile;
use crate::read::Form;

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
        sheet::describe(sheet, file, page, words);
    }
    if !empty.is_empty() {
        let names: Vec<String> = empty
            .iter()
            .map(|sheet| sheet::name_of(sheet, words))
            .collect();
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
            let tenths = bytes % unit * 10 / unit;
            return format!("{}.{tenths} {name}", bytes / unit);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_that_promises_another_format_is_told() {
        for (name, format, expected) in [
            ("a.XLS", "html", Some("xls")),
            ("a.xls", "xls", None),
            ("a.et", "xls", None),
            ("a.csv", "xlsx", Some("csv")),
            ("a.xlsx", "encrypted", None),
            ("a.txt", "text", None),
            ("a.dat", "text", None),
            ("a", "text", None),
        ] {
            assert_eq!(lying_ending(name, format).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_size_is_told_in_its_unit() {
        for (bytes, expected) in [
            (0, "0 B"),
            (1023, "1023 B"),
            (1024, "1.0 KB"),
            (6_300, "6.1 KB"),
            (5 << 20, "5.0 MB"),
            (u64::MAX, "17179869183.9 GB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
