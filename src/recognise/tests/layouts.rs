//! Every layout that we know is read by its profile.

use super::taken;
use crate::recognise::{Profiles, Recognition};

/// A profile and its header words on each line; `unknown` for none.
const LAYOUTS: &str = include_str!("../../../tests/layouts/header-lists.tsv");

#[test]
fn every_known_layout_is_recognised_by_its_header_alone() {
    let profiles = Profiles::embedded();
    let mut wrong = Vec::new();
    for line in LAYOUTS.lines() {
        let (expected, header) = line.split_once('\t').expect("a profile and its header");
        let found = match taken("数据.xlsx", "Sheet1", header) {
            Recognition::Table(table, _) => table.profile.id.clone(),
            Recognition::Unknown(_) => "unknown".to_owned(),
        };
        assert!(
            expected == "unknown" || profiles.get(expected).is_some(),
            "{expected}"
        );
        if found != expected {
            wrong.push(format!("{expected} was taken for {found}: {header}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
