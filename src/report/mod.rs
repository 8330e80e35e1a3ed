//! Figures → documents: pages, blocks, rows, roles; no look.

mod document;

pub use document::{
    Block, Card, Cell, Chart, ChartKind, Column, Document, Emphasis, Page, PageLink, Role, Series,
    Table, TableRow, Tone,
};
