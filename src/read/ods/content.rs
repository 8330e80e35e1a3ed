//! The stream of a document's content: elements one after the other, and the tables among them.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;
use rustc_hash::FxHashSet;

use super::element::Element;

/// A document on its way through.
pub(super) struct Content<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    /// The styles of tables that are not shown.
    hiding_styles: FxHashSet<String>,
}

/// A table whose beginning has been read.
#[derive(Debug)]
pub(super) struct TableStart {
    /// Its name.
    pub(super) name: String,
    /// True if it is not shown.
    pub(super) is_hidden: bool,
}

/// What comes next in the document.
#[derive(Debug)]
pub(super) enum Piece {
    /// An element begins.
    Start(Element),
    /// An element ends; its name.
    End(String),
    /// Text.
    Text(String),
    /// The document ends.
    EndOfDocument,
}

impl<R: BufRead> Content<R> {
    pub(super) fn new(source: R) -> Self {
        let mut xml = Reader::from_reader(source);
        let config = xml.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Self {
            xml,
            buffer: Vec::new(),
            hiding_styles: FxHashSet::default(),
        }
    }

    /// The next thing that matters; what is wrong with the document if it is not well-formed.
    pub(super) fn next(&mut self) -> Result<Piece, String> {
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            return Ok(match event.map_err(|error| error.to_string())? {
                Event::Start(start) => Piece::Start(Element::new(&start)),
                Event::End(end) => Piece::End(end.name().as_ref().to_owned()),
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(character)) => Piece::Text(character.to_string()),
                    // An entity of the document's own making stays unresolved: it may be a bomb.
                    _ => match quick_xml::escape::resolve_predefined_entity(name.as_ref()) {
                        Some(text) => Piece::Text(text.to_owned()),
                        None => Piece::Text(format!("&{};", name.as_ref() as &str)),
                    },
                },
                Event::Eof => Piece::EndOfDocument,
                _ => continue,
            });
        }
    }

    /// Passes over everything up to the end of an element that has begun.
    pub(super) fn skip(&mut self, name: &str) -> Result<(), String> {
        let mut depth = 0_u32;
        loop {
            match self.next()? {
                Piece::Start(element) if element.name == name => depth += 1,
                Piece::End(ended) if ended == name && depth == 0 => return Ok(()),
                Piece::End(ended) if ended == name => depth -= 1,
                Piece::EndOfDocument => return Err(format!("</{name}>?")),
                _ => {}
            }
        }
    }

    /// The next table that has a name; `None` at the end of the document.
    pub(super) fn next_table(&mut self) -> Result<Option<TableStart>, String> {
        let mut style = None;
        loop {
            let element = match self.next()? {
                Piece::Start(element) => element,
                Piece::EndOfDocument => return Ok(None),
                _ => continue,
            };
            match element.name.as_str() {
                "style:style" => style = element.attribute("style:name").map(str::to_owned),
                "style:table-properties" => {
                    let is_hiding = element.attribute("table:display") == Some("false");
                    self.hiding_styles
                        .extend(style.take().filter(|_| is_hiding));
                }
                "table:table" => {
                    let style = element.attribute("table:style-name");
                    if let Some(name) = element.attribute("table:name") {
                        return Ok(Some(TableStart {
                            name: name.to_owned(),
                            is_hidden: style
                                .is_some_and(|style| self.hiding_styles.contains(style)),
                        }));
                    }
                }
                _ => {}
            }
        }
    }
}
