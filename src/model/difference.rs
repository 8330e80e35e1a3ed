//! Named differences: why less or more came than an order awaits.

use super::Money;

/// The name under which a difference is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// 代收服务费: what a courier keeps of what it collected.
    CollectionFee,
    /// 手续费: what a payment channel or a bank keeps.
    ChannelFee,
    /// 抹零: the odd cents or yuan that are let go.
    Rounding,
    /// 优惠: a coupon or a discount that the order does not show.
    Discount,
    /// 运费: freight that is charged on top, or paid for the firm.
    Freight,
    /// 尾差: within the tolerance that was set.
    Tolerance,
    /// 汇兑差: what the rate of the day makes of it.
    Exchange,
    /// 录入差错: digits swapped, or the decimal point in the wrong place.
    TypingError,
}

impl DifferenceKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::CollectionFee,
        Self::ChannelFee,
        Self::Rounding,
        Self::Discount,
        Self::Freight,
        Self::Tolerance,
        Self::Exchange,
        Self::TypingError,
    ];

    /// The stable code, as in `result.json` and on the page 待确认.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CollectionFee => "collection_fee",
            Self::ChannelFee => "channel_fee",
            Self::Rounding => "rounding",
            Self::Discount => "discount",
            Self::Freight => "freight",
            Self::Tolerance => "tolerance",
            Self::Exchange => "exchange",
            Self::TypingError => "typing_error",
        }
    }

    /// The key of its name in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CollectionFee => "difference.collection_fee",
            Self::ChannelFee => "difference.channel_fee",
            Self::Rounding => "difference.rounding",
            Self::Discount => "difference.discount",
            Self::Freight => "difference.freight",
            Self::Tolerance => "difference.tolerance",
            Self::Exchange => "difference.exchange",
            Self::TypingError => "difference.typing_error",
        }
    }
}

/// A difference and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub kind: DifferenceKind,
    /// What it settles beside the money that came: positive where less came than is due (a fee that was
    /// kept), negative where more came (freight on top).
    pub amount: Money,
}
