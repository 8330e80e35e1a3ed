//! Two days of a firm: its orders, its list of staff, and what the courier tells each morning; seeded.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use rust_xlsxwriter::{Workbook, XlsxError};

/// The days on which rows are handed out.
pub(crate) const DAYS: [&str; 2] = ["2026-10-28", "2026-10-29"];

/// One clerk in so many rests on a day.
const RESTING: usize = 10;
/// One parcel in so many is signed during the first day, and another comes in its place.
const SIGNED: usize = 10;
/// What the courier says of goods that are under way; the commoner words stand more often.
const OPEN: [&str; 8] = [
    "运输中",
    "运输中",
    "运输中",
    "派送中",
    "派送中",
    "待取件",
    "派件失败",
    "问题件",
];
const GOODS: [&str; 5] = ["龙井礼盒", "普洱茶饼", "燕窝礼盒", "人参片", "蜂蜜两瓶装"];
const PROVINCES: [&str; 5] = ["浙江", "广东", "四川", "山东", "黑龙江"];
const HEADER: [&str; 12] = [
    "日期",
    "运单号",
    "订单号",
    "收件人",
    "收件电话",
    "收件省份",
    "快递公司",
    "物流状态",
    "发货日期",
    "最新物流时间",
    "代收货款",
    "跟单员",
];

/// How many people and rows there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) clerks: usize,
    pub(crate) rows: usize,
}

impl Size {
    /// Writes what is there on the first morning.
    pub(crate) fn write_first(self, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
        fs::write(folder.join("花名册.csv"), self.staff())?;
        fs::write(folder.join("订单.csv"), self.orders())?;
        Ok(self.write_courier(folder, 0)?)
    }

    /// Writes what the courier tells on the second morning: some parcels are signed, as many are new.
    pub(crate) fn write_second(self, folder: &Path) -> Result<(), XlsxError> {
        self.write_courier(folder, 1)
    }

    fn staff(self) -> String {
        let mut text = "姓名,岗位,组别,在职状态,休息日\n".to_owned();
        for clerk in 0..self.clerks {
            let rests = match clerk % RESTING {
                3 => DAYS[0],
                7 => DAYS[1],
                _ => "",
            };
            let _ = writeln!(
                text,
                "{},跟单员,{}组,在职,{rests}",
                name(clerk),
                clerk / 20 + 1
            );
        }
        for sales_clerk in 0..20 {
            let _ = writeln!(text, "{},下单员,外呼销售部,在职,", seller(sales_clerk));
        }
        text
    }

    fn orders(self) -> String {
        let mut text = "订单号,下单日期,客户,电话,商品,应收金额,付款方式,下单员\n".to_owned();
        for parcel in 0..self.parcels() {
            let _ = writeln!(
                text,
                "D20261020{parcel:07},2026-10-20,{},{},{},{}.00,货到付款,{}",
                customer(parcel),
                phone(parcel),
                GOODS[parcel % GOODS.len()],
                price(parcel),
                seller(parcel % 20)
            );
        }
        text
    }

    /// All parcels that there are until the second morning.
    fn parcels(self) -> usize {
        self.rows + self.rows / SIGNED
    }

    fn write_courier(self, folder: &Path, day: usize) -> Result<(), XlsxError> {
        let mut rng = Rng::with_seed(20_261_028 + day as u64);
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        for (column, header) in (0..).zip(HEADER) {
            sheet.write(0, column, header)?;
        }
        let count = if day == 0 { self.rows } else { self.parcels() };
        for parcel in 0..count {
            let row = parcel as u32 + 1;
            let is_signed = day > 0 && parcel < self.rows && parcel % SIGNED == 0;
            let status = if is_signed {
                "已签收"
            } else {
                OPEN[rng.usize(..OPEN.len())]
            };
            let hour = rng.usize(6..9);
            let texts = [
                DAYS[day].to_owned(),
                format!("SF1510{parcel:09}"),
                format!("D20261020{parcel:07}"),
                customer(parcel),
                phone(parcel),
                PROVINCES[parcel % PROVINCES.len()].to_owned(),
                "顺丰".to_owned(),
                status.to_owned(),
                "2026-10-25".to_owned(),
                format!("{} {hour:02}:30", DAYS[day]),
            ];
            for (column, text) in (0..).zip(texts) {
                sheet.write(row, column, text)?;
            }
            sheet.write(row, 10, price(parcel) as f64)?;
            sheet.write(row, 11, name(parcel % self.clerks.max(1)))?;
        }
        workbook.save(folder.join(format!("快递跟单表_{}.xlsx", DAYS[day])))
    }
}

/// The name of a clerk, unlike all others.
fn name(clerk: usize) -> String {
    let surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    let given = "敏芳强丽静磊洋艳勇军杰娟涛明超秀霞平刚桂";
    let letter = |of: &str, at: usize| of.chars().nth(at % 20).unwrap_or('甲');
    let mut name = String::from(letter(surnames, clerk));
    name.push(letter(given, clerk / 20));
    if clerk >= 400 {
        name.push(letter(given, clerk / 400));
    }
    name
}

fn seller(position: usize) -> String {
    format!("何{}", name(position))
}

fn customer(parcel: usize) -> String {
    format!("客户{:05}", parcel * 7 % 99_991)
}

fn phone(parcel: usize) -> String {
    format!("138{:08}", parcel * 104_729 % 100_000_000)
}

fn price(parcel: usize) -> usize {
    99 + parcel * 37 % 900
}
