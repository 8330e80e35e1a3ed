//! The findings of some rules, by waybill: what a rule says of a parcel stands in one place, its thresholds too.

use rustc_hash::FxHashMap;

use super::input::Input;
use crate::finding::Finding;
use crate::model::Parcel;

/// The first finding of some rules against each parcel.
pub(super) struct OfRule<'a>(FxHashMap<&'a str, &'a Finding>);

impl<'a> OfRule<'a> {
    pub(super) fn new(input: &Input<'a>, codes: &[&str]) -> Self {
        let mut findings = FxHashMap::default();
        for finding in input.findings {
            if let Some(waybill) = finding.waybill.as_deref()
                && codes.contains(&finding.code)
            {
                findings.entry(waybill).or_insert(finding);
            }
        }
        Self(findings)
    }

    pub(super) fn finding(&self, parcel: &Parcel) -> Option<&'a Finding> {
        self.0.get(parcel.waybill.as_str()).copied()
    }
}
