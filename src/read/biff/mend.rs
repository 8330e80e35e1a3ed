//! Turns what the library would pass over in silence into what it reads.

use std::io::{self, Cursor, Seek, SeekFrom, Write};

use cfb::CompoundFile;

use super::{Marks, stream_name};

/// The kind of a record that holds a formula.
const FORMULA: u16 = 0x0006;

/// The workbook with its formulas of an old kind turned into those that the library reads; `None` if it
/// has none.
pub(in crate::read) fn mended(content: &[u8], marks: &Marks) -> Option<Vec<u8>> {
    if marks.old_formulas.is_empty() {
        return None;
    }
    let mend = || -> io::Result<Vec<u8>> {
        let mut file = CompoundFile::open(Cursor::new(content.to_vec()))?;
        let name = stream_name(&file).ok_or(io::ErrorKind::NotFound)?;
        let mut stream = file.open_stream(name)?;
        for place in &marks.old_formulas {
            stream.seek(SeekFrom::Start(*place as u64))?;
            stream.write_all(&FORMULA.to_le_bytes())?;
        }
        stream.flush()?;
        drop(stream);
        Ok(file.into_inner().into_inner())
    };
    mend().ok()
}
