//! The first values of a column beside each other.

use crate::render::plain::one_line;
use crate::render::width::{columns, fit};

/// The least that a sample takes before it is left out.
const LEAST: usize = 6;
const BETWEEN: &str = " | ";

/// The samples beside each other: the long ones are cut so that the short ones stay whole.
pub(super) fn samples(samples: &[String], room: usize) -> String {
    let lines: Vec<String> = samples.iter().map(|sample| one_line(sample)).collect();
    let between = columns(BETWEEN) * lines.len().saturating_sub(1);
    let total = |most: usize| {
        let widths = lines.iter().map(|line| columns(line).min(most));
        widths.sum::<usize>() + between
    };
    let most = (LEAST..=room).rev().find(|most| total(*most) <= room);
    let shown: Vec<String> = lines
        .iter()
        .map(|line| fit(line, most.unwrap_or(LEAST)))
        .collect();
    fit(&shown.join(BETWEEN), room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_samples_are_cut_and_short_ones_stay_whole() {
        let check = |given: &[&str], room, expected| {
            let given: Vec<String> = given.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(samples(&given, room), expected);
        };
        check(&["A1", "A2", "A3"], 20, "A1 | A2 | A3");
        check(
            &["A1", "2026-10-20 10:05:00", "A3"],
            20,
            "A1 | 2026-10-2… | A3",
        );
        check(
            &["一二三四五六七八", "一二三四五六七八"],
            19,
            "一二三… | 一二三…",
        );
        check(&[], 20, "");
    }
}
