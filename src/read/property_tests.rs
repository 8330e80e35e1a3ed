//! Whatever the bytes: no panic, no endless walk, and rows in their order.

use proptest::prelude::*;

use super::testing::all_rows;
use super::*;

/// Reads a content as a format, and holds its rows to their order.
fn hold(content: &[u8], format: Format) -> Result<(), TestCaseError> {
    let mut outcome = Ok(());
    read_content(content, format, &ReadSettings::default(), &mut |sheet| {
        let mut last = 0;
        for row in all_rows(sheet) {
            let is_sorted = row.cells.is_sorted_by(|one, next| one.column < next.column);
            if row.number <= last || !is_sorted {
                outcome = Err(TestCaseError::fail(format!("{row:?} after {last}")));
            }
            last = row.number;
        }
    });
    outcome
}

fn page() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("<table>".to_owned()),
        Just("</table>".to_owned()),
        Just("<tr>".to_owned()),
        Just("</tr>".to_owned()),
        Just("<tbody>".to_owned()),
        Just("<td>".to_owned()),
        Just("</td>".to_owned()),
        Just("<caption>".to_owned()),
        Just("<script>".to_owned()),
        Just("</script>".to_owned()),
        Just("<td x:num='9".to_owned()),
        Just("<!--".to_owned()),
        "[甲a&;\u{a0} \n<>\"']{0,4}",
        (0..5_u32, 0..5_u32)
            .prop_map(|(rows, columns)| format!("<td rowspan={rows} colspan={columns}>x")),
        Just("<td rowspan=4294967295 colspan=4294967295>y".to_owned()),
    ];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn workbook() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("<Worksheet ss:Name='a'>".to_owned()),
        Just("</Worksheet>".to_owned()),
        Just("<Row>".to_owned()),
        Just("<Row ss:Span='3'/>".to_owned()),
        Just("</Row>".to_owned()),
        Just("<Cell>".to_owned()),
        Just("</Cell>".to_owned()),
        Just("<Data ss:Type='Number'>".to_owned()),
        Just("</Data>".to_owned()),
        Just("<Comment>".to_owned()),
        Just("<![CDATA[".to_owned()),
        "[甲1&;\n<>\"']{0,4}",
        (0..9_u64).prop_map(|index| format!("<Row ss:Index='{index}'>")),
        (0..9_u64, 0..4_u64, 0..4_u64).prop_map(|(index, across, down)| format!(
            "<Cell ss:Index='{index}' ss:MergeAcross='{across}' ss:MergeDown='{down}'><Data>x</Data></Cell>"
        )),
        Just("<Cell ss:Index='4294967296' ss:MergeDown='99999999999'><Data>y".to_owned()),
    ];
    proptest::collection::vec(part, 0..60)
        .prop_map(|parts| format!("<Worksheet>{}", parts.concat()))
}

proptest! {
    #[test]
    fn any_bytes_are_read_by_what_they_are(content: Vec<u8>) {
        hold(&content, format::sniff(&content, &Limits::default()))?;
    }

    #[test]
    fn any_bytes_are_read_as_any_markup_or_text(content: Vec<u8>) {
        for format in [
            Format::Html,
            Format::SpreadsheetMl,
            Format::Zip,
            Format::Gzip,
            Format::Text,
            Format::Encrypted,
        ] {
            hold(&content, format)?;
        }
    }

    #[test]
    fn any_page_is_read(page in page()) {
        hold(page.as_bytes(), Format::Html)?;
    }

    #[test]
    fn any_workbook_is_read(workbook in workbook()) {
        hold(workbook.as_bytes(), Format::SpreadsheetMl)?;
    }

    #[test]
    fn any_text_is_read(text in "[a甲,;\t\"\r\n=\0]{0,80}") {
        hold(text.as_bytes(), Format::Text)?;
    }

    #[test]
    fn any_damage_to_an_archive_is_survived(at in 0_usize..400, byte: u8) {
        let mut packed = Vec::new();
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(&mut packed));
        let options = zip::write::SimpleFileOptions::default();
        for name in ["甲.csv", "乙.xls"] {
            writer.start_file(name, options).expect("a member");
            std::io::Write::write_all(&mut writer, b"<table><tr><td>a<td>b").expect("content");
        }
        writer.finish().expect("an archive");
        let length = packed.len();
        packed[at % length] = byte;
        hold(&packed, Format::Zip)?;
    }
}
