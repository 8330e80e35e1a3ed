//! `OpenDocument` spreadsheets, row by row as the XML streams past. The library would load them whole,
//! tells nothing of hidden or merged cells, and gives up the file for one bad cell.

mod cell;
mod content;
mod element;
mod rows;
mod table;

use std::io::{BufRead, BufReader, Read};

use super::packed::{Archive, damaged, open_document};
use super::{Cause, ReadError, Sheet, encoding};
use crate::config::Limits;
use content::Content;

/// How an archive begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// A list of parts that is longer than this is no list of parts.
const MOST_MANIFEST_BYTES: u64 = 16 << 20;

/// Visits every table in the order of the document; a document that breaks off is visited as far as it
/// goes.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    read_document(content, limits, visit).unwrap_or_else(|cause| vec![ReadError::file(cause)])
}

fn read_document(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<ReadError>, Cause> {
    if !content.starts_with(ZIP) {
        // A flat document (`.fods`) is the content itself.
        let text = encoding::decode(content);
        return read_tables(text.as_bytes(), limits, visit);
    }
    let mut archive = open_document(content, limits)?;
    if is_encrypted(&mut archive) {
        return Err(Cause::Encrypted);
    }
    let part = archive.by_name("content.xml").map_err(damaged)?;
    // A part that says nothing of its size is held to the limit on all of them.
    let part = part.take(limits.unpacked_megabytes.saturating_mul(1 << 20));
    read_tables(BufReader::with_capacity(1 << 16, part), limits, visit)
}

fn read_tables(
    source: impl BufRead,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<ReadError>, Cause> {
    let mut document = Content::new(source);
    let mut errors = Vec::new();
    let mut tables = 0_u32;
    loop {
        match document.next_table() {
            Ok(Some(table)) => {
                tables += 1;
                let name = table.name.clone();
                let causes = table::read(&mut document, table, limits, visit);
                let causes = causes.into_iter();
                errors.extend(causes.map(|cause| ReadError::sheet(&name, cause)));
            }
            Ok(None) if tables == 0 => return Err(Cause::Empty),
            Ok(None) => return Ok(errors),
            Err(said) if tables == 0 => return Err(Cause::Damaged(said)),
            // A document that ended inside a table has said so.
            Err(_) if !errors.is_empty() => return Ok(errors),
            Err(said) => {
                errors.push(ReadError::file(Cause::Damaged(said)));
                return Ok(errors);
            }
        }
    }
}

/// True if the list of parts speaks of encryption.
fn is_encrypted(archive: &mut Archive<'_>) -> bool {
    let mut manifest = Vec::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        // A list that cannot be read does not say so; the content will.
        let _ = part.take(MOST_MANIFEST_BYTES).read_to_end(&mut manifest);
    }
    memchr::memmem::find(&manifest, b"encryption-data").is_some()
}

#[cfg(test)]
mod tests;
