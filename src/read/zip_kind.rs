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
#[path = "zip_kind_tests.rs"]
mod tests;
