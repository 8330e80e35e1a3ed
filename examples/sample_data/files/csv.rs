//! Comma-separated text, in GBK as Chinese programs write it.

use std::path::Path;

use super::Result;

/// Writes text in GBK.
pub(super) fn write_gbk(path: &Path, text: &str) -> Result<()> {
    let (bytes, _, damaged) = encoding_rs::GBK.encode(text);
    if damaged {
        return Err(format!("{}: a character that GBK does not have", path.display()).into());
    }
    std::fs::write(path, bytes)?;
    Ok(())
}

/// A line of quoted fields, ended as Windows does.
pub(super) fn quoted(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quote(field)).collect();
    format!("{}\r\n", fields.join(","))
}

/// A field in quotes.
pub(super) fn quote(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}
