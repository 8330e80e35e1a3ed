//! The parts of the archive that a workbook is, by their names.

use std::io::{Cursor, Read};

use rustc_hash::FxHashMap;
use zip::read::ZipFile;

use super::super::Cause;
use super::super::packed::{Archive, damaged, open_document};
use super::transcode::Utf8;
use crate::config::Limits;

/// The most that is read of a small part (the list of sheets, the styles), in bytes.
const SMALL_PART: u64 = 64 << 20;

/// A part as it is inflated.
type RawPart<'p, 'a> = ZipFile<'p, Cursor<&'a [u8]>>;
/// A part as it is inflated, as UTF-8.
pub(super) type Part<'p, 'a> = Utf8<RawPart<'p, 'a>>;

/// The parts of a workbook.
pub(in super::super) struct Package<'a> {
    archive: Archive<'a>,
    /// Position and declared size by name: lower case, slashes forward, none at the start.
    parts: FxHashMap<String, (usize, u64)>,
}

impl<'a> Package<'a> {
    /// Opens an archive whose declared sizes are within the limits.
    pub(in super::super) fn open(content: &'a [u8], limits: &Limits) -> Result<Self, Cause> {
        let archive = open_document(content, limits)?;
        let mut parts = FxHashMap::default();
        for position in 0..archive.len() {
            let entry = archive.by_index_data(position).map_err(damaged)?;
            let name = key(&entry.name().map_err(damaged)?);
            parts.entry(name).or_insert((position, entry.size()));
        }
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
    pub(in super::super) fn size(&self, name: &str) -> u64 {
        self.parts.get(&key(name)).map_or(0, |(_, size)| *size)
    }

    /// Opens a part that is text; `None` if there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, Cause> {
        let Some(raw) = self.raw(name)? else {
            return Ok(None);
        };
        let part = Utf8::new(raw).map_err(|error| Cause::Damaged(error.to_string()))?;
        Ok(Some(part))
    }

    /// Opens a part as it is; `None` if there is none. It ends with an error if it gives more than it
    /// declares.
    pub(in super::super) fn raw(&mut self, name: &str) -> Result<Option<RawPart<'_, 'a>>, Cause> {
        let Some((position, _)) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        Ok(Some(self.archive.by_index(*position).map_err(damaged)?))
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

/// Parts are found whatever the letter case and the slashes of their names.
fn key(name: &str) -> String {
    let name = name.replace('\\', "/").to_lowercase();
    name.trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_any_spelling() {
        for name in ["/xl/workbook.xml", "XL\\Workbook.XML", "xl/workbook.xml"] {
            assert_eq!(key(name), "xl/workbook.xml");
        }
    }
}
