//! What a reader of the written workbook finds: values through calamine, everything else in the parts.

mod form;
mod hard;
mod looks;
mod paper;
mod values;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};

use super::{build, xlsx};
use crate::render::sample;
use crate::report::{Block, Document, Table};

fn workbook(document: &Document) -> Vec<u8> {
    xlsx(document).expect("a workbook")
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = BTreeMap::new();
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        parts.insert(name, text);
    }
    parts
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name).expect("a sheet")
}

fn only(table: Table) -> Document {
    let page = sample::page("detail", "明细", vec![Block::Table(table)]);
    Document {
        pages: vec![page],
        ..sample::empty()
    }
}
