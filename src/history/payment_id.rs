//! Identities of payments that a statement gives no number, and one id for each payment.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Direction, Moment, Money, Payment, Text, fnv1a};

/// What a line without a usable number is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Content {
    id: Option<Text>,
    merchant_order: Option<Text>,
    channel: Text,
    time: Option<Moment>,
    direction: Direction,
    amount: Money,
    party: Option<Text>,
    memo: Option<Text>,
}

impl Content {
    pub(super) fn of(payment: &Payment) -> Self {
        Self {
            id: payment.has_own_id.then(|| payment.id.clone()),
            merchant_order: payment.merchant_order.clone(),
            channel: payment.channel.clone(),
            time: payment.time,
            direction: payment.direction,
            amount: payment.amount,
            party: payment.party.clone(),
            memo: payment.memo.clone(),
        }
    }
}

/// `20261003-1280.00-3f9a2c-1`: day, amount, six digits of the content, and which of the equal lines
/// it is. The same line has the same name in every export and every version of the program.
pub(super) fn made_up(payment: &Payment, occurrence: usize) -> Text {
    let day = payment.time.map_or_else(
        || "00000000".to_owned(),
        |time| time.day().format("%Y%m%d").to_string(),
    );
    let direction = match payment.direction {
        Direction::In => "in",
        Direction::Out => "out",
    };
    let time = payment.time.map(|time| time.to_string());
    let amount = payment.amount.to_string();
    let currency = payment.amount.currency();
    let parts: [&str; 9] = [
        &payment.channel,
        time.as_deref().unwrap_or_default(),
        direction,
        &amount,
        currency.code(),
        payment.party.as_deref().unwrap_or_default(),
        payment.memo.as_deref().unwrap_or_default(),
        payment.merchant_order.as_deref().unwrap_or_default(),
        if payment.has_own_id { &payment.id } else { "" },
    ];
    let text = parts.join("|");
    let hash = fnv1a(text.as_bytes());
    let digits = (hash ^ (hash >> 24) ^ (hash >> 48)) & 0x00ff_ffff;
    format!("{day}-{}-{digits:06x}-{occurrence}", payment.amount).into()
}

/// Gives every payment an id of its own: of several with one number the first keeps it, the others
/// become `number_2`, `number_3`, as platforms name the refunds of a payment. Leaves the list by time
/// and id.
pub(super) fn make_unique(payments: &mut [Payment]) {
    payments.sort_by(|a, b| {
        let key = |payment: &Payment| {
            (
                payment.time,
                payment.direction,
                payment.amount,
                payment.origin,
            )
        };
        (&a.id, key(a)).cmp(&(&b.id, key(b)))
    });
    let mut used: FxHashSet<Text> = payments.iter().map(|payment| payment.id.clone()).collect();
    let mut next: FxHashMap<Text, u32> = FxHashMap::default();
    for payment in payments.iter_mut() {
        let Some(count) = next.get_mut(&payment.id) else {
            next.insert(payment.id.clone(), 2);
            continue;
        };
        let mut id: Text = format!("{}_{count}", payment.id).into();
        while !used.insert(id.clone()) {
            *count += 1;
            id = format!("{}_{count}", payment.id).into();
        }
        *count += 1;
        payment.id = id;
    }
    payments.sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
}

#[cfg(test)]
mod tests {
    use super::super::testing::payment;
    use super::*;

    #[test]
    fn a_made_up_id_is_short_stable_and_readable() {
        let mut line = payment("", 0, 7, 128_000);
        assert_eq!(&*made_up(&line, 1), "20261003-1280.00-30e24c-1");
        line.origin.row = 99;
        assert_eq!(&*made_up(&line, 2), "20261003-1280.00-30e24c-2");
        line.time = None;
        assert!(made_up(&line, 1).starts_with("00000000-1280.00-"));
    }

    #[test]
    fn ids_become_unique_without_taking_a_real_one() {
        let mut payments = vec![
            payment("T1", 0, 1, 1_00),
            payment("T1", 0, 2, 2_00),
            payment("T1", 0, 3, 3_00),
            payment("T1_2", 0, 4, 4_00),
        ];
        make_unique(&mut payments);
        let ids: Vec<_> = payments
            .iter()
            .map(|payment| (payment.id.to_string(), payment.amount.minor()))
            .collect();
        let expected = [("T1", 1_00), ("T1_2", 4_00), ("T1_3", 2_00), ("T1_4", 3_00)];
        assert_eq!(ids, expected.map(|(id, amount)| (id.to_owned(), amount)));
    }
}
