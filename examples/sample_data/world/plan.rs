//! How each order is going to be paid: the list of difficulties, with how many of each there are.

use super::order::Channel;
use crate::chance::Chance;

/// How an order is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// The courier collects everything.
    Cod,
    /// Nothing comes.
    Unpaid,
    /// Through the platform, which names the order number.
    Platform,
    /// A transfer; the remark names the order, with words around the number.
    Remark,
    /// A transfer; the remark is the bare number.
    BareRemark,
    /// A transfer after shipping; the remark names the waybill.
    WaybillRemark,
    /// A transfer whose number the sales clerk noted in the ledger.
    Transaction,
    /// A transfer in the customer's name, of the exact amount, without a remark.
    Party,
    /// Somebody else pays; the remark names the order.
    ThirdParty,
    /// Somebody else pays; the remark names the customer.
    ThirdPartyName,
    /// An amount that nobody else pays, from a nickname, without a remark.
    Odd,
    /// A popular amount from a nickname, twice on one day, without a remark.
    Ambiguous,
    /// Too little, with a remark.
    Partial,
    /// Too much, with a remark.
    Over,
    /// Two equal payments on one day, with remarks.
    Halves,
    /// Paid, and paid back.
    RefundFull,
    /// Paid, and a part paid back.
    RefundPart,
    /// A deposit by transfer, the balance collected by the courier.
    DepositCod,
    /// A deposit by transfer, the balance by transfer before shipping.
    DepositTransfer,
    /// A deposit by transfer, nothing more yet.
    DepositOnly,
    /// One transfer pays several; see [`Group`].
    Grouped,
    /// Monthly terms, paid in November.
    Monthly,
    /// Monthly terms, paid alone, with a remark.
    MonthlyRemark,
}

/// One transfer for several orders of one customer.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// All open orders of the customer.
    pub(crate) orders: Vec<usize>,
    /// Those that the transfer pays.
    pub(crate) paid: Vec<usize>,
    /// The day of the month of the transfer.
    pub(crate) day: i64,
    /// True if another set of the orders has the same sum.
    pub(crate) ambiguous: bool,
    pub(crate) tag: &'static str,
}

/// How many ordinary orders there are of each channel and plan; the others are made in `cases`.
const DECK: [(Channel, Plan, usize); 26] = [
    (Channel::Phone, Plan::Cod, 150),
    (Channel::Phone, Plan::DepositCod, 34),
    (Channel::Phone, Plan::DepositTransfer, 20),
    (Channel::Phone, Plan::DepositOnly, 6),
    (Channel::Phone, Plan::Remark, 22),
    (Channel::Phone, Plan::BareRemark, 10),
    (Channel::Phone, Plan::WaybillRemark, 4),
    (Channel::Phone, Plan::Transaction, 14),
    (Channel::Phone, Plan::Party, 24),
    (Channel::Phone, Plan::ThirdParty, 5),
    (Channel::Phone, Plan::ThirdPartyName, 2),
    (Channel::Phone, Plan::Odd, 10),
    (Channel::Phone, Plan::Partial, 4),
    (Channel::Phone, Plan::Over, 3),
    (Channel::Phone, Plan::Halves, 2),
    (Channel::Phone, Plan::RefundFull, 3),
    (Channel::Phone, Plan::RefundPart, 3),
    (Channel::Phone, Plan::Unpaid, 8),
    (Channel::Taobao, Plan::Platform, 112),
    (Channel::Taobao, Plan::RefundFull, 3),
    (Channel::Taobao, Plan::RefundPart, 2),
    (Channel::Taobao, Plan::Unpaid, 7),
    (Channel::Shop, Plan::Platform, 66),
    (Channel::Shop, Plan::RefundFull, 2),
    (Channel::Shop, Plan::RefundPart, 1),
    (Channel::Shop, Plan::Unpaid, 2),
];

/// The ordinary orders, shuffled.
pub(crate) fn deck(chance: &mut Chance) -> Vec<(Channel, Plan)> {
    let mut deck: Vec<_> = DECK
        .iter()
        .flat_map(|(channel, plan, count)| std::iter::repeat_n((*channel, *plan), *count))
        .collect();
    chance.shuffle(&mut deck);
    deck
}
