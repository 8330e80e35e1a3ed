//! A file from the disk into memory, unless its size or its first lines say that it must not.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::Cause;
use super::format::{Format, sniff};
use super::lines::LineGuard;
use crate::config::Limits;

/// How much of a file is read at a time.
const BLOCK: usize = 1 << 20;
/// Up to here a file is taken in as it comes; from there on its memory is set aside at once.
const FIRST_PART: usize = 32 * BLOCK;

/// Loads a file.
pub(super) fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Cause> {
    let io = |error: io::Error| Cause::Io(error.to_string());
    let mut file = File::open(path).map_err(io)?;
    let metadata = file.metadata().map_err(io)?;
    if metadata.is_dir() {
        return Err(Cause::Io(io::ErrorKind::IsADirectory.to_string()));
    }
    let (size, most) = (metadata.len(), limits.file_megabytes);
    if size > most.saturating_mul(1 << 20) {
        return Err(Cause::Limit {
            limit: "file_megabytes",
            found: size.div_ceil(1 << 20),
            most,
        });
    }
    let mut content = Vec::new();
    let mut guard = None;
    loop {
        let start = content.len();
        if start >= FIRST_PART && content.capacity() == start {
            let rest = usize::try_from(size)
                .unwrap_or(usize::MAX)
                .saturating_sub(start);
            content
                .try_reserve_exact(rest.max(BLOCK))
                .map_err(|error| Cause::Io(error.to_string()))?;
        }
        let read = (&mut file)
            .take(BLOCK as u64)
            .read_to_end(&mut content)
            .map_err(io)?;
        if read == 0 {
            return Ok(content);
        }
        if start == 0 {
            guard = (sniff(&content, limits) == Format::Text).then(LineGuard::default);
        }
        if let Some(guard) = &mut guard {
            guard.feed(content.get(start..).unwrap_or_default(), limits)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_is_loaded_whole_or_refused_by_its_size() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let content = "单号,金额\nA1,2\n".repeat(300_000);
        std::fs::write(&path, &content).expect("a file");
        let limits = Limits::default();
        assert_eq!(load(&path, &limits).as_deref(), Ok(content.as_bytes()));
        let small = Limits {
            file_megabytes: 1,
            ..limits
        };
        let refused = Cause::Limit {
            limit: "file_megabytes",
            found: 6,
            most: 1,
        };
        assert_eq!(load(&path, &small), Err(refused));
    }

    #[test]
    fn a_line_of_a_gigabyte_is_not_taken_into_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let mut file = File::create(&path).expect("a file");
        file.write_all(b"a,b\n").expect("a line");
        let block = vec![b'x'; BLOCK];
        for _ in 0..64 {
            file.write_all(&block).expect("a block");
        }
        let refused = load(&path, &Limits::default());
        assert!(
            matches!(
                refused,
                Err(Cause::Limit {
                    limit: "characters",
                    ..
                })
            ),
            "{:?}",
            refused.map(|content| content.len())
        );
    }
}
