//! G302 重复运单号: one waybill stands for two receivers.
//!
//! Why: a courier gives a number once, so one of the rows carries a wrong number, and one customer's
//! parcel is not followed by anybody.

use super::numbers::{or_blank, waybill_numbers};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Conflict, Message};

pub(super) static RULE: Rule = Rule {
    code: "G302",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let numbers = waybill_numbers(context);
    for conflict in &context.book.conflicts {
        let Conflict::Waybill {
            number,
            kept,
            other,
            kept_text,
            other_text,
        } = conflict
        else {
            continue;
        };
        let message = Message::new("rules.G302.message")
            .with("number", number.clone())
            .with("kept", Arg::Place(*kept))
            .with("kept_text", or_blank(kept_text))
            .with("other", Arg::Place(*other))
            .with("other_text", or_blank(other_text));
        let index = numbers.get(number.as_ref()).copied();
        let mut finding = match index {
            Some(index) => reporter.about_parcel(context, index, message),
            None => reporter.finding(message),
        };
        finding.waybill = Some(number.clone());
        finding.origin = Some(*other);
        if let Some(parcel) = index.and_then(|index| context.book.parcels.get(index.get())) {
            finding.amount = parcel.cod.filter(|cod| cod.minor() > 0);
            finding.age_hours = parcel.shipped_at().map(|at| context.hours_since(at));
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

    fn fixture(conflicts: Vec<Conflict>) -> Fixture {
        let mut fixture = Fixture::new(
            "order A1 clerk=王芳
             parcel W1 of=A1 cod=60 shipped=2026-11-20",
        );
        fixture.book.conflicts = conflicts;
        fixture
    }

    #[test]
    fn reports_one_number_for_two_receivers() {
        let fixture = fixture(vec![Conflict::Waybill {
            number: "W1".into(),
            kept: Origin::row(SheetId(0), 2),
            other: Origin::row(SheetId(0), 7),
            kept_text: "张三".into(),
            other_text: "李四".into(),
        }]);
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/W1/- 王芳 60.00 42h | 运单号 W1 出现在两处，收件人不一致：2 为“张三”（已采用），7 为“李四”。"
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English),
            [
                "A1/W1/- 王芳 60.00 42h | Waybill W1 stands in two places with different receivers: 2 says “张三” (kept), 7 says “李四”."
            ]
        );
    }

    #[test]
    fn says_nothing_of_repeats_that_agree_or_of_orders() {
        assert_eq!(fixture(Vec::new()).findings(&RULE), []);
        let order = Conflict::Order {
            number: "A1".into(),
            kept: Origin::row(SheetId(0), 1),
            other: Origin::row(SheetId(0), 2),
            field: "rules.subject.order",
            kept_text: "1".into(),
            other_text: "2".into(),
        };
        assert_eq!(fixture(vec![order]).findings(&RULE), []);
    }
}
