//! The clerks at their desks: they fill in the workbooks that they were given, cell by cell, and keep all else.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Failed = Box<dyn std::error::Error>;

const KEY: &str = "记录标识（请勿修改）";
const CALL: &str = "沟通结果";
const OUTCOME: &str = "跟单状态";

/// The workbooks below a folder that a clerk has rows in, by name.
pub(crate) fn workbooks(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let entries = fs::read_dir(folder)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths: Vec<PathBuf> = paths.map_err(|error: std::io::Error| error)?;
    let of_others = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("外呼") || name.starts_with("物流")
    };
    paths.retain(|path| !of_others(path));
    paths.sort();
    Ok(paths)
}

/// The cells of the first sheet, and where its header stands.
pub(crate) struct Sheet {
    pub(crate) cells: Range<Data>,
    header: u32,
}

impl Sheet {
    pub(crate) fn read(content: &[u8]) -> Result<Self, Failed> {
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(content))?;
        let cells = workbook.worksheet_range_at(0).ok_or("no sheet")??;
        let (top, _) = cells.start().unwrap_or_default();
        let has_key = |row: &[Data]| row.iter().any(|cell| *cell == *KEY);
        let header = cells.rows().position(has_key).ok_or("no header")? as u32 + top;
        Ok(Self { cells, header })
    }

    fn column(&self, name: &str) -> Option<u32> {
        let (_, left) = self.cells.start()?;
        let row = self.cells.rows().nth(self.above())?;
        let position = row.iter().position(|cell| *cell == *name)?;
        Some(left + position as u32)
    }

    fn above(&self) -> usize {
        let (top, _) = self.cells.start().unwrap_or_default();
        (self.header - top) as usize
    }

    /// The rows with a key, as the format counts them, from one.
    pub(crate) fn rows(&self) -> Vec<u32> {
        let Some(key) = self.column(KEY) else {
            return Vec::new();
        };
        let (_, end) = (
            0,
            self.cells.end().map_or(self.header, |(bottom, _)| bottom),
        );
        let is_row = |row: &u32| {
            let cell = self.cells.get_value((*row, key));
            matches!(cell, Some(Data::String(key)) if key.contains('|'))
        };
        let rows = (self.header + 1..=end).filter(is_row);
        rows.map(|row| row + 1).collect()
    }
}

/// The workbook filled in: most rows well, some not at all, some with words that nobody knows.
pub(crate) fn fill_in(content: &[u8]) -> Result<Vec<u8>, Failed> {
    let sheet = Sheet::read(content)?;
    let column = |name| sheet.column(name).map(letters).ok_or(name);
    let (call, outcome) = (column(CALL)?, column(OUTCOME)?);
    let mut archive = ZipArchive::new(Cursor::new(content))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(content.len() * 2)));
    for position in 0..archive.len() {
        let name = archive.by_index_raw(position)?.name()?.into_owned();
        if name != "xl/worksheets/sheet1.xml" {
            out.raw_copy_file(archive.by_index_raw(position)?)?;
            continue;
        }
        let mut text = String::new();
        archive.by_index(position)?.read_to_string(&mut text)?;
        let mut typed = Vec::new();
        for (count, row) in sheet.rows().into_iter().enumerate() {
            let said = match count % 10 {
                0 => continue,
                1 => "好的",
                2 => "已签收",
                3..=5 => "改约",
                _ => "同意签收",
            };
            typed.push((format!("{call}{row}"), "已接通"));
            typed.push((format!("{outcome}{row}"), said));
        }
        out.start_file(name, SimpleFileOptions::default())?;
        out.write_all(type_into(&text, &typed)?.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

/// Puts words into cells that are blank. The cells are given in the order of the sheet.
fn type_into(sheet: &str, typed: &[(String, &str)]) -> Result<String, Failed> {
    let mut filled = String::with_capacity(sheet.len() * 2);
    let mut rest = sheet;
    for (address, words) in typed {
        let cell = format!("<c r=\"{address}\"");
        let start = rest.find(&cell).ok_or_else(|| format!("no {address}"))?;
        let end = start + rest[start..].find("/>").ok_or("a cell without an end")?;
        filled.push_str(&rest[..end]);
        filled.push_str(" t=\"inlineStr\"><is><t>");
        filled.push_str(words);
        filled.push_str("</t></is></c>");
        rest = &rest[end + 2..];
    }
    filled.push_str(rest);
    Ok(filled)
}

/// A column from nought as a sheet names it.
fn letters(column: u32) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}
