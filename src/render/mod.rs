//! `Document` × theme → a workbook or a page of HTML. A document says what each thing is; here it gets
//! its look: one theme, one file for each concern, the same bytes for the same document.

mod clean;
mod html;
mod number;
pub mod plain;
mod theme;
pub mod width;
mod words;
mod wrap;
mod xlsx;

#[cfg(test)]
mod sample;

pub use html::html;
pub use wrap::wrap;
pub use xlsx::xlsx;

use crate::model::Message;

/// Why a workbook could not be made: the temporary folder or the memory failed, never the data.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct RenderError {
    /// The report's file stem.
    pub name: String,
    /// What the library or the system said.
    pub reason: String,
}

impl RenderError {
    /// The sentence for the user: what failed, why, and what to do.
    pub fn message(&self) -> Message {
        Message::new("render.failed")
            .with("name", self.name.as_str())
            .with("reason", self.reason.as_str())
    }
}
