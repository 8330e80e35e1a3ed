//! Tables → records: one file for each thing that can be messy, one for each kind of record.

mod records;

pub use records::{BatchedLine, Records};
