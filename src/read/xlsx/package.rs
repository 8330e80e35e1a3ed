//! The archive that a workbook is: what it declares is weighed before anything in it is opened.

use std::io::{Cursor, Read};

use rustc_hash::FxHashMap;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::super::Cause;
use super::directory::declared_parts;
use super::transcode::Utf8;
use crate::config::Limits;

/// A part that declares at least this many bytes …
const BOMB_BYTES: u64 = 100_000_000;
/// … and to be packed tighter than this is a bomb: spreadsheets stay below 130.
const BOMB_RATIO: u64 = 200;
/// The most that is read of a small part (the list of sheets, the styles), in bytes.
const SMALL_PART: u64 = 64 << 20;

/// A part as it is inflated, as UTF-8. It ends with an error if it gives more than it declares.
pub(super) type Part<'p, 'a> = Utf8<ZipFile<'p, Cursor<&'a [u8]>>>;

/// The parts of a workbook.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Position and declared size by name: lower case, slashes forward, none at the start.
    parts: FxHashMap<String, (usize, u64)>,
}

impl<'a> Package<'a> {
    /// Opens an archive whose declared sizes are within the limits.
    pub(super) fn open(content: &'a [u8], limits: &Limits) -> Result<Self, Cause> {
        at_most("parts", declared_parts(content).unwrap_or(0), limits.parts)?;
        let archive = ZipArchive::new(Cursor::new(content)).map_err(damaged)?;
        at_most("parts", archive.len() as u64, limits.parts)?;
        let mut parts = FxHashMap::default();
        let mut total: u64 = 0;
        for position in 0..archive.len() {
            let entry = archive.by_index_data(position).map_err(damaged)?;
            let raw_name = entry.name().map_err(damaged)?;
            let name = key(&raw_name);
            let size = entry.size();
            let packed = entry.compressed_size().clamp(1, content.len() as u64);
            if size >= BOMB_BYTES && size / packed > BOMB_RATIO {
                let ratio = size / packed;
                return Err(Cause::DensePart { part: name, ratio });
            }
            total = total.saturating_add(size);
            parts.entry(name).or_insert((position, size));
        }
        at_most("unpacked_megabytes", total >> 20, limits.unpacked_megabytes)?;
        Ok(Self { archive, parts })
    }

    /// True if the package has the part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// The names of all parts, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The declared size of a part in bytes; 0 if there is none.
    pub(super) fn size(&self, name: &str) -> u64 {
        self.parts.get(&key(name)).map_or(0, |(_, size)| *size)
    }

    /// Opens a part; `None` if there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, Cause> {
        let Some((position, _)) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        let file = self.archive.by_index(*position).map_err(damaged)?;
        let part = Utf8::new(file).map_err(|error| Cause::Damaged(error.to_string()))?;
        Ok(Some(part))
    }

    /// A small part in memory, as far as it can be read; `None` if there is none.
    pub(super) fn small_part(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut xml = Vec::new();
        let part = self.part(name).ok()??;
        // A part that breaks off is used as far as it goes: what is missing shows where it is missed.
        let _ = part.take(SMALL_PART).read_to_end(&mut xml);
        Some(xml)
    }
}

/// Refuses what is beyond a limit.
pub(super) fn at_most(limit: &'static str, found: u64, most: u64) -> Result<(), Cause> {
    if found > most {
        return Err(Cause::Limit { limit, found, most });
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn damaged(error: zip::result::ZipError) -> Cause {
    Cause::Damaged(error.to_string())
}

/// Parts are found whatever the letter case and the slashes of their names.
fn key(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    name.trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_of_too_many_parts_is_not_opened() {
        let content = [b"PK\x05\x06\0\0\0\0\0\0", &20_000_u16.to_le_bytes()[..]].concat();
        let refused = Package::open(&content, &Limits::default()).err();
        let expected = Cause::Limit {
            limit: "parts",
            found: 20_000,
            most: 10_000,
        };
        assert_eq!(refused, Some(expected));
    }

    #[test]
    fn parts_are_found_by_any_spelling() {
        for name in ["/xl/workbook.xml", "XL\\Workbook.XML", "xl/workbook.xml"] {
            assert_eq!(key(name), "xl/workbook.xml");
        }
    }
}
