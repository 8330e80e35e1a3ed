//! A clerk at her desk: she opens a workbook of 分发, fills it in, and saves it in one of many ways.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{DocProperties, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The header of the hidden column.
pub(crate) const KEY: &str = "记录标识（请勿修改）";

/// The first sheet of a workbook as it stands: texts by row and column, from nought.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) cells: Vec<Vec<String>>,
    /// The row of the header.
    pub(crate) header: usize,
}

impl Sheet {
    /// Reads the first sheet of a workbook.
    pub(crate) fn read(path: &Path) -> Self {
        let mut book: Xlsx<_> =
            open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = book.sheet_names().first().expect("a sheet").clone();
        let range = book.worksheet_range(&name).expect("its cells");
        let (last, width) = range.end().map_or((0, 0), |(row, column)| (row, column));
        let text = |row, column| match range.get_value((row, column)) {
            Some(Data::DateTime(at)) => {
                let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
                format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
            }
            Some(value) => value.to_string(),
            None => String::new(),
        };
        let cells: Vec<Vec<String>> = (0..=last)
            .map(|row| (0..=width).map(|column| text(row, column)).collect())
            .collect();
        let header = cells
            .iter()
            .position(|row| row.iter().any(|cell| cell == KEY))
            .unwrap_or_else(|| panic!("{} has no key column", path.display()));
        Self {
            name,
            cells,
            header,
        }
    }

    /// The position of a column.
    pub(crate) fn column(&self, name: &str) -> usize {
        let header = &self.cells[self.header];
        header
            .iter()
            .position(|cell| cell == name)
            .unwrap_or_else(|| panic!("a column {name} in {header:?}"))
    }

    /// The rows of the table: positions of those with a key.
    pub(crate) fn rows(&self) -> Vec<usize> {
        let key = self.column(KEY);
        (self.header + 1..self.cells.len())
            .filter(|row| self.cells[*row][key].contains('|'))
            .collect()
    }

    /// A cell.
    pub(crate) fn text(&self, row: usize, column: &str) -> &str {
        &self.cells[row][self.column(column)]
    }

    /// The sheet as a program other than ours would write it: texts alone, our category kept.
    pub(crate) fn workbook(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_category("gendan"));
        let page = book.add_worksheet().set_name(&self.name).expect("a name");
        for (row, cells) in (0..).zip(&self.cells) {
            for (column, text) in (0..).zip(cells) {
                if !text.is_empty() {
                    page.write(row, column, text).expect("a cell");
                }
            }
        }
        book.save_to_buffer().expect("a workbook")
    }

    /// The same as csv.
    pub(crate) fn csv(&self) -> Vec<u8> {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = self.cells.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(quoted).collect();
            cells.join(",") + "\r\n"
        });
        let text: String = lines.collect();
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat()
    }
}

/// What is typed: by row (from nought) and column (from nought).
pub(crate) type Typed = BTreeMap<(usize, usize), String>;

/// Types into the cells of the first sheet of a workbook and leaves everything else as it is, to the byte.
pub(crate) fn type_into(workbook: &[u8], typed: &Typed) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(content).expect("text");
            for ((row, column), words) in typed {
                fill_cell(&mut text, &address(*row, *column), words);
            }
            content = text.into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        out.write_all(&content).expect("its content");
    }
    out.finish().expect("a workbook").into_inner()
}

/// A blank cell with a format becomes one with a text in it.
fn fill_cell(sheet: &mut String, address: &str, words: &str) {
    let start = sheet
        .find(&format!("<c r=\"{address}\""))
        .unwrap_or_else(|| panic!("a cell {address}"));
    let end = start + sheet[start..].find("/>").expect("a blank cell");
    assert!(!sheet[start..end].contains('>'), "{address} is blank");
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    sheet.replace_range(
        end..end + 2,
        &format!(" t=\"inlineStr\"><is><t>{words}</t></is></c>"),
    );
}

fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    format!("{letters}{}", row + 1)
}

/// A workbook opened and saved by `LibreOffice`; `None` where there is no `LibreOffice`, which is said.
pub(crate) fn saved_by_libreoffice(workbook: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("a.xlsx"), folder.path().join("saved"));
    fs::write(&from, workbook).expect("a file");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    );
    let saved = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&to, &from])
        .output();
    match saved {
        Ok(done) if done.status.success() => Some(fs::read(to.join("a.xlsx")).expect("a workbook")),
        _ => {
            // The one line that a person who runs the tests should see.
            let _ = writeln!(std::io::stderr(), "skipped: LibreOffice is not here");
            None
        }
    }
}
