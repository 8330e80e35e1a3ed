//! Proposals that want the same receipt or order.

use rustc_hash::{FxHashMap, FxHashSet};

use super::in_order::tidy;
use super::proposals::{Belief, Proposal, Record};
use super::subset_sum::Solver;

/// By proposal: how many others can hold only if its first set does not. Another that has a set which leaves
/// this one alone is no rival: both can be true.
pub(super) fn rivals(proposals: &[Proposal], solver: &mut Solver) -> Vec<u32> {
    let mut wanted: FxHashMap<Record, Vec<usize>> = FxHashMap::default();
    for (at, proposal) in proposals.iter().enumerate() {
        let records = proposal.sets.iter().flatten().map(|(record, _)| *record);
        for record in records.chain([proposal.whole]) {
            let wanting = wanted.entry(record).or_default();
            if wanting.last() != Some(&at) {
                wanting.push(at);
            }
        }
    }
    let proposals_rivals = proposals.iter().enumerate().map(|(at, proposal)| {
        if proposal.belief > Belief::Likely {
            return 0;
        }
        let records = proposal.first().iter().map(|(record, _)| *record);
        let own: FxHashSet<Record> = records.chain([proposal.whole]).collect();
        let mut others: Vec<usize> = own
            .iter()
            .filter_map(|record| wanted.get(record))
            .flatten()
            .copied()
            .filter(|other| *other != at)
            .collect();
        tidy(&mut others);
        let excluded = others
            .into_iter()
            .filter_map(|other| proposals.get(other))
            .filter(|other| {
                let work: usize = other.sets.iter().map(Vec::len).sum();
                !solver.spend(work as u64) || excludes(&own, other)
            });
        u32::try_from(excluded.count()).unwrap_or(u32::MAX)
    });
    proposals_rivals.collect()
}

fn excludes(own: &FxHashSet<Record>, other: &Proposal) -> bool {
    let wants = |set: &Vec<(Record, _)>| set.iter().any(|(record, _)| own.contains(record));
    own.contains(&other.whole) || other.sets.iter().all(wants)
}
