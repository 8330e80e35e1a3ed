//! The firms.

mod export;
mod factory;
mod grocer;
mod shops;
mod tea;

use super::firm::Firm;

/// All of them.
pub(crate) static FIRMS: [&Firm; 5] = [
    &tea::FIRM,
    &factory::FIRM,
    &grocer::FIRM,
    &export::FIRM,
    &shops::FIRM,
];
