//! What a zip archive is: a workbook of some kind, another document, or an archive of files.

use std::io::Read;

use super::Cause;
use super::format::Format;
use super::packed::{self, Archive};
use crate::config::Limits;

/// The category in the document properties of every workbook that this program writes.
const OWN_CATEGORY: &str = "<cp:category>gendan</cp:category>";
/// How much of a part is looked at.
const PART: u64 = 256 * 1024;

/// What the list of content types names, in the order in which it is asked.
const CONTENT_TYPES: [(&str, Format); 7] = [
    ("sheet.binary.macroenabled.main", Format::Xlsb),
    ("spreadsheetml.sheet.main", Format::Xlsx),
    ("spreadsheetml.template.main", Format::Xlsx),
    ("ms-excel.sheet.macroenabled.main", Format::Xlsx),
    ("wordprocessingml", Format::NotATable("Word")),
    ("presentationml", Format::NotATable("PowerPoint")),
    ("ms-excel", Format::Xlsx),
];

/// Tells what an archive is.
pub(super) fn sniff(content: &[u8], limits: &Limits) -> Format {
    let mut archive = match packed::open(content, limits) {
        Ok(archive) => archive,
        // Too many parts are not looked through for what they are; opening the archive tells of them.
        Err(Cause::Limit { .. }) => return Format::Zip,
        // A torn archive is taken for what it most likely was; opening it tells what is wrong.
        Err(_) => return Format::Xlsx,
    };
    if let Some(types) = part(&mut archive, "[content_types].xml") {
        let types = types.to_ascii_lowercase();
        let named = CONTENT_TYPES.iter().find(|(name, _)| types.contains(name));
        let format = named.map_or(Format::Xlsx, |(_, format)| *format);
        return if format == Format::Xlsx && is_own(&mut archive) {
            Format::OwnWorkbook
        } else {
            format
        };
    }
    if let Some(kind) = part(&mut archive, "mimetype") {
        return match kind.trim() {
            kind if kind.contains("opendocument.spreadsheet") => Format::Ods,
            kind if kind.contains("opendocument.text") => Format::NotATable("ODT"),
            kind if kind.contains("opendocument") => Format::NotATable("OpenDocument"),
            kind if kind.contains("epub") => Format::NotATable("EPUB"),
            _ => Format::Zip,
        };
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("content.xml") {
        Format::Ods
    } else if has("Index/Document.iwa") || has("Index.zip") {
        Format::Other("Numbers")
    } else if has("xl/workbook.bin") {
        Format::Xlsb
    } else if has("xl/workbook.xml") {
        Format::Xlsx
    } else {
        Format::Zip
    }
}

fn is_own(archive: &mut Archive<'_>) -> bool {
    part(archive, "docprops/core.xml").is_some_and(|properties| properties.contains(OWN_CATEGORY))
}

/// The start of a part, by its name in small letters; what cannot be read of it is not there.
fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let found = archive.file_names_raw().position(|known| {
        known.len() == name.len() && known.eq_ignore_ascii_case(name.as_bytes())
    })?;
    let entry = archive.by_index(found).ok()?;
    let mut bytes = Vec::new();
    // The part that was read before an error says enough.
    let _ = entry.take(PART).read_to_end(&mut bytes);
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("a part");
            writer.write_all(content.as_bytes()).expect("content");
        }
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn the_parts_tell_the_kind() {
        let types = |kind: &str| {
            format!(
                "<Types><Override PartName=\"/xl/workbook2.xml\" ContentType=\"application/vnd.{kind}+xml\"/></Types>"
            )
        };
        let listed = |kind: &str| archive(&[("[Content_Types].xml", &types(kind))]);
        let cases = [
            (
                listed("openxmlformats-officedocument.spreadsheetml.sheet.main"),
                Format::Xlsx,
            ),
            (listed("ms-excel.sheet.macroEnabled.main"), Format::Xlsx),
            (
                listed("ms-excel.sheet.binary.macroEnabled.main"),
                Format::Xlsb,
            ),
            (
                listed("openxmlformats-officedocument.wordprocessingml.document.main"),
                Format::NotATable("Word"),
            ),
            (
                archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
                Format::Ods,
            ),
            (archive(&[("content.xml", "<x/>")]), Format::Ods),
            (
                archive(&[("Index/Document.iwa", "")]),
                Format::Other("Numbers"),
            ),
            (archive(&[("账单.csv", "a,b")]), Format::Zip),
        ];
        for (content, expected) in cases {
            assert_eq!(sniff(&content, &Limits::default()), expected);
        }
    }

    #[test]
    fn too_many_parts_are_not_looked_through() {
        let parts = [("content.xml", "<x/>"), ("a", "")];
        let few = Limits {
            parts: 1,
            ..Limits::default()
        };
        assert_eq!(sniff(&archive(&parts), &few), Format::Zip);
    }

    #[test]
    fn our_own_reports_are_told_from_other_workbooks() {
        for (category, format) in [("gendan", Format::OwnWorkbook), ("月报", Format::Xlsx)] {
            let mut workbook = rust_xlsxwriter::Workbook::new();
            workbook.add_worksheet();
            workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_category(category));
            let content = workbook.save_to_buffer().expect("a workbook");
            assert_eq!(sniff(&content, &Limits::default()), format);
        }
    }
}
