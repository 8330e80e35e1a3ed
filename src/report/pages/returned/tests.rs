//! The page 交回核对, on the book of the figures' fixture.

use super::*;
use crate::config::Language;
use crate::figures::fixture::{Fixture, october};
use crate::lang::Catalogue;
use crate::model::{Answer, CourierCell, Edit, FollowUpIndex};
use crate::report::testing::{facts, view};

/// The page in lines: the title, each table's title, each row's cells, notes.
fn lines(fixture: &Fixture) -> Option<Vec<String>> {
    let words = Catalogue::new(Language::Chinese);
    let facts = facts(fixture, &words);
    let made = view(&facts, page)?;
    let mut lines = vec![made.page.title];
    for block in made.page.blocks {
        match block {
            Block::Table(table) => {
                lines.push(format!("# {}", table.title));
                for row in table.rows {
                    assert_eq!(row.cells.len(), table.columns.len());
                    let cells: Vec<String> = row.cells.iter().map(text).collect();
                    lines.push(cells.join("|"));
                }
            }
            Block::Notes(notes) => lines.extend(notes),
            other => panic!("{other:?}"),
        }
    }
    Some(lines)
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Status(tone, text) => format!("{tone:?} {text}"),
        Cell::Count(count) => count.to_string(),
        Cell::Blank => String::new(),
        other => panic!("{other:?}"),
    }
}

/// The due rows of the last day alone: whose, how answered, by which returned row.
fn with(rows: &[(&str, Answer, Option<u32>)]) -> Fixture {
    let mut fixture = october();
    let due = fixture.followed.due_rows.last().expect("a due row").clone();
    let row = |(clerk, answer, index): &(&str, Answer, Option<u32>)| crate::model::DueRow {
        clerk: (*clerk).into(),
        holder: Some((*clerk).into()),
        answer: *answer,
        follow_up: index.map(FollowUpIndex),
        ..due.clone()
    };
    fixture.followed.due_rows = rows.iter().map(row).collect();
    fixture
}

#[test]
fn whoever_returned_nothing_stands_first() {
    let fixture = with(&[
        ("王芳", Answer::Done, Some(0)),
        ("李敏", Answer::Missed, None),
        ("陈刚", Answer::Done, Some(0)),
        ("陈刚", Answer::Missed, None),
        ("刘洋", Answer::Blank, Some(0)),
    ]);
    let day = fixture.followed.due_rows[0].day;
    let file = &fixture.book.sheet(fixture.book.follow_ups[0].origin.sheet);
    let file = file.expect("the sheet").file.clone();
    assert_eq!(
        lines(&fixture).expect("the page"),
        [
            format!("{day} 应交回 5 行，交回 3 行，1 人整表没交"),
            "# 4 人的交回情况".to_owned(),
            "Bad 没交|李敏|1|0|0|0|0|1|".to_owned(),
            format!("Warning 没交齐|陈刚|2|1|1|0|0|1|{file}"),
            format!("Warning 有未填|刘洋|1|1|0|1|0|0|{file}"),
            format!("Good 交齐|王芳|1|1|1|0|0|0|{file}"),
            "合计||5|3|2|1|0|2|".to_owned(),
        ]
    );
}

#[test]
fn what_was_changed_and_what_is_unknown_follow() {
    let mut fixture = with(&[("王芳", Answer::Done, Some(0))]);
    let day = fixture.followed.due_rows[0].day;
    let row = &mut fixture.book.follow_ups[0];
    row.day = Some(day);
    row.clerk = Some("王芳".into());
    row.waybill = Some(WaybillNo::new("SF1", "SF1", None));
    row.order = None;
    row.outcome = Some("改约".into());
    row.edits = vec![Edit {
        cell: CourierCell::Cod,
        sent: "299.00".into(),
        came_back: "".into(),
        origin: row.origin.at(3),
    }];
    let place = fixture.book.place(fixture.book.follow_ups[0].origin);
    let cell = fixture
        .book
        .place(fixture.book.follow_ups[0].edits[0].origin);
    fixture.followed.unknown = vec![FollowUpIndex(0)];
    let lines = lines(&fixture).expect("the page");
    assert_eq!(lines[0], format!("{day} 应交回 1 行，全部交回"));
    assert_eq!(
        lines[4..],
        [
            "# 1 处不归跟单员填的内容被改动".to_owned(),
            format!("王芳|SF1||代收金额|299.00||{cell}"),
            "# 1 行查无此单".to_owned(),
            format!("王芳|SF1||改约|{place}"),
        ]
    );
}

#[test]
fn without_a_judged_day_there_is_no_page() {
    assert_eq!(lines(&with(&[])), None);
}
