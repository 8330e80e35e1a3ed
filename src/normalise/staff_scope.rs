//! What a person looks after: carriers, provinces, shops.

use super::row_reader::RowReader;
use super::text::{is_empty_mark, tidy};
use crate::model::Text;
use crate::recognise::Field;

/// What parts several names in a cell.
const BETWEEN: [char; 9] = ['、', ',', '，', ';', '；', '/', '|', '\n', '+'];
/// Words for everything, which is as good as naming nothing.
const EVERYTHING: [&str; 6] = ["全部", "所有", "全国", "不限", "全", "all"];
/// Parts of the country by the provinces in them.
const REGIONS: [(&str, &str); 10] = [
    ("江浙沪", "江苏 浙江 上海"),
    ("京津冀", "北京 天津 河北"),
    ("川渝", "四川 重庆"),
    ("华东", "上海 江苏 浙江 安徽 福建 江西 山东"),
    ("华南", "广东 广西 海南"),
    ("华中", "河南 湖北 湖南"),
    ("华北", "北京 天津 河北 山西 内蒙古"),
    ("东北", "辽宁 吉林 黑龙江"),
    ("西南", "重庆 四川 贵州 云南 西藏"),
    ("西北", "陕西 甘肃 青海 宁夏 新疆"),
];

/// The names of a cell, as they stand.
pub(super) fn names(row: &mut RowReader<'_>, field: Field) -> Vec<Text> {
    let Some((_, cell)) = row.cell(field) else {
        return Vec::new();
    };
    let text = cell.text();
    let names = text.split(BETWEEN).map(tidy);
    names
        .filter(|name| !is_empty_mark(name) && !EVERYTHING.contains(&&**name))
        .map(|name| Text::from(&*name))
        .collect()
}

/// 负责快递, by the carriers' short names; an unknown one as it stands.
pub(super) fn carriers(row: &mut RowReader<'_>) -> Vec<Text> {
    let known = row.reading.vocabulary.carriers;
    let words = words(row, Field::OfCarriers).into_iter();
    words
        .map(|name| {
            known
                .find(&name)
                .map_or(name, |carrier| carrier.name.clone())
        })
        .collect()
}

/// 负责省份 or 负责区域, by the provinces' short forms; an unknown one as it stands.
pub(super) fn provinces(row: &mut RowReader<'_>) -> Vec<Text> {
    let known = &row.reading.vocabulary.provinces;
    let mut provinces = Vec::new();
    for name in words(row, Field::OfProvinces) {
        let region = REGIONS.iter().find(|(region, _)| name.starts_with(region));
        match region {
            Some((_, names)) => provinces.extend(names.split(' ').map(Text::from)),
            None => provinces.push(known.find(&name).unwrap_or(name)),
        }
    }
    provinces
}

/// Names that hold no blank, so that blanks part them too.
fn words(row: &mut RowReader<'_>, field: Field) -> Vec<Text> {
    let names = names(row, field);
    let words = names.iter().flat_map(|name| name.split_whitespace());
    words.map(Text::from).collect()
}
