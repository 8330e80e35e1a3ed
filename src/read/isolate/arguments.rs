//! The command line of the reader: the kind of the file, then the limits as numbers.

use std::ffi::OsString;

use super::Kind;
use crate::config::Limits;

/// The words of the command line after the hidden one.
pub(super) fn of(kind: Kind, limits: &Limits) -> Vec<String> {
    let numbers = [
        limits.unpacked_megabytes,
        limits.parts,
        limits.rows,
        limits.columns,
        limits.characters,
        limits.reader_seconds,
        limits.reader_megabytes,
    ];
    let numbers = numbers.iter().map(u64::to_string);
    std::iter::once(kind.word().to_owned())
        .chain(numbers)
        .collect()
}

/// What the words mean; `None` if they are not those that [`of`] makes.
pub(super) fn parse(arguments: &[OsString]) -> Option<(Kind, Limits)> {
    let (kind, numbers) = arguments.split_first()?;
    let numbers: Vec<u64> = numbers
        .iter()
        .map(|word| word.to_str()?.parse().ok())
        .collect::<Option<_>>()?;
    let [
        unpacked_megabytes,
        parts,
        rows,
        columns,
        characters,
        reader_seconds,
        reader_megabytes,
    ] = *numbers.as_slice()
    else {
        return None;
    };
    let limits = Limits {
        unpacked_megabytes,
        parts,
        rows,
        columns,
        characters,
        reader_seconds,
        reader_megabytes,
        ..Limits::default()
    };
    Some((Kind::from_word(kind.to_str()?)?, limits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_understood_and_nothing_else() {
        let limits = Limits {
            rows: 7,
            reader_seconds: 3,
            ..Limits::default()
        };
        let words: Vec<OsString> = of(Kind::Ods, &limits).into_iter().map(Into::into).collect();
        assert_eq!(parse(&words), Some((Kind::Ods, limits)));
        assert_eq!(parse(words.get(1..).unwrap_or_default()), None);
        assert_eq!(parse(words.get(..7).unwrap_or_default()), None);
        assert_eq!(parse(&[]), None);
    }
}
