//! Documents for the tests: an empty one, and one with every block.

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::{Money, Quantity};
use crate::report::{
    Block, Card, Cell, Chart, ChartKind, Column, Document, Page, PageLink, Purpose, Role, Series,
    Table, TableRow, Tone,
};

pub(crate) fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 10, 31)
        .and_then(|day| day.and_hms_opt(18, 0, 0))
        .expect("a moment")
}

pub(crate) fn empty() -> Document {
    Document {
        folder: String::new(),
        purpose: Purpose::Workbook,
        file_stem: "汇总_2026-10-31".into(),
        title: "十月汇总".into(),
        company: "明远服饰".into(),
        author: "王芳".into(),
        as_of: moment(),
        language: "zh-CN",
        pages: Vec::new(),
    }
}

pub(crate) fn page(id: &'static str, name: &str, blocks: Vec<Block>) -> Page {
    Page {
        id,
        name: name.into(),
        title: format!("{name}：12 单少收款"),
        subtitle: "单位：元 · 2026-10-01 至 2026-10-31".into(),
        tone: Tone::Neutral,
        landscape: false,
        blocks,
    }
}

pub(crate) fn table(columns: Vec<Column>, rows: Vec<TableRow>) -> Table {
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: "来源：订单-10月.xlsx，412 行".into(),
        freeze: 0,
        filter: false,
    }
}

/// A detail table with every role and text that tries to be something else.
pub(crate) fn detail() -> Table {
    let columns = vec![
        Column::new("订单号", Role::Id),
        Column::new("客户", Role::Text),
        Column::new("应收", Role::Money).with_bar(),
        Column::new("件数", Role::Count),
        Column::new("重量", Role::Decimal),
        Column::new("签收率", Role::Rate),
        Column::new("较上月", Role::Points),
        Column::new("环比", Role::Change),
        Column::new("交期", Role::Day),
        Column::new("最新物流", Role::Moment),
        Column::new("状态", Role::Status),
        Column::new("说明", Role::LongText),
        Column::input(
            "处理结果",
            vec!["待处理".into(), "已联系".into(), "已解决".into()],
        ),
    ];
    let row = |id: &str, customer: &str| {
        TableRow::item(vec![
            Cell::Text(id.into()),
            Cell::Text(customer.into()),
            Cell::Money(Money::cny(128_005)),
            Cell::Count(3),
            Cell::Quantity(Quantity(1_500)),
            Cell::Rate(0.924),
            Cell::Points(0.012),
            Cell::Change(-0.05),
            Cell::Day(moment().date()),
            Cell::Moment(moment()),
            Cell::Status(Tone::Bad, "异常".into()),
            Cell::Text("买家已付订金，尾款差 348.00 元，请在发货前联系客户补款并登记结果。".into()),
            Cell::Blank,
        ])
    };
    let rows = vec![
        row("7831234567890123456", "=HYPERLINK(\"http://x\",\"y\")"),
        row("0012", "+86 139"),
        row("SF1234567890123", "@SUM(A1) http://example.com"),
    ];
    Table {
        freeze: 1,
        filter: true,
        ..table(columns, rows)
    }
}

pub(crate) fn full() -> Document {
    let card = |label: &str, value: Cell, difference: Cell, tone: Tone| Card {
        label: label.into(),
        value,
        difference: Some(difference),
        tone,
        note: "412 / 446".into(),
        trend: vec![0.88, 0.9, 0.91, 0.89, 0.924],
    };
    let chart = Chart {
        title: "十月签收率低于九月".into(),
        subtitle: "签收率 · 按周".into(),
        kind: ChartKind::Columns,
        role: Role::Rate,
        categories: vec!["第40周".into(), "第41周".into(), "第42周".into()],
        series: vec![
            Series {
                name: "十月".into(),
                previous: false,
                values: vec![Some(0.91), None, Some(0.9)],
            },
            Series {
                name: "九月".into(),
                previous: true,
                values: vec![Some(0.93), Some(0.92), Some(0.94)],
            },
        ],
    };
    let small = table(
        vec![
            Column::new("规则", Role::Text),
            Column::new("说明", Role::LongText),
            Column::new("金额", Role::Money),
        ],
        vec![
            TableRow::group(vec![Cell::Text("少收".into()), Cell::Blank, Cell::Blank]),
            TableRow::item(vec![
                Cell::Link("detail", "G102".into()),
                Cell::Text("<script>alert(1)</script>".into()),
                Cell::Money(Money::cny(348_000)),
            ]),
            TableRow::total(vec![
                Cell::Text("合计".into()),
                Cell::Blank,
                Cell::Money(Money::cny(348_000)),
            ]),
        ],
    );
    let overview = page(
        "overview",
        "概览",
        vec![
            Block::Headline("十月签收率 92.4%，比九月低 1.2 点。".into()),
            Block::Cards(vec![
                card("签收率", Cell::Rate(0.924), Cell::Points(-0.012), Tone::Bad),
                card(
                    "应收",
                    Cell::Money(Money::cny(34_567_890)),
                    Cell::Change(0.05),
                    Tone::Good,
                ),
            ]),
            Block::Section("最该处理".into()),
            Block::Table(small),
            Block::Chart(chart),
            Block::Links(vec![PageLink {
                page: "detail",
                note: "3 条".into(),
            }]),
            Block::Notes(vec!["口径：以付款时间计".into()]),
            Block::Signature(vec!["制表：".into(), "审核：".into()]),
        ],
    );
    let mut second = page("detail", "异常", vec![Block::Table(detail())]);
    second.tone = Tone::Bad;
    second.landscape = true;
    Document {
        pages: vec![overview, second],
        ..empty()
    }
}
