//! 拒收, 退回: goods that come back, and what was decided about them. The list of returns, rule G412 and the rows that are
//! dispatched all go by this.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::answers::plain;
use super::ground::Ground;
use super::timeline::{Seen, Timeline};
use crate::config::FollowUpPlan;
use crate::model::{
    CourierStatus, Decided, FollowUp, FollowUpIndex, GoodsBack, Moment, Parcel, ParcelIndex,
    ReplyAbout, Text,
};

/// The goods that come back, by parcel. A decision is an answer on the list of returns, a returned row of that time with
/// an outcome that decides, or that every order in the parcel was cancelled. Goods that came back already need an answer
/// of their own.
pub(super) fn goods_back(ground: &Ground<'_>, timeline: &Timeline<'_>) -> Vec<GoodsBack> {
    let (words, replies) = (Words::new(&ground.config.follow_up), replies(ground));
    let parcels = ground.book.parcels.iter().enumerate();
    parcels
        .filter(|(_, parcel)| parcel.tracked && parcel.status.is_refused_or_returned())
        .map(|(position, parcel)| {
            let index = ParcelIndex::from(position);
            let is_back = parcel.status == CourierStatus::Returned;
            let turned = turned_back(parcel, timeline.of(index)).filter(|_| !is_back);
            let reply = replies.get(&parcel.waybill.text()).copied().flatten();
            let told = || agreed(ground, &words, index, turned).map(Decided::Contact);
            let decided = match (reply, is_back) {
                (Some(position), _) => Some(Decided::Reply(position)),
                (None, true) => None,
                (None, false) => told().or_else(|| cancelled(ground, index)),
            };
            GoodsBack {
                parcel: index,
                is_back,
                since: turned.map(|(since, _)| since),
                decided,
            }
        })
        .collect()
}

/// The answer on the list of returns by waybill; none where several contradict each other.
fn replies(ground: &Ground<'_>) -> FxHashMap<Text, Option<usize>> {
    let mut replies: FxHashMap<Text, Option<usize>> = FxHashMap::default();
    for (position, reply) in ground.book.replies.iter().enumerate() {
        let answer = reply.answer.as_deref().unwrap_or_default();
        if reply.key.about == ReplyAbout::Return && !answer.trim().is_empty() {
            let known = replies.entry(reply.key.waybill.clone());
            known
                .and_modify(|known| *known = None)
                .or_insert(Some(position));
        }
    }
    replies
}

fn cancelled(ground: &Ground<'_>, parcel: ParcelIndex) -> Option<Decided> {
    let mut orders = ground.orders_of(parcel).peekable();
    let all = orders.peek().is_some() && orders.all(crate::model::Order::is_cancelled);
    all.then_some(Decided::Cancelled)
}

/// The outcomes that decide, as [`plain`] words.
struct Words {
    deciding: FxHashSet<String>,
    /// A refusal may be heard before the courier tells of it; a word of consent of that time is overtaken.
    refusing: FxHashSet<String>,
}

impl Words {
    fn new(settings: &FollowUpPlan) -> Self {
        let contradicts = settings.contradicts.iter();
        let refusing = contradicts.filter(|(_, codes)| {
            let mut codes = codes.iter();
            codes.any(|code| code == CourierStatus::Signed.code())
        });
        let decisions = settings.return_decisions.iter();
        Self {
            deciding: decisions.map(|word| plain(word)).collect(),
            refusing: refusing.map(|(word, _)| plain(word)).collect(),
        }
    }
}

/// The last contact of that time that ended with something agreed.
fn agreed(
    ground: &Ground<'_>,
    words: &Words,
    parcel: ParcelIndex,
    turned: Option<(Moment, NaiveDate)>,
) -> Option<FollowUpIndex> {
    let rows = ground.follow_ups_of(parcel).filter(|(_, row)| {
        let told = row.outcome.as_deref().map(plain).unwrap_or_default();
        let in_time = turned.is_none_or(|(since, after)| {
            is_after(row, since)
                || words.refusing.contains(&told) && row.day.is_none_or(|day| day >= after)
        });
        in_time && words.deciding.contains(&told)
    });
    rows.max_by_key(|(index, row)| (row.day.max(row.time.map(Moment::day)), row.time, *index))
        .map(|(index, _)| index)
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
#[path = "goods_back_tests.rs"]
mod tests;
