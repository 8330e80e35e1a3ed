//! Names of which a part is hidden: what they show must stand where it stands.

use super::names::is_han;
use super::simplified::simplified;

/// What a masked Chinese name shows: `*三`, `张**`, `欧*娜`, and 张先生, which hides the given name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    start: String,
    end: String,
}

impl Mask {
    /// Reads a name; `None` if nothing is hidden, or nothing Chinese shown.
    pub(super) fn read(name: &str) -> Option<Self> {
        let owner = name.split(['|', '｜', '(', '（']).next()?.trim();
        for title in ["先生", "女士", "小姐"] {
            if let Some(family) = owner.strip_suffix(title)
                && family.chars().count() == 1
            {
                return Self::shown(family, "");
            }
        }
        let (start, rest) = owner.split_once(['*', '＊'])?;
        let end = rest.rsplit(['*', '＊']).next().unwrap_or_default();
        Self::shown(start, end)
    }

    fn shown(start: &str, end: &str) -> Option<Self> {
        let chinese = |text: &str| text.chars().all(is_han);
        let told = !(start.is_empty() && end.is_empty()) && chinese(start) && chinese(end);
        told.then(|| Self {
            start: start.chars().map(simplified).collect(),
            end: end.chars().map(simplified).collect(),
        })
    }

    /// True if the full name may be the one that is hidden: it shows as much at the same ends, and more.
    pub(super) fn fits(&self, full: &str) -> bool {
        let full: String = full
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(simplified)
            .collect();
        let rest = full.strip_prefix(&self.start);
        let hidden = rest.and_then(|rest| rest.strip_suffix(&self.end));
        hidden.is_some_and(|hidden| !hidden.is_empty())
    }

    /// The character by which to look for the full name, and whether it is the first.
    pub(super) fn handle(&self) -> Option<(char, bool)> {
        let first = self.start.chars().next().map(|letter| (letter, true));
        first.or_else(|| self.end.chars().last().map(|letter| (letter, false)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_must_fit() {
        for (mask, full, expected) in [
            ("*三", "张三", Some(true)),
            ("*三", "欧阳三", Some(true)),
            ("张*", "張三", Some(true)),
            ("张**", "张三", Some(true)),
            ("欧*娜", "欧阳娜", Some(true)),
            ("欧*娜", "欧娜", Some(false)),
            ("*三", "三张", Some(false)),
            ("张*|6222", "张三", Some(true)),
            ("张先生", "张三", Some(true)),
            ("李女士", "张三", Some(false)),
            ("l***n", "张三", None),
            ("***", "张三", None),
            ("张三", "张三", None),
        ] {
            let found = Mask::read(mask).map(|mask| mask.fits(full));
            assert_eq!(found, expected, "{mask} {full}");
        }
    }
}
