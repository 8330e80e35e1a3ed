//! The parts of a page that matter for its tables, in the order of the page.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, StringReader, Tokenizer};

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

/// Gathers tokens from what the tokenizer sees.
#[derive(Debug, Default)]
pub(super) struct Collector {
    open: Option<Start>,
    attribute: Vec<u8>,
    /// The tag whose text is not shown: everything up to its end is passed over.
    silent: Option<Vec<u8>>,
    in_sheet_name: bool,
}

impl Callback<Token, usize> for Collector {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Token> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.open = tag_of(name).map(|tag| Start {
                    tag,
                    at: span.start,
                    columns: 1,
                    rows: 1,
                    is_hidden: false,
                    value: Typed::Untyped,
                });
                self.in_sheet_name = name == b"x:name";
                if matches!(name, b"script" | b"style" | b"title" | b"textarea") {
                    self.silent = Some(name.to_vec());
                }
                None
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = name.to_vec();
                self.set_attribute("");
                None
            }
            CallbackEvent::AttributeValue { value } => {
                self.set_attribute(&String::from_utf8_lossy(value));
                None
            }
            CallbackEvent::CloseStartTag { .. } => self.open.take().map(Token::Start),
            CallbackEvent::EndTag { name } => {
                self.in_sheet_name = false;
                if self.silent.as_deref() == Some(name) {
                    self.silent = None;
                }
                tag_of(name).map(Token::End)
            }
            CallbackEvent::String { value } if self.silent.is_none() => {
                let text = String::from_utf8_lossy(value).into_owned();
                Some(if self.in_sheet_name {
                    Token::SheetName(text)
                } else {
                    Token::Text(text)
                })
            }
            CallbackEvent::Comment { value } => sheet_name(&String::from_utf8_lossy(value)),
            _ => None,
        }
    }
}

impl Collector {
    fn set_attribute(&mut self, value: &str) {
        let Some(start) = &mut self.open else { return };
        let number = || value.trim().parse::<u64>().ok();
        // A span that means nothing is none.
        let span = || u32::try_from(number().unwrap_or(1)).unwrap_or(u32::MAX);
        match self.attribute.as_slice() {
            b"colspan" | b"span" if !value.is_empty() => start.columns = span().max(1),
            b"rowspan" if !value.is_empty() => start.rows = span(),
            b"hidden" => start.is_hidden = true,
            b"style" => {
                let style: String = value.split_whitespace().collect();
                start.is_hidden |= style.to_ascii_lowercase().contains("display:none");
            }
            b"x:num" => start.value = Typed::Number(value.trim().to_owned()),
            b"x:bool" => start.value = Typed::Bool,
            b"x:err" => start.value = Typed::Error,
            _ => {}
        }
    }
}

fn tag_of(name: &[u8]) -> Option<Tag> {
    Some(match name {
        b"table" => Tag::Table,
        b"thead" | b"tbody" | b"tfoot" => Tag::Part,
        b"tr" => Tag::Row,
        b"td" => Tag::Cell,
        b"th" => Tag::Heading,
        b"caption" => Tag::Caption,
        b"col" => Tag::Column,
        b"br" => Tag::Break,
        b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dd" | b"dt" | b"h1" | b"h2" | b"h3" | b"h4" => {
            Tag::Block
        }
        b"frame" | b"frameset" => Tag::Frame,
        _ => return None,
    })
}

/// The name of the sheet in the comment in which Excel keeps what browsers need not know.
fn sheet_name(comment: &str) -> Option<Token> {
    let rest = comment.split("<x:Name>").nth(1)?;
    let name = rest.split("</x:Name>").next()?;
    Some(Token::SheetName(name.to_owned()))
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
