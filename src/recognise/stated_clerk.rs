//! The clerk that a title, a sheet's name or a file's name states.

use super::SheetNames;
use super::names::{text_of, title_texts};
use crate::read::Row;

/// Labels in a title before the name of the clerk.
const LABELS: [&str; 6] = ["跟单员", "跟单人", "跟进人", "客服", "负责人", "员工"];
/// Words of a name of a file that stand beside the clerk's name without a separator.
const SHEET_WORDS: [&str; 8] = [
    "快递跟单表",
    "跟单表",
    "跟单明细",
    "跟单记录",
    "跟进表",
    "跟单",
    "快递",
    "的",
];
/// The hundred most common family names and some more; a word that begins with none of them is no name.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程\
    苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温\
    康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁\
    冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗\
    瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
/// Provinces, couriers and other words of sheet names that begin like a name.
const NOT_NAMES: [&str; 22] = [
    "江苏", "江西", "安徽", "宁夏", "吉林", "甘肃", "申通", "安能", "明细", "单号", "单据", "成功",
    "全部", "时间", "应收", "应付", "向量", "项目", "包裹", "关机", "易签", "全国",
];

/// The clerk that the title, the sheet's name or the file's name states, in this order. A title must
/// say whose name it is (`跟单员：张敏`) or be nothing but a name; a name of a file or sheet must hold exactly one word that
/// looks like a person's name.
pub(super) fn stated_clerk(names: &SheetNames<'_>, above: &[Row]) -> Option<String> {
    let inherited = || Some(names.shared?.clerk.as_ref()?.to_string());
    title_clerk(above)
        .or_else(|| person_in(names.sheet))
        .or_else(inherited)
        .or_else(|| person_in(names.file_stem()))
}

/// The clerk that a title names: behind a label, or as the only words of a row: `张敏 10月26日（12单）`.
pub(super) fn title_clerk(above: &[Row]) -> Option<String> {
    title_texts(above)
        .find_map(labelled)
        .or_else(|| above.iter().find_map(name_alone))
}

/// The name that is all that a row says besides a day and a count.
fn name_alone(row: &Row) -> Option<String> {
    let mut own = row
        .cells
        .iter()
        .filter(|cell| !cell.is_covered && !cell.is_blank());
    let text = text_of(own.next()?)?;
    if own.next().is_some() {
        return None;
    }
    let mut words = text
        .split(|letter: char| !is_chinese(letter))
        .map(without_sheet_words)
        .filter(|word| {
            !matches!(
                *word,
                "" | "年" | "月" | "日" | "号" | "共" | "单" | "票" | "件" | "条"
            )
        });
    let name = words.next()?;
    let is_name = words.next().is_none()
        && looks_like_a_name(name)
        && !name.ends_with([
            '班', '州', '市', '县', '区', '都', '汉', '阳', '京', '海', '类', '线', '区', '款',
            '货',
        ]);
    is_name.then(|| name.to_owned())
}

/// The name after a label and a colon, up to the next blank.
fn labelled(text: &str) -> Option<String> {
    let (_, rest) = LABELS.iter().find_map(|label| text.split_once(label))?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    let name: String = rest
        .trim_start()
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '·')
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The only word of a name that looks like a person's name.
fn person_in(text: &str) -> Option<String> {
    let mut found = text
        .split(|letter: char| !is_chinese(letter))
        .map(without_sheet_words)
        .filter(|word| looks_like_a_name(word));
    let name = found.next()?;
    found.next().is_none().then(|| name.to_owned())
}

fn without_sheet_words(word: &str) -> &str {
    let mut rest = word;
    while let Some(shorter) = SHEET_WORDS.iter().find_map(|known| {
        rest.strip_prefix(known)
            .or_else(|| rest.strip_suffix(known))
    }) {
        rest = shorter;
    }
    rest
}

fn looks_like_a_name(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=4).contains(&letters)
        && word
            .chars()
            .next()
            .is_some_and(|first| FAMILY_NAMES.contains(first))
        && !NOT_NAMES.iter().any(|other| word.starts_with(other))
        && !word.ends_with([
            '表', '单', '组', '部', '月', '日', '店', '省', '市', '司', '款',
        ])
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::model::SheetId;
    use crate::read::{Cell, Value};

    fn clerk(file: &str, sheet: &str, title: &str) -> Option<String> {
        let names = SheetNames {
            file,
            sheet,
            id: SheetId(0),
            as_of: NaiveDate::default(),
            shared: None,
        };
        let row = Row::new(1, vec![Cell::new(0, Value::Text(title.into()))]);
        stated_clerk(&names, &[row])
    }

    #[test]
    fn the_clerk_stands_in_title_sheet_or_file() {
        let cases = [
            ("跟单表_张敏_2026-10-26.xlsx", "Sheet1", "", Some("张敏")),
            ("已跟/张敏跟单表10.26.xlsx", "明细", "", Some("张敏")),
            ("跟单表_2026-10-26.xlsx", "李娜", "", Some("李娜")),
            (
                "a.xlsx",
                "",
                "2026-10-26  跟单员：欧阳娜娜  组别：一组",
                Some("欧阳娜娜"),
            ),
            ("a.xlsx", "", "跟单员: Amy", Some("Amy")),
            ("跟单表_张敏_李娜.xlsx", "", "", None),
            ("快递跟单表_2026-10-26.xlsx", "顺丰", "", None),
            ("跟单表.xlsx", "申通", "", None),
            ("跟单表.xlsx", "江苏", "", None),
            ("跟单表.xlsx", "Sheet1", "跟单员考核表", None),
            ("跟单表.xlsx", "Sheet1", "张敏", Some("张敏")),
            (
                "跟单表.xlsx",
                "Sheet1",
                "10月26日 张敏（12单）",
                Some("张敏"),
            ),
            ("跟单表.xlsx", "Sheet1", "白班", None),
            ("跟单表.xlsx", "Sheet1", "武汉", None),
            ("跟单表.xlsx", "Sheet1", "某公司 张敏", None),
        ];
        for (file, sheet, title, expected) in cases {
            assert_eq!(
                clerk(file, sheet, title).as_deref(),
                expected,
                "{file} {sheet} {title}"
            );
        }
    }
}
