//! What could not be read, each problem with its cell.

use crate::cli::page::Page;
use crate::lang::Catalogue;
use crate::model::Book;
use crate::pipeline::InspectedProblem;

/// Problems that are shown of a sheet.
const SHOWN: usize = 5;
/// Where they begin.
const INDENT: usize = 6;

/// Puts the first problems on the page, and how many there are.
pub(super) fn describe(
    problems: &[&InspectedProblem],
    book: &Book,
    page: &mut Page,
    words: &Catalogue,
) {
    if problems.is_empty() {
        return;
    }
    let count = problems.len().to_string();
    page.entry(
        words.get("inspect.label.problems"),
        &words.fill("inspect.problems", &[("count", &count)]),
    );
    for problem in problems.iter().take(SHOWN) {
        let finding = &problem.finding;
        let place = finding.origin.map(|origin| {
            let row = || words.fill("inspect.at_row", &[("row", &origin.row.to_string())]);
            origin.cell().unwrap_or_else(row)
        });
        let message = words.say(&finding.message, book);
        let text = match place {
            Some(place) => format!("{} {place}  {message}", finding.code),
            None => format!("{} {message}", finding.code),
        };
        page.line(INDENT, &text);
    }
    if problems.len() > SHOWN {
        let rest = (problems.len() - SHOWN).to_string();
        page.line(INDENT, &words.fill("inspect.more", &[("count", &rest)]));
    }
}
