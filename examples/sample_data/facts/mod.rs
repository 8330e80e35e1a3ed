//! What the invented firm, its people, its goods and its month are like.

pub(crate) mod calendar;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod trade;
