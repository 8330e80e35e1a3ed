//! What a file is, by its first bytes: endings lie.

use std::io::{Cursor, Read};

/// The formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97–2003, and WPS `.et`.
    Xls,
    /// A binary workbook of Excel 2007 or later.
    Xlsb,
    /// An `OpenDocument` spreadsheet.
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
    /// One of our own reports: not an input.
    OwnReport,
    /// Nothing in it.
    Empty,
    /// Something else; the name is for the user.
    Other(&'static str),
}

const ZIP: &[u8] = b"PK\x03\x04";
const GZIP: &[u8] = b"\x1F\x8B";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The category in the document properties of every workbook that this program writes.
const OWN_CATEGORY: &str = "<cp:category>gendan</cp:category>";

/// The same mark in the head of every page that it writes.
const OWN_PAGE: &str = "<meta name=\"generator\" content=\"gendan\">";

/// Tells the format of a file's content.
pub(super) fn sniff(content: &[u8]) -> Format {
    if content.iter().all(u8::is_ascii_whitespace) {
        return Format::Empty;
    }
    if content.starts_with(ZIP) {
        return sniff_zip(content);
    }
    if content.starts_with(COMPOUND) {
        let encrypted: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let is_encrypted = content
            .windows(encrypted.len())
            .any(|window| window == encrypted);
        return if is_encrypted {
            Format::Encrypted
        } else {
            Format::Xls
        };
    }
    if content.starts_with(GZIP) {
        return Format::Gzip;
    }
    for (mark, name) in [
        (&b"%PDF"[..], "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7z"),
        (b"MZ", "EXE"),
        (b"SQLite format 3", "SQLite"),
        (b"{\\rtf", "RTF"),
        (b"\x09\x00\x04\x00", "Excel 2"),
        (b"\x09\x02\x06\x00", "Excel 3"),
        (b"\x09\x04\x06\x00", "Excel 4"),
    ] {
        if content.starts_with(mark) {
            return Format::Other(name);
        }
    }
    sniff_markup(content).unwrap_or(Format::Text)
}

fn sniff_zip(content: &[u8]) -> Format {
    // A torn archive is taken for what it most likely was; opening it tells what is wrong.
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(content)) else {
        return Format::Xlsx;
    };
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Format::Xlsb;
    }
    if archive.index_for_name("content.xml").is_some() {
        return Format::Ods;
    }
    if archive.index_for_name("xl/workbook.xml").is_none()
        && archive.index_for_name("[Content_Types].xml").is_none()
    {
        return Format::Zip;
    }
    let mut properties = String::new();
    if let Ok(entry) = archive.by_name("docProps/core.xml") {
        // Unreadable properties only mean that the workbook is not one of ours.
        let _ = entry.take(64 * 1024).read_to_string(&mut properties);
    }
    if properties.contains(OWN_CATEGORY) {
        Format::OwnReport
    } else {
        Format::Xlsx
    }
}

fn sniff_markup(content: &[u8]) -> Option<Format> {
    let start = content.get(..content.len().min(1024))?;
    let start = String::from_utf8_lossy(start)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    if !start.starts_with('<') {
        return None;
    }
    if start.contains(OWN_PAGE) {
        return Some(Format::OwnReport);
    }
    let is_html = [
        "<html",
        "<table",
        "<!doctype html",
        "<head",
        "<body",
        "<meta",
    ]
    .iter()
    .any(|tag| start.contains(tag));
    let is_workbook = start.contains("urn:schemas-microsoft-com:office:spreadsheet")
        || start.contains("<workbook");
    match (start.starts_with("<?xml"), is_workbook, is_html) {
        (true, true, _) => Some(Format::SpreadsheetMl),
        (_, _, true) => Some(Format::Html),
        (true, false, false) => Some(Format::Other("XML")),
        (false, _, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        let cases: [(&[u8], Format); 11] = [
            (b" \r\n", Format::Empty),
            (b"PK\x03\x04 torn", Format::Xlsx),
            (COMPOUND, Format::Xls),
            (b"%PDF-1.7", Format::Other("PDF")),
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
        ];
        for (content, format) in cases {
            assert_eq!(sniff(content), format, "{content:?}");
        }
    }

    #[test]
    fn our_own_reports_are_told_from_other_workbooks() {
        for (category, format) in [("gendan", Format::OwnReport), ("月报", Format::Xlsx)] {
            let mut workbook = rust_xlsxwriter::Workbook::new();
            workbook.add_worksheet();
            workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_category(category));
            assert_eq!(
                sniff(&workbook.save_to_buffer().expect("a workbook")),
                format
            );
        }
    }
}
