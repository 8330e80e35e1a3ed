//! Whether somebody saved a workbook again after it was written.

use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

/// Properties are small; more is not read.
const MOST: u64 = 64 * 1024;

/// True if the workbook says that it was saved later than it was made, or says nothing that can be read: then nobody knows
/// what stands in it. A file that is not there was not saved.
pub fn was_saved_again(path: &Path) -> bool {
    let Ok(file) = std::fs::File::open(path) else {
        return path.exists();
    };
    let properties = ZipArchive::new(std::io::BufReader::new(file))
        .ok()
        .and_then(|mut archive| {
            let part = archive.by_name("docProps/core.xml").ok()?;
            let mut text = String::new();
            part.take(MOST).read_to_string(&mut text).ok()?;
            Some(text)
        });
    let times = properties
        .as_deref()
        .and_then(|text| Some((moment(text, "created")?, moment(text, "modified")?)));
    times.is_none_or(|(created, modified)| created != modified)
}

/// The text of a property.
fn moment<'a>(properties: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = properties.split_once(&format!("<dcterms:{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (text, _) = rest.split_once('<')?;
    Some(text.trim())
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

    use super::*;

    #[test]
    fn a_workbook_as_it_was_written_is_told_from_one_that_somebody_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        assert!(!was_saved_again(&path));
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_ymd(2026, 10, 31).expect("a date");
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        book.add_worksheet();
        book.save(&path).expect("a workbook");
        assert!(!was_saved_again(&path));
        std::fs::write(&path, "跟单状态,备注").expect("a file");
        assert!(was_saved_again(&path));
        for (text, expected) in [
            (
                "<dcterms:created xsi:type=\"x\">A</dcterms:created>",
                Some("A"),
            ),
            ("<dcterms:created>", None),
            ("", None),
        ] {
            assert_eq!(moment(text, "created"), expected);
        }
    }
}
