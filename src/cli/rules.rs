//! `gendan rules`: the catalogue, or one rule explained.

use std::fmt::Write;

use super::DONE;
use super::failure::Failure;
use crate::config::Language;
use crate::lang::Catalogue;
use crate::render::width::pad;
use crate::rules;

/// Columns of a rule's name in the list.
const NAME: usize = 24;

/// Gives what is to be printed and the exit code.
pub(super) fn rules(
    language: Option<Language>,
    code: Option<&str>,
    markdown: bool,
) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(language.unwrap_or_default());
    let entries = rules::catalogue(&words);
    let text = match code {
        Some(code) => {
            rules::explain(code, &words).ok_or_else(|| Failure::NoSuchRule(code.to_owned()))?
        }
        None if markdown => rules::as_markdown_table(&entries, &words),
        None => entries.iter().fold(String::new(), |mut list, entry| {
            // Writing to a string cannot fail.
            let _ = writeln!(
                list,
                "{}  {} {}",
                entry.code,
                pad(&entry.name, NAME),
                entry.what
            );
            list
        }),
    };
    Ok((text, DONE))
}
