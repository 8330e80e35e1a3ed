//! The header lists that the recogniser is tested with.

use crate::Result;

const LISTS: &str = include_str!("../../tests/layouts/header-lists.tsv");

/// The header of a profile: its first list. `icbc_corporate 2` is its second one.
pub(crate) fn of(layout: &str) -> Result<&'static str> {
    let (profile, nth) = layout.split_once(' ').unwrap_or((layout, "1"));
    let nth: usize = nth.parse()?;
    LISTS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(known, _)| *known == profile)
        .nth(nth - 1)
        .map(|(_, header)| header)
        .ok_or_else(|| format!("no header list {layout}").into())
}
