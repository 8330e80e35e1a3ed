//! Who the payers and customers of a book are: names, telephones and accounts read once, each name as a
//! number, so that the levels compare numbers and not texts.

use rustc_hash::FxHashMap;

use super::names::{loose_key, name_key};
use super::occurrences::Occurrences;
use super::phones::{Phone, account_key, phone_in, phone_key};
use crate::model::{Book, Direction, Order, OrderIndex, Payment, PaymentIndex, Text};

/// A name, the same for all ways to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NameId(u32);

impl NameId {
    pub(super) const fn get(self) -> usize {
        self.0 as usize
    }
}

/// An account number or address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct AccountId(u32);

/// Whose order it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Customer {
    pub(super) name: Option<NameId>,
    pub(super) phone: Option<Phone>,
}

/// Who a payment came from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Payer {
    /// The name of the party.
    pub(super) name: Option<NameId>,
    /// A name that stands in the field of the account.
    pub(super) account_name: Option<NameId>,
    pub(super) phone: Option<Phone>,
    pub(super) account: Option<AccountId>,
}

impl Payer {
    /// The names, without repeats.
    pub(super) fn names(self) -> impl Iterator<Item = NameId> {
        let second = self.account_name.filter(|_| self.account_name != self.name);
        self.name.into_iter().chain(second)
    }
}

/// How often a name occurs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) receipts: u32,
    pub(super) orders: u32,
    /// Two Chinese characters: many people whom the data does not show bear it as well.
    pub(super) short: bool,
}

impl Count {
    /// How readily two strangers of this name meet: receipts × orders, one more of each for a short name.
    pub(super) fn weight(self) -> u64 {
        let more = u64::from(self.short);
        (u64::from(self.receipts) + more) * (u64::from(self.orders) + more)
    }

    /// The same for a pair of this name that met: what else bears it.
    pub(super) fn weight_of_others(self) -> u64 {
        let others = Self {
            receipts: self.receipts.saturating_sub(1),
            orders: self.orders.saturating_sub(1),
            short: self.short,
        };
        others.weight()
    }
}

/// The parties of a book.
#[derive(Debug, Default)]
pub(super) struct Directory {
    names: FxHashMap<String, NameId>,
    counts: Vec<Count>,
    weight: u64,
    customers: Vec<Customer>,
    payers: Vec<Payer>,
    pub(super) amounts: Occurrences,
}

impl Directory {
    /// Reads every party once.
    pub(super) fn new(book: &Book) -> Self {
        let mut directory = Self {
            amounts: Occurrences::count(book),
            ..Self::default()
        };
        directory.customers = Vec::with_capacity(book.orders.len());
        for order in &book.orders {
            let customer = directory.read_customer(order);
            directory.customers.push(customer);
        }
        let mut accounts: FxHashMap<String, AccountId> = FxHashMap::default();
        directory.payers = Vec::with_capacity(book.payments.len());
        for payment in &book.payments {
            let payer = directory.read_payer(payment, &mut accounts);
            directory.payers.push(payer);
        }
        let weights = directory.counts.iter().map(|count| count.weight());
        directory.weight = weights.fold(0, u64::saturating_add);
        directory
    }

    fn read_customer(&mut self, order: &Order) -> Customer {
        let name = order.customer.as_deref().and_then(|name| self.intern(name));
        if let Some(count) = name.and_then(|name| self.counts.get_mut(name.get())) {
            count.orders += 1;
        }
        Customer {
            name,
            phone: order.phone.as_deref().and_then(phone_key),
        }
    }

    fn read_payer(
        &mut self,
        payment: &Payment,
        accounts: &mut FxHashMap<String, AccountId>,
    ) -> Payer {
        let texts = [&payment.party_account, &payment.party];
        let phone = |text: &Option<Text>| text.as_deref().and_then(phone_key);
        let name = payment.party.as_deref().and_then(|name| self.intern(name));
        let account = payment.party_account.as_deref();
        let account_name = account.and_then(|name| self.intern(name));
        let own = account.or(payment.party.as_deref()).and_then(account_key);
        let next = AccountId(accounts.len() as u32);
        let payer = Payer {
            name,
            account_name,
            phone: texts
                .into_iter()
                .find_map(phone)
                .or_else(|| payment.memo.as_deref().and_then(phone_in)),
            account: own.map(|key| *accounts.entry(key).or_insert(next)),
        };
        if payment.direction == Direction::In {
            for name in payer.names() {
                if let Some(count) = self.counts.get_mut(name.get()) {
                    count.receipts += 1;
                }
            }
        }
        payer
    }

    fn intern(&mut self, name: &str) -> Option<NameId> {
        let key = name_key(name)?;
        let next = NameId(self.counts.len() as u32);
        if let Some(known) = self.names.get(&key) {
            return Some(*known);
        }
        self.counts.push(Count {
            short: key.chars().count() == 2,
            ..Count::default()
        });
        self.names.insert(key, next);
        Some(next)
    }

    /// The customer of an order.
    pub(super) fn customer(&self, order: OrderIndex) -> Customer {
        self.customers.get(order.get()).copied().unwrap_or_default()
    }

    /// The payer of a payment.
    pub(super) fn payer(&self, payment: PaymentIndex) -> Payer {
        self.payers.get(payment.get()).copied().unwrap_or_default()
    }

    /// The name that is written so, if anybody bears it.
    pub(super) fn name(&self, key: &str) -> Option<NameId> {
        self.names.get(key).copied()
    }

    /// How often a name occurs.
    pub(super) fn count(&self, name: NameId) -> Count {
        self.counts.get(name.get()).copied().unwrap_or_default()
    }

    /// The weights of all names together.
    pub(super) const fn weight(&self) -> u64 {
        self.weight
    }
}

/// The key of a firm whose place stands elsewhere in its name.
pub(super) fn loose_name(name: &str) -> Option<String> {
    loose_key(&name_key(name)?)
}

#[cfg(test)]
mod tests {
    use super::super::testing::book;
    use super::*;

    #[test]
    fn one_name_is_one_number_however_it_is_written() {
        let book = book(
            "order A1 10.00 10-01 張三\norder A2 10.00 10-01 深圳甲乙有限公司 phone=13812345678\n\
             in P1 1.00 10-02 张三先生\nin P2 2.00 10-02 深圳甲乙 account=6222021234567890\n\
             in P3 3.00 10-02 - account=13812345678\nin P4 4.00 10-02 王五 memo=13812345678货款",
        );
        let directory = Directory::new(&book);
        let customer = |at: usize| directory.customer(at.into());
        let payer = |at: usize| directory.payer(at.into());
        assert_eq!(payer(0).name, customer(0).name);
        assert_eq!(payer(1).name, customer(1).name);
        assert!(payer(1).account.is_some() && payer(1).account_name.is_none());
        assert_eq!(payer(2).phone, customer(1).phone);
        assert_eq!(payer(3).phone, customer(1).phone);
        let count = customer(0).name.map(|name| directory.count(name));
        let count = count.map(|count| (count.receipts, count.orders, count.short));
        assert_eq!(count, Some((1, 1, true)));
    }
}
