//! Parts in UTF-16, or in the encoding that their first line names → UTF-8.

use std::io::{Cursor, Read, Result};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// How much of a part is looked at to tell its encoding, in bytes.
const HEAD: u64 = 256;
/// How much is decoded at a time, in bytes.
const BLOCK: usize = 16 << 10;

/// A part, read as UTF-8.
pub(super) struct Utf8<R> {
    source: std::io::Chain<Cursor<Vec<u8>>, R>,
    /// `None` for a part that is UTF-8 already.
    decoder: Option<Decoder>,
    decoded: Vec<u8>,
    /// How much of what is decoded has been given out.
    given: usize,
    has_ended: bool,
}

impl<R: Read> Utf8<R> {
    /// Looks at the start of a part.
    pub(super) fn new(mut source: R) -> Result<Self> {
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head)?;
        let encoding = encoding_of(&head);
        Ok(Self {
            source: Cursor::new(head).chain(source),
            decoder: (encoding != UTF_8).then(|| encoding.new_decoder()),
            decoded: Vec::new(),
            given: 0,
            has_ended: false,
        })
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let Some(decoder) = &mut self.decoder else {
            return self.source.read(buffer);
        };
        let mut raw = [0; BLOCK];
        while self.given >= self.decoded.len() && !self.has_ended {
            let read = self.source.read(&mut raw)?;
            let most = decoder.max_utf8_buffer_length(read).unwrap_or(BLOCK * 4);
            self.decoded.resize(most, 0);
            let input = raw.get(..read).unwrap_or_default();
            let (_, _, written, _) = decoder.decode_to_utf8(input, &mut self.decoded, read == 0);
            self.decoded.truncate(written);
            self.given = 0;
            self.has_ended = read == 0;
        }
        let rest = self.decoded.get(self.given..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), rest.get(..length)) {
            to.copy_from_slice(from);
        }
        self.given += length;
        Ok(length)
    }
}

/// The encoding of a part that begins with these bytes.
fn encoding_of(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    match head {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => named_encoding(head).unwrap_or(UTF_8),
    }
}

/// The encoding that the first line names. It cannot be UTF-16, since the line was readable.
fn named_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let line = head.get(..memmem::find(head, b"?>")?)?;
    let name = line.get(memmem::find(line, b"encoding=")? + 10..)?;
    let length = name.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let encoding = Encoding::for_label(name.get(..length)?)?;
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn parts_of_any_encoding_are_read_as_utf8() {
        let line = "<?xml version='1.0' encoding='utf-16'?><t>订单号😀</t>";
        let long = format!("<t>{}</t>", "订单".repeat(20_000));
        let gbk = "<?xml version=\"1.0\" encoding=\"GB2312\"?><t>订单</t>";
        let cases = [
            (line.as_bytes().to_vec(), line),
            (utf16(line, u16::to_le_bytes), line),
            (utf16(line, u16::to_be_bytes), line),
            (utf16(&long, u16::to_be_bytes), &long),
            (utf16(&format!("\u{FEFF}{long}"), u16::to_le_bytes), &long),
            (encoding_rs::GBK.encode(gbk).0.into_owned(), gbk),
            (Vec::new(), ""),
        ];
        for (raw, expected) in cases {
            let mut text = String::new();
            let mut part = Utf8::new(raw.as_slice()).expect("a part");
            part.read_to_string(&mut text).expect("UTF-8");
            assert!(text == expected, "{} bytes", raw.len());
        }
    }
}
