//! 拒收, 退回: goods that come back, and what was decided about them.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::contacts::contact_time;
use super::input::Input;
use crate::model::{
    CourierStatus, FollowUp, FollowUpIndex, Moment, Parcel, ParcelIndex, Reply, ReplyAbout,
};

/// Outcomes of a call that say what is to become of refused goods.
const DECIDES: [&str; 8] = [
    "拒收",
    "要求退货",
    "改地址",
    "同意签收",
    "今日签收",
    "改约",
    "自取",
    "已转交下单员",
];

/// What was decided about goods that come back, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// A reply on this very list: a position in [`crate::model::Book::replies`].
    Reply(usize),
    /// What a clerk agreed with the customer after the refusal.
    Contact(FollowUpIndex),
}

/// Goods that were refused, are coming back or came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComingBack {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// What was decided; `None` while somebody has to.
    pub decided: Option<Decided>,
    /// Whole hours since the courier's last word.
    pub hours: Option<i64>,
}

/// Every parcel that was refused, comes back or came back: those that wait for a decision first, of them those that are
/// still on their way, the oldest first; equals by waybill.
pub fn coming_back(input: &Input<'_>) -> Vec<ComingBack> {
    let replies = input.book.replies.iter().enumerate();
    let replies: FxHashMap<&str, usize> = replies
        .filter(|(_, reply)| reply.key.about == ReplyAbout::Return && says(reply))
        .map(|(position, reply)| (&*reply.key.waybill, position))
        .collect();
    let config = input.config;
    let refused = input
        .parcels()
        .filter(|(_, parcel)| parcel.status.is_refused_or_returned());
    let mut rows: Vec<(bool, ComingBack)> = refused
        .map(|(index, parcel)| {
            let reply = replies.get(parcel.waybill.as_str());
            let since = parcel.last_sign();
            let row = ComingBack {
                parcel: index,
                decided: reply
                    .map(|position| Decided::Reply(*position))
                    .or_else(|| agreed(input, index, parcel).map(Decided::Contact)),
                hours: since.map(|since| since.hours_until(config.as_of, config.close_of_day)),
            };
            (parcel.status == CourierStatus::Returned, row)
        })
        .collect();
    rows.sort_by_key(|(is_back, row)| {
        (
            row.decided.is_some(),
            *is_back,
            Reverse(row.hours),
            row.parcel,
        )
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn says(reply: &Reply) -> bool {
    let answer = reply.answer.as_deref().or(reply.note.as_deref());
    answer.is_some_and(|answer| !answer.trim().is_empty())
}

/// The last contact since the courier's last word that ended with something agreed. Goods that came back need
/// a decision of their own.
fn agreed(input: &Input<'_>, index: ParcelIndex, parcel: &Parcel) -> Option<FollowUpIndex> {
    if parcel.status == CourierStatus::Returned {
        return None;
    }
    let rows = input.reconciled.parcel_follow_ups.get(index.get());
    let rows = rows.into_iter().flatten();
    let rows = rows.filter_map(|index| Some((*index, input.book.follow_ups.get(index.get())?)));
    rows.filter(|(_, row)| is_later(row, parcel.last_sign()) && decides(row))
        .max_by_key(|(index, row)| (contact_time(row), *index))
        .map(|(index, _)| index)
}

/// True if a contact took place after a moment, as far as both are known to the hour, else on that day or later.
fn is_later(row: &FollowUp, since: Option<Moment>) -> bool {
    let (Some(time), Some(since)) = (contact_time(row), since) else {
        return since.is_none();
    };
    if time.has_time() && since.has_time() {
        time >= since
    } else {
        time.day() >= since.day()
    }
}

fn decides(row: &FollowUp) -> bool {
    let outcome = row.outcome.as_deref().unwrap_or_default();
    DECIDES.contains(&outcome.trim())
}

#[cfg(test)]
#[path = "coming_back_tests.rs"]
mod tests;
