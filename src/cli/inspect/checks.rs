//! The sheet's own totals beside our sums, and the sheet that it repeats.

use crate::cli::page::Page;
use crate::lang::Catalogue;
use crate::model::Book;
use crate::pipeline::InspectedSheet;

/// Puts the checks of a sheet on the page.
pub(super) fn describe(sheet: &InspectedSheet, book: &Book, page: &mut Page, words: &Catalogue) {
    let audit = &sheet.proof.audit;
    let counts = [
        ("inspect.totals_agree", audit.totals.agreeing),
        ("inspect.totals_visible", audit.totals.visible_only),
        ("inspect.totals_differ", audit.totals.differing),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.fill(key, &[("count", &count.to_string())]))
        .collect();
    if !told.is_empty() {
        let told = told.join(words.get("inspect.comma"));
        page.entry(words.get("inspect.label.totals"), &told);
    }
    let Some(repeat) = audit.repeat else { return };
    let Some(first) = book.sheet(repeat.of) else {
        return;
    };
    let key = if repeat.is_counted_once {
        "inspect.repeats"
    } else {
        "inspect.copies"
    };
    let sentence = words.fill(key, &[("first", &first.name())]);
    page.entry(words.get("inspect.label.repeats"), &sentence);
}
