//! Text of XML → text as Excel shows it: references, CDATA, runs of rich text.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};

use super::escapes::push_unescaped;
use super::markup::{Kind, next_tag};

/// The text that a stretch between two tags stands for. What is no reference stays as it stands; nothing
/// else is ever expanded.
pub(super) fn decoded(raw: &[u8]) -> Cow<'_, str> {
    if !has_special(raw) {
        return String::from_utf8_lossy(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr3(b'&', b'<', b'\r', rest) {
        let (plain, special) = rest.split_at(at);
        text.push_str(&String::from_utf8_lossy(plain));
        rest = match special {
            [b'\r', b'\n', ..] => special.get(1..),
            [b'\r', rest @ ..] => {
                text.push('\n');
                Some(rest)
            }
            [b'&', rest @ ..] => reference(rest, &mut text),
            _ => markup(special, &mut text),
        }
        .unwrap_or_default();
    }
    text.push_str(&String::from_utf8_lossy(rest));
    Cow::Owned(text)
}

/// True if something must be decoded. Most texts are shorter than a search needs to get going.
fn has_special(raw: &[u8]) -> bool {
    if raw.len() < 32 {
        raw.iter().any(|byte| matches!(byte, b'&' | b'<' | b'\r'))
    } else {
        memchr3(b'&', b'<', b'\r', raw).is_some()
    }
}

/// Takes a reference, after its `&`; gives what follows it.
fn reference<'a>(rest: &'a [u8], text: &mut String) -> Option<&'a [u8]> {
    let name = memchr(b';', rest.get(..rest.len().min(12))?).and_then(|end| rest.get(..end));
    let letter = match name {
        Some(b"amp") => Some('&'),
        Some(b"lt") => Some('<'),
        Some(b"gt") => Some('>'),
        Some(b"quot") => Some('"'),
        Some(b"apos") => Some('\''),
        Some([b'#', digits @ ..]) => numbered(digits),
        _ => None,
    };
    text.push(letter.unwrap_or('&'));
    match (letter, name) {
        (Some(_), Some(name)) => rest.get(name.len() + 1..),
        _ => Some(rest),
    }
}

/// The character of `#8212` or `#x2014`, without the `#`.
fn numbered(digits: &[u8]) -> Option<char> {
    let digits = std::str::from_utf8(digits).ok()?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    Some(char::from_u32(number.ok()?).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Takes CDATA, and passes over anything else in angle brackets; gives what follows it.
fn markup<'a>(special: &'a [u8], text: &mut String) -> Option<&'a [u8]> {
    let start = b"<![CDATA[";
    if let Some(inside) = special.strip_prefix(start) {
        let end = memmem::find(inside, b"]]>").unwrap_or(inside.len());
        text.push_str(&String::from_utf8_lossy(inside.get(..end)?));
        return inside.get(end + 3..);
    }
    let (end, length) = if special.starts_with(b"<!--") {
        (memmem::find(special, b"-->"), 3)
    } else {
        (memchr(b'>', special), 1)
    };
    special.get(end? + length..)
}

/// Adds the text of `<si>` or `<is>`, from after its tag: its runs joined, readings (`<rPh>`) left out.
/// Gives the place where the element ends, before its closing tag; `None` if the text ends before it.
pub(super) fn push_rich(
    xml: &[u8],
    mut from: usize,
    is_end: impl Fn(&[u8]) -> bool,
    out: &mut String,
) -> Option<usize> {
    let mut is_reading = false;
    loop {
        let tag = next_tag(xml, from)?;
        if is_end(tag.name) {
            return Some(tag.start);
        }
        from = tag.end;
        match (tag.name, tag.kind) {
            (b"rPh", kind) => is_reading = kind == Kind::Open,
            (b"t", Kind::Open) => {
                let close = next_tag(xml, from)?;
                let text = decoded(xml.get(tag.end..close.start)?);
                let keeps_space = tag.attribute(b"space") == Some(b"preserve");
                if !is_reading {
                    push_unescaped(trimmed(&text, keeps_space), out);
                }
                from = close.start;
            }
            _ => {}
        }
    }
}

fn trimmed(text: &str, keeps_space: bool) -> &str {
    if keeps_space {
        text
    } else {
        text.trim_matches([' ', '\t', '\r', '\n'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_cdata_and_lines_are_decoded() {
        let cases = [
            ("订单", "订单"),
            ("a&amp;b&lt;&#20013;&#x6587;&quot;", "a&b<中文\""),
            ("&lol9; &amp", "&lol9; &amp"),
            ("&#xD800;&#0;&#99999999999;", "\u{FFFD}\0&#99999999999;"),
            ("1\r\n2\r3", "1\n2\n3"),
            ("a<![CDATA[<b>&amp;]]>c<!-- d -->e", "a<b>&amp;ce"),
            ("a<![CDATA[b", "ab"),
            ("a<!-- b", "a"),
        ];
        for (raw, expected) in cases {
            assert_eq!(decoded(raw.as_bytes()), expected, "{raw}");
        }
        assert_eq!(decoded(b"a\xFF&gt;"), "a\u{FFFD}>");
    }

    #[test]
    fn runs_are_joined_and_readings_left_out() {
        let cases = [
            ("<t> 订单号 </t></si>", Some("订单号")),
            ("<t xml:space=\"preserve\"> a </t></si>", Some(" a ")),
            (
                "<r><rPr><b/></rPr><t>订</t></r><r><t>单</t></r><rPh sb='0'><t>ding</t></rPh></si>",
                Some("订单"),
            ),
            ("<t/></si>", Some("")),
            ("<t>never ends", None),
        ];
        for (xml, expected) in cases {
            let mut out = String::new();
            let end = push_rich(xml.as_bytes(), 0, |name| name == b"si", &mut out);
            assert_eq!(end.map(|_| out.as_str()), expected, "{xml}");
        }
    }
}
