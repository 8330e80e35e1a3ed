//! 拒收, 退回: the list of goods that come back.

use std::cmp::Reverse;

use super::input::Input;
use crate::model::{Decided, GoodsBack, ParcelIndex};

/// Goods that were refused, are coming back or came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComingBack {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// True for goods that came back.
    pub is_back: bool,
    /// What was decided; `None` while somebody has to.
    pub decided: Option<Decided>,
    /// Whole hours since they turned back; of those that came back since the courier's last word.
    pub hours: Option<i64>,
}

/// Every parcel that was refused, comes back or came back: those that wait for a decision first, of them those that are
/// still on their way, the oldest first; equals by waybill.
pub fn coming_back(input: &Input<'_>) -> Vec<ComingBack> {
    let config = input.config;
    let goods = input.followed.goods_back.iter();
    let mut rows: Vec<ComingBack> = goods
        .map(|goods| {
            let since = goods.since.or_else(|| last_sign(input, goods));
            ComingBack {
                parcel: goods.parcel,
                is_back: goods.is_back,
                decided: goods.decided,
                hours: since.map(|since| since.hours_until(config.as_of, config.close_of_day)),
            }
        })
        .collect();
    rows.sort_by_key(|row| {
        (
            row.decided.is_some(),
            row.is_back,
            Reverse(row.hours),
            row.parcel,
        )
    });
    rows
}

fn last_sign(input: &Input<'_>, goods: &GoodsBack) -> Option<crate::model::Moment> {
    let parcel = input.book.parcels.get(goods.parcel.get())?;
    parcel.last_sign()
}

#[cfg(test)]
#[path = "coming_back_tests.rs"]
mod tests;
