//! What a text with tags is: a page with tables, a workbook as XML, a page saved as a mail.

use super::encoding::decode;
use super::format::Format;

/// The mark in the head of every page that this program writes.
const OWN_PAGE: &str = "<meta name=\"generator\" content=\"gendan\">";
/// How much of a text is looked at: comments and styles may stand before the first table.
const START: usize = 64 * 1024;
/// A page of nothing but a table has at most this much text before it.
const LONGEST_TITLE: usize = 200;

/// Elements with which a page begins.
const PAGE: [&str; 12] = [
    "html", "head", "body", "meta", "table", "tr", "td", "th", "tbody", "thead", "title", "caption",
];

/// Tells what a text with tags is; `None` if it is another text.
pub(super) fn sniff(content: &[u8]) -> Option<Format> {
    let start = content.get(..content.len().min(START))?;
    // Cut at an even place, UTF-16 stays whole.
    let start = decode(start).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("mime-version:")
        || (start.starts_with("from:") && start.contains("mime-version:"))
    {
        return Some(Format::Other("MHTML"));
    }
    let Some(element) = first_element(start) else {
        let is_xml = start.starts_with("<?xml");
        return if is_xml {
            Some(Format::Other("XML"))
        } else {
            is_titled_table(start).then_some(Format::Html)
        };
    };
    if start.contains(OWN_PAGE) {
        return Some(Format::OwnReport);
    }
    let has_table = ["<table", "<tr", "<td"]
        .iter()
        .any(|tag| start.contains(tag));
    let name = element.rsplit(':').next().unwrap_or_default();
    if name == "workbook" {
        Some(Format::SpreadsheetMl)
    } else if name == "document" && start.contains("opendocument.spreadsheet") {
        Some(Format::Ods)
    } else if PAGE.contains(&element) || start.contains("<!doctype html") {
        Some(Format::Html)
    } else if start.starts_with("<?xml") {
        Some(Format::Other("XML"))
    } else {
        has_table.then_some(Format::Html)
    }
}

/// The name of the first element, after declarations and comments.
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            ">"
        } else {
            break;
        };
        let (declaration, after) = rest.split_once(end)?;
        rest = after.trim_start();
        // A document type may hold declarations of its own, in brackets.
        if end == ">" && declaration.contains('[') {
            rest = rest.split_once(']')?.1.split_once('>')?.1.trim_start();
        }
    }
    let name = rest.strip_prefix('<')?;
    name.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
        .next()
}

/// True for a table with nothing but a title before it.
fn is_titled_table(text: &str) -> bool {
    let Some((title, rest)) = text.split_once("<table") else {
        return false;
    };
    title.len() <= LONGEST_TITLE && !title.contains([',', '\t', ';', '"']) && rest.contains("<tr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_its_first_element() {
        let workbook = "<?xml version=\"1.0\"?>\n<!-- 银行导出 -->\n<?mso-application progid=\"Excel.Sheet\"?>\n<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        let cases = [
            (workbook, Some(Format::SpreadsheetMl)),
            ("\u{feff}<Workbook xmlns='x'>", Some(Format::SpreadsheetMl)),
            (
                "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>",
                Some(Format::Ods),
            ),
            ("<TR><TD>a", Some(Format::Html)),
            (
                "<!-- 导出 --><style>td{}</style><table>",
                Some(Format::Html),
            ),
            (
                "<?xml version='1.0'?><!DOCTYPE html><html>",
                Some(Format::Html),
            ),
            ("订单列表\n<table border=1><tr><td>a", Some(Format::Html)),
            ("<div>没有表</div>", None),
            ("单号,说明\n1,<table><tr>", None),
            ("<?xml version='1.0'?><note>", Some(Format::Other("XML"))),
            (
                "MIME-Version: 1.0\nX-Document-Type: Workbook",
                Some(Format::Other("MHTML")),
            ),
            (
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c 'd'>]><Workbook>",
                Some(Format::SpreadsheetMl),
            ),
            ("<none>,1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(sniff(text.as_bytes()), expected, "{text}");
            let wide: Vec<u8> = std::iter::once(0xFEFF)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            assert_eq!(sniff(&wide), expected, "{text} in UTF-16");
        }
    }
}
