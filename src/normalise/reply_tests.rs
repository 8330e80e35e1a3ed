//! Answers on our own lists.

use super::super::testing::{Given, problems};
use super::*;
use crate::model::{Kind, Moment, Origin, ReplyAbout, SheetId};

fn key() -> ReplyKey {
    ReplyKey {
        about: ReplyAbout::Appeal,
        waybill: "SF1".into(),
        day: "2026-10-29".parse().ok(),
        clerk: Some("王芳".into()),
        code: Some("G401".into()),
    }
}

/// Reason, result, who, day, key.
fn read(cells: &[&str]) -> Records {
    Given::new(Kind::Reply)
        .column("申诉理由", Field::AnswerNote)
        .column("申诉结果", Field::Answer)
        .column("答复人", Field::DecidedBy)
        .column("答复日期", Field::DecidedAt)
        .column("记录标识", Field::RecordKey)
        .saved("2026-10-30T17:05:00")
        .read(&[cells])
}

#[test]
fn what_was_typed_is_the_reply() {
    let text = key().encode();
    let records = read(&["客户出国", "部分成立", "周兰", "2026/10/30", &text]);
    let expected = Reply {
        key: key(),
        answer: Some("部分成立".into()),
        note: Some("客户出国".into()),
        who: Some("周兰".into()),
        when: "2026-10-30".parse().ok().map(Moment::day_only),
        saved: "2026-10-30T17:05:00".parse().ok(),
        origin: Origin::row(SheetId(0), 2).at(1),
    };
    assert_eq!(records.replies, [expected]);
    assert_eq!(records.fates.get(&RowFate::Used), Some(&1));
    let reason_alone = read(&["客户出国", "", "", "", &text]).replies.remove(0);
    assert_eq!(reason_alone.answer, None);
    assert_eq!(reason_alone.origin.column, Some(0));
    let given = reason_alone.given().map(|given| given.to_string());
    assert_eq!(given.as_deref(), Some("2026-10-30 17:05:00"));
}

#[test]
fn a_row_without_an_answer_is_passed_over() {
    let text = key().encode();
    for cells in [
        ["", "", "", "", &text],
        ["", "", "周兰", "2026-10-30", ""],
        ["-", "", "", "", "R1|x"],
    ] {
        let records = read(&cells);
        assert_eq!(records.fates.get(&RowFate::Undecided), Some(&1));
        assert!(records.replies.is_empty() && records.problems.is_empty());
    }
}

#[test]
fn an_answer_whose_row_is_not_known_is_reported_where_it_stands() {
    let broken = key().encode().replace("G401", "G403");
    let later = {
        let text = key().encode().replacen("R1", "R2", 1);
        let (told, _) = text.rsplit_once('|').expect("a checksum");
        let hash = crate::model::fnv1a(told.as_bytes());
        format!("{told}|{:08x}", (hash ^ (hash >> 32)) & 0xffff_ffff)
    };
    for (cells, problem, why) in [
        (
            ["", "成立", "", "", ""],
            "B2 申诉结果 成立",
            "reply.key_missing",
        ),
        (
            ["", "成立", "", "", &*broken],
            "B2 申诉结果 成立",
            "reply.key_broken",
        ),
        (
            ["", "成立", "", "", &*later],
            "B2 申诉结果 成立",
            "reply.key_later",
        ),
        (
            ["出国", "", "", "", "x"],
            "A2 申诉理由 出国",
            "reply.key_broken",
        ),
    ] {
        let records = read(&cells);
        assert_eq!(problems(&records), [format!("ReplyKey {problem}")]);
        let detail = records.problems[0].detail.as_ref();
        assert_eq!(detail.map(|detail| detail.key), Some(why));
        assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
        assert!(records.replies.is_empty());
    }
}
