//! A week of following up, played from outside: every morning rows are handed out, clerks fill in their workbooks (or
//! half of them, or wrongly, or not at all) and save them in many ways, and the next run has to find exactly what each
//! of them did. The truth is kept beside it, row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Sheet, Typed, saved_by_libreoffice, type_into};
use crate::harness::read_json;

/// Monday to Friday.
pub(crate) const DAYS: [&str; 5] = [
    "2026-10-26",
    "2026-10-27",
    "2026-10-28",
    "2026-10-29",
    "2026-10-30",
];
/// 王芳 rests on Wednesday, 赵强 leaves on Thursday, 孙丽 is on the night shift on Friday.
pub(crate) const CLERKS: [&str; 4] = ["李敏", "王芳", "赵强", "孙丽"];
const PARCELS: usize = 40;

/// What is done with a row of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Fill(&'static str),
    Wrong(&'static str),
    Blank,
    Delete,
}

/// How a workbook comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    AsItIs,
    Sorted,
    ColumnInserted,
    LibreOffice,
    Csv,
    Twice,
    NotAtAll,
}

const SHAPES: [Shape; 7] = [
    Shape::AsItIs,
    Shape::Sorted,
    Shape::ColumnInserted,
    Shape::LibreOffice,
    Shape::Csv,
    Shape::Twice,
    Shape::NotAtAll,
];

fn waybill(parcel: usize) -> String {
    format!("SF15100000{parcel:05}")
}

fn owner(parcel: usize) -> Option<&'static str> {
    // Nobody owns two of them.
    (parcel < PARCELS - 2).then(|| CLERKS[parcel % 4])
}

/// The courier's word in the sheet of a day.
fn status(parcel: usize, day: usize) -> &'static str {
    let signed = match parcel % 5 {
        0 => parcel % 4 + 1,
        _ => 9,
    };
    match () {
        () if day >= signed => "已签收",
        () if parcel % 7 == 3 => "派送中",
        () => "运输中",
    }
}

fn is_open(parcel: usize, day: usize) -> bool {
    status(parcel, day) != "已签收"
}

/// The code of why a clerk is away on a day.
pub(crate) fn absence(clerk: &str, day: usize) -> Option<&'static str> {
    match (clerk, day) {
        ("王芳", 2) => Some("resting"),
        ("赵强", 3..) => Some("left"),
        ("孙丽", 4) => Some("other_shift"),
        _ => None,
    }
}

fn is_away(clerk: &str, day: usize) -> bool {
    absence(clerk, day).is_some()
}

fn deed(day: usize, parcel: usize) -> Deed {
    match (parcel * 3 + day * 5) % 11 {
        0 => Deed::Delete,
        1 => Deed::Blank,
        2 => Deed::Wrong("好的"),
        // On its way until the end: 已签收 cannot be true.
        3 if day == 1 && !parcel.is_multiple_of(5) && parcel % 7 != 3 => Deed::Fill("已签收"),
        3..=6 => Deed::Fill("同意签收"),
        _ => Deed::Fill("改约"),
    }
}

/// What is true of a row that was handed out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Truth {
    pub(crate) day: &'static str,
    pub(crate) waybill: String,
    pub(crate) owner: Option<&'static str>,
    pub(crate) holder: String,
    pub(crate) answer: &'static str,
    pub(crate) contradicts: bool,
}

pub(crate) struct Week {
    folder: TempDir,
    pub(crate) truth: Vec<Truth>,
}

impl Week {
    fn new() -> Self {
        let week = Self {
            folder: tempfile::tempdir().expect("a folder"),
            truth: Vec::new(),
        };
        let mut orders = "订单号,下单日期,客户,电话,商品,应收金额,付款方式,下单员\n".to_owned();
        for parcel in 0..PARCELS {
            let _ = writeln!(
                orders,
                "D20261020{parcel:04},2026-10-20,客户{parcel:02},138000{parcel:05},龙井礼盒,{}.00,货到付款,何志强",
                200 + parcel
            );
        }
        week.give("订单.csv", orders.as_bytes());
        let roster = "姓名,岗位,组别,在职状态,离职日期,休息日\n\
            李敏,跟单员,一组,在职,,每周六、周日\n王芳,跟单员,一组,在职,,2026-10-28\n\
            赵强,跟单员,二组,离职,2026-10-29,\n孙丽,跟单员,二组,在职,,\n何志强,下单员,外呼销售部,在职,,\n";
        week.give("花名册.csv", roster.as_bytes());
        let shifts = "排班表 2026年10月,,,,,\n姓名,26日,27日,28日,29日,30日\n李敏,早,早,早,早,早\n孙丽,早,早,早,早,夜班\n";
        week.give("排班表 2026年10月.csv", shifts.as_bytes());
        week
    }

    fn give(&self, name: &str, content: &[u8]) {
        let path = self.folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// The courier's sheet of a day.
    fn courier(&self, day: usize) {
        let mut text =
            "日期,运单号,订单号,收件人,快递公司,物流状态,最新物流时间,代收货款,跟单员\n".to_owned();
        for parcel in 0..PARCELS {
            if day > 0 && !is_open(parcel, day - 1) {
                continue;
            }
            let _ = writeln!(
                text,
                "{0},{1},D20261020{parcel:04},客户{parcel:02},顺丰,{2},{0} 08:00,{3}.00,{4}",
                DAYS[day],
                waybill(parcel),
                status(parcel, day),
                200 + parcel,
                owner(parcel).unwrap_or_default()
            );
        }
        self.give(&format!("快递跟单表_{}.csv", DAYS[day]), text.as_bytes());
    }

    fn run(&self, as_of: &str) -> (PathBuf, Value) {
        let out = self.folder.path().join(format!("out-{}", &as_of[..10]));
        let run = Command::cargo_bin("gendan")
            .expect("the program")
            .current_dir(self.folder.path())
            .args(["run", "in", "--json", "--as-of", as_of, "-o"])
            .arg(&out)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && said.is_empty(), "{said}");
        let result = read_json(&out.join("result.json"));
        (out, result)
    }

    /// The morning of a day: the rows that are handed out are the open ones, each to one person; and what is done.
    fn day(&mut self, day: usize) {
        self.courier(day);
        let (out, result) = self.run(&format!("{}T09:00", DAYS[day]));
        self.check(day, &result);
        let supervision = format!("跟单督办_{}.xlsx", DAYS[day]);
        let content = fs::read(out.join(&supervision)).expect("the supervisor's workbook");
        self.give(&supervision, &content);
        let mut held: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (position, clerk) in CLERKS.into_iter().enumerate() {
            let path = out.join(format!("分发/{clerk}_{}.xlsx", DAYS[day]));
            if is_away(clerk, day) {
                assert!(!path.exists(), "{clerk} is away on {}", DAYS[day]);
                continue;
            }
            let shape = SHAPES[(position * 2 + day) % SHAPES.len()];
            let truth = self.fill_in(&path, clerk, day, shape);
            for row in &truth {
                assert!(
                    seen.insert(row.waybill.clone()),
                    "{row:?} was handed out twice"
                );
                if row.owner != Some(clerk) {
                    *held.entry(clerk.to_owned()).or_default() += 1;
                }
            }
            self.truth.extend(truth);
        }
        self.check_stand_ins(day, &result);
        let open: BTreeSet<String> = (0..PARCELS)
            .filter(|parcel| is_open(*parcel, day))
            .map(waybill)
            .collect();
        assert_eq!(seen, open, "{}", DAYS[day]);
        // Whoever is there takes a fair share of what is not hers.
        let present = CLERKS.iter().filter(|clerk| !is_away(clerk, day)).count();
        let strange: usize = held.values().sum();
        if strange > 2 {
            for count in held.values() {
                assert!(
                    *count <= strange.div_ceil(present) + 3,
                    "{} {held:?}",
                    DAYS[day]
                );
            }
        }
    }

    /// A clerk fills her workbook in and hands it back.
    fn fill_in(&self, path: &Path, clerk: &str, day: usize, shape: Shape) -> Vec<Truth> {
        let original = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut sheet = Sheet::read(path);
        let (outcome, call) = (sheet.column("跟单状态"), sheet.column("沟通结果"));
        let mut typed = Typed::new();
        let mut truth = Vec::new();
        let mut deleted = Vec::new();
        for row in sheet.rows() {
            let number = sheet.text(row, "运单号").to_owned();
            let parcel: usize = number[10..].parse().expect("a number");
            let mut deed = deed(day, parcel);
            if deed == Deed::Delete
                && matches!(shape, Shape::AsItIs | Shape::LibreOffice | Shape::Twice)
            {
                deed = Deed::Blank;
            }
            let words = match deed {
                Deed::Fill(words) | Deed::Wrong(words) => Some(words),
                Deed::Blank => None,
                Deed::Delete => {
                    deleted.push(row);
                    None
                }
            };
            if let Some(words) = words {
                typed.insert((row, outcome), words.to_owned());
                typed.insert((row, call), "已接通".to_owned());
            }
            let answer = match deed {
                _ if shape == Shape::NotAtAll => "missed",
                Deed::Delete => "missed",
                Deed::Blank => "blank",
                Deed::Wrong(_) => "not_standard",
                Deed::Fill(_) => "done",
            };
            truth.push(Truth {
                day: DAYS[day],
                waybill: number,
                owner: owner(parcel),
                holder: clerk.to_owned(),
                answer,
                contradicts: answer == "done" && deed == Deed::Fill("已签收"),
            });
        }
        let name = format!("交回/{clerk}_{}", DAYS[day]);
        let faithful = type_into(&original, &typed);
        for ((row, column), words) in &typed {
            sheet.cells[*row][*column].clone_from(words);
        }
        for row in deleted.iter().rev() {
            sheet.cells.remove(*row);
        }
        match shape {
            Shape::AsItIs => self.give(&format!("{name}.xlsx"), &faithful),
            Shape::LibreOffice => {
                let saved = saved_by_libreoffice(&faithful).unwrap_or(faithful);
                self.give(&format!("{name}.xlsx"), &saved);
            }
            Shape::Twice => {
                self.give(&format!("{name}.xlsx"), &original);
                self.give(&format!("{name} (1).xlsx"), &faithful);
            }
            Shape::Sorted => {
                let first = sheet.header + 1;
                let last = first + sheet.rows().len();
                let customer = sheet.column("客户");
                sheet.cells[first..last].sort_by(|one, other| other[customer].cmp(&one[customer]));
                self.give(&format!("{name}.xlsx"), &sheet.workbook());
            }
            Shape::ColumnInserted => {
                let header = sheet.header;
                for (row, cells) in sheet.cells.iter_mut().enumerate() {
                    let text = if row == header { "我的记号" } else { "" };
                    cells.insert(3, text.to_owned());
                }
                self.give(&format!("{name}.xlsx"), &sheet.workbook());
            }
            Shape::Csv => self.give(&format!("{name}.csv"), &sheet.csv()),
            Shape::NotAtAll => {}
        }
        truth
    }
}

#[test]
fn every_day_of_a_week_is_judged_exactly() {
    let mut week = Week::new();
    for day in 0..DAYS.len() {
        week.day(day);
    }
    let (_, result) = week.run("2026-10-31T09:00");
    week.check(DAYS.len(), &result);
}
