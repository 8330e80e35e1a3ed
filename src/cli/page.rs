//! A page of 80 columns: titles, labels with their text, lines that hang below their label.

use crate::render::plain::one_line;
use crate::render::width::{columns, pad};
use crate::render::wrap;

/// The width of the page.
const WIDTH: usize = 80;
/// Where labels begin, and where their text begins.
const LABEL: usize = 4;
const TEXT: usize = 14;

/// A page that grows line by line.
#[derive(Debug, Default)]
pub(in crate::cli) struct Page {
    text: String,
}

impl Page {
    /// The page as text.
    pub(in crate::cli) fn into_text(self) -> String {
        self.text
    }

    /// A text of its own, from a column on; further lines hang two columns in.
    pub(in crate::cli) fn line(&mut self, indent: usize, text: &str) {
        self.hang(&" ".repeat(indent), indent + 2, text);
    }

    /// A label and its text; further lines stand below the text.
    pub(in crate::cli) fn entry(&mut self, label: &str, text: &str) {
        let label = one_line(label);
        let start = format!("{}{} ", " ".repeat(LABEL), pad(&label, TEXT - LABEL - 1));
        self.hang(&start, TEXT, text);
    }

    /// A line that is already laid out: it is neither cleaned nor broken.
    pub(in crate::cli) fn laid_out(&mut self, indent: usize, text: &str) {
        let line = format!("{}{text}", " ".repeat(indent));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A line with nothing on it.
    pub(in crate::cli) fn blank(&mut self) {
        self.text.push('\n');
    }

    fn hang(&mut self, start: &str, indent: usize, text: &str) {
        // The first line may begin before or behind the others: it is filled on its own.
        let text = one_line(text);
        let first = wrap(&text, WIDTH.saturating_sub(columns(start)));
        let kept = first.first().map_or("", String::as_str);
        self.laid_out(0, &format!("{start}{kept}"));
        let rest = text.strip_prefix(kept).unwrap_or("").trim_start();
        if !rest.is_empty() {
            for line in wrap(rest, WIDTH - indent) {
                self.laid_out(indent, &line);
            }
        }
    }
}

/// The columns that a line from column `indent` on has.
pub(in crate::cli) const fn room(indent: usize) -> usize {
    WIDTH - indent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_hangs_below_its_label() {
        let mut page = Page::default();
        page.entry("列", &"SF1234 ".repeat(12));
        page.line(2, "短\u{1b}句");
        assert_eq!(
            page.into_text(),
            "    列        SF1234 SF1234 SF1234 SF1234 SF1234 SF1234 SF1234 SF1234 SF1234\n\
             \x20             SF1234 SF1234 SF1234\n\
             \x20 短句\n"
        );
    }
}
