//! Looks into an archive before it is unpacked: how many parts it has, and how large they say they are.
//! The unpacker stops at a part that grows beyond what it says, so what they say can be relied on.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::Cause;
use crate::config::Limits;

/// Tells whether an archive is within the limits of parts and of unpacked size.
pub(super) fn check<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    limits: &Limits,
) -> Result<(), Cause> {
    let parts = archive.len();
    // Too many parts are not looked at one by one.
    within(parts as u64, 0, limits)?;
    let mut bytes = 0_u64;
    for part in 0..parts {
        let part = archive
            .by_index_raw(part)
            .map_err(|error| Cause::Damaged(error.to_string()))?;
        bytes = bytes.saturating_add(part.size());
    }
    within(parts as u64, bytes, limits)
}

fn within(parts: u64, bytes: u64, limits: &Limits) -> Result<(), Cause> {
    if parts > limits.parts {
        return Err(Cause::Limit {
            limit: "parts",
            found: parts,
            most: limits.parts,
        });
    }
    let megabytes = bytes.div_ceil(1 << 20);
    if megabytes > limits.unpacked_megabytes {
        return Err(Cause::Limit {
            limit: "unpacked_megabytes",
            found: megabytes,
            most: limits.unpacked_megabytes,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    #[test]
    fn parts_and_sizes_are_counted_before_anything_is_unpacked() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "b.xml", "c.xml"] {
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(name, options).expect("a part");
            writer.write_all(&vec![b' '; 1 << 20]).expect("its content");
        }
        let mut archive = writer.finish_into_readable().expect("an archive");
        let limits = Limits::default();
        let cases = [
            (limits, Ok(())),
            (
                Limits { parts: 2, ..limits },
                Err(Cause::Limit {
                    limit: "parts",
                    found: 3,
                    most: 2,
                }),
            ),
            (
                Limits {
                    unpacked_megabytes: 2,
                    ..limits
                },
                Err(Cause::Limit {
                    limit: "unpacked_megabytes",
                    found: 3,
                    most: 2,
                }),
            ),
        ];
        for (limits, expected) in cases {
            assert_eq!(check(&mut archive, &limits), expected);
        }
    }
}
