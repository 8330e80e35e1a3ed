//! A figure with its definition: numerator, denominator, and the part of the business it is about.

use super::Amount;
use crate::model::Text;

/// By what a figure is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// 快递公司.
    Carrier,
    /// 省份.
    Province,
    /// 店铺, or the channel where no shop is named.
    Shop,
    /// 商品; an order counts once, under the first product it names.
    Product,
    /// 下单员.
    SalesClerk,
    /// 跟单员.
    Clerk,
    /// The day by which the definition selects.
    Day,
}

impl Dimension {
    /// The dimensions that name a part of the business, in the order of the reports.
    pub const NAMED: [Self; 6] = [
        Self::Carrier,
        Self::Province,
        Self::Shop,
        Self::Product,
        Self::SalesClerk,
        Self::Clerk,
    ];

    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Carrier => "carrier",
            Self::Province => "province",
            Self::Shop => "shop",
            Self::Product => "product",
            Self::SalesClerk => "sales_clerk",
            Self::Clerk => "clerk",
            Self::Day => "day",
        }
    }
}

/// One figure. Its words stand in the catalogue under `metric.<id>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// The id of its definition: `sign_rate_shipped`.
    pub id: &'static str,
    /// The part it is about; `None` for the whole. An empty name is the part that no sheet names.
    pub by: Option<(Dimension, Text)>,
    /// What is counted.
    pub numerator: Amount,
    /// Of how much.
    pub denominator: Amount,
}

impl Metric {
    /// Numerator / denominator; `None` where the denominator is nothing.
    pub fn value(&self) -> Option<f64> {
        (!self.denominator.is_zero())
            .then(|| self.numerator.as_number() / self.denominator.as_number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_to_nothing_has_no_value() {
        let metric = |numerator, denominator| Metric {
            id: "sign_rate_shipped",
            by: None,
            numerator: Amount::Count(numerator),
            denominator: Amount::Count(denominator),
        };
        assert_eq!(metric(3, 4).value(), Some(0.75));
        assert_eq!(metric(0, 0).value(), None);
    }
}
