//! The forms of `templates/forms` as typed.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::choices::Choices;
use crate::config::Language;
use crate::model::Kind;
use crate::report::document::Entry;

static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/forms");
/// Blank rows of a form that does not say how many.
const ROWS: usize = 200;

/// The same words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both {
    zh: String,
    en: String,
}

impl Both {
    pub(super) fn of(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// Words that differ between the languages, or a text that does not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Text {
    One(String),
    Both(Both),
}

/// A form: what it is called, what its rows become, and its columns in order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    id: String,
    place: u32,
    kind: Kind,
    name: Both,
    guide: Both,
    #[serde(default = "default_rows")]
    pub(super) rows: usize,
    columns: Vec<FormColumn>,
    #[serde(default)]
    pub(super) days: Option<Days>,
}

/// A column of a form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormColumn {
    field: String,
    header: Both,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) entry: Entry,
    #[serde(default)]
    pub(super) choices: Option<Choices>,
    /// True if other words than the choices may be typed.
    #[serde(default)]
    pub(super) open: bool,
    #[serde(default)]
    pub(super) width: u16,
    note: Both,
    example: Option<Text>,
}

/// The columns of a month, one for each day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Days {
    pub(super) choices: Choices,
    #[serde(default)]
    pub(super) open: bool,
    #[serde(default)]
    pub(super) width: u16,
    /// With `{date}`, `{weekday}` and `{holiday}`.
    pub(super) note: Both,
}

const fn default_rows() -> usize {
    ROWS
}

impl Form {
    /// The stable id, by which it may be asked for: `order`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What its rows become when they are read.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its name: 订单登记表.
    pub fn name(&self, language: Language) -> &str {
        self.name.of(language)
    }

    /// What a row is.
    pub(super) fn guide(&self, language: Language) -> &str {
        self.guide.of(language)
    }

    /// The columns, without those of the days of a month.
    pub fn columns(&self) -> &[FormColumn] {
        &self.columns
    }

    /// True for a form of one month.
    pub fn is_monthly(&self) -> bool {
        self.days.is_some()
    }

    /// True if the words name it: its id or its name in either language, in any case, with or without the ending of its
    /// file.
    pub fn is_called(&self, words: &str) -> bool {
        let plain = words.trim().to_lowercase();
        let plain = plain.strip_suffix(".xlsx").unwrap_or(&plain);
        [&self.id, &self.name.zh, &self.name.en]
            .into_iter()
            .any(|name| name.to_lowercase() == plain)
    }

    /// True if a name of it holds the words: `排班` of 排班表.
    pub fn is_meant_by(&self, words: &str) -> bool {
        let plain = words.trim().to_lowercase();
        let names = [&self.name.zh, &self.name.en];
        !plain.is_empty()
            && names
                .into_iter()
                .any(|name| name.to_lowercase().contains(&plain))
    }
}

impl FormColumn {
    /// The field that the profile of the form's kind gives the header: `order_no`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The header without a mark.
    pub fn header(&self, language: Language) -> &str {
        self.header.of(language)
    }

    /// True if a row without it is of no use.
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// What is typed into it.
    pub fn entry(&self) -> Entry {
        self.entry
    }

    /// How a cell may be filled in; empty for none.
    pub fn example(&self, language: Language) -> &str {
        match &self.example {
            Some(Text::One(text)) => text,
            Some(Text::Both(both)) => both.of(language),
            None => "",
        }
    }

    /// The header, with a star where the column must be filled in.
    pub(super) fn marked_header(&self, language: Language) -> String {
        let star = if self.required { "*" } else { "" };
        format!("{}{star}", self.header(language))
    }

    pub(super) fn note(&self, language: Language) -> &str {
        self.note.of(language)
    }

    pub(super) fn is_id(&self) -> bool {
        self.entry == Entry::Id
    }
}

/// Every form, by place. The files are part of the program; that each of them parses is tested.
pub(super) fn all() -> &'static [Form] {
    static ALL: LazyLock<Vec<Form>> = LazyLock::new(|| {
        let texts = FORMS.files().filter_map(|file| file.contents_utf8());
        let mut forms: Vec<Form> = texts.filter_map(|text| toml::from_str(text).ok()).collect();
        forms.sort_by_key(|form| form.place);
        forms
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_form_parses_and_is_told_from_the_others() {
        let mut seen = BTreeSet::new();
        for file in FORMS.files() {
            let text = file.contents_utf8().expect("text");
            let form: Form = toml::from_str(text)
                .unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
            let stem = file.path().file_stem().and_then(|stem| stem.to_str());
            assert_eq!(stem, Some(form.id()));
            let names = [&form.id, &form.name.zh, &form.name.en].map(|name| name.to_lowercase());
            for name in BTreeSet::from(names) {
                assert!(seen.insert(name.clone()), "{name}");
            }
            assert!(seen.insert(form.place.to_string()), "{}", form.place);
        }
        assert_eq!(all().len(), FORMS.files().count());
    }

    #[test]
    fn a_form_is_called_by_id_or_name() {
        let order = all().first().expect("a form");
        for (words, expected) in [
            ("order", true),
            ("订单登记表", true),
            (" 订单登记表.xlsx", true),
            ("ORDERS", true),
            ("订单", false),
            ("", false),
        ] {
            assert_eq!(order.is_called(words), expected, "{words}");
        }
    }
}
