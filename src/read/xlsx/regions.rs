//! The merged regions of a sheet. They stand after its rows, so the sheet is gone through once more before
//! the rows are read; sheets of more than [`MOST_BYTES`] are left alone.

use std::io::Read;

use memchr::memmem;

use super::super::merged::Region;
use super::markup::{Kind, next_tag};
use super::place;
use super::window::{More, Window};

/// The largest sheet that is gone through for its regions, in bytes of XML.
pub(in super::super) const MOST_BYTES: u64 = 64 << 20;

/// The regions of a sheet that are groups of lines.
pub(super) fn regions(part: impl Read) -> Vec<Region> {
    let mut window = Window::new(part);
    let finder = memmem::Finder::new(b"mergeCells");
    while finder.find(window.text()).is_none() {
        // The word may be cut in two.
        let passed = window.text().len().saturating_sub(64);
        window.advance(passed);
        if window.read_more() != More::Text {
            return Vec::new();
        }
    }
    let mut found = Vec::new();
    loop {
        let (mut from, xml) = (0, window.text());
        // The first time the text begins inside whatever stands before the word.
        while let Some(tag) = next_tag(xml, from) {
            from = tag.end;
            match (tag.name, tag.kind) {
                (b"mergeCell", Kind::Open | Kind::Empty) => {
                    let region = tag.attribute(b"ref").and_then(place::region);
                    found.extend(region.filter(Region::is_group));
                }
                (b"mergeCells", Kind::Close) => return found,
                _ => {}
            }
        }
        window.advance(from);
        if window.read_more() != More::Text {
            return found;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_of_lines_are_found_among_the_regions() {
        let cases = [
            ("C2:D4 A2:A4", vec![(2, 4, 2), (2, 4, 0)]),
            // A region of one row.
            ("A2:C2", vec![]),
            // A region that is too tall.
            ("A2:A5001 A2:A5002", vec![(2, 5001, 0)]),
            ("rubbish B5:A1 A2", vec![]),
            ("", vec![]),
        ];
        for (references, expected) in cases {
            let references = references.split_whitespace();
            let merged: Vec<String> = references
                .map(|reference| format!("<mergeCell ref='{reference}'/>"))
                .collect();
            let merged = merged.concat();
            let xml = format!("</sheetData><x:mergeCells count='9'>{merged}</x:mergeCells>");
            let found: Vec<_> = regions(xml.as_bytes())
                .iter()
                .map(|region| (region.first_row, region.last_row, region.column))
                .collect();
            assert_eq!(found, expected, "{merged}");
        }
        assert_eq!(regions(&b"<worksheet/>"[..]), []);
    }
}
