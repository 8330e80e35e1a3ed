//! Whatever bytes a sheet consists of: reading ends, and panics nowhere.

use proptest::prelude::*;

use super::*;

/// Pieces of which sheets and their damages are made.
const PIECES: [&str; 34] = [
    "<row>",
    "<row r='3'>",
    "<row r='99999999999' hidden='1'>",
    "<row/>",
    "</row>",
    "<c>",
    "<c r='B2'>",
    "<c r='XFD9' t='s' s='1'>",
    "<c t=\"str\">",
    "<c t='inlineStr'>",
    "<c/>",
    "</c>",
    "<v>",
    "</v>",
    "<v/>",
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    "<f>",
    "</f>",
    "1",
    "订单",
    "&amp;",
    "&#x4E2D;",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "</sheetData>",
    "<mergeCells><mergeCell ref='A1:B9'/>",
    "'",
    "_x000D_",
];

fn read_rows(xml: &[u8]) -> (usize, usize) {
    let book = Book {
        strings: Strings::read(xml, 1000).unwrap_or_default(),
        formats: styles::read(xml),
        is_1904: false,
    };
    let mut info = SheetInfo::default();
    let filler = Merged::new(regions::regions(xml));
    let part = (xml, xml.len() as u64);
    let mut rows = Rows::new(part, &book, Limits::default(), filler, &mut info);
    let mut own = 0;
    for row in rows.by_ref() {
        assert!(row.cells.is_sorted_by(|a, b| a.column < b.column));
        own += row.cells.iter().filter(|cell| !cell.is_covered).count();
    }
    (own, rows.into_causes().len())
}

/// As many cells as the text has openings of cells, at most.
fn openings(xml: &[u8]) -> usize {
    memchr::memmem::find_iter(xml, b"<").count()
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(xml in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let (cells, _) = read_rows(&xml);
        prop_assert!(cells <= openings(&xml));
    }

    #[test]
    fn any_pieces_are_read_to_their_end(pieces in proptest::collection::vec(0..PIECES.len(), 0..200)) {
        let mut xml = String::from("<worksheet><sheetData>");
        xml.extend(pieces.into_iter().map(|piece| PIECES[piece]));
        let (cells, _) = read_rows(xml.as_bytes());
        prop_assert!(cells <= openings(xml.as_bytes()));
    }

    #[test]
    fn a_damaged_byte_harms_no_row_before_it(at in 0_usize..3000, byte in any::<u8>()) {
        let row = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"n\"><v>{n}</v></c></row>");
        let start = "<worksheet><sheetData>";
        let xml: String = std::iter::once(start.to_owned()).chain((1..=100).map(row)).collect();
        let mut damaged = xml.clone().into_bytes();
        let at = start.len() + at % (xml.len() - start.len());
        damaged[at] = byte;
        let whole = xml[..at].matches("</row>").count();
        let (cells, _) = read_rows(&damaged);
        prop_assert!(cells >= whole, "{cells} < {whole}");
    }

    #[test]
    fn any_archive_is_read_to_its_end(bytes in proptest::collection::vec(any::<u8>(), 0..500), at in 0_usize..4000, byte in any::<u8>()) {
        read(&bytes, &Limits::default(), &mut |_| {});
        let mut sound = rust_xlsxwriter::Workbook::new();
        sound.add_worksheet().write(0, 0, "订单号").expect("a cell");
        let mut content = sound.save_to_buffer().expect("a workbook");
        let at = at % content.len();
        content[at] = byte;
        read(&content, &Limits::default(), &mut |mut sheet| while sheet.next_chunk().is_some() {});
    }
}
