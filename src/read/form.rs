//! What a file turned out to be, for whoever asks: its format by content, and how its text is written.

use super::format::Format;
use super::{delimiter, encoding};

/// How much of a text the delimiter is told by.
const SAMPLE: usize = 256 * 1024;

/// The facts of a file that do not depend on what its sheets mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The stable code of the format, told by content: `xlsx`, `text`, `html`, …; for a kind of file
    /// that is never read its usual name, `PDF`.
    pub format: &'static str,
    /// The encoding of a text: `UTF-8`, `GB18030`, `UTF-16LE`.
    pub encoding: Option<&'static str>,
    /// What cuts the lines of a text into cells.
    pub delimiter: Option<char>,
    /// The size in bytes.
    pub bytes: u64,
}

impl Form {
    /// The facts of a content of a format.
    pub(super) fn of(content: &[u8], format: Format) -> Self {
        let mut form = Self {
            format: code_of(format),
            encoding: None,
            delimiter: None,
            bytes: content.len() as u64,
        };
        if format == Format::Text {
            let found = encoding::encoding_of(content);
            let sample = content.get(..SAMPLE).unwrap_or(content);
            let (text, _, _) = found.decode(sample);
            form.encoding = Some(match found.name() {
                "gb18030" => "GB18030",
                name => name,
            });
            form.delimiter = Some(char::from(delimiter::delimiter_of(&text)));
        }
        form
    }
}

fn code_of(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "xlsx",
        Format::Xls => "xls",
        Format::Xlsb => "xlsb",
        Format::Ods => "ods",
        Format::Html => "html",
        Format::SpreadsheetMl => "xml",
        Format::Zip => "zip",
        Format::Gzip => "gzip",
        Format::Text => "text",
        Format::Encrypted => "encrypted",
        Format::OwnReport | Format::OwnWorkbook => "own_report",
        Format::Empty => "empty",
        Format::Pointer => "git-lfs",
        Format::Binary => "binary",
        Format::Other(name) | Format::Archive(name) | Format::NotATable(name) => name,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;
    use crate::config::Limits;
    use crate::read::format::sniff;

    #[test]
    fn a_text_tells_its_encoding_and_its_delimiter() {
        let gbk = GB18030.encode("订单号,金额\nA1,2\n").0.into_owned();
        let check = |content: &[u8], format, encoding, delimiter| {
            let expected = Form {
                format,
                encoding,
                delimiter,
                bytes: content.len() as u64,
            };
            assert_eq!(
                Form::of(content, sniff(content, &Limits::default())),
                expected
            );
        };
        check(&gbk, "text", Some("GB18030"), Some(','));
        check(b"a\tb\n1\t2\n", "text", Some("UTF-8"), Some('\t'));
        check(b"<html><table>", "html", None, None);
        check(b"%PDF-1.7", "PDF", None, None);
    }
}
