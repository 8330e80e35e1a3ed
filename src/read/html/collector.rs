//! What the tokenizer sees, piece by piece → tokens.

use html5gum::Span;
use html5gum::emitters::callback::{Callback, CallbackEvent};

use super::tokens::{Start, Tag, Token, Typed};

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
                self.open = Tag::of(name).map(|tag| Start {
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
                Tag::of(name).map(Token::End)
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

/// The name of the sheet in the comment in which Excel keeps what browsers need not know.
fn sheet_name(comment: &str) -> Option<Token> {
    let rest = comment.split("<x:Name>").nth(1)?;
    let name = rest.split("</x:Name>").next()?;
    Some(Token::SheetName(name.to_owned()))
}
