//! Sheets → tables: what a sheet is, where its header stands, what each column means.
//!
//! `candidate` lists the rows that may be a header, `score` tells how well a profile reads one,
//! `find_header` chooses, `decide` makes the table of it. `row_fate` tells later, row by row, what is
//! not data. A sheet may hold several tables: `blocks` tells those that stand side by side, `seam`
//! where one below the other begins. `shift_grid` knows the header of a shift plan, which is mostly numbers, and
//! `plan_days` gives its columns their dates.

mod bilingual;
mod blocks;
mod candidate;
mod columns;
mod day_header;
mod day_order;
mod decide;
mod decimal_comma;
mod explanation;
mod field;
mod find_header;
mod footer;
mod form;
mod habits;
mod header;
mod heading;
mod id_width;
mod names;
mod near;
mod own;
mod own_page;
mod parser_words;
mod plan_days;
mod profile;
mod profiles;
mod row_fate;
mod score;
mod seam;
mod shift_grid;
mod stated;
mod stated_clerk;
mod stated_day;
mod stated_unit;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod total;
mod total_word;
mod traditional;
mod unknown_table;
mod weekday;
mod why;

pub use blocks::{Blocks, blocks};
pub use day_order::DayOrder;
pub use decide::{Recognition, recognise};
pub use field::Field;
pub use habits::Habit;
pub use header::header_key;
pub use names::SheetNames;
pub use near::{Almost, Missing, Near};
pub use own::ProfileError;
pub use own_page::{has_keys, is_dispatch, is_own_page};
pub use profile::{Profile, Values};
pub use profiles::Profiles;
pub use row_fate::fate_of;
pub use seam::{Next, Seam};
pub use stated::Stated;
pub use table::{Column, Table};
pub use total_word::{is_group_total, is_total_word};
pub use traditional::simplified;
pub use weekday::{behind_week, english_weekday, weekday_letter};
pub use why::{HeaderWord, Why, why};
