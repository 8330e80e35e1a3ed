//! What is packed is weighed before it is unpacked: parts are counted before the archive is opened, the
//! sizes that it declares are added up, and what is packed tighter than any honest file is refused.

mod directory;
mod measure;
mod name;

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::Cause;
use crate::config::Limits;
use directory::declared_parts;

pub(super) use measure::Measure;
pub(super) use name::name_of;

/// A zip archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive, unless it has too many parts: opening it costs memory for each.
pub(super) fn open<'a>(content: &'a [u8], limits: &Limits) -> Result<Archive<'a>, Cause> {
    let most = limits.parts;
    Cause::at_most("parts", declared_parts(content).unwrap_or(0), most)?;
    let archive = ZipArchive::new(Cursor::new(content)).map_err(damaged)?;
    Cause::at_most("parts", archive.len() as u64, most)?;
    Ok(archive)
}

/// Opens the archive that a document is. It is refused if one of its parts is packed too tightly, or all
/// of them together are too large.
pub(super) fn open_document<'a>(content: &'a [u8], limits: &Limits) -> Result<Archive<'a>, Cause> {
    let archive = open(content, limits)?;
    for position in 0..archive.len() {
        let part = archive.by_index_data(position).map_err(damaged)?;
        let packed = part.compressed_size().min(content.len() as u64);
        let measure = Measure::declared(packed, part.size());
        measure.check_ratio(|| Some(name_of(part.name_raw())))?;
    }
    weigh(&archive, limits)?;
    Ok(archive)
}

/// Holds the sizes that all parts declare, added up, to the limit. The unpacker stops at a part that grows
/// beyond what it declares, so that can be relied on.
pub(super) fn weigh(archive: &Archive<'_>, limits: &Limits) -> Result<(), Cause> {
    // A part whose header is damaged says so when it is opened.
    let parts = (0..archive.len()).filter_map(|position| archive.by_index_data(position).ok());
    let bytes = parts.fold(0_u64, |sum, part| sum.saturating_add(part.size()));
    Cause::at_most("unpacked_megabytes", bytes >> 20, limits.unpacked_megabytes)
}

/// What the library says of a damaged archive.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn damaged(error: ZipError) -> Cause {
    Cause::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn archive(parts: &[(&str, u32)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, megabytes) in parts {
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(*name, options).expect("a part");
            let content = vec![b' '; (*megabytes as usize) << 20];
            writer.write_all(&content).expect("its content");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn limit(limit: &'static str, found: u64, most: u64) -> Cause {
        Cause::Limit { limit, found, most }
    }

    #[test]
    fn parts_and_sizes_are_counted_before_anything_is_unpacked() {
        let content = archive(&[("a.xml", 1), ("b.xml", 1), ("c.xml", 1)]);
        let all = Limits::default();
        let two_parts = Limits { parts: 2, ..all };
        let two_megabytes = Limits {
            unpacked_megabytes: 2,
            ..all
        };
        let cases = [
            (all, None),
            (two_parts, Some(limit("parts", 3, 2))),
            (two_megabytes, Some(limit("unpacked_megabytes", 3, 2))),
        ];
        for (limits, expected) in cases {
            assert_eq!(open_document(&content, &limits).err(), expected);
        }
    }

    #[test]
    fn an_archive_of_too_many_parts_is_not_opened() {
        let content = [b"PK\x05\x06\0\0\0\0\0\0", &20_000_u16.to_le_bytes()[..]].concat();
        let refused = open(&content, &Limits::default()).err();
        assert_eq!(refused, Some(limit("parts", 20_000, 10_000)));
    }

    #[test]
    fn one_part_that_is_packed_too_tightly_refuses_the_document_and_is_named() {
        let content = archive(&[("a.xml", 1), ("Sheets/b.xml", 101)]);
        let refused = open_document(&content, &Limits::default()).err();
        assert!(
            matches!(
                &refused,
                Some(Cause::Bomb { part: Some(part), megabytes: 101, ratio: 900..1100 })
                    if part == "Sheets/b.xml"
            ),
            "{refused:?}"
        );
    }
}
