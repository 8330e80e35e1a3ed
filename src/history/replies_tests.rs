use super::super::testing::proofs;
use super::*;
use crate::model::{Origin, ReplyAbout, ReplyKey, RowFate, SheetId};

/// `answer|note|who|typed date|moment of saving`; each stands in a sheet of its own.
fn copies(lines: &[&str]) -> Vec<Reply> {
    let reply = |(sheet, line): (u32, &&str)| {
        let mut fields = line
            .split('|')
            .map(|text| Some(text).filter(|text| !text.is_empty()));
        let mut next = || fields.next().flatten();
        let (answer, note, who, when, saved) = (next(), next(), next(), next(), next());
        let when = when.map(|text| match text.parse::<NaiveDateTime>() {
            Ok(at) => Moment::timed(at),
            Err(_) => Moment::day_only(text.parse().expect("a date")),
        });
        Reply {
            key: ReplyKey {
                about: ReplyAbout::Appeal,
                waybill: "SF1".into(),
                day: None,
                clerk: None,
                code: Some("G401".into()),
            },
            answer: answer.map(Into::into),
            note: note.map(Into::into),
            who: who.map(Into::into),
            when,
            saved: saved.map(|text| text.parse().expect("a moment")),
            origin: Origin::row(SheetId(sheet), 2),
        }
    };
    (0..).zip(lines).map(reply).collect()
}

/// What holds, as `answer|note|who`, and how many rows were merged; whatever the order of the files.
#[track_caller]
fn check(lines: &[&str], expected: &[&str], merged: u32) {
    let told = |rows: Vec<Reply>| {
        let mut proofs = proofs(lines.len(), 1);
        let held = join(rows, &mut proofs);
        let texts: Vec<String> = held
            .iter()
            .map(|reply| {
                [&reply.answer, &reply.note, &reply.who]
                    .map(|text| text.as_deref().unwrap_or_default())
                    .join("|")
            })
            .collect();
        let count = |fates: &crate::model::SheetProof| {
            fates
                .fates
                .get(&RowFate::Merged)
                .copied()
                .unwrap_or_default()
        };
        (texts, proofs.0.iter().map(count).sum::<u32>())
    };
    let rows = copies(lines);
    let reversed: Vec<Reply> = rows.iter().rev().cloned().collect();
    let expected: Vec<String> = expected.iter().map(|text| (*text).to_owned()).collect();
    assert_eq!(told(rows), (expected.clone(), merged), "{lines:?}");
    assert_eq!(told(reversed), (expected, merged), "{lines:?}");
}

#[test]
fn the_later_holds() {
    // By the typed date, whenever the workbook was saved.
    check(
        &[
            "成立||周兰|2026-10-30|2026-10-30T10:00:00",
            "不成立||周兰|2026-10-29|2026-10-31T10:00:00",
        ],
        &["成立||周兰"],
        0,
    );
    // Without one, by the moment of saving; on one day the moment decides.
    check(
        &[
            "成立||||2026-10-30T10:00:00",
            "不成立||||2026-10-30T11:00:00",
        ],
        &["不成立||"],
        0,
    );
    // A date that an earlier run filled in, with another word typed over the old one.
    check(
        &[
            "成立||||2026-10-30T10:00:00",
            "不成立|||2026-10-30T10:00:00|2026-10-31T09:00:00",
        ],
        &["不成立||"],
        0,
    );
}

#[test]
fn a_blank_cell_takes_nothing_back_and_copies_complete_each_other() {
    check(
        &[
            "|客户出国|||2026-10-29T10:00:00",
            "成立||周兰||2026-10-30T10:00:00",
        ],
        &["成立|客户出国|周兰"],
        1,
    );
    check(
        &[
            "成立||周兰||2026-10-29T10:00:00",
            "|客户出国|||2026-10-30T10:00:00",
        ],
        &["成立|客户出国|周兰"],
        1,
    );
}

#[test]
fn a_repeat_is_merged() {
    check(
        &[
            "成立|出国|周兰||2026-10-29T10:00:00",
            "成立|出国|周兰|2026-10-29T10:00:00|2026-10-30T10:00:00",
        ],
        &["成立|出国|周兰"],
        1,
    );
}

#[test]
fn results_of_equal_rank_that_contradict_are_all_kept() {
    check(
        &["成立||周兰||", "不成立||李娜||"],
        &["成立||周兰", "不成立||李娜"],
        0,
    );
    check(&["成立|一|||", "成立|二|||"], &["成立|一；二|"], 0);
    check(&["|一|||", "|二|||"], &["|一；二|"], 0);
}
