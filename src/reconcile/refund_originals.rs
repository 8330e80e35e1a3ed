//! The payment that a refund pays back, by the numbers that the refund bears.

use rustc_hash::FxHashMap;

use super::tokens::mentions;
use crate::model::{Book, Direction, Nature, Payment, PaymentIndex};

/// A number shorter than this, in a remark or as a merchant's, may be another running number.
const TELLING: usize = 8;

/// The payments that may be paid back, by their numbers.
pub(super) struct Originals<'a> {
    own: FxHashMap<&'a str, Vec<PaymentIndex>>,
    merchant: FxHashMap<&'a str, Vec<PaymentIndex>>,
    amounts: &'a [Payment],
}

impl<'a> Originals<'a> {
    /// What money that goes in a direction may pay back: what went out gives receipts back, and what comes in refunds.
    pub(super) fn new(book: &'a Book, direction: Direction) -> Self {
        let mut originals = Self {
            own: FxHashMap::default(),
            merchant: FxHashMap::default(),
            amounts: &book.payments,
        };
        for (position, payment) in book.payments.iter().enumerate() {
            let original = match payment.direction {
                Direction::In => payment.nature == Nature::Ordinary,
                Direction::Out => payment.nature == Nature::Refund,
            };
            if payment.direction == direction || !original {
                continue;
            }
            let index = PaymentIndex::from(position);
            if payment.has_own_id {
                let payments = originals.own.entry(base(&payment.id)).or_default();
                payments.push(index);
            }
            if let Some(number) = payment.merchant_order.as_deref() {
                let payments = originals.merchant.entry(base(number)).or_default();
                payments.push(index);
            }
        }
        originals
    }

    /// The payment that a refund names: by its own number, in its remark, or by the merchant's. Two of one number: nothing
    /// says which of them is paid back.
    pub(super) fn of(&self, index: PaymentIndex, refund: &Payment) -> Option<PaymentIndex> {
        let own = refund
            .has_own_id
            .then(|| self.own.get(base(&refund.id)))
            .flatten();
        if let Some(payments) = own {
            return only(payments).filter(|original| *original != index);
        }
        // A charge may name the payment it was taken for; only what calls itself a refund is one.
        if refund.nature == Nature::Ordinary {
            return None;
        }
        let known = |number: &str| number.len() >= TELLING && self.own.contains_key(base(number));
        let memo = refund.memo.as_deref().unwrap_or_default();
        let named = mentions(memo, known).numbers;
        let merchant = refund.merchant_order.as_deref().map(base);
        let merchant = merchant.filter(|number| number.len() >= TELLING);
        let found = match (named.as_slice(), merchant) {
            ([number], _) => self.own.get(base(number)),
            ([], Some(number)) => self.merchant.get(number).or_else(|| self.own.get(number)),
            _ => None,
        };
        found
            .and_then(|payments| only(payments))
            .filter(|original| self.holds(*original, refund))
    }

    /// True if a payment is large enough to give a refund back.
    fn holds(&self, original: PaymentIndex, refund: &Payment) -> bool {
        self.amounts.get(original.get()).is_some_and(|original| {
            original.amount.currency() == refund.amount.currency()
                && original.amount >= refund.amount
        })
    }
}

fn only(payments: &[PaymentIndex]) -> Option<PaymentIndex> {
    match payments {
        [only] => Some(*only),
        _ => None,
    }
}

fn base(number: &str) -> &str {
    let base = number.split_once('_').map_or(number, |(base, _)| base);
    if base.is_empty() { number } else { base }
}
