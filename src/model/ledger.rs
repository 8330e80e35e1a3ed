//! 往来: an order's own account, and the lines of a customer ledger that was dropped in.

use chrono::NaiveDate;

use super::{Money, Origin, Text};

/// How an order stands in money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderStanding {
    /// 未付.
    Unpaid,
    /// 部分.
    Partial,
    /// 结清.
    Settled,
    /// 多收.
    Over,
    /// 已退.
    Refunded,
    /// 取消.
    Cancelled,
}

impl OrderStanding {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::Partial => "partial",
            Self::Settled => "settled",
            Self::Over => "over",
            Self::Refunded => "refunded",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An order's account, from confirmed links only.
///
/// A refund first cures an overpayment and then lessens what is due, so that goods sent back and
/// paid back leave a balance of nothing: `balance = due − received − fees`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLedger {
    /// 应收: the amount due less what was refunded on it.
    pub due: Money,
    /// 已收: receipts less refunds paid.
    pub received: Money,
    /// Refunds paid.
    pub refunded: Money,
    /// 费用: named differences, such as a courier's collection fee; negative where more came than is due,
    /// such as freight on top.
    pub fees: Money,
    /// 余额: what is still owed; negative if too much came in.
    pub balance: Money,
    /// The state.
    pub standing: OrderStanding,
    /// True if a person's decision had part in it, not rules alone.
    pub by_person: bool,
}

/// A line of a 往来明细账 that was dropped in. It is read and proved, but it is the books' view of
/// money, not money: it is never matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// 日期.
    pub day: Option<NaiveDate>,
    /// 往来单位.
    pub party: Option<Text>,
    /// 摘要.
    pub memo: Option<Text>,
    /// 借方.
    pub debit: Option<Money>,
    /// 贷方.
    pub credit: Option<Money>,
    /// The row.
    pub origin: Origin,
}
