//! What a compound file (MS-CFB) is: an old workbook, an encrypted new one, or another old document.

use std::io::Cursor;

use cfb::CompoundFile;
use memchr::memmem;

use super::compound;
use super::format::Format;
use super::guard::guarded;

/// Streams that tell what a file is, in the order in which they are asked.
const STREAMS: [(&str, Format); 6] = [
    ("EncryptedPackage", Format::Encrypted),
    ("Workbook", Format::Xls),
    ("Book", Format::Xls),
    ("WordDocument", Format::NotATable("Word")),
    ("PowerPoint Document", Format::NotATable("PowerPoint")),
    ("__properties_version1.0", Format::NotATable("Outlook")),
];

/// Tells what a compound file is. A damaged one is taken for a workbook: opening it tells what is wrong.
pub(super) fn sniff(content: &[u8]) -> Format {
    by_directory(content).unwrap_or_else(|| {
        let encrypted: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        match memmem::find(content, &encrypted) {
            Some(_) => Format::Encrypted,
            None => Format::Xls,
        }
    })
}

/// What the names in the root folder say; `None` if the folder cannot be read.
fn by_directory(content: &[u8]) -> Option<Format> {
    if compound::has_circle(content) {
        return None;
    }
    let names = guarded(|| {
        let file = CompoundFile::open(Cursor::new(content)).ok()?;
        let entries = file.read_root_storage().take(1000);
        Some(
            entries
                .map(|entry| entry.name().to_lowercase())
                .collect::<Vec<_>>(),
        )
    })??;
    let told = STREAMS
        .iter()
        .find(|(stream, _)| names.contains(&stream.to_lowercase()));
    Some(told.map_or(Format::Xls, |(_, format)| *format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_streams_tell_the_kind() {
        let cases: [(&[&str], Format); 5] = [
            (&["EncryptionInfo", "EncryptedPackage"], Format::Encrypted),
            (&["WORKBOOK"], Format::Xls),
            (&["Book", "Workbook"], Format::Xls),
            (&["WordDocument", "1Table"], Format::NotATable("Word")),
            (&["Contents"], Format::Xls),
        ];
        for (streams, expected) in cases {
            let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
            for stream in streams {
                file.create_stream(stream).expect("a stream");
            }
            file.flush().expect("a file");
            assert_eq!(
                sniff(&file.into_inner().into_inner()),
                expected,
                "{streams:?}"
            );
        }
    }

    #[test]
    fn a_workbook_with_an_encrypted_one_inside_is_no_encrypted_workbook() {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        file.create_stream("Workbook").expect("a stream");
        file.create_storage("MBD1").expect("a folder");
        file.create_stream("MBD1/EncryptedPackage")
            .expect("a stream");
        file.flush().expect("a file");
        assert_eq!(sniff(&file.into_inner().into_inner()), Format::Xls);
    }
}
