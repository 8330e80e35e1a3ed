//! 省份 of an address or a name, in its short form.

use serde::Deserialize;

use super::lexicon::Lexicon;
use super::text::squash;
use crate::model::Text;

/// `templates/vocabulary/provinces.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    province: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    also: Vec<String>,
}

/// The 34 provinces and the large cities of each.
#[derive(Clone, Debug)]
pub(crate) struct Provinces {
    places: Lexicon<usize>,
    names: Vec<Text>,
}

impl Provinces {
    pub(crate) fn new(file: &File) -> Self {
        let places = file.province.iter().enumerate().flat_map(|(index, entry)| {
            std::iter::once(&entry.name)
                .chain(&entry.also)
                .flat_map(move |name| {
                    // A street named after a place is not the place: 南京路 in 上海.
                    ["", "路", "街", "大道"]
                        .map(|tail| (format!("{name}{tail}"), tail.is_empty().then_some(index)))
                })
        });
        let places: Vec<(String, Option<usize>)> = places.collect();
        let street = file.province.len();
        Self {
            places: Lexicon::new(
                places
                    .iter()
                    .map(|(word, index)| (word.as_str(), index.unwrap_or(street))),
            ),
            names: file
                .province
                .iter()
                .map(|entry| entry.name.as_str().into())
                .collect(),
        }
    }

    /// The province that an address names first, directly or by a large city: 广东 for `广东省深圳市…` and for `深圳南山…`.
    pub(crate) fn find(&self, address: &str) -> Option<Text> {
        let squashed = squash(address);
        self.places
            .hits(&squashed)
            .find_map(|hit| self.names.get(hit.value).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Vocabulary;

    #[test]
    fn the_first_place_decides() {
        let vocabulary = Vocabulary::embedded();
        for (address, expected) in [
            ("广东省深圳市南山区", Some("广东")),
            ("广东", Some("广东")),
            ("内蒙古自治区呼和浩特市", Some("内蒙古")),
            ("上海市", Some("上海")),
            ("上海 上海市 浦东新区", Some("上海")),
            ("深圳市南山区上海路12号", Some("广东")),
            ("南京路100号 上海市黄浦区", Some("上海")),
            ("新疆维吾尔自治区乌鲁木齐市", Some("新疆")),
            ("青海省海南藏族自治州", Some("青海")),
            ("吉林省吉林市", Some("吉林")),
            ("黑龙江省****", Some("黑龙江")),
            ("香港特别行政区", Some("香港")),
            ("中国台湾省台北市", Some("台湾")),
            ("Guangdong", Some("广东")),
            ("某某县某某镇", None),
            ("", None),
        ] {
            assert_eq!(
                vocabulary.provinces.find(address).as_deref(),
                expected,
                "{address}"
            );
        }
    }

    #[test]
    fn all_34_are_known() {
        assert_eq!(Vocabulary::embedded().provinces.names.len(), 34);
    }
}
