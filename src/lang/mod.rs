//! Every word that a user sees, by key, from `templates/lang`.

mod say;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::config::Language;

const CHINESE: &str = include_str!("../../templates/lang/zh-CN.toml");
const ENGLISH: &str = include_str!("../../templates/lang/en.toml");

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Catalogue {
    language: Language,
    words: &'static Words,
}

type Words = BTreeMap<String, String>;

// The files are part of the program; that they parse is tested below. Each workbook asks for the words, so they are read once.
static CHINESE_WORDS: LazyLock<Words> = LazyLock::new(|| words(CHINESE));
static ENGLISH_WORDS: LazyLock<Words> = LazyLock::new(|| words(ENGLISH));

fn words(text: &str) -> Words {
    let table = text.parse::<toml::Table>().unwrap_or_default();
    let mut words = Words::new();
    flatten("", &table, &mut words);
    words
}

impl Catalogue {
    /// The catalogue of a language.
    pub fn new(language: Language) -> Self {
        let words = match language {
            Language::Chinese => &*CHINESE_WORDS,
            Language::English => &*ENGLISH_WORDS,
        };
        Self { language, words }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a key. A key without words gives the key itself: tests hold that none is missing.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// True if the key has words.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

fn flatten(prefix: &str, table: &toml::Table, words: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}.{name}")
        };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, words),
            toml::Value::String(text) => {
                words.insert(key, text.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_the_same_placeholders() {
        for text in [CHINESE, ENGLISH] {
            text.parse::<toml::Table>().expect("the catalogue is TOML");
        }
        let chinese = Catalogue::new(Language::Chinese);
        let english = Catalogue::new(Language::English);
        let keys = |catalogue: &Catalogue| catalogue.keys().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(keys(&chinese), keys(&english));
        for key in chinese.keys() {
            assert_eq!(
                say::placeholders(chinese.get(key)),
                say::placeholders(english.get(key)),
                "{key}"
            );
        }
    }
}
