//! Which column fills a gap of a drafted profile: by a word inside its header, else by its values, and
//! only if one column alone fits.

use crate::recognise::{Field, Profile, header_key};

/// A column that means nothing yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open<'a> {
    /// Its position among the columns of the draft.
    pub(super) position: usize,
    /// Its header.
    pub(super) header: &'a str,
    /// Its first values.
    pub(super) samples: &'a [String],
}

/// The column and the field that fill a set of which one field is needed.
pub(super) fn filling(
    set: &[Field],
    open: &[Open<'_>],
    general: &Profile,
) -> Option<(usize, Field)> {
    let by_word = open.iter().filter_map(|column| {
        let best = set
            .iter()
            .filter_map(|field| Some((word_inside(column.header, *field, general)?, *field)))
            .max_by_key(|(length, _)| *length)?;
        Some((best.0, column.position, best.1))
    });
    let by_word: Vec<(usize, usize, Field)> = by_word.collect();
    if let Some(best) = by_word.iter().map(|(length, _, _)| *length).max() {
        let mut longest = by_word.iter().filter(|(length, _, _)| *length == best);
        let (_, position, field) = *longest.next()?;
        return longest.next().is_none().then_some((position, field));
    }
    set.iter().find_map(|field| {
        let mut fitting = open
            .iter()
            .filter(|column| looks_like(*field, column.samples))
            // A header that speaks of another field, such as 手机号, is not taken at its values.
            .filter(|column| hint(column.header, general).is_none_or(|other| set.contains(&other)));
        let only = fitting.next()?;
        fitting.next().is_none().then_some((only.position, *field))
    })
}

/// The field that knows the word.
pub(super) fn meaning(word: &str, general: &Profile) -> Option<Field> {
    let key = header_key(word);
    let known = |words: &[String]| words.iter().any(|word| header_key(word) == key);
    let mut fields = general.columns.iter();
    fields
        .find(|(_, words)| known(words))
        .map(|(field, _)| *field)
}

/// A field whose word stands in the header, for a hint.
pub(super) fn hint(header: &str, general: &Profile) -> Option<Field> {
    let fields = general.columns.keys();
    fields
        .filter_map(|field| Some((word_inside(header, *field, general)?, *field)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, field)| field)
}

/// The length of the longest word of a field that stands inside a header.
fn word_inside(header: &str, field: Field, general: &Profile) -> Option<usize> {
    let header = header_key(header);
    let words = general.columns.get(&field)?.iter();
    let keys = words.map(|word| header_key(word));
    keys.filter(|key| key.chars().count() >= 2 && header.contains(key.as_str()))
        .map(|key| key.chars().count())
        .max()
}

/// True if values may be those of a field: amounts have a point and digits, times have the parts of a
/// date, keys are long and have digits.
fn looks_like(field: Field, samples: &[String]) -> bool {
    // One cell may be spoilt.
    let most = |fits: fn(&str) -> bool| {
        let fitting = samples.iter().filter(|sample| fits(sample.trim())).count();
        fitting * 2 > samples.len()
    };
    if field.is_money() {
        most(is_amount)
    } else if field.is_time() {
        most(is_date)
    } else if field.is_key() && field != Field::Name {
        most(|text| {
            text.len() >= 6
                && !is_amount(text)
                && !is_date(text)
                && text.chars().filter(char::is_ascii_digit).count() * 2 >= text.chars().count()
        })
    } else {
        false
    }
}

fn is_amount(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+', '¥', '￥', '$']);
    let point = digits
        .rsplit_once('.')
        .is_some_and(|(_, cents)| cents.len() <= 2);
    point
        && digits
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

fn is_date(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = date
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let whole = parts.len() == 3 || (parts.len() == 1 && date.len() == 8 && date.starts_with("20"));
    whole
        && parts
            .iter()
            .all(|part| part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Profiles;

    #[test]
    fn a_gap_is_filled_by_a_word_or_by_values_and_never_among_equals() {
        let profiles = Profiles::embedded();
        let general = profiles.get("payment").expect("a profile");
        let check =
            |columns: &[(&str, &[&str])], set: &[Field], expected: Option<(usize, Field)>| {
                let samples: Vec<Vec<String>> = columns
                    .iter()
                    .map(|(_, samples)| samples.iter().map(|text| (*text).to_owned()).collect())
                    .collect();
                let open: Vec<Open<'_>> = columns
                    .iter()
                    .zip(&samples)
                    .enumerate()
                    .map(|(position, ((header, _), samples))| Open {
                        position,
                        header,
                        samples,
                    })
                    .collect();
                assert_eq!(filling(set, &open, general), expected, "{columns:?}");
            };
        let amount = &[Field::Amount, Field::AmountIn][..];
        check(&[("打款金额净", &[])], amount, Some((0, Field::Amount)));
        check(
            &[("甲", &["1,280.00", "-20.5"]), ("乙", &["x"])],
            amount,
            Some((0, Field::Amount)),
        );
        check(
            &[("甲", &["1,280.00", "99.50", "一百"])],
            amount,
            Some((0, Field::Amount)),
        );
        check(&[("甲", &["1.00"]), ("乙", &["2.00"])], amount, None);
        check(
            &[("甲", &["2026-10-20 10:05"])],
            &[Field::Time],
            Some((0, Field::Time)),
        );
        check(
            &[("甲", &["TB12345678"])],
            &[Field::TransactionId],
            Some((0, Field::TransactionId)),
        );
        // A telephone number looks like a key.
        let orders = profiles.get("order").expect("a profile");
        let phone = ["13800000001".to_owned()];
        let open = |header| Open {
            position: 0,
            header,
            samples: &phone,
        };
        let key = &[Field::OrderNo][..];
        assert_eq!(filling(key, &[open("您的手机号")], orders), None);
        assert_eq!(
            filling(key, &[open("甲")], orders),
            Some((0, Field::OrderNo))
        );
        check(&[("甲", &["王小明"])], &[Field::TransactionId], None);
    }
}
