//! Level 9, first part: what the bank took back (冲正, 抹账, 红冲, 退汇). Neither line is a receipt, a refund or an expense.
//!
//! It runs before the levels that hand money to orders: money that was taken back pays none. A number that ties both
//! lines is sure; the same party, channel and amount within days are for a person to confirm. Refunds (退款) are never set
//! off here: both lines of a refund belong to the order.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::party::name_key;
use super::state::State;
use super::tokens::mentions;
use super::window::{DayNumber, day_of};
use crate::model::{
    Arg, Direction, Message, Money, Nature, Netting, NettingKind, Payment, PaymentIndex, Standing,
};

/// A bank sends money back within so many days.
const DAYS: DayNumber = 15;

/// A number shorter than this may be a running number that something else bears as well.
const TELLING: usize = 8;

/// Sets aside the reversals that a number ties, and suggests those that party and amount tie.
pub(super) fn paired(state: &mut State<'_>) {
    let reversals = open_reversals(state);
    if reversals.is_empty() {
        return;
    }
    by_number(state, &reversals);
    for (reversals, others) in crowds(state) {
        if reversals.len() == others.len() && reversals.iter().zip(&others).all(follows(state)) {
            net(
                state,
                reversals,
                others,
                Standing::Suggested,
                "reason.netting.reversed",
            );
        }
    }
}

/// Shows what is left once numbers and lists have said which receipts are good: reversals of one of several equals,
/// and those whose original is not there. The latter stay unmatched, and pay nothing.
pub(super) fn left_over(state: &mut State<'_>) {
    if open_reversals(state).is_empty() {
        return;
    }
    for (reversals, others) in crowds(state) {
        if !others.is_empty()
            && reversals
                .iter()
                .zip(&others)
                .any(|pair| follows(state)(pair))
        {
            let key = "reason.netting.reversed_ambiguous";
            net(state, reversals, others, Standing::Ambiguous, key);
        }
    }
    for reversal in open_reversals(state) {
        let key = "reason.netting.reversal_alone";
        net(state, vec![reversal], Vec::new(), Standing::Unmatched, key);
    }
}

fn open_reversals(state: &State<'_>) -> Vec<PaymentIndex> {
    let open = state.open_payments().into_iter();
    open.filter(|(_, payment)| payment.nature == Nature::Reversal)
        .map(|(index, _)| index)
        .collect()
}

/// The latest first, so that the reversal of a reversal finds that, and the first line stands.
fn by_number(state: &mut State<'_>, reversals: &[PaymentIndex]) {
    let mut ids: FxHashMap<&str, Vec<PaymentIndex>> = FxHashMap::default();
    let mut merchants: FxHashMap<&str, Vec<PaymentIndex>> = FxHashMap::default();
    for (index, payment) in state.open_payments() {
        if payment.has_own_id && payment.id.len() >= TELLING {
            ids.entry(base(&payment.id)).or_default().push(index);
        }
        if let Some(number) = payment.merchant_order.as_deref() {
            merchants.entry(base(number)).or_default().push(index);
        }
    }
    for reversal in reversals.iter().rev() {
        let Some(payment) = state
            .payment(*reversal)
            .filter(|_| state.is_open(*reversal))
        else {
            continue;
        };
        let memo = payment.memo.as_deref().unwrap_or_default();
        let named = mentions(memo, |number| ids.contains_key(base(number))).numbers;
        let merchant = payment.merchant_order.as_deref();
        let found = [
            named
                .iter()
                .filter_map(|number| ids.get(base(number)))
                .flatten()
                .collect::<Vec<_>>(),
            merchant
                .and_then(|number| ids.get(base(number)))
                .into_iter()
                .flatten()
                .collect(),
            ids.get(base(&payment.id)).into_iter().flatten().collect(),
            merchant
                .and_then(|number| merchants.get(base(number)))
                .into_iter()
                .flatten()
                .collect(),
        ];
        let undone = found.into_iter().find_map(|found| {
            let mut fitting: Vec<PaymentIndex> = found
                .into_iter()
                .copied()
                .filter(|other| undoes(state, payment, *other))
                .collect();
            fitting.dedup();
            (!fitting.is_empty()).then_some(fitting)
        });
        if let Some([other]) = undone.as_deref() {
            let key = "reason.netting.reversed_number";
            net(
                state,
                vec![*reversal],
                vec![*other],
                Standing::Excluded,
                key,
            );
        }
    }
}

fn base(number: &str) -> &str {
    number.split_once('_').map_or(number, |(base, _)| base)
}

/// True if a reversal may undo a line: as much, the other way, and not before it.
fn undoes(state: &State<'_>, reversal: &Payment, other: PaymentIndex) -> bool {
    state.payment(other).is_some_and(|line| {
        state.is_open(other)
            && line.direction != reversal.direction
            && line.amount == reversal.amount
            && day_of(line)
                .zip(day_of(reversal))
                .is_none_or(|(line, reversal)| line <= reversal)
    })
}

fn follows(state: &State<'_>) -> impl Fn((&PaymentIndex, &PaymentIndex)) -> bool {
    |(reversal, other)| state.day(*other) <= state.day(*reversal)
}

type Crowd = (Vec<PaymentIndex>, Vec<PaymentIndex>);

/// Open reversals and the open lines that they may undo, by channel, amount and party, each by day; days that lie far apart
/// part them.
fn crowds(state: &State<'_>) -> Vec<Crowd> {
    type Key<'a> = (&'a str, Money, Direction, String);
    let mut all: BTreeMap<Key<'_>, Vec<(DayNumber, bool, PaymentIndex)>> = BTreeMap::new();
    let open = state.open_payments();
    let (reversals, others): (Vec<_>, Vec<_>) = open
        .into_iter()
        .partition(|(_, payment)| payment.nature == Nature::Reversal);
    for (index, payment) in reversals {
        let Some(day) = day_of(payment) else { continue };
        let back = match payment.direction {
            Direction::In => Direction::Out,
            Direction::Out => Direction::In,
        };
        let party = party(payment).unwrap_or_default();
        let key = (&*payment.channel, payment.amount, back, party);
        all.entry(key).or_default().push((day, true, index));
    }
    for (index, payment) in others {
        let Some(day) = day_of(payment) else { continue };
        let mut names: Vec<String> = party(payment).into_iter().collect();
        // A reversal that names nobody may undo anybody's line.
        names.push(String::new());
        for name in names {
            let key = (&*payment.channel, payment.amount, payment.direction, name);
            if let Some(crowd) = all.get_mut(&key) {
                crowd.push((day, false, index));
            }
        }
    }
    let mut crowds = Vec::new();
    for mut lines in all.into_values() {
        lines.sort_unstable();
        for near in lines.chunk_by(|one, next| next.0 - one.0 <= DAYS) {
            let of = |reversal: bool| -> Vec<PaymentIndex> {
                let lines = near.iter().filter(|line| line.1 == reversal);
                lines.map(|line| line.2).collect()
            };
            let (mut reversals, mut others) = (of(true), of(false));
            others.retain(|other| !is_after_all(state, *other, &reversals));
            without_rejected(state, &mut reversals, &mut others);
            if !reversals.is_empty() {
                crowds.push((reversals, others));
            }
        }
    }
    crowds
}

/// Takes out what a person said is no reversal of anything here, and what nothing here reverses.
fn without_rejected(
    state: &State<'_>,
    reversals: &mut Vec<PaymentIndex>,
    others: &mut Vec<PaymentIndex>,
) {
    if others.is_empty() {
        return;
    }
    let rejected = |one: PaymentIndex, other: PaymentIndex| {
        state.bars().bars_netting(&[one.min(other), one.max(other)])
    };
    others.retain(|other| !reversals.iter().all(|one| rejected(*one, *other)));
    reversals.retain(|one| others.is_empty() || !others.iter().all(|other| rejected(*one, *other)));
}

/// True if the clock says that a line came after every one of the reversals: it was paid again, and none undid it.
fn is_after_all(state: &State<'_>, line: PaymentIndex, reversals: &[PaymentIndex]) -> bool {
    let clock = |index: PaymentIndex| {
        let time = state.payment(index)?.time?;
        time.has_time().then(|| time.at())
    };
    let Some(line) = clock(line) else {
        return false;
    };
    reversals
        .iter()
        .all(|reversal| clock(*reversal).is_some_and(|reversal| line > reversal))
}

/// Whom a line names: the account, else the name.
fn party(payment: &Payment) -> Option<String> {
    let account = payment.party_account.as_deref();
    let digits = account.filter(|account| {
        !crate::model::is_masked(account) && account.bytes().filter(u8::is_ascii_digit).count() > 5
    });
    digits
        .map(str::to_owned)
        .or_else(|| payment.party.as_deref().and_then(name_key))
}

fn net(
    state: &mut State<'_>,
    reversals: Vec<PaymentIndex>,
    others: Vec<PaymentIndex>,
    standing: Standing,
    key: &'static str,
) {
    let mut payments = reversals;
    payments.extend(others);
    let ids = payments.iter().filter_map(|index| state.payment(*index));
    let listed = ids.take(state.matching.listed_candidates);
    let ids = listed
        .map(|payment| Arg::Text(payment.id.clone()))
        .collect();
    let amount = payments.first().and_then(|index| state.payment(*index));
    let Some(amount) = amount.map(|payment| payment.amount) else {
        return;
    };
    let reason = Message {
        key,
        args: vec![("payments", Arg::List(ids)), ("amount", amount.into())],
    };
    payments.sort_unstable();
    state.net(Netting {
        kind: NettingKind::Reversal,
        payments,
        kept: None,
        standing,
        reason,
    });
}

#[cfg(test)]
#[path = "reversals_tests.rs"]
mod tests;
