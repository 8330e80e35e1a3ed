//! G107 无主收款: money came in that belongs to no order.
//!
//! Of a settlement that is confirmed, the part of the lines that belong to no order is reported.
//!
//! Why: a customer paid and is waiting, or the books are missing a sale. A receipt with a suggestion,
//! or with several orders that fit equally, stands on the page for confirmation, not here; where no
//! order sheet was read, there is nothing that a receipt could belong to.

use super::account::channel;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Direction, Message, Money, Payment, PaymentIndex, Standing, Text};

pub(super) static RULE: Rule = Rule {
    code: "G107",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if context.book.orders.is_empty() {
        return;
    }
    for (position, payment) in context.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        let standing = context.reconciled.standing(index);
        let rest = match standing {
            Standing::Unmatched => payment.amount,
            Standing::Confirmed => unallocated(context, index, payment),
            _ => continue,
        };
        if payment.direction != Direction::In || rest.minor() <= 0 {
            continue;
        }
        let written = |text: &Option<Text>| text.clone().filter(|text| !text.trim().is_empty());
        let party = written(&payment.party).map_or(Arg::Word("rules.missing.party"), Arg::Text);
        let time = payment
            .time
            .map_or(Arg::Word("rules.missing.time"), Arg::Moment);
        let memo = written(&payment.memo);
        let key = match memo {
            _ if standing == Standing::Confirmed => "rules.G107.message_rest",
            Some(_) => "rules.G107.message_memo",
            None => "rules.G107.message",
        };
        let mut message = Message::new(key)
            .with("channel", channel(payment))
            .with("time", time)
            .with("party", party)
            .with("amount", payment.amount);
        if standing == Standing::Confirmed {
            message = message.with("rest", rest);
        } else if let Some(memo) = memo {
            message = message.with("memo", memo);
        }
        let mut finding = reporter.about_payment(payment, message);
        finding.amount = Some(rest);
        finding.age_hours = payment.time.map(|time| context.hours_since(time));
        reporter.report(finding);
    }
}

/// What a confirmed receipt brought beyond what its orders were paid.
fn unallocated(context: &Context<'_>, index: PaymentIndex, payment: &Payment) -> Money {
    let parts = context.reconciled.link(index).into_iter();
    let mut amounts = parts
        .flat_map(|link| &link.allocations)
        .map(|part| part.amount);
    let nothing = Money::zero(payment.amount.currency());
    let rest = amounts.try_fold(payment.amount, Money::checked_sub);
    rest.unwrap_or(nothing)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    #[test]
    fn reports_money_that_nothing_explains() {
        let fixture = Fixture::new(
            "order A1 due=9
             payment P1 amount=1837.46 time=2026-11-20T09:30 party=张三 memo=货款 channel=微信
             payment P2 amount=20",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "-/-/P1 - 1837.46 32h | 收款 1,837.46（微信，2026-11-20 09:30，张三），备注“货款”，找不到对应的订单。",
                "-/-/P2 - 20.00 - | 收款 20.00（支付宝，时间不详，付款人不详），找不到对应的订单。",
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English),
            [
                "-/-/P1 - 1837.46 32h | 1,837.46 received (微信, 2026-11-20 09:30, 张三), memo “货款”, belongs to no order.",
                "-/-/P2 - 20.00 - | 20.00 received (支付宝, time not known, payer not known) belongs to no order.",
            ]
        );
    }

    #[test]
    fn reports_the_part_of_a_settlement_that_belongs_to_no_order() {
        let fixture = Fixture::new(
            "order A1 due=9
             payment P1 amount=20 party=顺丰 memo=代收 channel=建行 pays=A1:9",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "-/-/P1 - 11.00 - | 收款 20.00（建行，时间不详，顺丰）中有 11.00 的明细找不到对应的订单。"
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, payment) in [
            ("a confirmed receipt", "pays=A1:9"),
            ("a suggested receipt", "suggests=A1:9"),
            ("an ambiguous receipt", "ambiguous"),
            ("a line that never moved money", "excluded"),
            ("money paid out", "out"),
        ] {
            let fixture = Fixture::new(&format!("order A1 due=9\npayment P1 amount=9 {payment}"));
            assert_eq!(fixture.findings(&RULE), [], "{what}");
        }
        let alone = Fixture::new("payment P1 amount=9");
        assert_eq!(alone.findings(&RULE), [], "no order sheet read");
    }
}
