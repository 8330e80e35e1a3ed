//! 问题登记表: what the clerks wrote down of parcels of the month, some of it settled.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::xlsx::{self, Cell, Look};
use super::{Result, RowCount};
use crate::facts::calendar::{as_of, day};
use crate::facts::people::CLERKS;
use crate::world::World;
use crate::world::journey::Stage;
use crate::world::parcel::Parcel;

const HEADER: [(&str, f64); 12] = [
    ("登记日期", 12.0),
    ("登记人", 10.0),
    ("问题类型", 12.0),
    ("问题描述", 36.0),
    ("客户", 10.0),
    ("订单号", 22.0),
    ("运单号", 20.0),
    ("快递公司", 10.0),
    ("责任人", 10.0),
    ("处理状态", 10.0),
    ("处理结果", 28.0),
    ("办结日期", 12.0),
];

/// A problem: of a parcel in this stage now; day, kind, words, who has to solve it, and result and day if it is settled.
type Problem = (
    Stage,
    i64,
    &'static str,
    &'static str,
    &'static str,
    Option<(&'static str, i64)>,
);

const PROBLEMS: [Problem; 12] = [
    (
        Stage::Signed,
        12,
        "地址错误",
        "门牌号写成了 18 幢，应为 13 幢",
        "何志强",
        Some(("已改地址，次日送到", 13)),
    ),
    (
        Stage::Signed,
        15,
        "破损",
        "外盒压扁，茶叶没有散",
        "曹建平",
        Some(("快递赔 20 元，客户收下", 19)),
    ),
    (
        Stage::Signed,
        19,
        "少件",
        "客户说少一盒，仓库查监控",
        "曹建平",
        Some(("漏装，已补寄", 21)),
    ),
    (
        Stage::Signed,
        20,
        "催派",
        "客户要出门，催当天送",
        "曹建平",
        Some(("当天送到", 20)),
    ),
    (
        Stage::Signed,
        22,
        "签收未收",
        "显示签收，客户说没有收到",
        "曹建平",
        Some(("放在门卫，已取", 23)),
    ),
    (
        Stage::Refused,
        27,
        "截件/拒收",
        "客户说没有订过，拒收",
        "宋丽娟",
        None,
    ),
    (
        Stage::Returning,
        27,
        "截件/拒收",
        "客户嫌贵，要求退回",
        "谢海燕",
        None,
    ),
    (
        Stage::Stalled,
        27,
        "无物流信息",
        "几天没有轨迹，网点说没有收到",
        "曹建平",
        None,
    ),
    (
        Stage::Stalled,
        28,
        "催派",
        "客户两次来电催，网点没有人接",
        "曹建平",
        None,
    ),
    (
        Stage::Signed,
        28,
        "错发",
        "订的龙井，收到的是白茶",
        "唐俊杰",
        None,
    ),
    (
        Stage::Transit,
        29,
        "修改信息",
        "客户改电话，网点还没有更新",
        "罗文斌",
        None,
    ),
    (
        Stage::Signed,
        30,
        "超时未签收",
        "驿站放了四天才取，客户投诉",
        "曹建平",
        Some(("已向客户致歉", 30)),
    ),
];

/// Writes the register. A parcel stands in it at most once; a problem of which there is no parcel is left out.
pub(super) fn write(folder: &Path, world: &World) -> Result<RowCount> {
    let mut told: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for (place, problem) in PROBLEMS.iter().enumerate() {
        let (stage, number, ..) = *problem;
        let fits = |parcel: &&Parcel| {
            parcel.at(as_of()).stage == stage
                && parcel.labelled().date() < day(number)
                && parcel.clerk.is_some()
                && !parcel.as_number
                && !told.contains(&parcel.number.as_str())
                && parcel
                    .signed()
                    .is_none_or(|at| at.date() >= day(number - 3))
        };
        let Some(parcel) = world.parcels.iter().find(fits) else {
            continue;
        };
        told.push(&parcel.number);
        rows.push(row(problem, parcel, CLERKS[place % CLERKS.len()]));
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("问题登记")?;
    let look = Look::default();
    xlsx::title(sheet, &look, HEADER.len() as u16, "10月问题登记表")?;
    xlsx::table(sheet, &look, 1, &HEADER, &rows)?;
    let file = "问题/问题登记表_2026-10.xlsx";
    xlsx::save(book, &folder.join(file), "韩素梅")?;
    Ok(RowCount {
        file: file.to_owned(),
        sheet: "问题登记".to_owned(),
        header_row: 2,
        data_rows: rows.len(),
        ..RowCount::default()
    })
}

fn row(problem: &Problem, parcel: &Parcel, clerk: &str) -> Vec<Cell> {
    let (_, number, kind, words, responsible, settled) = *problem;
    let state = if settled.is_some() {
        "已办结"
    } else {
        "处理中"
    };
    vec![
        Cell::Date(day(number)),
        Cell::text(clerk),
        Cell::text(kind),
        Cell::text(words),
        Cell::text(parcel.receiver.name.as_str()),
        Cell::text(parcel.order_text.as_str()),
        Cell::text(parcel.number.as_str()),
        Cell::text(parcel.carrier_name),
        Cell::text(responsible),
        Cell::text(state),
        settled.map_or(Cell::Empty, |(result, _)| Cell::text(result)),
        settled.map_or(Cell::Empty, |(_, number)| Cell::Date(day(number))),
    ]
}
