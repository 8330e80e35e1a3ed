//! G305 运单号格式不符: a waybill number that its courier does not give out.
//!
//! Why: a mistyped number is followed by nobody, and a parcel under the wrong courier is looked for in
//! the wrong place. A number that Excel damaged is G304; of a courier whose numbers are not known,
//! nothing is said.

use super::{Context, Reporter, Rule};
use crate::config::carriers;
use crate::finding::Severity;
use crate::model::{Message, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G305",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let Some(carrier) = &parcel.carrier else {
            continue;
        };
        let waybill = &parcel.waybill;
        if waybill.damage().is_some() || carriers().fits(carrier, waybill.as_str()) != Some(false) {
            continue;
        }
        let mut message = match carriers().marked(waybill.as_str()) {
            Some(likely) => {
                Message::new("rules.G305.message_like").with("likely", likely.name.clone())
            }
            None => Message::new("rules.G305.message"),
        };
        message = message
            .with("waybill", waybill.text())
            .with("carrier", carrier.clone());
        let mut finding = reporter.about_parcel(context, ParcelIndex::from(position), message);
        finding.amount = parcel.cod.filter(|cod| cod.minor() > 0);
        finding.age_hours = parcel.shipped_at().map(|at| context.hours_since(at));
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    #[test]
    fn reports_numbers_that_the_courier_does_not_give_out() {
        let fixture = Fixture::new(
            "order A1 clerk=王芳
             parcel SF123456789012 of=A1 carrier=顺丰 cod=30 shipped=2026-11-20
             parcel YT1234567890123 carrier=顺丰",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/SF123456789012/- 王芳 30.00 42h | 运单号 SF123456789012 不符合顺丰的编号规则。",
                "-/YT1234567890123/- - - - | 运单号 YT1234567890123 不符合顺丰的编号规则，看起来像圆通的单号。",
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English),
            [
                "A1/SF123456789012/- 王芳 30.00 42h | Waybill number SF123456789012 is not one that 顺丰 gives out.",
                "-/YT1234567890123/- - - - | Waybill number YT1234567890123 is not one that 顺丰 gives out; it looks like one of 圆通.",
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, parcel) in [
            ("a number that fits", "SF1234567890123 carrier=顺丰"),
            (
                "a part of a consignment",
                "JDVA12345678901-1-2- carrier=京东",
            ),
            (
                "a damaged number (G304)",
                "7.83E+14 carrier=顺丰 damage=scientific",
            ),
            ("a courier not known", "X1 carrier=老王物流"),
            ("no courier", "X1"),
        ] {
            let fixture = Fixture::new(&format!("parcel {parcel}"));
            assert_eq!(fixture.findings(&RULE), [], "{what}");
        }
    }
}
