//! Progress on standard error, and only if that is a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use crate::lang::Catalogue;

/// A bar over the files; hidden where nobody looks.
pub(super) fn over_files(files: usize, words: &Catalogue) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = format!(
        "{} {{bar:30}} {{pos}}/{{len}} {{elapsed}}",
        words.get("cli.reading")
    );
    let bar = ProgressBar::new(files as u64);
    match ProgressStyle::with_template(&template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
