//! 收付款: a movement of money as Alipay, WeChat or a bank states it.

use super::{Moment, Money, Origin, Text};

/// Which way the money went, seen from the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Received.
    In,
    /// Paid out: a refund, a fee, an expense.
    Out,
}

/// How a statement counts a line: its own totals are made of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flow {
    /// 收入, 贷: counted as received.
    In,
    /// 支出, 借: counted as paid out.
    Out,
    /// 不计收支, 中性交易: counted as neither.
    Neither,
}

impl From<Direction> for Flow {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::In => Self::In,
            Direction::Out => Self::Out,
        }
    }
}

/// What kind of movement a statement line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// Money for goods, or an expense.
    Ordinary,
    /// 退款.
    Refund,
    /// 冲正, 抹账, 退汇: takes an earlier movement back, as if it had not been.
    Reversal,
    /// 服务费, 佣金, 保险费: what a channel charges, paid out. It may bear the number of the order that it was
    /// taken for, and is no refund of it.
    Charge,
    /// 提现, 充值, 转入零钱通 …: the firm's own money between its own pockets.
    OwnTransfer,
    /// 交易关闭, 支付失败, 资金冻结 …: a line that never moved money.
    NeverMoved,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// 交易号, canonical. Where the statement has none, a stable identity made of the content and
    /// the count of equal lines before it, so that real repeats stay apart and a re-import adds nothing.
    pub id: Text,
    /// True if `id` is the statement's own number.
    pub has_own_id: bool,
    /// What Excel left of the statement's own number, in scientific notation: no identity, but its digits say
    /// something.
    pub damaged_id: Option<Text>,
    /// 商户订单号, canonical: the number that the shop gave the payment. Of a damaged one stands what is left,
    /// in scientific notation, which equals no whole number.
    pub merchant_order: Option<Text>,
    /// 交易时间.
    pub time: Option<Moment>,
    /// In or out.
    pub direction: Direction,
    /// True if the statement counts the line neither as received nor as paid.
    pub neutral: bool,
    /// The amount, never negative.
    pub amount: Money,
    /// 手续费 kept by the channel, never negative. `amount` is before the fee.
    pub fee: Option<Money>,
    /// What kind of movement.
    pub nature: Nature,
    /// 支付宝, 微信, or the bank.
    pub channel: Text,
    /// 对方: who paid, or who was paid.
    pub party: Option<Text>,
    /// 对方账号.
    pub party_account: Option<Text>,
    /// All free text of the line (商品, 摘要, 附言, 备注), joined by blanks.
    pub memo: Option<Text>,
    /// The row.
    pub origin: Origin,
}

impl Payment {
    /// How the statement counts the line.
    pub fn flow(&self) -> Flow {
        if self.neutral {
            Flow::Neither
        } else {
            self.direction.into()
        }
    }
}
