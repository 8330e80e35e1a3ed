//! `Document` → one self-contained page of HTML: no network, reads on a phone, prints on A4.

mod cards;
mod chart;
mod scale;
mod table;
#[cfg(test)]
mod tests;

use super::words::Words;
use crate::report::{Block, Document, Page, PageLink};

const STYLE: &str = include_str!("../../../templates/html/report.css");
const SCRIPT: &str = include_str!("../../../templates/html/report.js");

/// The document as a page of HTML. Detail tables are left to the workbook.
pub fn html(document: &Document) -> String {
    let words = Words::of(document);
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"")
        .text(document.language)
        .raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"generator\" content=\"gendan\">\n<title>")
        .text(&document.title)
        .raw("</title>\n<style>\n")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n");
    let shown: Vec<&Page> = document
        .pages
        .iter()
        .filter(|page| has_room(page))
        .collect();
    for (position, content) in shown.iter().enumerate() {
        write_page(&mut page, document, content, &shown, position == 0, &words);
    }
    page.raw("<footer>")
        .text(&words.fill("render.footer", &[("time", &words.time)]));
    if !document.author.is_empty() {
        page.text(" · ").text(&document.author);
    }
    page.raw("</footer>\n<script>\n")
        .raw(SCRIPT)
        .raw("</script>\n</body>\n</html>\n");
    page.0
}

/// A page that holds nothing but detail is not for reading on a phone.
fn has_room(page: &Page) -> bool {
    let detail = |block: &Block| matches!(block, Block::Table(table) if table.filter);
    let silent = |block: &Block| matches!(block, Block::Notes(_));
    !page.blocks.iter().any(detail)
        || page
            .blocks
            .iter()
            .any(|block| !detail(block) && !silent(block))
}

fn write_page(
    out: &mut Markup,
    document: &Document,
    page: &Page,
    shown: &[&Page],
    first: bool,
    words: &Words,
) {
    out.raw("<section id=\"").text(page.id).raw("\">\n");
    if first {
        if !page.title.starts_with(&document.company) {
            out.element("div", "company", &document.company);
        }
        out.element("h1", "", &page.title);
    } else {
        out.element("h2", "", &page.title);
    }
    out.element("p", "unit", &page.subtitle);
    for block in &page.blocks {
        match block {
            Block::Headline(text) => out.element("p", "lead", text),
            Block::Section(text) => out.element("h3", "", text),
            Block::Cards(cards) => cards::write(out, cards, words),
            Block::Table(content) => table::write(out, content, shown, words),
            Block::Chart(content) => chart::write(out, content, words),
            Block::Notes(notes) => {
                for note in notes {
                    out.element("p", "note", note);
                }
            }
            Block::Links(links) => write_links(out, links, document, shown),
            Block::Signature(labels) => {
                out.raw("<div class=\"signature\">");
                for label in labels {
                    out.raw("<span>").text(label).raw("</span>");
                }
                out.raw("</div>\n");
            }
        }
    }
    out.raw("</section>\n");
}

fn write_links(out: &mut Markup, links: &[PageLink], document: &Document, shown: &[&Page]) {
    out.raw("<nav><ul class=\"links\">");
    for link in links {
        let Some(page) = document.pages.iter().find(|page| page.id == link.page) else {
            continue;
        };
        out.raw("<li>");
        out.link(link.page, &page.name, shown);
        if !link.note.is_empty() {
            out.text(" ").text(&link.note);
        }
        out.raw("</li>");
    }
    out.raw("</ul></nav>\n");
}

/// HTML while it grows.
#[derive(Default)]
struct Markup(String);

impl Markup {
    /// Adds markup as it stands: never words of an input.
    fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds words, escaped for text and for attributes.
    fn text(&mut self, words: &str) -> &mut Self {
        for character in words.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                control if control.is_control() && !matches!(control, '\n' | '\t') => {}
                other => self.0.push(other),
            }
        }
        self
    }

    /// Adds an element with words in it; nothing for no words.
    fn element(&mut self, name: &str, class: &str, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.raw("<").raw(name);
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self.raw(">").text(words).raw("</").raw(name).raw(">\n");
    }

    /// Adds a link to a page that is shown, else its words.
    fn link(&mut self, page: &str, words: &str, shown: &[&Page]) {
        if shown.iter().any(|known| known.id == page) {
            self.raw("<a href=\"#").text(page).raw("\">").text(words);
            self.raw("</a>");
        } else {
            self.text(words);
        }
    }
}
