//! A row that was due counts under one of G401, G402 and G403, or under none if it was done.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Context, RULES, Reporter};
use crate::follow_up::follow_up;
use crate::model::{Answer, Text};
use crate::reconcile::testing::{config, reconciled};

fn lines() -> impl Strategy<Value = String> {
    let status = prop::sample::select(vec!["TRANSIT", "STALLED", "SIGNED", "REFUSED"]);
    let clerk = prop::sample::select(vec!["clerk=小李", "clerk=小王", ""]);
    let outcome = prop::sample::select(vec!["改约", "已签收", "好的", "-"]);
    let more = prop::sample::select(vec!["", "notime", "time=10-09", "holder=小赵"]);
    let see = (1..4_u8, 8..10_u8, status, clerk).prop_map(|(parcel, day, status, clerk)| {
        format!("see SF{parcel} 10-{day:02} {status} {clerk}")
    });
    let follow = (1..4_u8, 8..10_u8, outcome, more).prop_map(|(parcel, day, outcome, more)| {
        format!("follow SF{parcel} 10-{day:02} {outcome} {more}")
    });
    prop::collection::vec(prop_oneof![see, follow], 1..16)
        .prop_map(|lines| format!("parcel SF1\nparcel SF2\nparcel SF3\n{}", lines.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_due_row_counts_once(text in lines()) {
        let (book, reconciled) = reconciled(&text);
        let config = config();
        let followed = follow_up(&book, &reconciled, &config);
        let context = Context {
            book: &book,
            reconciled: &reconciled,
            followed: &followed,
            problems: &[],
            config: &config,
        };
        let mut told: BTreeMap<(Option<Text>, Option<i64>), u32> = BTreeMap::new();
        for rule in RULES.iter().filter(|rule| ["G401", "G402", "G403"].contains(&rule.code)) {
            let mut reporter = Reporter::new(rule, &config.rules);
            (rule.check)(&context, &mut reporter);
            for finding in reporter.into_findings() {
                *told.entry((finding.waybill, finding.age_hours)).or_default() += 1;
            }
        }
        prop_assert!(told.values().all(|count| *count == 1), "{told:?}");
        let open = followed.due_rows.iter().filter(|row| row.answer != Answer::Done).count();
        prop_assert_eq!(told.len(), open);
    }
}
