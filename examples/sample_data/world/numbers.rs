//! Order numbers and waybill numbers in the shapes that each seller and courier uses.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::order::{Channel, Order};
use crate::chance::Chance;

/// Gives each order a number; the orders stand in the order in which they came.
pub(crate) fn assign(orders: &mut [Order], chance: &mut Chance) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut portal = 261_000_125_u64;
    let mut taobao = 4_102_210_338_215_700_412_u64;
    for order in orders {
        let day = order.placed.format("%Y%m%d").to_string();
        order.number = match order.channel {
            Channel::Phone => {
                let count = counts.entry(day.clone()).or_default();
                *count += 1;
                format!("{day}{count:03}")
            }
            Channel::Dealer => {
                portal += chance.between(13, 940) as u64;
                format!("783402{portal}")
            }
            Channel::Shop => format!(
                "{}{}",
                order.placed.format("%Y%m%d%H%M"),
                chance.between(100_001, 899_999)
            ),
            Channel::Taobao => {
                taobao += chance.between(1_000_000_007, 9_000_000_001) as u64 * 10_000;
                taobao.to_string()
            }
        };
    }
}

/// A courier, by its short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carrier {
    Sf,
    Zto,
    Yto,
    Yunda,
    Ems,
    Jd,
}

impl Carrier {
    /// A courier that the warehouse would choose.
    pub(crate) fn choose(chance: &mut Chance, cod: bool) -> Self {
        let all = [
            Self::Sf,
            Self::Zto,
            Self::Yto,
            Self::Yunda,
            Self::Ems,
            Self::Jd,
        ];
        // Only these three collect money.
        let weights = if cod {
            [82, 0, 0, 0, 11, 7]
        } else {
            [20, 27, 21, 18, 5, 9]
        };
        all[chance.weighted(&weights)]
    }

    /// The name as the sheets have it: mostly one, sometimes another.
    pub(crate) fn name(self, chance: &mut Chance) -> &'static str {
        let names: [&str; 2] = match self {
            Self::Sf => ["顺丰", "顺丰速运"],
            Self::Zto => ["中通", "中通快递"],
            Self::Yto => ["圆通", "圆通速递"],
            Self::Yunda => ["韵达", "韵达快递"],
            Self::Ems => ["EMS", "邮政EMS"],
            Self::Jd => ["京东", "京东物流"],
        };
        names[usize::from(chance.percent(12))]
    }

    /// A fresh waybill number of the courier.
    pub(crate) fn waybill(self, chance: &mut Chance, shipped: NaiveDateTime) -> String {
        let tail = |chance: &mut Chance, count: usize| {
            let day = shipped.format("%d").to_string();
            format!("{day}{}", chance.digits(count - 2))
        };
        match self {
            Self::Sf => format!("SF1{}", tail(chance, 12)),
            Self::Zto => format!("78{}", tail(chance, 12)),
            Self::Yto => format!("YT8{}", tail(chance, 12)),
            Self::Yunda => format!("4632{}", tail(chance, 11)),
            Self::Ems => format!("11{}", tail(chance, 11)),
            Self::Jd => format!("JDV0{}", tail(chance, 11)),
        }
    }

    /// True if the number is all digits, so that it can stand in a number cell.
    pub(crate) fn numeric(self) -> bool {
        matches!(self, Self::Zto | Self::Yunda | Self::Ems)
    }
}
