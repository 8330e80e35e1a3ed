//! What people decided, and what became of it, at the boundary.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{OriginJson, iso, origin};
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct DecisionJson<'a> {
    /// As in `payments`; of a payment that is not here, its stable identity.
    payment_id: &'a str,
    verdict: &'static str,
    outcome: &'static str,
    reason: String,
    who: Option<&'a str>,
    when: Option<String>,
    note: Option<&'a str>,
    origin: OriginJson<'a>,
}

pub(super) fn decisions<'a>(facts: &Facts<'a>) -> Vec<DecisionJson<'a>> {
    let decisions = &facts.book.decisions;
    let mut ids: FxHashMap<&str, &str> = FxHashMap::default();
    for decision in decisions {
        ids.insert(&decision.payment, &decision.payment);
    }
    if !ids.is_empty() {
        for payment in &facts.book.payments {
            if let Some(id) = ids.get_mut(&*payment.identity()) {
                *id = &payment.id;
            }
        }
    }
    decisions
        .iter()
        .zip(&facts.reconciled.decisions)
        .map(|(decision, outcome)| DecisionJson {
            payment_id: ids.get(&*decision.payment).copied().unwrap_or_default(),
            verdict: decision.verdict.code(),
            outcome: outcome.code(),
            reason: facts.words.say(&outcome.reason(decision), facts.book),
            who: decision.who.as_deref(),
            when: decision.when.map(iso),
            note: decision.note.as_deref(),
            origin: origin(facts, decision.origin),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::result;
    use crate::config::Language;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::model::{
        Decision, DecisionOutcome, Exclusion, Message, Moment, Origin, PaymentIndex,
        PaymentOutcome, SheetId, Verdict,
    };

    fn decision(payment: &str, verdict: Verdict) -> Decision {
        Decision {
            payment: payment.into(),
            verdict,
            candidates: Vec::new(),
            candidates_digest: None,
            nettings: Vec::new(),
            parts: Vec::new(),
            seen: "".into(),
            who: Some("王芳".into()),
            when: Some(Moment::day_only("2026-10-30".parse().expect("a date"))),
            entered: None,
            note: Some("样品".into()),
            objection: None,
            origin: Origin::row(SheetId(0), 5),
        }
    }

    #[test]
    fn what_is_not_known_is_left_out_of_the_reason() {
        let words = Catalogue::new(Language::Chinese);
        let mut decision = decision("P1/in", Verdict::Confirm);
        let book = october().book;
        let mut check = |change: fn(&mut Decision), expected: &str| {
            change(&mut decision);
            assert_eq!(words.say(&decision.reason(), &book), expected);
        };
        check(|_| {}, "人工确认（王芳，2026-10-30）：样品");
        check(|one| one.note = None, "人工确认（王芳，2026-10-30）");
        check(|one| one.when = None, "人工确认（王芳）");
        check(|one| one.who = None, "人工确认");
    }

    #[test]
    fn decisions_say_what_became_of_them_and_orders_who_set_them() {
        let mut fixture = october();
        let book = &mut fixture.book;
        let [first, ignored] = [0, 1].map(|at: usize| book.payments[at].identity());
        book.decisions = vec![
            decision(&ignored, Verdict::Ignore),
            decision("P77", Verdict::Confirm),
            decision(&ignored, Verdict::Reject),
            decision(&first, Verdict::Choose(2)),
        ];
        let reconciled = &mut fixture.reconciled;
        reconciled.decisions = vec![
            DecisionOutcome::Applied,
            DecisionOutcome::NotHere,
            DecisionOutcome::Superseded,
            DecisionOutcome::Review(Message::new("review.order_gone").with("order", "D009")),
        ];
        reconciled.decided.insert(PaymentIndex(1), 0);
        reconciled.outcomes[1] = PaymentOutcome::Excluded(Exclusion::Ignored);
        reconciled.ledgers[0].by_person = true;
        let words = Catalogue::new(Language::Chinese);
        let facts = crate::report::testing::facts(&fixture, &words);
        let json = serde_json::to_value(result(&facts)).expect("it is JSON");
        assert_eq!(
            json["decisions"][0],
            json!({"payment_id": "P2", "verdict": "ignore", "outcome": "applied",
                   "reason": "人工忽略，不参与匹配（王芳，2026-10-30）：样品", "who": "王芳",
                   "when": "2026-10-30", "note": "样品",
                   "origin": {"file": "订单-10月.xlsx", "sheet": "10月", "row": 5, "cell": null}})
        );
        let outcomes: Vec<_> = [1, 2, 3]
            .map(|at| &json["decisions"][at])
            .map(|one| {
                json!([
                    one["payment_id"],
                    one["verdict"],
                    one["outcome"],
                    one["reason"]
                ])
            })
            .into();
        assert_eq!(
            outcomes,
            [
                json!([
                    "P77",
                    "confirm",
                    "not_here",
                    "本次读入的表里没有这笔收付款，决定保留"
                ]),
                json!([
                    "P2",
                    "reject",
                    "superseded",
                    "同一笔收付款后来另有决定，以后来的为准"
                ]),
                json!(["P1", "choose", "review", "订单 D009 不在本次读入的订单里"]),
            ]
        );
        assert_eq!(
            json["payments"][1]["reason"],
            json["decisions"][0]["reason"]
        );
        assert_eq!(json["payments"][4]["reason"], "自有账户互转");
        let set_by = [0, 1].map(|at| json["orders"][at]["set_by"].clone());
        assert_eq!(set_by, [json!("person"), json!(null)]);
    }
}
