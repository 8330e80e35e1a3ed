//! Level 6: an amount that occurs once on each side, in time.
//!
//! Confirmed only if
//! - it occurs once among all receipts and once among all amounts of orders, linked or not;
//! - a coincidence is negligible, as the lone amounts around it show (see `chance`);
//! - the order was not cancelled;
//! - the remark does not speak of something else (see `other_meanings`);
//! - payer and customer do not differ, or the remark names the customer or tells the end of their telephone,
//!   or, since 代付 is normal, the order shows that it was paid (its state, or its goods left), the amount is
//!   not a round one (a multiple of 10 yuan) and the payer owes nothing under a name of their own.
//!
//! All else is suggested, and what several share is an ambiguous group, unless only one assignment settles it.

use rustc_hash::FxHashSet;

use super::barred::without_barred;
use super::candidates::Component;
use super::chance::{Chance, zeros};
use super::directory::NameId;
use super::doubts::{Doubt, note_equals, note_other_times};
use super::equal_amounts::{Hint, plain_hint};
use super::meeting::{Meeting, meet};
use super::only_assignment::only_assignment;
use super::party::{Agreement, agreement};
use super::state::{State, single};
use crate::model::{Level, Message, Money, OrderIndex, PaymentIndex, Signal, Signals, Standing};

/// Confirms the unique pairs that are sure.
pub(super) fn confirm(state: &mut State<'_>) {
    note_other_times(state);
    let found = find(state);
    note_equals(state, &found);
    let amounts = &state.directory().amounts;
    let pairs: Vec<Pair> = found
        .components
        .iter()
        .filter_map(|(amount, component)| Pair::new(state, *amount, component))
        .collect();
    let (receipts, orders) = strangers(&found);
    // Pairs whose names differ are another kind: far more of them are accidents.
    let [alike, different] = [false, true].map(|different| {
        let kind = pairs.iter().filter(|pair| pair.is_different() == different);
        let (receipts, orders) = (receipts.iter().copied(), orders.iter().copied());
        Chance::new(receipts, orders, kind.map(|pair| pair.amount))
    });
    let directory = state.directory();
    let debtors: FxHashSet<NameId> = state
        .open_orders()
        .into_iter()
        .filter_map(|(index, _, _)| directory.customer(index).name)
        .collect();
    for pair in pairs {
        let chance = if pair.is_different() {
            &different
        } else {
            &alike
        };
        let doubt = if !amounts.is_rare(pair.amount) {
            Some(Doubt::Common)
        } else if !chance.is_negligible(pair.amount) {
            Some(Doubt::Chance)
        } else if pair.is_different() && !may_pay_for_others(state, &pair, &debtors) {
            Some(Doubt::Payer)
        } else {
            Doubt::of_records(state, pair.payment, pair.order)
        };
        if let Some(doubt) = doubt {
            let verdict = || doubt.message(amounts, pair.amount);
            state.note(pair.payment, Level::UniqueAmount, &[pair.order], verdict);
        } else {
            link(state, &pair, Standing::Confirmed, pair.reason());
        }
    }
}

/// Suggests the unique pairs that remain, and groups what is not unique.
pub(super) fn suggest(state: &mut State<'_>) {
    for (amount, component) in find(state).components {
        if let Some(pair) = Pair::new(state, amount, &component) {
            let key = "reason.unique_amount.suggested";
            link(state, &pair, Standing::Suggested, key);
        } else if let Some(pairs) = only_assignment(state, &component) {
            for (payment, order) in pairs {
                let pair = Pair::of(state, amount, payment, order);
                link(
                    state,
                    &pair,
                    Standing::Suggested,
                    "reason.unique_amount.only_assignment",
                );
            }
        } else {
            let listed = state.matching.listed_candidates;
            let key = "reason.unique_amount.ambiguous";
            state.group(component.into_group(Level::UniqueAmount, key, amount, listed));
        }
    }
}

/// What is open, brought together by amount.
pub(super) fn find(state: &State<'_>) -> Meeting<Money> {
    let payments = state.open_receipts().into_iter();
    let payments = payments.map(|(index, payment)| (payment.amount, (state.day(index), index)));
    let orders = state.open_orders().into_iter();
    let orders = orders.map(|(index, _, open)| (open, (state.window(index), index)));
    without_barred(state, meet(payments.collect(), orders.collect()))
}

/// The amounts of all that is in no pair. Where amounts lie close, strangers meet strangers, so what is
/// in larger components counts as well as what met nothing.
fn strangers(found: &Meeting<Money>) -> (Vec<Money>, Vec<Money>) {
    let mut receipts = found.lone_payments.clone();
    let mut orders = found.lone_orders.clone();
    let crowds = found
        .components
        .iter()
        .filter(|(_, component)| component.pair().is_none());
    for (amount, component) in crowds {
        receipts.extend(component.payments.iter().map(|_| *amount));
        orders.extend(component.orders.iter().map(|_| *amount));
    }
    (receipts, orders)
}

/// A receipt and an order that are each other's only candidate.
struct Pair {
    amount: Money,
    payment: PaymentIndex,
    order: OrderIndex,
    agreement: Agreement,
    hint: Option<Hint>,
}

impl Pair {
    fn new(state: &State<'_>, amount: Money, component: &Component) -> Option<Self> {
        let (payment, order) = component.pair()?;
        Some(Self::of(state, amount, payment, order))
    }

    fn of(state: &State<'_>, amount: Money, payment: PaymentIndex, order: OrderIndex) -> Self {
        let agreement = agreement(state, payment, order);
        let different = agreement == Agreement::Different;
        Self {
            amount,
            payment,
            order,
            agreement,
            hint: different
                .then(|| plain_hint(state, payment, order))
                .flatten(),
        }
    }

    /// True if somebody else pays, and nothing but the amount tells for whom.
    fn is_different(&self) -> bool {
        self.agreement == Agreement::Different && self.hint.is_none()
    }

    fn reason(&self) -> &'static str {
        match (self.hint, self.agreement) {
            (Some(Hint::Remark), _) => "reason.unique_amount.remark",
            (Some(_), _) => "reason.unique_amount.phone",
            (None, Agreement::Different) => "reason.unique_amount.other_payer",
            (None, Agreement::Fits) => "reason.unique_amount.masked",
            (None, Agreement::Same | Agreement::Unknown) => "reason.unique_amount.confirmed",
        }
    }

    fn signals(&self, state: &State<'_>) -> Signals {
        let known = state.day(self.payment).is_some() && state.window(self.order).is_some();
        let payer = matches!(self.agreement, Agreement::Same | Agreement::Fits);
        let hint = self.hint.map(Hint::signals).unwrap_or_default();
        hint.and(Signal::Amount)
            .and(Signal::Unique)
            .and_if(Signal::Day, known)
            .and_if(Signal::Payer, payer)
            .and_if(Signal::Rare, state.directory().amounts.is_rare(self.amount))
    }
}

/// True if a payer who is not the customer can be believed to pay for them: somebody paid for the order,
/// the amount is not round, and the payer has no open order of their own that the money may be for.
fn may_pay_for_others(state: &State<'_>, pair: &Pair, debtors: &FxHashSet<NameId>) -> bool {
    let payer = state.directory().payer(pair.payment).name;
    let round = zeros(pair.amount) > pair.amount.currency().exponent();
    state.shows_payment(pair.order) && !round && payer.is_none_or(|payer| !debtors.contains(&payer))
}

fn link(state: &mut State<'_>, pair: &Pair, standing: Standing, key: &'static str) {
    let number = state
        .order(pair.order)
        .map(|order| order.number.text())
        .unwrap_or_default();
    let reason = Message::new(key)
        .with("order", number)
        .with("amount", pair.amount);
    let mut link = single(
        pair.payment,
        pair.order,
        pair.amount,
        Level::UniqueAmount,
        standing,
        reason,
    );
    link.signals = pair.signals(state);
    state.link(link);
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_rare_amount_is_sure_and_a_round_one_of_a_stranger_is_not() {
        check(
            "order A1 1837.46 10-01 张三 state=shipped\norder A2 100.00 10-01 李四 state=shipped\n\
             order A3 250.00 10-01 -\nin P1 1837.46 10-02 王五\nin P2 100.00 10-02 王五\nin P3 250.00 10-02 -",
            &[
                "P1 confirmed 6 A1=1837.46",
                "P2 suggested 6 A2=100.00",
                "P3 confirmed 6 A3=250.00",
            ],
        );
    }

    #[test]
    fn somebody_else_pays_only_for_what_was_paid() {
        let pay = "in P1 1837.46 10-02 王五";
        for (order, memo, standing) in [
            ("state=shipped", "货款", "confirmed"),
            ("state=waiting", "货款", "suggested"),
            ("", "货款", "suggested"),
            ("state=shipped", "往来款", "suggested"),
            ("state=shipped", "货款A100077", "suggested"),
            ("state=shipped", "货款X99A100001", "suggested"),
            ("state=shipped", "13812345678", "confirmed"),
            ("state=shipped", "20261002", "confirmed"),
        ] {
            check(
                &format!("order A100001 1837.46 10-01 张三 {order}\n{pay} memo={memo}"),
                &[&format!("P1 {standing} 6 A100001=1837.46")],
            );
        }
    }

    #[test]
    fn an_amount_seen_twice_is_never_sure() {
        check(
            "order A1 18.46 10-01 张三\norder A2 18.46 03-01 李四\nin P1 18.46 10-02 -",
            &["P1 suggested 6 A1=18.46"],
        );
        check(
            "order A1 18.46 10-01 张三\norder A2 18.46 10-01 李四\nin P1 18.46 10-02 -",
            &["P1 ambiguous 6 A1,A2 of 2"],
        );
        check(
            "order A1 18.46 10-01 张三\nin P1 18.46 10-02 -\nin P2 18.46 10-02 -",
            &["P1 ambiguous 6 A1 of 2", "P2 ambiguous 6 A1 of 2"],
        );
    }

    #[test]
    fn out_of_the_window_nothing_fits() {
        for (terms, day, fits) in [
            ("prepaid", "10-30", false),
            ("monthly", "10-30", true),
            ("prepaid", "09-20", false),
            ("prepaid", "09-29", true),
        ] {
            let expected = if fits {
                "P1 confirmed 6 A1=18.46"
            } else {
                "P1 unmatched"
            };
            check(
                &format!("order A1 18.46 10-01 张三 terms={terms}\nin P1 18.46 {day} -"),
                &[expected],
            );
        }
    }
}
