//! The mapping of columns, a line for each that is used: `A 订单编号 → 订单号  样例 | 样例 | 样例`.

use super::samples::samples;
use crate::cli::page::{Page, room};
use crate::lang::Catalogue;
use crate::model::column_name;
use crate::pipeline::{InspectedColumn, InspectedSheet};
use crate::render::plain::one_line;
use crate::render::width::{columns, fit, pad};

/// Where the lines begin.
const INDENT: usize = 4;
/// The most that header and meaning take.
const HEADER: usize = 22;
const MEANING: usize = 16;
/// A sample in a sentence.
const SHORT: usize = 14;

/// Puts the columns on the page: those used, then those not used, then those without a header.
pub(super) fn describe(sheet: &InspectedSheet, page: &mut Page, words: &Catalogue) {
    let used: Vec<&InspectedColumn> = sheet
        .columns
        .iter()
        .filter(|column| column.field.is_some())
        .collect();
    if !used.is_empty() {
        page.laid_out(INDENT, words.get("inspect.label.columns"));
        for line in mapped(&used, words) {
            page.laid_out(INDENT, &line);
        }
    }
    for (label, named) in [
        ("inspect.label.unused", true),
        ("inspect.label.bare", false),
    ] {
        let columns: Vec<String> = sheet
            .columns
            .iter()
            .filter(|column| column.field.is_none() && named != column.header.is_empty())
            .map(|column| mentioned(column, words))
            .collect();
        if !columns.is_empty() {
            page.entry(words.get(label), &columns.join(words.get("inspect.comma")));
        }
    }
}

/// The columns of an unknown sheet: all of them, each with its first value.
pub(super) fn seen(sheet: &InspectedSheet, words: &Catalogue) -> String {
    let columns = sheet.columns.iter().map(|column| mentioned(column, words));
    columns.collect::<Vec<_>>().join(words.get("inspect.comma"))
}

/// `E 内部备注“急件”`.
fn mentioned(column: &InspectedColumn, words: &Catalogue) -> String {
    let name = format!(
        "{} {}",
        column_name(column.index),
        fit(&one_line(&column.header), HEADER)
    );
    match column.samples.first() {
        Some(sample) => {
            let sample = fit(&one_line(sample), SHORT);
            let values = [("column", name.trim_end()), ("sample", &sample)];
            words.fill("inspect.sample", &values)
        }
        None => name.trim_end().to_owned(),
    }
}

fn mapped(used: &[&InspectedColumn], words: &Catalogue) -> Vec<String> {
    let widest = |texts: &[String], most: usize| {
        let widths = texts.iter().map(|text| columns(text).min(most));
        widths.max().unwrap_or_default()
    };
    let letters: Vec<String> = used
        .iter()
        .map(|column| column_name(column.index))
        .collect();
    let headers: Vec<String> = used.iter().map(|column| one_line(&column.header)).collect();
    let meanings: Vec<String> = used
        .iter()
        .filter_map(|column| Some(words.get(&column.field?.word_key()).to_owned()))
        .collect();
    let (letter, header, meaning) = (
        widest(&letters, 3),
        widest(&headers, HEADER),
        widest(&meanings, MEANING),
    );
    let rest = room(INDENT + letter + header + meaning + 8);
    let rows = letters.iter().zip(&headers).zip(&meanings).zip(used);
    rows.map(|(((name, text), means), column)| {
        let line = format!(
            "  {} {} → {}  {}",
            pad(name, letter),
            pad(&fit(text, header), header),
            pad(&fit(means, meaning), meaning),
            samples(&column.samples, rest)
        );
        line.trim_end().to_owned()
    })
    .collect()
}
