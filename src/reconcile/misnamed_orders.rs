//! Receipts that name another order than theirs by a slip of the pen: the order that is named awaits another amount, and
//! one of the payer's own, whose number differs by one slip, awaits exactly this.

use rustc_hash::FxHashMap;

use super::directory::NameId;
use super::party::{Agreement, agreement};
use super::slips::{plain_without_chinese, slip};
use super::state::{State, single};
use super::window;
use crate::model::{
    Direction, Level, Link, Message, Money, Nature, Order, OrderIndex, Payment, PaymentIndex,
    Signal, Signals, Standing,
};

/// What a payer's orders may await.
type Key = (NameId, Money);

/// Suggestions for receipts that each name one order whose amount disagrees.
pub(super) fn links(
    state: &State<'_>,
    naming: Vec<(PaymentIndex, &Payment, OrderIndex)>,
) -> Vec<Link> {
    let directory = state.directory();
    let mut wanted: FxHashMap<Key, Vec<OrderIndex>> = FxHashMap::default();
    let mut counts: FxHashMap<Key, u32> = FxHashMap::default();
    let mut receipts: Vec<(PaymentIndex, OrderIndex, Key)> = Vec::new();
    let strangers = naming.into_iter().filter(|(index, payment, order)| {
        payment.direction == Direction::In
            && payment.nature == Nature::Ordinary
            && !matches!(
                agreement(state, *index, *order),
                Agreement::Same | Agreement::Fits
            )
    });
    for (index, payment, order) in strangers {
        let mut names = directory.payer(index).names();
        if let (Some(name), None) = (names.next(), names.next()) {
            let key = (name, payment.amount);
            wanted.entry(key).or_default();
            *counts.entry(key).or_default() += 1;
            receipts.push((index, order, key));
        }
    }
    if receipts.is_empty() {
        return Vec::new();
    }
    for (index, order, open) in state.open_orders() {
        let name = directory.customer(index).name;
        let known = name.and_then(|name| wanted.get_mut(&(name, open)));
        if let Some(orders) = known.filter(|_| !order.is_cancelled()) {
            orders.push(index);
        }
    }
    let links = receipts.iter().filter_map(|(index, named, key)| {
        let alone = counts.get(key) == Some(&1);
        match wanted.get(key).map(Vec::as_slice) {
            Some([order]) if alone => link(state, *index, *named, *order, key.1),
            _ => None,
        }
    });
    links.collect()
}

fn link(
    state: &State<'_>,
    index: PaymentIndex,
    named: OrderIndex,
    order: OrderIndex,
    amount: Money,
) -> Option<Link> {
    let (other, own) = state.order(named).zip(state.order(order))?;
    let plain = |order: &Order| plain_without_chinese(order.number.as_str());
    slip(&plain(other)?, &plain(own)?)?;
    if !window::contains(state.window(order), state.day(index)) {
        return None;
    }
    let party = state.payment(index)?.party.clone().unwrap_or_default();
    let reason = Message::new("reason.damaged.misnamed")
        .with("written", other.number.text())
        .with("order", own.number.text())
        .with("amount", amount)
        .with("party", party);
    let signals = Signals::of(&[Signal::Digits, Signal::Amount, Signal::Payer]);
    let link = single(
        index,
        order,
        amount,
        Level::DamagedId,
        Standing::Suggested,
        reason,
    );
    Some(link.with_signals(signals))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const OTHER: &str = "order XD20261001-72 54.88 10-01 李四\n";

    #[test]
    fn the_payers_order_of_the_amount_goes_before_another_one_that_is_named() {
        let own = "order XD20261001-27 102.03 10-01 张三\n";
        for (receipt, expected) in [
            ("102.03 10-02 张三", "P1 suggested 4 XD20261001-27=102.03"),
            // The amount that the named order awaits.
            ("54.88 10-02 张三", "P1 confirmed 2 XD20261001-72=54.88"),
            // Nobody's amount, another payer, too late.
            ("99.00 10-02 张三", "P1 suggested 2 XD20261001-72=99.00"),
            ("102.03 10-02 李四", "P1 suggested 2 XD20261001-72=102.03"),
        ] {
            let text = format!("{OTHER}{own}in P1 {receipt} memo=XD20261001-72");
            check(&text, &[expected]);
        }
    }

    #[test]
    fn two_slips_are_none() {
        let text = format!(
            "{OTHER}order XD20261005-17 102.03 10-01 张三\nin P1 102.03 10-02 张三 memo=XD20261001-72"
        );
        check(&text, &["P1 suggested 2 XD20261001-72=102.03"]);
    }
}
