//! Level 9, second part: one movement that two statements tell of, as the platform's bill and the bank that got the money
//! from the platform. The line that repeats counts no more; the other stays, and pays its order.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::state::State;
use super::tokens::mentions;
use super::window::{DayNumber, day_of};
use crate::model::{
    Direction, Message, Money, Nature, Netting, NettingKind, Payment, PaymentIndex, Standing,
};

/// Who pays out for a platform, and a part of the platform's name as a channel.
const CLEARING: [(&str, &str); 4] = [
    ("支付宝", "支付宝"),
    ("财付通", "微信"),
    ("微信支付", "微信"),
    ("拼多多", "拼多多"),
];

/// Platforms pay out within so many days.
const DAYS: DayNumber = 3;

/// The same for lines that a number ties.
const DAYS_TIED: DayNumber = 10;

/// A number shorter than this may be another running number.
const TELLING: usize = 12;

/// Sets aside receipts whose remark bears the number of a receipt of the same amount in another channel.
pub(super) fn by_number(state: &mut State<'_>) {
    let receipts = state.open_receipts();
    if channels(&receipts) < 2 {
        return;
    }
    let ids: FxHashMap<&str, PaymentIndex> = receipts
        .iter()
        .filter(|(_, payment)| payment.has_own_id && payment.id.len() >= TELLING)
        .map(|(index, payment)| (&*payment.id, *index))
        .collect();
    for (index, payment) in receipts {
        let memo = payment.memo.as_deref().filter(|memo| has_number(memo));
        let named = mentions(memo.unwrap_or_default(), |number| ids.contains_key(number));
        let merchant = payment.merchant_order.as_deref();
        let numbers = named.numbers.iter().map(String::as_str).chain(merchant);
        let mut found: Vec<PaymentIndex> = numbers
            .filter_map(|number| ids.get(number).copied())
            .filter(|kept| *kept != index && repeats(state, payment, *kept, DAYS_TIED))
            .collect();
        found.dedup();
        if let [kept] = found.as_slice() {
            net(
                state,
                index,
                Some(*kept),
                Standing::Excluded,
                "reason.netting.duplicate_number",
            );
        }
    }
}

/// Suggests that receipts from a platform's clearing house are what the platform's own bill shows already. Which of
/// several equal lines each repeats need not be known.
pub(super) fn by_amount(state: &mut State<'_>) {
    let receipts = state.open_receipts();
    let mut cleared: BTreeMap<(&str, Money), Vec<PaymentIndex>> = BTreeMap::new();
    for (index, payment) in receipts {
        let party = payment.party.as_deref().unwrap_or_default();
        let house = CLEARING
            .iter()
            .find(|(name, channel)| party.contains(name) && !payment.channel.contains(channel));
        if let Some((_, channel)) = house {
            cleared
                .entry((channel, payment.amount))
                .or_default()
                .push(index);
        }
    }
    if cleared.is_empty() {
        return;
    }
    let mut billed: FxHashMap<(&str, Money), Vec<PaymentIndex>> = FxHashMap::default();
    for (position, payment) in state.book.payments.iter().enumerate() {
        if payment.direction != Direction::In || payment.nature != Nature::Ordinary {
            continue;
        }
        let mut channels: Vec<&str> = CLEARING.iter().map(|(_, channel)| *channel).collect();
        channels.dedup();
        for channel in channels {
            if payment.channel.contains(channel) {
                for amount in amounts(payment) {
                    if cleared.contains_key(&(channel, amount)) {
                        let list = billed.entry((channel, amount)).or_default();
                        list.push(position.into());
                    }
                }
            }
        }
    }
    for (key, repeats_of) in cleared {
        let mut left = billed.remove(&key).unwrap_or_default();
        let alone = left.len() == 1 && repeats_of.len() == 1;
        if left.len() < repeats_of.len() {
            continue;
        }
        for index in repeats_of {
            let Some(payment) = state.payment(index) else {
                continue;
            };
            let fits = |kept: &PaymentIndex| repeats(state, payment, *kept, DAYS);
            if let Some(at) = left.iter().position(fits) {
                let kept = Some(left.remove(at)).filter(|_| alone);
                let key = "reason.netting.duplicate";
                net(state, index, kept, Standing::Suggested, key);
            }
        }
    }
}

/// True if a receipt may be what another channel shows: as much, or as much less the fee, on the day or soon after.
fn repeats(state: &State<'_>, receipt: &Payment, kept: PaymentIndex, days: DayNumber) -> bool {
    state.payment(kept).is_some_and(|kept| {
        let near = day_of(kept).zip(day_of(receipt));
        kept.channel != receipt.channel
            && amounts(kept).any(|amount| amount == receipt.amount)
            && near.is_none_or(|(kept, receipt)| (0..=days).contains(&(receipt - kept)))
    })
}

/// What may arrive of a receipt elsewhere.
fn amounts(payment: &Payment) -> impl Iterator<Item = Money> {
    let fee = payment.fee.filter(|fee| !fee.is_zero());
    let net = fee.and_then(|fee| payment.amount.checked_sub(fee));
    std::iter::once(payment.amount).chain(net)
}

fn channels(receipts: &[(PaymentIndex, &Payment)]) -> usize {
    let channels: FxHashSet<&str> = receipts.iter().map(|(_, one)| &*one.channel).collect();
    channels.len()
}

/// True if a text holds so many letters or digits in a row.
fn has_number(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = if byte.is_ascii_alphanumeric() {
            run + 1
        } else {
            0
        };
        run >= TELLING
    })
}

fn net(
    state: &mut State<'_>,
    index: PaymentIndex,
    kept: Option<PaymentIndex>,
    standing: Standing,
    key: &'static str,
) {
    // Of two lines that name each other, one stays.
    if kept.is_some_and(|kept| standing == Standing::Excluded && !state.is_open(kept)) {
        return;
    }
    let Some(payment) = state.payment(index) else {
        return;
    };
    let mut reason = Message::new(key).with("amount", payment.amount);
    if standing == Standing::Excluded {
        let id = kept
            .and_then(|kept| state.payment(kept))
            .map(|kept| kept.id.clone());
        reason = reason.with("payment", id.unwrap_or_default());
    } else {
        reason = reason.with("party", payment.party.clone().unwrap_or_default());
    }
    state.net(Netting {
        kind: NettingKind::Duplicate,
        payments: vec![index],
        kept,
        standing,
        reason,
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn the_bank_tells_again_what_the_platform_told() {
        let order = "order A100001 99.00 10-01 张三\n";
        let bill = "in 2026100322001412341234 99.00 10-03 张三 channel=支付宝 merchant=A100001\n";
        let paid = "2026100322001412341234 confirmed 1 A100001=99.00";
        for (bank, expected) in [
            (
                "in B1 99.00 10-04 网银 memo=支付宝2026100322001412341234",
                "B1 excluded duplicate of 1",
            ),
            (
                "in B1 99.00 10-04 支付宝（中国）网络技术有限公司",
                "B1 suggested duplicate of 1",
            ),
            (
                "in B1 98.00 10-04 网银 memo=支付宝2026100322001412341234",
                "B1 unmatched",
            ),
            (
                "in B1 99.00 10-20 支付宝（中国）网络技术有限公司",
                "B1 unmatched",
            ),
            (
                "in B1 99.00 10-02 支付宝（中国）网络技术有限公司",
                "B1 unmatched",
            ),
        ] {
            check(&format!("{order}{bill}{bank}"), &[paid, expected]);
        }
    }

    #[test]
    fn more_lines_than_the_bill_has_are_no_repeats() {
        let house = "支付宝（中国）网络技术有限公司";
        check(
            &format!(
                "in 2026100322001412341234 99.00 10-03 张三 channel=支付宝\n\
                 in B1 99.00 10-04 {house}\nin B2 99.00 10-04 {house}"
            ),
            &[
                "2026100322001412341234 unmatched",
                "B1 unmatched",
                "B2 unmatched",
            ],
        );
    }
}
