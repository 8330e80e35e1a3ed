//! Level 5: the payer is the customer, by telephone, account or name, and the amount is one that an
//! order of that customer awaits, in time. Sure if neither another receipt nor another order fits, and a
//! coincidence among receipts and orders of one name is negligible (see `chance`).

use rustc_hash::FxHashMap;

use super::barred::without_barred;
use super::candidates::{Awaited, Component, Dated};
use super::meeting::meet;
use super::namesakes::{Sizes, chance};
use super::other_meanings::speaks_of_another;
use super::party::{name_key, phone_key};
use super::state::{State, single};
use crate::model::{
    Level, Message, Money, Order, OrderIndex, Payment, PaymentIndex, Standing, Text,
};

/// Runs the level: the telephone before the name, a whole balance before a part of it, and last names
/// that stand in the remark as a word of their own, which are only suggested.
pub(super) fn run(state: &mut State<'_>) {
    for key in [Key::Phone, Key::Name] {
        for part in [false, true] {
            pass(state, key, part, Standing::Confirmed);
        }
    }
    pass(state, Key::RemarkName, false, Standing::Suggested);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Phone,
    Name,
    RemarkName,
}

impl Key {
    const fn reason(self) -> &'static str {
        match self {
            Self::Phone => "reason.party.phone",
            Self::Name => "reason.party.name",
            Self::RemarkName => "reason.party.remark",
        }
    }

    fn of_order(self, order: &Order) -> Option<String> {
        match self {
            Self::Phone => order.phone.as_deref().and_then(phone_key),
            Self::Name | Self::RemarkName => order.customer.as_deref().and_then(name_key),
        }
    }

    fn of_payment(self, payment: &Payment) -> Vec<String> {
        let given = |texts: [&Option<Text>; 2], key: fn(&str) -> Option<String>| {
            texts
                .into_iter()
                .flatten()
                .filter_map(|text| key(text))
                .collect()
        };
        match self {
            Self::Phone => given([&payment.party_account, &payment.party], phone_key),
            Self::Name => given([&payment.party, &payment.party_account], name_key),
            Self::RemarkName => words(payment.memo.as_deref().unwrap_or_default()),
        }
    }
}

/// The words of a remark that may be names: two Chinese characters or more between blanks and marks.
fn words(memo: &str) -> Vec<String> {
    memo.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= 2 && !word.is_ascii())
        .filter_map(name_key)
        .collect()
}

fn pass(state: &mut State<'_>, key: Key, part: bool, standing: Standing) {
    let mut parties: FxHashMap<String, usize> = FxHashMap::default();
    let mut orders: Vec<((usize, Money), Awaited)> = Vec::new();
    for (index, order, open) in state.open_orders() {
        if part && order.deposit.is_none() {
            continue;
        }
        let Some(name) = key.of_order(order) else {
            continue;
        };
        let next = parties.len();
        let party = *parties.entry(name).or_insert(next);
        let window = state.window(index);
        let amounts = if part {
            parts(state, index, order, open)
        } else {
            vec![open]
        };
        orders.extend(
            amounts
                .into_iter()
                .map(|amount| ((party, amount), (window, index))),
        );
    }
    if orders.is_empty() {
        return;
    }
    let mut payments: Vec<((usize, Money), Dated)> = Vec::new();
    for (index, payment) in state.open_receipts() {
        let names = key.of_payment(payment);
        let mut known: Vec<usize> = names
            .iter()
            .filter_map(|name| parties.get(name).copied())
            .collect();
        known.sort_unstable();
        known.dedup();
        // A receipt that names two customers belongs to neither by its name.
        if let [party] = known.as_slice() {
            payments.push(((*party, payment.amount), (state.day(index), index)));
        }
    }
    let size = Sizes::of(&payments, &orders);
    let meeting = without_barred(state, meet(payments, orders));
    let chance = chance(&meeting);
    for ((party, amount), component) in meeting.components {
        let sure = size.is_single(party) || chance.is_negligible(amount);
        let standing = if sure { standing } else { Standing::Suggested };
        settle(state, key, component, amount, standing);
    }
}

/// The deposit and the rest after it, while nothing has been received.
fn parts(state: &State<'_>, index: OrderIndex, order: &Order, open: Money) -> Vec<Money> {
    let Some(deposit) = order.deposit.filter(|deposit| deposit.minor() > 0) else {
        return Vec::new();
    };
    if !state.is_untouched(index) {
        // The deposit may just have been booked: then the rest is the open balance.
        return vec![open];
    }
    let rest = open.checked_sub(deposit).filter(|rest| rest.minor() > 0);
    let mut amounts = vec![deposit];
    amounts.extend(rest.filter(|rest| *rest != deposit));
    amounts
}

fn settle(
    state: &mut State<'_>,
    key: Key,
    component: Component,
    amount: Money,
    standing: Standing,
) {
    let Some((payment, order)) = component.pair() else {
        if key != Key::RemarkName && !settles_together(state, &component, amount) {
            let listed = state.matching.listed_candidates;
            state.group(component.into_group(
                Level::Party,
                "reason.party.ambiguous",
                amount,
                listed,
            ));
        }
        return;
    };
    // Another bucket may have settled the order in the meantime.
    if state.open(order).is_none_or(|open| open < amount) {
        return;
    }
    let cancelled = state.order(order).is_some_and(Order::is_cancelled);
    let standing = if cancelled || speaks_of_another(state, payment) {
        Standing::Suggested
    } else {
        standing
    };
    let reason = reason(state, key, payment, order, amount);
    state.link(single(
        payment,
        order,
        amount,
        Level::Party,
        standing,
        reason,
    ));
}

/// True if the receipts do not compete for the order but pay it together: the next level's matter.
fn settles_together(state: &State<'_>, component: &Component, amount: Money) -> bool {
    let [order] = component.orders.as_slice() else {
        return false;
    };
    let together = amount
        .minor()
        .saturating_mul(component.payments.len() as i64);
    state
        .open(*order)
        .is_some_and(|open| open.minor() == together)
}

fn reason(
    state: &State<'_>,
    key: Key,
    payment: PaymentIndex,
    order: OrderIndex,
    amount: Money,
) -> Message {
    let payment = state.payment(payment);
    let shown = match key {
        Key::RemarkName => payment.and_then(|payment| payment.memo.clone()),
        Key::Phone | Key::Name => payment.and_then(|payment| payment.party.clone()),
    };
    let number = state.order(order).map(|order| order.number.text());
    Message::new(key.reason())
        .with("party", shown.unwrap_or_default())
        .with("order", number.unwrap_or_default())
        .with("amount", amount)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn payer_and_amount_are_sure_if_unique() {
        check(
            "order A1 100.00 10-01 深圳甲乙有限公司\norder A2 100.00 10-01 张三\n\
             order A3 300.00 10-01 李四 deposit=90.00\norder A4 55.00 10-01 tb_9 phone=13812345678\n\
             in P1 100.00 10-02 深圳甲乙\nin P2 100.00 10-03 张三\n\
             in P3 90.00 10-02 李四\nin P4 210.00 10-05 李四\nin P5 55.00 10-02 - account=13812345678\n\
             in P6 100.00 12-30 张三",
            &[
                "P1 confirmed 5 A1=100.00",
                "P2 confirmed 5 A2=100.00",
                "P3 confirmed 5 A3=90.00",
                "P4 confirmed 5 A3=210.00",
                "P5 confirmed 5 A4=55.00",
                "P6 unmatched",
            ],
        );
    }

    #[test]
    fn equals_of_one_party_are_ambiguous() {
        check(
            "order A1 100.00 10-01 张三\norder A2 100.00 10-01 张三\nin P1 100.00 10-02 张三",
            &["P1 ambiguous 5 A1,A2 of 2"],
        );
        check(
            "order A1 100.00 10-01 张三\nin P1 100.00 10-02 张三\nin P2 100.00 10-03 张三",
            &["P1 ambiguous 5 A1 of 2", "P2 ambiguous 5 A1 of 2"],
        );
    }

    #[test]
    fn a_name_in_the_remark_is_only_a_hint() {
        check(
            "order A1 100.00 10-01 张三\nin P1 100.00 10-02 王五 memo=张三，货款",
            &["P1 suggested 5 A1=100.00"],
        );
        check(
            "order A1 100.00 10-01 张三\nin P1 90.00 10-02 王五 memo=张三",
            &["P1 unmatched"],
        );
    }
}
