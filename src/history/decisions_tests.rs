use super::super::testing::{day, proofs};
use super::*;
use crate::model::Moment;
use crate::model::{DecidedPart, Money, Origin, SheetId};

fn candidate(order: &str) -> Vec<DecidedPart> {
    vec![DecidedPart {
        order: order.into(),
        amount: Money::cny(100),
        difference: None,
        cancelled: false,
    }]
}

/// Sheet, payment, verdict, day (empty: none), hour of saving (0: not known); the candidates are D1 and D2.
fn decision((sheet, payment, verdict, on, hour): (u32, &str, Verdict, &str, u32)) -> Decision {
    let moment = |hour| day("11-02").and_hms_opt(hour, 0, 0);
    Decision {
        payment: payment.into(),
        verdict,
        candidates: vec![candidate("D1"), candidate("D2")],
        candidates_digest: None,
        nettings: Vec::new(),
        parts: Vec::new(),
        seen: "look".into(),
        who: None,
        when: (!on.is_empty()).then(|| Moment::day_only(day(on))),
        entered: moment(hour).filter(|_| hour > 0),
        note: None,
        objection: None,
        origin: Origin::row(SheetId(sheet), 5),
    }
}

type Row<'a> = (u32, &'a str, Verdict, &'a str, u32);

/// What is left, with `!` for those that contradict each other.
fn check(rows: &[Row<'_>], expected: &str, merged: u32) {
    let rows = rows.iter().map(|row| decision(*row)).collect();
    let mut proofs = proofs(3, 9);
    let told: Vec<String> = join(rows, &mut proofs)
        .iter()
        .map(|decision| {
            let number = match decision.verdict {
                Verdict::Choose(number) => number.to_string(),
                _ => String::new(),
            };
            let mark = if decision.objection.is_some() {
                "!"
            } else {
                ""
            };
            format!(
                "{}:{}{number}{mark}",
                decision.payment,
                decision.verdict.code()
            )
        })
        .collect();
    assert_eq!(told.join(" "), expected);
    let count: u32 = proofs.0.iter().map(crate::model::SheetProof::merged).sum();
    assert_eq!(count, merged);
}

#[test]
fn the_later_decision_stands_last() {
    use Verdict::{Choose, Ignore, Revoke};
    let first = (0, "T1", Choose(1), "11-02", 9);
    check(
        &[first, (1, "T2", Ignore, "11-01", 9)],
        "T1:choose1 T2:ignore",
        0,
    );
    check(
        &[
            (0, "T1", Revoke, "11-03", 9),
            (1, "T1", Choose(1), "11-02", 10),
        ],
        "T1:choose1 T1:revoke",
        0,
    );
    check(
        &[first, (1, "T1", Choose(2), "11-02", 10)],
        "T1:choose1 T1:choose2",
        0,
    );
    check(
        &[
            (0, "T1", Choose(2), "11-02", 10),
            (1, "T1", Choose(1), "11-02", 9),
        ],
        "T1:choose1 T1:choose2",
        0,
    );
    check(
        &[first, (1, "T1", Choose(2), "", 0)],
        "T1:choose2 T1:choose1",
        0,
    );
}

#[test]
fn one_that_several_workbooks_carry_is_one() {
    let first = (0, "T1", Verdict::Choose(1), "11-02", 9);
    check(
        &[
            first,
            (1, "T1", Verdict::Choose(1), "11-02", 9),
            (2, "T1", Verdict::Choose(1), "11-02", 9),
        ],
        "T1:choose1",
        2,
    );
}

#[test]
fn two_of_equal_rank_that_differ_are_both_shown() {
    use Verdict::{Choose, Ignore};
    let first = (0, "T1", Choose(1), "11-02", 9);
    check(
        &[first, (1, "T1", Choose(2), "11-02", 9)],
        "T1:choose1! T1:choose2!",
        0,
    );
    check(
        &[(0, "T1", Choose(1), "", 0), (1, "T1", Ignore, "", 0)],
        "T1:choose1! T1:ignore!",
        0,
    );
    let later = (2, "T1", Ignore, "11-03", 9);
    check(
        &[first, (1, "T1", Choose(2), "11-02", 9), later],
        "T1:choose1 T1:choose2 T1:ignore",
        0,
    );
    let rows = vec![decision(first), decision((1, "T1", Ignore, "11-02", 9))];
    let found = join(rows, &mut proofs(2, 9));
    let places = Message::new("decision.contradicts")
        .with(
            "first",
            crate::model::Arg::Place(Origin::row(SheetId(0), 5)),
        )
        .with(
            "second",
            crate::model::Arg::Place(Origin::row(SheetId(1), 5)),
        );
    assert!(
        found
            .iter()
            .all(|decision| decision.objection.as_ref() == Some(&places))
    );
}

#[test]
fn what_was_rejected_never_returns() {
    let first = decision((0, "T1", Verdict::Reject, "11-02", 9));
    let mut second = decision((1, "T1", Verdict::Reject, "11-03", 9));
    second.candidates = vec![candidate("D5"), candidate("D2")];
    let found = join(vec![second, first], &mut proofs(2, 9));
    let last = found.last().expect("a decision");
    assert_eq!(
        last.candidates,
        [candidate("D1"), candidate("D2"), candidate("D5")]
    );
    assert!(found.iter().all(|decision| decision.objection.is_none()));
}
