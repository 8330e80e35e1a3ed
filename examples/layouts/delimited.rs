//! Text files, as their platforms write them.

use std::path::Path;

use encoding_rs::GB18030;

use crate::Result;
use crate::spec::{Encoding, File, Form};

/// Writes the file.
pub(crate) fn write(file: &File, path: &Path) -> Result<()> {
    let mut text = String::new();
    for line in file.before.lines() {
        text.push_str(line);
        text.push_str("\r\n");
    }
    let header = file.header()?;
    if !header.is_empty() {
        text.push_str(&line(file, &header, false));
    }
    for row in file.rows()? {
        text.push_str(&line(file, &row, file.quoted));
    }
    for line in file.after.lines() {
        text.push_str(line);
        text.push_str("\r\n");
    }
    std::fs::write(path, encoded(&text, file.encoding)?)?;
    Ok(())
}

fn line(file: &File, cells: &[String], quoted: bool) -> String {
    let separator = if file.form == Form::Tsv { "\t" } else { "," };
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| padded(unmarked(cell), file.width))
        .map(|cell| {
            let needed =
                cell.contains(['"', '\n']) || (file.form == Form::Csv && cell.contains(','));
            if quoted || needed {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        })
        .collect();
    let end = if file.trailing { separator } else { "" };
    format!("{}{end}\r\n", cells.join(separator))
}

/// The cell without the mark by which a workbook would keep it as a number or a date.
fn unmarked(cell: &str) -> &str {
    let marks = ["n:", "d:", "t:", "¥:"];
    let bare = marks.iter().find_map(|mark| cell.strip_prefix(mark));
    bare.unwrap_or(cell)
}

/// Blanks up to a width, in which a Chinese character takes two places.
fn padded(cell: &str, width: usize) -> String {
    let taken: usize = cell
        .chars()
        .map(|letter| if letter.is_ascii() { 1 } else { 2 })
        .sum();
    format!("{cell}{}", " ".repeat(width.saturating_sub(taken)))
}

fn encoded(text: &str, encoding: Encoding) -> Result<Vec<u8>> {
    Ok(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16 => {
            let marked = format!("\u{feff}{text}");
            marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }
        Encoding::Gbk => {
            let (bytes, _, damaged) = GB18030.encode(text);
            if damaged {
                return Err("a character that GB18030 does not have".into());
            }
            bytes.into_owned()
        }
    })
}
