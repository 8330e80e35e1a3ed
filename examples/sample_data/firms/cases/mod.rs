//! The difficulties, a few to each file. Every function lets one case happen.

pub(super) mod amounts;
pub(super) mod collected;
pub(super) mod deposits;
pub(super) mod foreign;
pub(super) mod lookalikes;
pub(super) mod nothing;
pub(super) mod parts;
pub(super) mod payers;
pub(super) mod plain;
pub(super) mod returns;
pub(super) mod several;
pub(super) mod statements;
pub(super) mod traps;
pub(super) mod typos;
