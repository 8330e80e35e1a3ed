//! G108 到期未付: the money is due by its terms and has not come.
//!
//! Why: an overdue customer is called while the order is fresh, and an unpaid order is closed before
//! somebody ships it. The day is the stated 到期日; else for prepaid orders and for deposits
//! `prepaid_days` after placing, and for monthly terms `monthly_days` after the end of the month in
//! which the order was placed. Goods that left before the money are G102 or G103, except on monthly
//! terms; money that came and is short is G201; cash on delivery falls due on delivery (G103).

use chrono::{Datelike, Days, Months, NaiveDate};

use super::account::{Account, accounts, statement_read};
use super::goods::departure;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Moment, Money, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G108",
    severity: Severity::Warning,
    thresholds: &[("monthly_days", 30), ("prepaid_days", 3)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if !statement_read(context) {
        return;
    }
    let prepaid_days = reporter.threshold("prepaid_days");
    let monthly_days = reporter.threshold("monthly_days");
    for account in accounts(context) {
        if !account.owes() || account.payment_came() {
            continue;
        }
        let placed = account.order.placed.map(Moment::day);
        let stated = account.order.pay_by;
        let by_terms = match account.terms {
            Terms::CashOnDelivery => continue,
            Terms::Monthly => placed
                .and_then(end_of_month)
                .and_then(|end| plus(end, monthly_days)),
            // Past this point the goods are still here.
            _ if departure(&account).is_some() => continue,
            _ => placed.and_then(|placed| plus(placed, prepaid_days)),
        };
        let Some((missing, day)) = missing(&account, stated, by_terms) else {
            continue;
        };
        let days = (context.now().date() - day).num_days();
        if days <= 0 {
            continue;
        }
        let key = match (account.terms, missing == account.ledger.balance) {
            (Terms::Monthly, _) => "rules.G108.message_monthly",
            (Terms::DepositBalance, false) => "rules.G108.message_deposit",
            _ => "rules.G108.message",
        };
        let message = Message::new(key)
            .with("order", account.order.number.text())
            .with("day", day)
            .with("days", days)
            .with("due", account.ledger.due)
            .with("received", account.ledger.received)
            .with("missing", missing);
        let mut finding = reporter.about_order(context, account.index, message);
        finding.amount = Some(missing);
        finding.age_hours = plus(day, 1).map(|next| context.hours_since(Moment::day_only(next)));
        reporter.report(finding);
    }
}

/// What is missing and the last day on which it would have been in time: the balance by the stated
/// day or the terms, but of a deposit order without a stated day only the deposit.
fn missing(
    account: &Account<'_>,
    stated: Option<NaiveDate>,
    by_terms: Option<NaiveDate>,
) -> Option<(Money, NaiveDate)> {
    if stated.is_some() || account.terms != Terms::DepositBalance {
        return Some((account.ledger.balance, stated.or(by_terms)?));
    }
    let missing = match account.order.deposit {
        Some(deposit) => deposit.checked_sub(account.ledger.received)?,
        // A deposit of unknown size: any receipt will do.
        None if account.ledger.received.minor() > 0 => return None,
        None => account.ledger.balance,
    };
    (missing.minor() > 0).then_some((missing, by_terms?))
}

fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?
        .checked_add_months(Months::new(1))?
        .checked_sub_days(Days::new(1))
}

fn plus(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    #[test]
    fn reports_what_is_overdue_by_its_terms() {
        let fixture = Fixture::new(
            "order A1 due=100 placed=2026-11-17 clerk=王芳
             order A2 due=200 placed=2026-09-05 terms=monthly
             order A3 due=300 placed=2026-11-20 pay_by=2026-11-19
             order A4 due=400 placed=2026-11-10 deposit=120
             order A5 due=500 placed=2026-09-01 deposit=150 pay_by=2026-11-01
             parcel W2 of=A2 status=SIGNED signed=2026-09-09
             payment P4 amount=50 pays=A4:50
             payment P5 amount=150 pays=A5:150",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/-/- 王芳 100.00 18h | 订单 A1 应于 2026-11-20 前付款，已逾期 1 天：应收 100.00，已收 0.00，尚欠 100.00。",
                "A2/-/- - 200.00 522h | 月结订单 A2 应于 2026-10-30 前付款，已逾期 22 天：应收 200.00，已收 0.00，尚欠 200.00。",
                "A3/-/- - 300.00 42h | 订单 A3 应于 2026-11-19 前付款，已逾期 2 天：应收 300.00，已收 0.00，尚欠 300.00。",
                "A4/-/- - 70.00 186h | 订单 A4 的订金应于 2026-11-13 前付清，已逾期 8 天：已收 50.00，订金尚缺 70.00。",
                "A5/-/- - 350.00 474h | 订单 A5 应于 2026-11-01 前付款，已逾期 20 天：应收 500.00，已收 150.00，尚欠 350.00。",
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English)[3],
            "A4/-/- - 70.00 186h | The deposit on order A4 was due by 2026-11-13, 8 days ago: 50.00 received, 70.00 of the deposit still missing."
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, order) in [
            ("the last day in time", "placed=2026-11-18"),
            (
                "a day that is still to come",
                "placed=2026-11-01 pay_by=2026-11-21",
            ),
            ("a month not over", "placed=2026-10-05 terms=monthly"),
            ("paid", "placed=2026-11-01 due=40"),
            ("paid short (G201)", "placed=2026-11-01"),
            (
                "shipped before payment (G102)",
                "placed=2026-11-01 shipped=2026-11-02",
            ),
            ("cash on delivery (G103)", "placed=2026-11-01 terms=cod"),
            ("deposit paid", "placed=2026-11-01 deposit=40"),
            ("cancelled", "placed=2026-11-01 state=cancelled"),
            ("no day at all", ""),
        ] {
            let pays = ["paid", "paid short (G201)", "deposit paid"].contains(&what);
            let due = if order.contains("due=") {
                ""
            } else {
                "due=100"
            };
            let pays = if pays { "pays=A1:40" } else { "" };
            let table = format!("order A1 {due} {order}\npayment P1 amount=40 {pays}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
        let silent = Fixture::new("order A1 due=100 placed=2026-11-01");
        assert_eq!(silent.findings(&RULE), [], "no statement read");
    }
}
