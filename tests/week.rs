//! A week of following up, played from outside: every morning rows are handed out, clerks fill in their workbooks (or
//! half of them, or wrongly, or not at all) and save them in many ways, and the next run has to find exactly what each
//! of them did. The truth is kept beside it, row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Sheet, Typed, saved_by_libreoffice, type_into};
use crate::harness::read_json;

/// Monday to Friday.
const DAYS: [&str; 5] = [
    "2026-10-26",
    "2026-10-27",
    "2026-10-28",
    "2026-10-29",
    "2026-10-30",
];
/// 王芳 rests on Wednesday, 赵强 leaves on Thursday, 孙丽 is on the night shift on Friday.
const CLERKS: [&str; 4] = ["李敏", "王芳", "赵强", "孙丽"];
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
fn absence(clerk: &str, day: usize) -> Option<&'static str> {
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
        3 if day == 1 && parcel % 5 != 0 && parcel % 7 != 3 => Deed::Fill("已签收"),
        3..=6 => Deed::Fill("同意签收"),
        _ => Deed::Fill("改约"),
    }
}

/// What is true of a row that was handed out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Truth {
    day: &'static str,
    waybill: String,
    owner: Option<&'static str>,
    holder: String,
    answer: &'static str,
    contradicts: bool,
}

struct Week {
    folder: TempDir,
    truth: Vec<Truth>,
}

impl Week {
    fn new() -> Self {
        let week = Self {
            folder: tempfile::tempdir().expect("a folder"),
            truth: Vec::new(),
        };
        let mut orders = "订单号,下单日期,客户,电话,商品,应收金额,付款方式,下单员\n".to_owned();
        for parcel in 0..PARCELS {
            orders += &format!(
                "D20261020{parcel:04},2026-10-20,客户{parcel:02},138000{parcel:05},龙井礼盒,{}.00,货到付款,何志强\n",
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
            text += &format!(
                "{0},{1},D20261020{parcel:04},客户{parcel:02},顺丰,{2},{0} 08:00,{3}.00,{4}\n",
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

    /// Each row has its owner, why she is away, and who has it; whoever is away has a stand-in, who is named (G502).
    fn check_stand_ins(&self, day: usize, result: &Value) {
        let today = self.truth.iter().filter(|row| row.day == DAYS[day]);
        let mut expected: Vec<String> = today
            .clone()
            .map(|row| {
                let owner = row.owner.unwrap_or("-");
                let absence = absence(owner, day).unwrap_or("-");
                format!("{} {owner} {absence} {}", row.waybill, row.holder)
            })
            .collect();
        expected.sort();
        let mut found: Vec<String> = list(result, "assignments")
            .iter()
            .map(|row| {
                let field = |name: &str| row[name].as_str().unwrap_or("-");
                let fields = ["waybill_no", "owner", "absence", "holder"];
                fields.map(field).join(" ")
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{}", DAYS[day]);
        let away: BTreeMap<&str, &Truth> = today
            .filter(|row| absence(row.owner.unwrap_or("-"), day).is_some())
            .map(|row| (&*row.waybill, row))
            .collect();
        let told = list(result, "findings")
            .iter()
            .filter(|finding| finding["code"] == "G502");
        let mut named = BTreeSet::new();
        for finding in told {
            let waybill = finding["waybill_no"].as_str().expect("a number");
            let row = away[waybill];
            assert_eq!(finding["staff"].as_str(), row.owner, "{finding}");
            let message = finding["message"].as_str().expect("words");
            assert!(message.contains(&row.holder), "{message} names {row:?}");
            named.insert(waybill);
        }
        assert_eq!(named, away.keys().copied().collect(), "{}", DAYS[day]);
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

    /// The next morning everything of the days before is known, exactly.
    fn check(&self, days: usize, result: &Value) {
        let judged = |row: &&Truth| DAYS[..days].contains(&row.day);
        // What nobody owns is due only where it came back from somebody to whom it was given.
        let due = |row: &&Truth| judged(row) && (row.owner.is_some() || row.answer != "missed");
        let mut expected: Vec<String> = self
            .truth
            .iter()
            .filter(due)
            .map(|row| {
                let owner = row.owner.unwrap_or(&row.holder);
                format!(
                    "{} {} {owner} {} {}",
                    row.day, row.waybill, row.holder, row.answer
                )
            })
            .collect();
        expected.sort();
        let text = |value: &Value, field: &str| value[field].as_str().unwrap_or("-").to_owned();
        let mut found: Vec<String> = list(result, "due_rows")
            .iter()
            .map(|row| {
                let fields = ["day", "waybill_no", "staff", "holder", "answer"];
                fields.map(|field| text(row, field)).join(" ")
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "after {days} days");
        for (code, answer) in [
            ("G401", "missed"),
            ("G402", "blank"),
            ("G403", "not_standard"),
        ] {
            let expected: Vec<String> =
                findings_of(&self.truth, |row| due(&row) && row.answer == answer);
            assert_eq!(findings(result, code), expected, "{code} after {days} days");
        }
        let contradicted = findings_of(&self.truth, |row| judged(&row) && row.contradicts);
        assert_eq!(findings(result, "G404"), contradicted, "after {days} days");
        if days > 0 {
            self.check_assessment(days, result);
            self.check_rates(days, result);
        }
    }

    /// The rates of the reports, as numerator and denominator: of all, and of each owner.
    fn check_rates(&self, days: usize, result: &Value) {
        let rows: Vec<&Truth> = self
            .truth
            .iter()
            .filter(|row| DAYS[..days].contains(&row.day))
            .filter(|row| row.owner.is_some() || row.answer != "missed")
            .collect();
        for clerk in std::iter::once(None).chain(CLERKS.map(Some)) {
            let whose =
                |row: &&&Truth| clerk.is_none_or(|clerk| row.owner.unwrap_or(&row.holder) == clerk);
            let of = |answers: &[&str]| {
                let rows = rows.iter().filter(whose);
                rows.filter(|row| answers.contains(&row.answer)).count()
            };
            let due = of(&["done", "missed", "blank", "not_standard"]);
            for (id, numerator, denominator) in [
                ("follow_rate", of(&["done"]), due),
                ("missed_rate", of(&["missed"]), due),
                (
                    "standard_rate",
                    of(&["done"]),
                    of(&["done", "not_standard"]),
                ),
            ] {
                let by = clerk.map_or(
                    serde_json::json!({}),
                    |clerk| serde_json::json!({ "clerk": clerk }),
                );
                let metric = list(result, "metrics")
                    .iter()
                    .find(|metric| metric["id"] == id && metric["by"] == by);
                let Some(metric) = metric else {
                    assert_eq!(denominator, 0, "{id} by {by}");
                    continue;
                };
                let found = (&metric["numerator"], &metric["denominator"]);
                assert_eq!(
                    found,
                    (&numerator.into(), &denominator.into()),
                    "{id} by {by} after {days} days"
                );
            }
        }
    }

    /// Points of each clerk.
    fn check_assessment(&self, days: usize, result: &Value) {
        for clerk in CLERKS {
            let rows: Vec<&Truth> = self
                .truth
                .iter()
                .filter(|row| DAYS[..days].contains(&row.day) && row.holder == clerk)
                .filter(|row| row.owner.is_some() || row.answer != "missed")
                .collect();
            let count = |answer: &str| rows.iter().filter(|row| row.answer == answer).count();
            let contradicted = rows.iter().filter(|row| row.contradicts).count();
            let points =
                2 * count("missed") + count("blank") + count("not_standard") + 2 * contradicted;
            let found = list(result, "assessment")
                .iter()
                .find(|row| row["clerk"] == clerk)
                .unwrap_or_else(|| panic!("{clerk} is assessed: {}", result["assessment"]));
            for (field, expected) in [
                ("due", rows.len()),
                ("done", count("done")),
                ("missed", count("missed")),
                ("blank", count("blank")),
                ("not_standard", count("not_standard")),
                ("contradicted", contradicted),
                ("points", points),
            ] {
                assert_eq!(
                    found[field], expected,
                    "{field} of {clerk} after {days} days"
                );
            }
        }
    }
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn findings_of(truth: &[Truth], keep: impl Fn(&Truth) -> bool) -> Vec<String> {
    let rows = truth.iter().filter(|row| keep(row));
    let mut told: Vec<String> = rows
        .map(|row| format!("{} {}", row.waybill, row.owner.unwrap_or(&row.holder)))
        .collect();
    told.sort();
    told
}

fn findings(result: &Value, code: &str) -> Vec<String> {
    let findings = list(result, "findings").iter();
    let mut told: Vec<String> = findings
        .filter(|finding| finding["code"] == code)
        .map(|finding| {
            let field = |name: &str| finding[name].as_str().unwrap_or("-");
            format!("{} {}", field("waybill_no"), field("staff"))
        })
        .collect();
    told.sort();
    told
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
