//! 往来: an order's own account, and the lines of a customer ledger that was dropped in.

use chrono::NaiveDate;

use super::{Money, Origin, Text};

/// How an order stands in money. The first that holds, in this order: 取消, 已退, 未付, 部分, 多收, 结清.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderStanding {
    /// 未付: no money came in for it, and something is owed or nobody says how much.
    Unpaid,
    /// 部分: money came in, a deposit or an instalment, and something is still owed.
    Partial,
    /// 结清: nothing is owed either way; also an order over nothing, and one paid back in part whose rest is paid.
    Settled,
    /// 多收: the firm owes the customer: too much came, an order was cancelled and its money kept, or a refund is
    /// promised that no statement shows.
    Over,
    /// 已退: all that came in went back; or nothing of it is in the statements, and the platform reports it refunded
    /// in full, or they show the refund in full and not the receipt.
    Refunded,
    /// 取消: cancelled before any money moved.
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
/// paid back leave a balance of nothing: `balance = due − received − fees`. It is kept in the currency of what is
/// due, else in that of the first money that moved; money of another currency counts only at a stated rate. Where
/// no sheet says what is due, what came in is taken to be it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderLedger {
    /// 应收: the amount due, with freight on top, less what was refunded on it.
    pub due: Money,
    /// 已收: receipts less refunds paid.
    pub received: Money,
    /// Refunds paid, and what a courier charged back.
    pub refunded: Money,
    /// 待退: what the platform reports as refunded beyond the refunds that the statements show, on an order whose
    /// money came in. It lessens what is due at once; until it is paid the order stands as received too much.
    pub refund_open: Money,
    /// 费用: named differences, such as a courier's collection fee; negative where more came than is due. What was
    /// kept of a refund counts the other way. Freight on top is none of them: it raises what is due.
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
