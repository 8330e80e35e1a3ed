//! The reader's side: content in, frames out.

use std::ffi::OsString;
use std::io::{self, BufWriter, Read, Write};

use super::wire::{Frame, send};
use super::{Kind, arguments, limit, read_here};
use crate::config::Limits;
use crate::read::{Row, Sheet, Value};

/// Rows of a frame, unless their texts are long.
const FRAME_ROWS: usize = 512;
/// Bytes of text after which a frame is closed.
const FRAME_BYTES: usize = 1 << 20;

/// Serves one parent: reads the file that comes in and tells what is in it; false if the command line
/// or the parent is not understood. Limits this process for good, and ends it when the parent goes
/// away: it must be called by a process that does nothing else.
pub fn serve(
    arguments: &[OsString],
    input: &mut (impl Read + Send),
    output: &mut impl Write,
) -> bool {
    let Some((kind, limits)) = arguments::parse(arguments) else {
        return false;
    };
    limit::apply(&limits);
    let mut output = BufWriter::with_capacity(1 << 16, output);
    if tell(&mut output, &Frame::Hello).is_err() {
        return false;
    }
    let Ok(content) = receive_content(input) else {
        return false;
    };
    limit::end_with_parent();
    tell_file(kind, &content, &limits, &mut output).is_ok()
}

/// The content, after its length in eight bytes: the parent keeps the pipe open behind it, so that its
/// end tells of the parent's end.
fn receive_content(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut content = Vec::new();
    content
        .try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX))
        .map_err(io::Error::other)?;
    input.take(length).read_to_end(&mut content)?;
    Ok(content)
}

/// Reads the file and tells everything in it.
pub(super) fn tell_file(
    kind: Kind,
    content: &[u8],
    limits: &Limits,
    output: &mut impl Write,
) -> io::Result<()> {
    let mut outcome = Ok(());
    let errors = read_here(content, kind, limits, &mut |sheet| {
        if outcome.is_ok() {
            outcome = tell_sheet(sheet, output);
        }
    });
    outcome?;
    for error in errors {
        send(output, &Frame::Error(error.into()))?;
    }
    tell(output, &Frame::Done)
}

fn tell_sheet(mut sheet: Sheet<'_>, output: &mut impl Write) -> io::Result<()> {
    tell(output, &Frame::Begin(std::mem::take(&mut sheet.info)))?;
    let mut rows = Some(std::mem::take(&mut sheet.head));
    while let Some(part) = rows {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        for row in part {
            bytes += text_bytes(&row);
            batch.push(row);
            if batch.len() >= FRAME_ROWS || bytes >= FRAME_BYTES {
                send(output, &Frame::Rows(std::mem::take(&mut batch)))?;
                bytes = 0;
            }
        }
        send(output, &Frame::Rows(batch))?;
        rows = sheet.next_chunk();
    }
    tell(output, &Frame::End)
}

/// Sends a frame and everything before it.
fn tell(output: &mut impl Write, frame: &Frame) -> io::Result<()> {
    send(output, frame)?;
    output.flush()
}

fn text_bytes(row: &Row) -> usize {
    let of = |value: &Value| match value {
        Value::Text(text) | Value::Error(text) | Value::LongNumber(text) => text.len(),
        _ => 0,
    };
    row.cells.iter().map(|cell| of(&cell.value)).sum()
}
