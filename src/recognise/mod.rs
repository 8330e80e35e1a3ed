//! Sheets → tables: what a sheet is, where its header stands, what each column means.

mod field;
mod profile;
mod table;

pub use field::Field;
pub use profile::{Profile, Values};
pub use table::{Column, Table};
