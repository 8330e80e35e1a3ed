//! What a file is, by its first bytes: endings lie.

use super::{compound_kind, markup_kind, text_kind, zip_kind};
use crate::config::Limits;

/// The formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97–2003, and WPS `.et`.
    Xls,
    /// A binary workbook of Excel 2007 or later.
    Xlsb,
    /// A spreadsheet of the open document format (`.ods`).
    Ods,
    /// A page with tables, often named `.xls`.
    Html,
    /// A workbook of Excel 2003 as XML.
    SpreadsheetMl,
    /// An archive of files.
    Zip,
    /// One compressed file.
    Gzip,
    /// Delimited text.
    Text,
    /// A workbook with a password.
    Encrypted,
    /// One of our own pages of HTML: not an input.
    OwnReport,
    /// One of our own workbooks: only the decisions that people typed into it are an input.
    OwnWorkbook,
    /// Nothing in it.
    Empty,
    /// A spreadsheet or database of a kind that is not read; the name is for the user.
    Other(&'static str),
    /// An archive of a kind that is not read.
    Archive(&'static str),
    /// No spreadsheet at all.
    NotATable(&'static str),
    /// A pointer of Git LFS instead of the file.
    Pointer,
    /// No text, and nothing that is known.
    Binary,
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Formats that are told by how they begin.
const MARKS: [(&[u8], Format); 28] = [
    (b"\x1F\x8B", Format::Gzip),
    (b"version https://git-lfs", Format::Pointer),
    (b"%PDF", Format::NotATable("PDF")),
    (b"\x89PNG", Format::NotATable("PNG")),
    (b"\xFF\xD8\xFF", Format::NotATable("JPEG")),
    (b"GIF8", Format::NotATable("GIF")),
    (b"BM6\0", Format::NotATable("BMP")),
    (b"RIFF", Format::NotATable("RIFF")),
    (b"MZ\x90\0", Format::NotATable("EXE")),
    (b"\x7FELF", Format::NotATable("ELF")),
    (b"{\\rtf", Format::NotATable("RTF")),
    (b"Rar!", Format::Archive("RAR")),
    (b"7z\xBC\xAF", Format::Archive("7z")),
    (b"BZh", Format::Archive("bzip2")),
    (b"\xFD7zXZ\0", Format::Archive("xz")),
    (b"\x28\xB5\x2F\xFD", Format::Archive("zstd")),
    (b"SQLite format 3", Format::Other("SQLite")),
    (b"\0\x01\0\0Standard ", Format::Other("Access")),
    (b"\x09\x00\x04\x00", Format::Other("Excel 2")),
    (b"\x09\x02\x06\x00", Format::Other("Excel 3")),
    (b"\x09\x04\x06\x00", Format::Other("Excel 4")),
    (b"\x00\x00\x02\x00\x04\x04", Format::Other("Lotus 1-2-3")),
    (b"\x00\x00\x02\x00\x06\x04", Format::Other("Lotus 1-2-3")),
    (b"\x00\x00\x1A\x00", Format::Other("Lotus 1-2-3")),
    (b"\xFF\x00\x02\x00\x04\x04", Format::Other("Quattro Pro")),
    (b"PAR1", Format::Other("Parquet")),
    (b"bplist00", Format::Binary),
    (b"\xCA\xFE\xBA\xBE", Format::Binary),
];

/// Tells the format of a file's content. An archive of more parts than the limits allow is told as such,
/// whatever they are.
pub(super) fn sniff(content: &[u8], limits: &Limits) -> Format {
    if content.iter().all(u8::is_ascii_whitespace) || content.starts_with(EMPTY_ZIP) {
        return Format::Empty;
    }
    if content.starts_with(ZIP) {
        return zip_kind::sniff(content, limits);
    }
    if content.starts_with(COMPOUND) {
        return compound_kind::sniff(content);
    }
    let marked = MARKS.iter().find(|(mark, _)| content.starts_with(mark));
    if let Some((_, format)) = marked {
        return *format;
    }
    markup_kind::sniff(content).unwrap_or_else(|| text_kind::sniff(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        let cases: [(&[u8], Format); 14] = [
            (b" \r\n", Format::Empty),
            (b"PK\x05\x06", Format::Empty),
            (b"PK\x03\x04 torn", Format::Xlsx),
            (COMPOUND, Format::Xls),
            (b"%PDF-1.7", Format::NotATable("PDF")),
            (b"\xEF\xBB\xBF<html><table>", Format::Html),
            (
                b"<!doctype html><head><meta name=\"generator\" content=\"gendan\">",
                Format::OwnReport,
            ),
            (b"<?xml version=\"1.0\"?><Workbook>", Format::SpreadsheetMl),
            (b"<?xml version=\"1.0\"?><rss>", Format::Other("XML")),
            (b"\x1F\x8B\x08", Format::Gzip),
            ("订单号,金额".as_bytes(), Format::Text),
            (b"<none>,1", Format::Text),
            (
                b"version https://git-lfs.github.com/spec/v1\n",
                Format::Pointer,
            ),
            (b"Rar!\x1A\x07", Format::Archive("RAR")),
        ];
        for (content, format) in cases {
            assert_eq!(sniff(content, &Limits::default()), format, "{content:?}");
        }
    }
}
