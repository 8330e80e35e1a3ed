//! Number formats, as far as they change what a number means.

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read) enum NumberFormat {
    /// A date, a time or both.
    Date,
    /// A length of time that may exceed a day, as `[h]:mm`.
    Duration,
    /// A fixed number of digits, as `00000000`: leading zeros are shown.
    Zeros(u8),
    /// Anything else.
    #[default]
    Other,
}

/// The format that an id stands for if the file does not define it, those of East Asia included.
pub(super) fn built_in(id: u64) -> NumberFormat {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => NumberFormat::Date,
        46 => NumberFormat::Duration,
        _ => NumberFormat::Other,
    }
}

/// What a format code means, by its first section.
pub(in crate::read) fn of_code(code: &str) -> NumberFormat {
    let mut rest = code.chars();
    let (mut zeros, mut others, mut is_date) = (0_usize, 0_usize, false);
    while let Some(letter) = rest.next() {
        match letter {
            ';' => break,
            '"' => {
                others += 1;
                rest.by_ref()
                    .take_while(|letter| *letter != '"')
                    .for_each(drop);
            }
            // The next character is literal, a width, or what the cell is filled up with.
            '\\' | '_' | '*' => {
                others += usize::from(letter != '_');
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                if is_elapsed(&inside) {
                    return NumberFormat::Duration;
                }
            }
            '0' => zeros += 1,
            // A place for digits: then letters are a unit that nobody put in quotes.
            '#' | '?' => return NumberFormat::Other,
            'A' | 'a' if is_half_of_day(rest.as_str()) => is_date = true,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => is_date = true,
            _ => others += 1,
        }
    }
    match (is_date, u8::try_from(zeros)) {
        (true, _) => NumberFormat::Date,
        (false, Ok(zeros)) if zeros > 1 && others == 0 => NumberFormat::Zeros(zeros),
        _ => NumberFormat::Other,
    }
}

/// True for the `h` of `[h]`, `[mm]` and the like.
fn is_elapsed(inside: &str) -> bool {
    ['h', 'm', 's'].iter().any(|unit| {
        !inside.is_empty()
            && inside
                .chars()
                .all(|letter| letter.eq_ignore_ascii_case(unit))
    })
}

/// True after the `A` of `AM/PM` and `A/P`.
fn is_half_of_day(rest: &str) -> bool {
    let rest = rest.get(..2).unwrap_or_default();
    rest.eq_ignore_ascii_case("M/") || rest.eq_ignore_ascii_case("/P")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_dates_durations_and_leading_zeros() {
        use NumberFormat::{Date, Duration, Other, Zeros};
        let cases = [
            ("General", Other),
            ("yyyy-mm-dd hh:mm:ss", Date),
            ("yyyy\"年\"m\"月\"d\"日\";@", Date),
            ("[$-804]yyyy\"年\"m\"月\"", Date),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Date),
            ("[$-804]aaaa", Other),
            ("[h]:mm:ss", Duration),
            ("[SS].00", Duration),
            ("[Red]0.00", Other),
            ("#,##0.00 USD", Other),
            ("0.00E+00", Other),
            ("00000000", Zeros(8)),
            ("000000_ ;[Red]\\-000000", Zeros(6)),
            ("0", Other),
            ("\\S000", Other),
            ("000.0", Other),
            ("@", Other),
            ("0;yyyy", Other),
            ("[h", Duration),
            ("", Other),
        ];
        for (code, expected) in cases {
            assert_eq!(of_code(code), expected, "{code}");
        }
        assert_eq!(of_code(&"0".repeat(300)), Other);
        assert_eq!(
            (built_in(31), built_in(46), built_in(2)),
            (Date, Duration, Other)
        );
    }
}
