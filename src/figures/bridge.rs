//! 银行余额调节: from what the statements moved to what the accounts of the orders received, line by line.
//!
//! Two counts that know nothing of each other: the bank's side adds up the rows of the sheets as they were read,
//! the books' side the ledgers of the orders. The lines between them come from the payments and their links. If
//! they close to the cent, every receipt stands where the reports say it stands.

use std::collections::BTreeMap;

use super::input::Input;
use crate::model::{
    Currency, Direction, Exclusion, Flow, Kind, Link, Money, Payment, PaymentIndex, PaymentOutcome,
    Standing,
};

/// Why money of the statements is not in the accounts of orders, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BridgeItem {
    /// Rows that repeat rows already used.
    Merged,
    /// Suggested, for a person to confirm.
    Suggested,
    /// Several orders fit equally.
    Ambiguous,
    /// Nothing fits.
    Unmatched,
    /// Outside the matching.
    Excluded(Exclusion),
    /// Of confirmed payments the part that belongs to no order.
    LeftOver,
    /// Received for orders that are kept in another currency.
    ConvertedAway,
    /// Came in another currency, converted at a stated rate.
    ConvertedHere,
    /// Confirmed for an order in another currency without a stated rate: in no account.
    NotConverted,
    /// Confirmed lines that the statement counts neither as received nor as paid.
    Neither,
}

impl BridgeItem {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Suggested => "suggested",
            Self::Ambiguous => "ambiguous",
            Self::Unmatched => "unmatched",
            Self::Excluded(_) => "excluded",
            Self::LeftOver => "left_over",
            Self::ConvertedAway => "converted_away",
            Self::ConvertedHere => "converted_here",
            Self::NotConverted => "not_converted",
            Self::Neither => "neither",
        }
    }

    /// Why it is excluded, if it is.
    pub const fn exclusion(self) -> Option<Exclusion> {
        match self {
            Self::Excluded(why) => Some(why),
            _ => None,
        }
    }
}

/// A line of the bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BridgeLine {
    /// Why.
    pub item: BridgeItem,
    /// Which way the money went.
    pub direction: Direction,
    /// How many payments; of merged rows none is counted.
    pub count: i64,
    /// What to add to the bank's side: receipts that are in no account are negative.
    pub amount: Money,
}

/// The bridge of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// What the statements add up to: received less paid, as the rows were read.
    pub bank: Money,
    /// The lines, in order; none is of nothing.
    pub lines: Vec<BridgeLine>,
    /// What the accounts of the orders received, less refunds.
    pub books: Money,
}

impl Bridge {
    /// The bank's side with all lines, which should be the books' side.
    pub fn explained(&self) -> Money {
        self.lines
            .iter()
            .fold(self.bank, |sum, line| plus(sum, line.amount))
    }

    /// True if both sides are equal, to the cent.
    pub fn holds(&self) -> bool {
        self.explained() == self.books
    }
}

/// The bridge of every currency that moved.
pub fn bridges(input: &Input<'_>) -> Vec<Bridge> {
    let mut sides = Sides::default();
    for sheet in &input.book.sheets {
        if sheet.kind != Kind::Payment {
            continue;
        }
        for (flow, amount) in &sheet.money {
            sides.bank(*flow, *amount);
        }
        for (flow, amount) in &sheet.merged_money {
            if let Some(direction) = direction(*flow) {
                sides.line(
                    BridgeItem::Merged,
                    direction,
                    0,
                    signed(direction, *amount).negated(),
                );
            }
        }
    }
    for (position, payment) in input.book.payments.iter().enumerate() {
        sides.payment(input, position.into(), payment);
    }
    for ledger in &input.reconciled.ledgers {
        sides.books(ledger.received);
    }
    sides.into_bridges()
}

/// Sums in minor units, by currency.
#[derive(Default)]
struct Sides {
    bank: BTreeMap<Currency, i64>,
    books: BTreeMap<Currency, i64>,
    lines: BTreeMap<(Currency, BridgeItem, bool), (i64, i64)>,
}

impl Sides {
    fn bank(&mut self, flow: Flow, amount: Money) {
        if let Some(direction) = direction(flow) {
            add(&mut self.bank, signed(direction, amount));
        }
    }

    fn books(&mut self, amount: Money) {
        if !amount.is_zero() {
            add(&mut self.books, amount);
        }
    }

    fn line(&mut self, item: BridgeItem, direction: Direction, count: i64, amount: Money) {
        let key = (amount.currency(), item, direction == Direction::Out);
        let (payments, sum) = self.lines.entry(key).or_default();
        *payments += count;
        *sum = sum.saturating_add(amount.minor());
    }

    fn payment(&mut self, input: &Input<'_>, index: PaymentIndex, payment: &Payment) {
        let reconciled = input.reconciled;
        let direction = payment.direction;
        let item = match reconciled.outcomes.get(index.get()) {
            Some(PaymentOutcome::Excluded(why)) => BridgeItem::Excluded(*why),
            Some(PaymentOutcome::Ambiguous(_)) => BridgeItem::Ambiguous,
            Some(PaymentOutcome::Netted(_)) => match reconciled.standing(index) {
                Standing::Ambiguous => BridgeItem::Ambiguous,
                _ => BridgeItem::Suggested,
            },
            Some(PaymentOutcome::Linked(_)) => match reconciled.link(index) {
                Some(link) if link.standing == Standing::Confirmed => {
                    return self.confirmed(input, payment, link);
                }
                Some(_) => BridgeItem::Suggested,
                None => BridgeItem::Unmatched,
            },
            Some(PaymentOutcome::Unmatched) | None => BridgeItem::Unmatched,
        };
        if !payment.neutral {
            let amount = signed(direction, payment.amount).negated();
            self.line(item, direction, 1, amount);
        }
    }

    fn confirmed(&mut self, input: &Input<'_>, payment: &Payment, link: &Link) {
        let direction = payment.direction;
        let mut rest = payment.amount;
        for part in &link.allocations {
            rest = rest.checked_sub(part.amount).unwrap_or(rest);
            let own = signed(direction, part.amount);
            let ledger = input.reconciled.ledgers.get(part.order.get());
            let came = ledger.and_then(|ledger| part.counted_in(ledger.received.currency()));
            match came {
                Some(came) if came.currency() == own.currency() => {}
                Some(came) => {
                    self.line(BridgeItem::ConvertedAway, direction, 1, own.negated());
                    self.line(
                        BridgeItem::ConvertedHere,
                        direction,
                        1,
                        signed(direction, came),
                    );
                }
                None => self.line(BridgeItem::NotConverted, direction, 1, own.negated()),
            }
        }
        if payment.neutral {
            let allocated = payment.amount.checked_sub(rest).unwrap_or(rest);
            self.line(
                BridgeItem::Neither,
                direction,
                1,
                signed(direction, allocated),
            );
        } else if !rest.is_zero() {
            self.line(
                BridgeItem::LeftOver,
                direction,
                1,
                signed(direction, rest).negated(),
            );
        }
    }

    fn into_bridges(self) -> Vec<Bridge> {
        let mut currencies: Vec<Currency> =
            self.bank.keys().chain(self.books.keys()).copied().collect();
        currencies.extend(self.lines.keys().map(|(currency, _, _)| *currency));
        currencies.sort_unstable();
        currencies.dedup();
        let side = |sums: &BTreeMap<Currency, i64>, currency| {
            Money::from_minor(sums.get(&currency).copied().unwrap_or_default(), currency)
        };
        let bridge = |currency| Bridge {
            bank: side(&self.bank, currency),
            books: side(&self.books, currency),
            lines: self
                .lines
                .iter()
                .filter(|((of, _, _), (_, sum))| *of == currency && *sum != 0)
                .map(|((_, item, out), (count, sum))| BridgeLine {
                    item: *item,
                    direction: if *out { Direction::Out } else { Direction::In },
                    count: *count,
                    amount: Money::from_minor(*sum, currency),
                })
                .collect(),
        };
        currencies.into_iter().map(bridge).collect()
    }
}

fn direction(flow: Flow) -> Option<Direction> {
    match flow {
        Flow::In => Some(Direction::In),
        Flow::Out => Some(Direction::Out),
        Flow::Neither => None,
    }
}

fn signed(direction: Direction, amount: Money) -> Money {
    match direction {
        Direction::In => amount,
        Direction::Out => amount.negated(),
    }
}

fn add(sums: &mut BTreeMap<Currency, i64>, amount: Money) {
    let sum = sums.entry(amount.currency()).or_default();
    *sum = sum.saturating_add(amount.minor());
}

fn plus(sum: Money, amount: Money) -> Money {
    sum.checked_add(amount).unwrap_or(sum)
}
