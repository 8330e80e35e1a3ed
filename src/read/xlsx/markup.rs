//! Tags of XML, found in bytes: no more of XML than the parts of a workbook use. Entities of a document
//! type are never expanded, and nothing is looked up anywhere.

use memchr::{memchr, memchr2, memmem};

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<v>`
    Open,
    /// `</v>`
    Close,
    /// `<v/>`
    Empty,
}

/// A tag and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name without its prefix: `row` of `<x:row>`.
    pub(super) name: &'a [u8],
    /// Everything after the name.
    inside: &'a [u8],
    pub(super) kind: Kind,
    /// Where `<` stands.
    pub(super) start: usize,
    /// The place after `>`.
    pub(super) end: usize,
}

impl<'a> Tag<'a> {
    /// True for `<name>` and `<name/>`.
    pub(super) fn opens(&self, name: &[u8]) -> bool {
        self.kind != Kind::Close && self.name == name
    }

    /// The attributes in their order: whole name, value as it stands.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.inside }
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes()
            .find(|(given, _)| local(given) == name)
            .map(|(_, value)| value)
    }
}

/// The attributes of a tag; ends at the first that is no attribute.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let (name, value) = rest.split_at_checked(equals)?;
        let value = value.get(1..)?.trim_ascii_start();
        let (quote, value) = value.split_first()?;
        if *quote != b'"' && *quote != b'\'' {
            return None;
        }
        let end = value.iter().position(|byte| byte == quote)?;
        self.rest = value.get(end + 1..)?;
        Some((name.trim_ascii_end(), value.get(..end)?))
    }
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    match memchr(b':', name) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The first whole tag from a place on, past comments, CDATA, declarations and instructions; `None` if
/// the text ends before its `>`.
pub(super) fn next_tag(xml: &[u8], mut from: usize) -> Option<Tag<'_>> {
    loop {
        let start = from + memchr(b'<', xml.get(from..)?)?;
        let length = match xml.get(start..)? {
            [_, b'!', b'-', b'-', rest @ ..] => 4 + memmem::find(rest, b"-->")? + 3,
            [_, b'!', b'[', rest @ ..] => 3 + memmem::find(rest, b"]]>")? + 3,
            [_, b'?', rest @ ..] => 2 + memmem::find(rest, b"?>")? + 2,
            [_, b'!', rest @ ..] => 2 + declaration_length(rest)?,
            rest => return tag(rest, start),
        };
        from = start + length;
    }
}

/// The length of a document type with its `>`.
fn declaration_length(rest: &[u8]) -> Option<usize> {
    let first = memchr2(b'[', b'>', rest)?;
    let from = match rest.get(first)? {
        b'[' => first + memchr(b']', rest.get(first..)?)?,
        _ => first,
    };
    Some(from + memchr(b'>', rest.get(from..)?)? + 1)
}

/// The tag that stands at the start of a text.
fn tag(xml: &[u8], start: usize) -> Option<Tag<'_>> {
    let is_close = xml.get(1)? == &b'/';
    let name_start = if is_close { 2 } else { 1 };
    let after_name = xml.get(name_start..)?;
    let name_length = after_name
        .iter()
        .position(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))?;
    let (name, rest) = after_name.split_at_checked(name_length)?;
    let length = end_of_tag(rest)?;
    let inside = rest.get(..length)?;
    let (inside, kind) = match inside.split_last() {
        Some((b'/', inside)) if !is_close => (inside, Kind::Empty),
        _ if is_close => (inside, Kind::Close),
        _ => (inside, Kind::Open),
    };
    Some(Tag {
        name: local(name),
        inside,
        kind,
        start,
        end: start + name_start + name_length + length + 1,
    })
}

/// Where `>` stands that is not in quotes.
fn end_of_tag(rest: &[u8]) -> Option<usize> {
    let mut quote = 0;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            b'>' if quote == 0 => return Some(at),
            b'"' | b'\'' if quote == 0 => quote = *byte,
            _ if *byte == quote => quote = 0,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(xml: &str) -> Vec<String> {
        let (mut from, mut tags) = (0, Vec::new());
        while let Some(tag) = next_tag(xml.as_bytes(), from) {
            let attributes = tag.attributes().map(|(name, value)| {
                let text = String::from_utf8_lossy;
                format!(" {}={}", text(name), text(value))
            });
            let name = String::from_utf8_lossy(tag.name);
            tags.push(format!(
                "{:?} {name}{}",
                tag.kind,
                attributes.collect::<String>()
            ));
            assert!(tag.end > from, "it goes on");
            from = tag.end;
        }
        tags
    }

    #[test]
    fn tags_are_found_among_everything_else() {
        let cases: [(&str, &[&str]); 10] = [
            (
                "<c r=\"A1\" t='s'><v>1</v></c>",
                &["Open c r=A1 t=s", "Open v", "Close v", "Close c"],
            ),
            ("<x:row r = '7' />", &["Empty row r=7"]),
            ("<a b=\"x>y'/\"/>", &["Empty a b=x>y'/"]),
            (
                "<!-- <c> -->text<?pi <d> ?><![CDATA[<e>]]><f\n>",
                &["Open f"],
            ),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>", &["Open a"]),
            ("<!DOCTYPE a><a>", &["Open a"]),
            ("<a b=c d=\"e\">", &["Open a"]),
            ("<a b=\"never ends", &[]),
            ("<!-- never ends <a>", &[]),
            ("< <", &[]),
        ];
        for (xml, expected) in cases {
            assert_eq!(shown(xml), expected, "{xml}");
        }
    }

    #[test]
    fn an_attribute_is_found_by_its_name_without_prefix() {
        let tag = next_tag(b"<sheet sheetId='3' r:id='rId1'/>", 0).expect("a tag");
        assert_eq!(tag.attribute(b"id"), Some(&b"rId1"[..]));
        assert_eq!(tag.attribute(b"name"), None);
        assert!(tag.opens(b"sheet") && !tag.opens(b"sheets"));
    }
}
