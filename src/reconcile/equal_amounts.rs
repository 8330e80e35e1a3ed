//! Level 5, hints: of several equal amounts, the receipt and the order that something else brings together: a
//! customer named in the remark, the tail of a telephone, a masked name that fits, a firm whose place stands
//! elsewhere in its name. Suggested, never sure; equals that nothing tells apart stay together.

use rustc_hash::FxHashMap;

use super::candidates::Component;
use super::directory::{NameId, loose_name};
use super::level_unique_amount::find;
use super::masks::Mask;
use super::names::name_key;
use super::phones::{Tail, tail_in, tail_key};
use super::remark_names::{Sought, named_customers};
use super::state::{State, single};
use super::window;
use crate::model::{
    Level, Message, Money, Order, OrderIndex, PaymentIndex, Signal, Signals, Standing,
};

/// A hint that fits more orders than this tells nothing.
const MOST: usize = 50;

/// What brings a receipt and an order together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Hint {
    /// The remark names the customer, as a word of its own or inside a sentence.
    Remark,
    /// The last digits of the telephone.
    Tail,
    /// A masked name that fits.
    Mask,
    /// A firm whose place stands elsewhere.
    Place,
}

impl Hint {
    const fn reason(self) -> &'static str {
        match self {
            Self::Remark => "reason.party.remark",
            Self::Tail => "reason.party.tail",
            Self::Mask => "reason.party.mask",
            Self::Place => "reason.party.place",
        }
    }

    /// The sign that the hint is.
    pub(super) fn signals(self) -> Signals {
        match self {
            Self::Tail => Signals::of(&[Signal::Phone]),
            Self::Mask | Self::Place => Signals::of(&[Signal::Payer]),
            Self::Remark => Signals::default(),
        }
    }
}

/// Suggests what hints bring together within components of equal amounts.
pub(super) fn suggest(state: &mut State<'_>) {
    for (amount, component) in find(state).components {
        let links = told_apart(state, &component);
        let alternatives = component.orders.len().saturating_sub(1) as u32;
        for (payment, order, hint) in links {
            let mut link = single(
                payment,
                order,
                amount,
                Level::Party,
                Standing::Suggested,
                reason(state, hint, payment, order, amount),
            );
            link.signals = hint.signals().and(Signal::Amount).and(Signal::Day);
            link.alternatives = alternatives;
            state.link(link);
        }
    }
}

/// Receipts and orders of a component that a hint gives to each other, and to nobody else.
fn told_apart(state: &State<'_>, component: &Component) -> Vec<(PaymentIndex, OrderIndex, Hint)> {
    let orders = Keys::of(state, &component.orders);
    let mut chosen: Vec<(PaymentIndex, OrderIndex, Hint)> = Vec::new();
    for payment in &component.payments {
        let mut fitting = orders.fitting(state, *payment);
        let day = state.day(*payment);
        fitting.retain(|(order, _)| {
            window::contains(state.window(*order), day)
                && state.order(*order).is_some_and(|one| !one.is_cancelled())
        });
        fitting.sort_unstable();
        fitting.dedup_by_key(|(order, _)| *order);
        if let [(order, hint)] = fitting[..] {
            chosen.push((*payment, order, hint));
        }
    }
    let mut wanted: FxHashMap<OrderIndex, u32> = FxHashMap::default();
    for (_, order, _) in &chosen {
        *wanted.entry(*order).or_default() += 1;
    }
    chosen.retain(|(_, order, _)| wanted.get(order) == Some(&1));
    chosen
}

/// The orders of a component by what hints may find.
#[derive(Default)]
struct Keys {
    sought: Sought,
    by_name: FxHashMap<NameId, Vec<OrderIndex>>,
    by_tail: FxHashMap<Tail, Vec<OrderIndex>>,
    by_place: FxHashMap<String, Vec<OrderIndex>>,
    /// By the first and by the last character of the name.
    by_letter: FxHashMap<(char, bool), Vec<OrderIndex>>,
    /// Orders whose customer is masked, by the character that is shown.
    masked: FxHashMap<(char, bool), Vec<(OrderIndex, Mask)>>,
}

impl Keys {
    fn of(state: &State<'_>, orders: &[OrderIndex]) -> Self {
        let mut keys = Self::default();
        for index in orders {
            let Some(order) = state.order(*index) else {
                continue;
            };
            if let Some(tail) = order.phone.as_deref().and_then(tail_key) {
                keys.by_tail.entry(tail).or_default().push(*index);
            }
            if let Some(customer) = order.customer.as_deref() {
                keys.add_name(state, *index, customer);
            }
        }
        keys
    }

    fn add_name(&mut self, state: &State<'_>, index: OrderIndex, customer: &str) {
        if let Some(mask) = Mask::read(customer) {
            if let Some(handle) = mask.handle() {
                self.masked.entry(handle).or_default().push((index, mask));
            }
            return;
        }
        let Some(key) = name_key(customer) else {
            return;
        };
        if let Some(name) = state.directory().name(&key) {
            self.sought.add(name, &key);
            self.by_name.entry(name).or_default().push(index);
        }
        for handle in handles(&key) {
            self.by_letter.entry(handle).or_default().push(index);
        }
        if let Some(place) = loose_name(customer) {
            self.by_place.entry(place).or_default().push(index);
        }
    }

    fn fitting(&self, state: &State<'_>, index: PaymentIndex) -> Vec<(OrderIndex, Hint)> {
        let Some(payment) = state.payment(index) else {
            return Vec::new();
        };
        let mut found: Vec<(OrderIndex, Hint)> = Vec::new();
        let mut add = |orders: Option<&Vec<OrderIndex>>, hint: Hint| {
            let orders = orders.into_iter().flatten().take(MOST);
            found.extend(orders.map(|order| (*order, hint)));
        };
        for named in named_customers(state, index, &self.sought) {
            add(self.by_name.get(&named.name), Hint::Remark);
        }
        for tail in tails(payment.party_account.as_deref(), payment.party.as_deref())
            .chain(payment.memo.as_deref().and_then(tail_in))
        {
            add(self.by_tail.get(&tail), Hint::Tail);
        }
        let Some(party) = payment.party.as_deref() else {
            return found;
        };
        if let Some(place) = loose_name(party) {
            add(self.by_place.get(&place), Hint::Place);
        }
        if let Some(mask) = Mask::read(party) {
            let orders = mask.handle().and_then(|handle| self.by_letter.get(&handle));
            let customer = |order: &OrderIndex| -> Option<String> {
                name_key(state.order(*order)?.customer.as_deref()?)
            };
            let fits = |order: &&OrderIndex| customer(order).is_some_and(|name| mask.fits(&name));
            let orders = orders.into_iter().flatten().take(MOST).filter(fits);
            found.extend(orders.map(|order| (*order, Hint::Mask)));
        } else if let Some(key) = name_key(party) {
            let masked = handles(&key).filter_map(|handle| self.masked.get(&handle));
            let masked = masked.flat_map(|orders| orders.iter().take(MOST));
            let fits = masked.filter(|(_, mask)| mask.fits(&key));
            found.extend(fits.map(|(order, _)| (*order, Hint::Mask)));
        }
        found
    }
}

/// What a name can be looked up by: its first character, and its last.
fn handles(key: &str) -> impl Iterator<Item = (char, bool)> {
    let first = key.chars().next().map(|letter| (letter, true));
    let last = key.chars().next_back().map(|letter| (letter, false));
    first.into_iter().chain(last)
}

fn tails(account: Option<&str>, party: Option<&str>) -> impl Iterator<Item = Tail> {
    let tails = [account, party].map(|text| text.and_then(tail_key));
    tails.into_iter().flatten()
}

/// A hint that brings a receipt and an order together, where it is plain enough to be believed beside an
/// amount that nothing else has: a name that is bounded, or the tail of a telephone.
pub(super) fn plain_hint(
    state: &State<'_>,
    payment: PaymentIndex,
    index: OrderIndex,
) -> Option<Hint> {
    let order: &Order = state.order(index)?;
    let receipt = state.payment(payment)?;
    let tail = order.phone.as_deref().and_then(tail_key);
    let told = tails(receipt.party_account.as_deref(), receipt.party.as_deref())
        .chain(receipt.memo.as_deref().and_then(tail_in));
    if tail.is_some_and(|tail| told.into_iter().any(|one| one == tail)) {
        return Some(Hint::Tail);
    }
    let mut sought = Sought::default();
    sought.add(
        state.directory().customer(index).name?,
        &name_key(order.customer.as_deref()?)?,
    );
    let named = named_customers(state, payment, &sought);
    named.iter().any(|one| one.bounded).then_some(Hint::Remark)
}

fn reason(
    state: &State<'_>,
    hint: Hint,
    payment: PaymentIndex,
    order: OrderIndex,
    amount: Money,
) -> Message {
    let payment = state.payment(payment);
    let number = state.order(order).map(|order| order.number.text());
    let (memo, party) = payment.map_or((None, None), |payment| {
        (payment.memo.clone(), payment.party.clone())
    });
    let shown = match hint {
        Hint::Remark => memo,
        Hint::Tail => memo.or(party),
        Hint::Mask | Hint::Place => party,
    };
    Message::new(hint.reason())
        .with("party", shown.unwrap_or_default())
        .with("order", number.unwrap_or_default())
        .with("amount", amount)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    /// Two orders of one amount, 张三's and 李四's; the receipt says something more.
    fn paid(pay: &str, expected: &str) {
        check(
            &format!(
                "order A1 100.00 10-01 张三 phone=13812345678\n\
                 order A2 100.00 10-01 深圳甲乙科技有限公司 phone=13987654321\nin P1 100.00 10-02 {pay}"
            ),
            &[expected],
        );
    }

    #[test]
    fn a_hint_chooses_between_equals() {
        paid("王五", "P1 ambiguous 6 A1,A2 of 2");
        paid("王五 memo=帮张三付茶叶钱", "P1 suggested 5 A1=100.00");
        paid("*三", "P1 suggested 5 A1=100.00");
        paid("张先生", "P1 suggested 5 A1=100.00");
        paid("王五 memo=尾号4321", "P1 suggested 5 A2=100.00");
        paid("139****4321", "P1 suggested 5 A2=100.00");
        paid("甲乙（深圳）科技", "P1 suggested 5 A2=100.00");
        paid("王五 memo=尾号4321张三", "P1 ambiguous 6 A1,A2 of 2");
    }

    #[test]
    fn what_two_fit_stays_open() {
        check(
            "order A1 100.00 10-01 张三\norder A2 100.00 10-01 王三\nin P1 100.00 10-02 *三",
            &["P1 ambiguous 6 A1,A2 of 2"],
        );
        check(
            "order A1 100.00 10-01 张三\norder A2 100.00 10-01 李四\n\
             in P1 100.00 10-02 *三\nin P2 100.00 10-02 王五 memo=张三",
            &["P1 ambiguous 6 A1,A2 of 2", "P2 ambiguous 6 A1,A2 of 2"],
        );
    }
}
