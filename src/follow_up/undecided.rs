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
mod tests {
    use crate::follow_up::follow_up;
    use crate::reconcile::testing::{config, reconciled};

    /// Looked at on Friday 2026-10-09 at 18:00. Result: since when the parcel waits for a decision.
    fn check(text: &str, expected: Option<&str>) {
        let text = format!("parcel SF1 orders=A1 {text}");
        let (book, reconciled) = reconciled(&text);
        let found = follow_up(&book, &reconciled, &config()).undecided;
        let since: Vec<String> = found.iter().map(|one| one.since.to_string()).collect();
        assert_eq!(since.first().map(String::as_str), expected, "{text}");
    }

    const REFUSED: &str =
        "status=REFUSED scan=10-08T15:00\nsee SF1 10-08 TRANSIT\nsee SF1 10-09 REFUSED";

    #[test]
    fn refused_goods_wait_for_a_decision() {
        let with = |more: &str| format!("{REFUSED}\n{more}");
        let since = Some("2026-10-08 15:00:00");
        for (more, expected) in [
            ("", since),
            ("follow SF1 10-08 无法联系", since),
            ("follow SF1 10-08 -", since),
            ("follow SF1 10-07 拒收", since),
            ("follow SF2 10-09 拒收", since),
            ("reply urge SF1 已催", since),
            ("reply return SF2 重发", since),
            ("reply return SF1 -", since),
            ("follow SF1 10-08 拒收 time=10-08T10:00", None),
            ("follow SF1 10-08 今日签收 time=10-08T10:00", since),
            ("follow SF1 10-08 今日签收 time=10-08T16:00", None),
            ("follow SF1 10-07 改约 time=10-08T16:00", None),
            ("follow SF1 10-08 拒收", None),
            ("follow SF1 10-09 已转交下单员", None),
            ("follow SF1 - 改约", None),
            ("reply return SF1 重发", None),
            ("order A1 1.00 10-01 - state=cancelled", None),
            ("order A1 1.00 10-01 -", since),
        ] {
            check(&with(more), expected);
        }
    }

    #[test]
    fn it_waits_since_the_first_proof_that_it_turned_back() {
        for (text, expected) in [
            ("status=REFUSED\nsee SF1 10-08 REFUSED", Some("2026-10-08")),
            (
                "status=RETURNING scan=10-09T09:00\nsee SF1 10-07 REFUSED\nsee SF1 10-09 RETURNING",
                Some("2026-10-07"),
            ),
            (
                "status=REFUSED scan=10-05T09:00\nsee SF1 10-08 TRANSIT\nsee SF1 10-09 REFUSED",
                Some("2026-10-09"),
            ),
            ("status=RETURNED\nsee SF1 10-08 RETURNED", None),
            ("status=TRANSIT\nsee SF1 10-08 TRANSIT", None),
        ] {
            check(text, expected);
        }
    }
}
