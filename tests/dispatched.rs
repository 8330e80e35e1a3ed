//! A dispatch workbook as a clerk got it, and what she may do to it before it comes back.

use gendan::model::{DispatchKey, Text};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

pub(crate) const HEADER: [&str; 14] = [
    "运单号",
    "订单号",
    "客户",
    "电话",
    "商品",
    "代收金额",
    "快递公司",
    "物流状态",
    "沟通结果",
    "跟单状态",
    "下次跟进时间",
    "问题类型",
    "备注",
    "记录标识（请勿修改）",
];
/// The columns that the clerk fills in.
pub(crate) const CALL: usize = 8;
pub(crate) const OUTCOME: usize = 9;
/// The last column.
pub(crate) const KEY: usize = 13;

/// The courier sheet of Friday, 2026-10-30: 李敏's rows 1 to 6.
pub(crate) fn courier() -> String {
    let header = "日期|运单号|快递公司|订单号|收件人|代收货款|最新物流时间|物流状态|跟单员";
    let row = |number| {
        format!(
            "2026-10-30|{}|顺丰|D{number}|客户{number}|299.00|2026-10-30 09:00|派送中|李敏",
            waybill(number)
        )
    };
    let rows: Vec<String> = (1..=6).map(row).collect();
    format!("{header}\n{}", rows.join("\n"))
}

pub(crate) fn waybill(number: u32) -> String {
    format!("SF100000000000{number}")
}

/// A workbook in the hands of a clerk.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) above: Vec<&'static str>,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// The mark that the program puts on its workbooks.
    pub(crate) is_own: bool,
}

impl Sheet {
    /// As it was sent to 李敏.
    pub(crate) fn sent() -> Self {
        Self {
            above: vec!["李敏 今日跟单：6 行", "只填右边的空格；下拉选择。"],
            header: HEADER.map(str::to_owned).to_vec(),
            rows: (1..=6).map(row).collect(),
            is_own: true,
        }
    }

    /// Filled in as one should.
    pub(crate) fn filled() -> Self {
        Self::sent().change(|_, row| {
            "已接通".clone_into(&mut row[CALL]);
            "改约".clone_into(&mut row[OUTCOME]);
        })
    }

    /// Changes each row; its number is 1 to 6.
    pub(crate) fn change(mut self, mut change: impl FnMut(usize, &mut Vec<String>)) -> Self {
        for (position, row) in self.rows.iter_mut().enumerate() {
            change(position + 1, row);
        }
        self
    }

    /// Deletes a column.
    pub(crate) fn without(mut self, column: usize) -> Self {
        self.header.remove(column);
        for row in &mut self.rows {
            row.remove(column);
        }
        self
    }

    /// The workbook, with the column of keys hidden.
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_timestamp(0).expect("a moment");
        let mut properties = DocProperties::new().set_creation_datetime(&created);
        if self.is_own {
            properties = properties.set_category("gendan");
        }
        workbook.set_properties(&properties);
        let page = workbook
            .add_worksheet()
            .set_name("今日跟单")
            .expect("a name");
        let above = self.above.iter().map(|line| vec![(*line).to_owned()]);
        let lines = above.chain([self.header.clone()]).chain(self.rows.clone());
        for (row, cells) in (0..).zip(lines) {
            for (column, text) in (0..).zip(&cells) {
                if !text.is_empty() {
                    page.write_string(row, column, text).expect("a cell");
                }
            }
        }
        let key = self
            .header
            .iter()
            .position(|word| word.contains("记录标识"));
        if let Some(key) = key {
            page.set_column_hidden(key as u16).expect("a column");
        }
        workbook.save_to_buffer().expect("a workbook")
    }

    /// The same as csv.
    pub(crate) fn csv(&self) -> String {
        let quoted = |cells: &[String]| {
            let cells = cells.iter().map(|cell| format!("\"{cell}\""));
            cells.collect::<Vec<_>>().join(",")
        };
        let above = self.above.iter().map(|line| (*line).to_owned());
        let rows = [&self.header].into_iter().chain(&self.rows);
        let lines: Vec<String> = above.chain(rows.map(|row| quoted(row))).collect();
        lines.join("\r\n")
    }
}

fn row(number: u32) -> Vec<String> {
    let cells = [
        &*waybill(number),
        &format!("D{number}"),
        &format!("客户{number}"),
        "13800001111",
        "茶壶",
        "299.00",
        "顺丰",
        "派送中",
    ]
    .map(Text::from);
    let key = DispatchKey {
        day: "2026-10-30".parse().expect("a day"),
        holder: "李敏".into(),
        owner: Some("李敏".into()),
        waybill: waybill(number).as_str().into(),
        order: Some(format!("D{number}").as_str().into()),
        cells: cells.clone(),
        of_contact: false,
    };
    let mut row: Vec<String> = cells.iter().map(ToString::to_string).collect();
    row.resize(KEY, String::new());
    row.push(key.encode());
    row
}
