//! The parts of a page that matter for its tables, in the order of the page.

use html5gum::emitters::callback::CallbackEmitter;
use html5gum::{StringReader, Tokenizer};

use super::collector::Collector;

/// A part of a page.
#[derive(Debug)]
pub(super) enum Token {
    /// A tag begins.
    Start(Start),
    /// A tag ends.
    End(Tag),
    /// Text, entities decoded.
    Text(String),
    /// A name that Excel gave a sheet of the page.
    SheetName(String),
}

/// The tags that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `table`.
    Table,
    /// `thead`, `tbody`, `tfoot`: a part of a table.
    Part,
    /// `tr`.
    Row,
    /// `td`.
    Cell,
    /// `th`.
    Heading,
    /// `caption`.
    Caption,
    /// `col`.
    Column,
    /// `br`.
    Break,
    /// A tag that stands on lines of its own.
    Block,
    /// `frame`: another file is shown there.
    Frame,
}

/// A tag that begins.
#[derive(Debug)]
pub(super) struct Start {
    /// Which.
    pub(super) tag: Tag,
    /// Where it stands in the page, in bytes.
    pub(super) at: usize,
    /// The columns of a cell or a `col`, from 1.
    pub(super) columns: u32,
    /// The rows of a cell; 0 for all to the end of the part.
    pub(super) rows: u32,
    /// True if a browser does not show it.
    pub(super) is_hidden: bool,
    /// What Excel says of the cell's value.
    pub(super) value: Typed,
}

/// What Excel's own pages say of a cell's value besides its text.
#[derive(Debug, Default)]
pub(super) enum Typed {
    /// Nothing.
    #[default]
    Untyped,
    /// A number; its text if it differs from the one that is shown, else empty.
    Number(String),
    /// TRUE or FALSE.
    Bool,
    /// An error value.
    Error,
}

/// The tokens of a page.
pub(super) type Tokens<'a> = Tokenizer<StringReader<'a>, CallbackEmitter<Collector, Token, usize>>;

/// The tokens of a page, or of a part of one.
pub(super) fn tokens(page: &str) -> Tokens<'_> {
    let mut emitter = CallbackEmitter::new(Collector::default());
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter)
}

impl Tag {
    /// The tag of a name, if it matters.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::Part,
            b"tr" => Self::Row,
            b"td" => Self::Cell,
            b"th" => Self::Heading,
            b"caption" => Self::Caption,
            b"col" => Self::Column,
            b"br" => Self::Break,
            b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dd" | b"dt" | b"h1" | b"h2" | b"h3"
            | b"h4" => Self::Block,
            b"frame" | b"frameset" => Self::Frame,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_knows_where_it_stands() {
        let page = "\u{feff}<!-- 注 -->\r\n<p>&nbsp;&amp;&#x8BA2;甲</p><script>'<table>'</script>\r\n<TABLE border=1>\r\n<tr><td>乙<table></table>";
        let places: Vec<&str> = tokens(page)
            .filter_map(|token| match token {
                Ok(Token::Start(start)) if start.tag == Tag::Table => page.get(start.at..),
                _ => None,
            })
            .collect();
        let starts = |position: usize, with: &str| places[position].starts_with(with);
        assert!(starts(0, "<TABLE border=1>"), "{places:?}");
        assert!(starts(1, "<table></table>"), "{places:?}");
        assert_eq!(places.len(), 2);
    }

    #[test]
    fn attributes_say_how_far_a_cell_reaches_and_what_it_holds() {
        let page = "<td colspan=\"3\" ROWSPAN='2' style=' Display : none' x:num=\"1280.5\">";
        let Some(Ok(Token::Start(cell))) = tokens(page).next() else {
            panic!("a cell");
        };
        assert_eq!((cell.columns, cell.rows, cell.is_hidden), (3, 2, true));
        assert!(matches!(cell.value, Typed::Number(text) if text == "1280.5"));
        let page = "<td colspan='3\"' rowspan=99999999999999 x:num>";
        let Some(Ok(Token::Start(cell))) = tokens(page).next() else {
            panic!("a cell");
        };
        assert_eq!((cell.columns, cell.rows), (1, u32::MAX));
        assert!(matches!(cell.value, Typed::Number(text) if text.is_empty()));
    }
}
