//! G301 重复订单号: two rows share an order number and tell different things.
//!
//! Why: one of them is another order under a mistyped number, or an edit that reached only one
//! sheet; the program keeps one row and must not decide in silence. Identical rows are merged and
//! counted, not reported.

use super::numbers::{or_blank, order_numbers};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Conflict, Message};

pub(super) static RULE: Rule = Rule {
    code: "G301",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let numbers = order_numbers(context);
    for conflict in &context.book.conflicts {
        let Conflict::Order {
            number,
            kept,
            other,
            field,
            kept_text,
            other_text,
        } = conflict
        else {
            continue;
        };
        let message = Message::new("rules.G301.message")
            .with("number", number.clone())
            .with("field", Arg::Word(field))
            .with("kept", Arg::Place(*kept))
            .with("kept_text", or_blank(kept_text))
            .with("other", Arg::Place(*other))
            .with("other_text", or_blank(other_text));
        let index = numbers.get(number.as_ref()).copied();
        let mut finding = match index {
            Some(index) => reporter.about_order(context, index, message),
            None => reporter.finding(message),
        };
        finding.order = Some(number.clone());
        finding.origin = Some(*other);
        if let Some(order) = index.and_then(|index| context.book.orders.get(index.get())) {
            finding.amount = order.due;
            finding.age_hours = order.placed.map(|placed| context.hours_since(placed));
        }
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;
    use crate::model::{Origin, SheetId};

    fn fixture(conflicts: &[(&str, &str)]) -> Fixture {
        let mut fixture = Fixture::new("order A1 placed=2026-11-20 due=100 clerk=王芳\norder A2");
        fixture.book.conflicts = conflicts
            .iter()
            .map(|(number, other_text)| Conflict::Order {
                number: (*number).into(),
                kept: Origin::row(SheetId(0), 2),
                other: Origin::row(SheetId(0), 9).at(3),
                field: "rules.subject.waybill",
                kept_text: "W1".into(),
                other_text: (*other_text).into(),
            })
            .collect();
        fixture
    }

    #[test]
    fn reports_rows_that_contradict_each_other() {
        let fixture = fixture(&[("A1", "W2"), ("B9", "")]);
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/-/- 王芳 100.00 42h | 订单号 A1 出现在两处，运单号不一致：2 为“W1”（已采用），D9 为“W2”。",
                "B9/-/- - - - | 订单号 B9 出现在两处，运单号不一致：2 为“W1”（已采用），D9 为“（空白）”。",
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English)[0],
            "A1/-/- 王芳 100.00 42h | Order number A1 stands in two places that differ in waybill number: 2 says “W1” (kept), D9 says “W2”."
        );
        let origin = fixture.findings(&RULE)[0].origin;
        assert_eq!(origin, Some(Origin::row(SheetId(0), 9).at(3)));
    }

    #[test]
    fn says_nothing_of_repeats_that_agree_or_of_waybills() {
        assert_eq!(fixture(&[]).findings(&RULE), []);
        let mut waybill = fixture(&[]);
        waybill.book.conflicts.push(Conflict::Waybill {
            number: "W1".into(),
            kept: Origin::row(SheetId(0), 1),
            other: Origin::row(SheetId(0), 2),
            kept_text: "a".into(),
            other_text: "b".into(),
        });
        assert_eq!(waybill.findings(&RULE), []);
    }
}
