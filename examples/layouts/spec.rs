//! What a file is to look like.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Result, headers};

/// The files of one folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spec {
    pub(crate) file: Vec<File>,
}

/// The format, whatever the name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    Csv,
    Tsv,
    Xlsx,
}

/// The encoding of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// With its mark.
    #[serde(rename = "utf-8-bom")]
    Utf8Bom,
    #[serde(rename = "gbk")]
    Gbk,
    /// Little endian, with its mark.
    #[serde(rename = "utf-16")]
    Utf16,
}

/// One file. Cells are cut by `|`; a `¦` in a cell stands for that stroke.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The name, with an ending that may lie.
    pub(crate) name: String,
    pub(crate) form: Form,
    #[serde(default)]
    pub(crate) encoding: Encoding,
    /// The name of the worksheet.
    #[serde(default)]
    pub(crate) sheet: String,
    /// Lines above the header: of a text file as they stand, of a worksheet cut into cells.
    #[serde(default)]
    pub(crate) before: String,
    /// The profile whose header list of `header-lists.tsv` this file has.
    #[serde(default)]
    layout: String,
    /// Or the header itself; none at all if both are empty.
    #[serde(default)]
    header: String,
    /// What stands after each word of the header.
    #[serde(default)]
    header_pad: String,
    /// The columns that `rows` fill, if not all of them.
    #[serde(default)]
    columns: String,
    /// Cells that are the same in every row.
    #[serde(default)]
    fill: BTreeMap<String, String>,
    /// What stands around the cells of a column: `="{}"`. The column `*` stands for all others.
    #[serde(default)]
    armour: BTreeMap<String, String>,
    /// The rows.
    rows: String,
    /// Lines below the rows.
    #[serde(default)]
    pub(crate) after: String,
    /// Cells of a text file are quoted, needed or not.
    #[serde(default)]
    pub(crate) quoted: bool,
    /// The least width of the cells of a text file.
    #[serde(default)]
    pub(crate) width: usize,
    /// Each line of a text file ends with a separator.
    #[serde(default)]
    pub(crate) trailing: bool,
    /// Merged ranges of a worksheet: `A1:K1`.
    #[serde(default)]
    pub(crate) merged: Vec<String>,
}

impl File {
    /// The words of the header, padded.
    pub(crate) fn header(&self) -> Result<Vec<String>> {
        let words = self.words()?;
        let padded = words
            .iter()
            .map(|word| format!("{word}{}", self.header_pad));
        Ok(padded.collect())
    }

    /// The cells of each row below the header.
    pub(crate) fn rows(&self) -> Result<Vec<Vec<String>>> {
        let words = self.words()?;
        let filled = if self.columns.is_empty() {
            words.clone()
        } else {
            cells(&self.columns)
        };
        for name in filled.iter().chain(self.fill.keys()) {
            if !words.contains(name) {
                return Err(format!("the header has no column {name}").into());
            }
        }
        self.rows
            .lines()
            .map(|line| self.row(line, &words, &filled))
            .collect()
    }

    fn words(&self) -> Result<Vec<String>> {
        if self.layout.is_empty() {
            return Ok(cells(&self.header));
        }
        Ok(cells(headers::of(&self.layout)?))
    }

    fn row(&self, line: &str, words: &[String], filled: &[String]) -> Result<Vec<String>> {
        let given = cells(line);
        if given.len() > filled.len() {
            return Err(
                format!("{} cells in {} columns: {line}", given.len(), filled.len()).into(),
            );
        }
        let cell = |word: &String| {
            let position = filled.iter().position(|name| name == word);
            let own = position.and_then(|position| given.get(position));
            let text = own
                .or_else(|| self.fill.get(word))
                .map_or("", String::as_str);
            let armour = self.armour.get(word).or_else(|| self.armour.get("*"));
            match armour {
                Some(armour) if !text.is_empty() => armour.replace("{}", text),
                _ => text.to_owned(),
            }
        };
        Ok(words.iter().map(cell).collect())
    }
}

/// A line cut into cells.
pub(crate) fn cells(line: &str) -> Vec<String> {
    if line.is_empty() {
        return Vec::new();
    }
    let texts = line.split('|').map(|text| text.replace('¦', "|"));
    texts.collect()
}
