//! 拒收, 退回中: parcels of which nobody has said yet what is to become of the goods.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::answers::plain;
use super::ground::Ground;
use super::timeline::{Seen, Timeline};
use crate::model::{CourierStatus, FollowUp, Moment, Parcel, ParcelIndex, ReplyAbout, Undecided};

/// Refused and returning parcels without a decision, by parcel. A decision is a returned row of that time with an
/// outcome that decides, an answer on the list of returns, or that every order in it was cancelled.
pub(super) fn undecided(ground: &Ground<'_>, timeline: &Timeline<'_>) -> Vec<Undecided> {
    let decisions = &ground.config.follow_up.return_decisions;
    let deciding: FxHashSet<String> = decisions.iter().map(|word| plain(word)).collect();
    // A refusal may be heard before the courier tells of it; a word of consent of that time is overtaken.
    let contradicts = ground.config.follow_up.contradicts.iter();
    let refusing: FxHashSet<String> = contradicts
        .filter(|(_, codes)| {
            let mut codes = codes.iter();
            codes.any(|code| code == CourierStatus::Signed.code())
        })
        .map(|(word, _)| plain(word))
        .collect();
    let replies = ground.book.replies.iter();
    let replied: FxHashSet<&str> = replies
        .filter(|reply| reply.key.about == ReplyAbout::Return && reply.answer.is_some())
        .map(|reply| &*reply.key.waybill)
        .collect();
    let parcels = ground.book.parcels.iter().enumerate();
    parcels
        .filter(|(_, parcel)| parcel.tracked && is_coming_back(parcel.status))
        .filter(|(_, parcel)| !replied.contains(parcel.waybill.as_str()))
        .filter_map(|(position, parcel)| {
            let index = ParcelIndex::from(position);
            let (since, after) = turned_back(parcel, timeline.of(index))?;
            let mut rows = ground.follow_ups_of(index);
            let decided = rows.any(|(_, row)| {
                let told = row.outcome.as_deref().map(plain).unwrap_or_default();
                deciding.contains(&told)
                    && (is_after(row, since)
                        || refusing.contains(&told) && row.day.is_none_or(|day| day >= after))
            });
            let mut orders = ground.orders_of(index).peekable();
            let cancelled =
                orders.peek().is_some() && orders.all(crate::model::Order::is_cancelled);
            (!decided && !cancelled).then_some(Undecided {
                parcel: index,
                since,
            })
        })
        .collect()
}

/// True unless the contact took place before a moment.
fn is_after(row: &FollowUp, since: Moment) -> bool {
    let timed = row.time.filter(|time| time.has_time() && since.has_time());
    let day = row.day.max(row.time.map(Moment::day));
    timed.map_or_else(
        || day.is_none_or(|day| day >= since.day()),
        |time| time.at() >= since.at(),
    )
}

/// When the parcel turned back, and from which day on a decision can be about that. The first sheet that shows it and
/// the last scan are both no earlier than the fact; the last sheet that shows another status is no later.
fn turned_back(parcel: &Parcel, seen: &[Seen<'_>]) -> Option<(Moment, NaiveDate)> {
    let before = seen.iter().rposition(|seen| !is_coming_back(seen.status));
    let first = seen.get(before.map_or(0, |before| before + 1));
    let last_known = before
        .and_then(|before| seen.get(before))
        .map(|seen| seen.day);
    let scan = parcel
        .last_scan
        .filter(|scan| last_known.is_none_or(|known| scan.day() >= known));
    let shown = first.map(|first| Moment::day_only(first.day));
    // Of one day the scan tells more.
    let since = match (scan, shown) {
        (Some(scan), Some(shown)) if scan.day() > shown.day() => shown,
        (scan, shown) => scan.or(shown)?,
    };
    Some((since, last_known.unwrap_or(since.day()).min(since.day())))
}

const fn is_coming_back(status: CourierStatus) -> bool {
    matches!(status, CourierStatus::Refused | CourierStatus::Returning)
}

#[cfg(test)]
#[path = "undecided_tests.rs"]
mod tests;
