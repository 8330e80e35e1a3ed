//! Returned rows are told by their keys, and what was changed is noticed.

use crate::model::{CourierCell, DispatchKey, FollowUp, Kind, OrderNo, RowFate, Text, WaybillNo};
use crate::normalise::Records;
use crate::normalise::testing::{Given, problems};
use crate::recognise::Field;

fn key(number: &str) -> DispatchKey {
    let waybill = format!("SF{number}");
    let order = format!("D{number}");
    let customer = format!("客户{number}");
    DispatchKey {
        day: "2026-10-30".parse().expect("a day"),
        holder: "李敏".into(),
        owner: Some("王芳".into()),
        waybill: waybill.as_str().into(),
        order: Some(order.as_str().into()),
        cells: [
            &*waybill,
            &order,
            &customer,
            "",
            "茶壶",
            "299.00",
            "顺丰",
            "派送中",
        ]
        .map(Text::from),
        of_contact: false,
    }
}

fn sheet() -> Given {
    Given::new(Kind::FollowUp)
        .column("运单号", Field::Waybill)
        .column("订单号", Field::OrderNo)
        .column("客户", Field::Receiver)
        .column("商品", Field::Product)
        .column("代收金额", Field::Cod)
        .column("跟单状态", Field::Outcome)
        .column("备注", Field::Note)
        .column("记录标识（请勿修改）", Field::RecordKey)
        .saved("2026-10-31T09:00:00")
}

/// A row as it was sent, filled in.
fn row(number: &str, outcome: &str) -> Vec<String> {
    let key = key(number);
    let cell = |cell| key.sent(cell).to_string();
    vec![
        cell(CourierCell::Waybill),
        cell(CourierCell::Order),
        cell(CourierCell::Customer),
        cell(CourierCell::Goods),
        "299".to_owned(),
        outcome.to_owned(),
        String::new(),
        key.encode(),
    ]
}

fn changed(mut row: Vec<String>, column: usize, text: &str) -> Vec<String> {
    text.clone_into(&mut row[column]);
    row
}

fn read(rows: &[Vec<String>]) -> Records {
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    sheet().read_returned(&rows, false)
}

/// `waybill order clerk day given outcome edits`, a blank as `-`.
fn told(row: &FollowUp) -> String {
    let word = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let edits: Vec<String> = row
        .edits
        .iter()
        .map(|edit| {
            let cell = edit.origin.cell().unwrap_or_default();
            format!("{cell}:{}>{}", edit.sent, edit.came_back)
        })
        .collect();
    [
        word(row.waybill.as_ref().map(WaybillNo::as_str)),
        word(row.order.as_ref().map(OrderNo::as_str)),
        word(row.clerk.as_deref()),
        row.day
            .map_or_else(|| "-".to_owned(), |day| day.to_string()),
        word(row.given.as_ref().and_then(|given| given.owner.as_deref())),
        word(row.outcome.as_deref()),
        edits.join(","),
    ]
    .join(" ")
    .trim_end()
    .to_owned()
}

#[track_caller]
fn check(rows: &[Vec<String>], expected: &[&str]) {
    let found: Vec<String> = read(rows).follow_ups.iter().map(told).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_key_says_whose_row_it_was_and_holds_against_the_numbers() {
    check(
        &[
            row("1", "改约"),
            row("2", ""),
            changed(row("3", "改约"), 0, "SF9"),
            changed(changed(row("4", "改约"), 2, ""), 4, "199"),
        ],
        &[
            "SF1 D1 李敏 2026-10-30 王芳 改约",
            "SF2 D2 李敏 2026-10-30 王芳 -",
            "SF3 D3 李敏 2026-10-30 王芳 改约 A4:SF3>SF9",
            "SF4 D4 李敏 2026-10-30 王芳 改约 C5:客户4>,E5:299.00>199",
        ],
    );
    let follow_up = &read(&[row("1", "改约")]).follow_ups[0];
    assert!(follow_up.time_given, "our workbook does not ask for it");
    assert_eq!(
        follow_up.saved.map(|at| at.to_string()).as_deref(),
        Some("2026-10-31 09:00:00")
    );
}

#[test]
fn what_the_contact_left_blank_did_not_come_back() {
    let of_contact = |number: &str, outcome: &str| {
        let key = DispatchKey {
            of_contact: true,
            ..key(number)
        };
        changed(row(number, outcome), 7, &key.encode())
    };
    let rows = [
        of_contact("1", ""),
        of_contact("2", "改约"),
        changed(of_contact("3", ""), 6, "客户说周五"),
        changed(row("4", "自取"), 7, ""),
    ];
    let records = read(&rows);
    let found: Vec<String> = records.follow_ups.iter().map(told).collect();
    let expected = [
        "SF2 D2 李敏 2026-10-30 王芳 改约",
        "SF3 D3 李敏 2026-10-30 王芳 -",
        "SF4 D4 李敏 2026-10-30 - 自取",
    ];
    assert_eq!(found, expected);
    assert!(records.follow_ups.iter().all(|row| row.of_contact));
    let fate = |fate| records.fates.get(&fate).copied();
    assert_eq!(fate(RowFate::Used), Some(3));
    assert_eq!(fate(RowFate::Undecided), Some(1));
}

#[test]
fn a_row_that_nobody_had_names_nobody() {
    let nobody = DispatchKey {
        holder: "".into(),
        owner: None,
        ..key("1")
    };
    check(
        &[
            changed(row("1", "改约"), 7, &nobody.encode()),
            changed(row("2", "改约"), 7, ""),
        ],
        &["SF1 D1 - 2026-10-30 - 改约", "SF2 D2 - 2026-10-30 - 改约"],
    );
}

#[test]
fn a_row_without_a_key_that_can_be_read_is_told_by_its_numbers() {
    let broken = row("2", "改约")[7].replace("299.00", "199.00");
    let later = row("3", "改约")[7].replace("F1|", "F9|");
    let rows = [
        row("1", "改约"),
        changed(row("2", "改约"), 7, &broken),
        changed(row("3", "改约"), 7, &later),
        changed(row("4", "改约"), 7, ""),
    ];
    check(
        &rows,
        &[
            "SF1 D1 李敏 2026-10-30 王芳 改约",
            "SF2 D2 李敏 2026-10-30 - 改约",
            "SF3 D3 李敏 2026-10-30 - 改约",
            "SF4 D4 李敏 2026-10-30 - 改约",
        ],
    );
    let expected = [
        "DispatchKey H3 记录标识（请勿修改） ",
        "DispatchKey H4 记录标识（请勿修改） ",
    ];
    assert_eq!(problems(&read(&rows))[..2], expected);
}

#[test]
fn keys_and_rows_that_came_apart_are_joined_by_the_numbers() {
    let (first, second) = (row("1", "改约"), row("2", "拒收"));
    let swapped = [
        changed(first.clone(), 7, &second[7]),
        changed(second.clone(), 7, &first[7]),
    ];
    check(
        &swapped,
        &[
            "SF1 D1 李敏 2026-10-30 王芳 改约",
            "SF2 D2 李敏 2026-10-30 王芳 拒收",
        ],
    );
    // A number that was dragged down over others is an edit.
    check(
        &[first.clone(), changed(second, 0, "SF1")],
        &[
            "SF1 D1 李敏 2026-10-30 王芳 改约",
            "SF2 D2 李敏 2026-10-30 王芳 拒收 A3:SF2>SF1",
        ],
    );
    // A copy in which another parcel was written down.
    check(
        &[first.clone(), changed(changed(first, 0, "YT7"), 1, "")],
        &[
            "SF1 D1 李敏 2026-10-30 王芳 改约",
            "YT7 - 李敏 2026-10-30 - 改约",
        ],
    );
}

#[test]
fn a_sheet_in_which_nobody_filled_anything_did_not_come_back() {
    let records = read(&[row("1", ""), row("2", "/")]);
    assert!(records.follow_ups.is_empty());
    let fates: Vec<_> = records.fates.into_iter().collect();
    assert_eq!(fates, [(RowFate::Undecided, 2)]);
    assert_eq!(records.firsts.get(&RowFate::Undecided), Some(&vec![2, 3]));
    // A note alone is something.
    check(
        &[changed(row("1", ""), 6, "没空")],
        &["SF1 D1 李敏 2026-10-30 王芳 -"],
    );
    // Without keys only the workbook's mark tells that it is ours.
    let bare = [&["SF1", "D1", "客户1", "茶壶", "299", "", ""][..]];
    assert_eq!(sheet().read_returned(&bare, true).follow_ups.len(), 0);
    assert_eq!(sheet().read_returned(&bare, false).follow_ups.len(), 1);
}

#[test]
fn columns_that_are_gone_are_told_once() {
    let rows = [row("1", "改约"), row("2", "改约")];
    let records = read(&rows);
    // Carrier and status were sent and are not in the sheet; the phone was blank.
    assert_eq!(problems(&records), ["ReturnedColumns   "]);
    let detail = records.problems[0].detail.as_ref().expect("a detail");
    assert_eq!(
        format!("{detail:?}").matches("column.").count(),
        2,
        "{detail:?}"
    );
}
