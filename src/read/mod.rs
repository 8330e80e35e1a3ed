//! Paths → sheets of cells.

mod cell;
mod sheet;

pub use cell::{Cell, Row, Value};
pub use sheet::{CHUNK_ROWS, HEAD_ROWS, Sheet};
