//! How the cells of a column are written, where one cell alone cannot tell: the first rows show it.

use std::collections::BTreeMap;

use super::{Column, Field};
use crate::model::may_have_lost_digits;
use crate::read::{Cell, Row, Value};

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// The length of the numbers of a key column that are typed with zeros in front, all of them equally long.
    pub id_width: Option<u8>,
    /// True if whoever wrote the file kept all digits of long numbers: one of them is none that a float could hold.
    pub keeps_digits: bool,
    /// True if the amounts are written with a decimal comma: `1.280,50`.
    pub decimal_comma: bool,
}

/// The habits that the rows below the header prove, by column.
pub(super) fn habits(below: &[Row], columns: &[Column]) -> BTreeMap<u16, Habit> {
    let mut found = BTreeMap::new();
    for column in columns {
        let Some(field) = column.field else { continue };
        let cells = || {
            let cells = below.iter().filter_map(|row| row.cell(column.index));
            cells.filter(|cell| !cell.is_covered)
        };
        let mut habit = Habit::default();
        if field.is_key() && field != Field::Name {
            habit.id_width = id_width(cells());
            habit.keeps_digits = cells().any(is_whole_long_number);
        }
        if field.is_money() {
            habit.decimal_comma = has_decimal_commas(cells());
        }
        if habit != Habit::default() {
            found.insert(column.index, habit);
        }
    }
    found
}

fn is_whole_long_number(cell: &Cell) -> bool {
    matches!(&cell.value, Value::LongNumber(digits) if !may_have_lost_digits(digits))
}

/// The length of the numbers that stand as text, if they are equally long, some begin with a zero, and the number cells
/// beside them are no longer. One such text among many shorter number cells proves nothing.
fn id_width<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<u8> {
    let mut width = None;
    let (mut with_zero, mut short) = (0_usize, 0_usize);
    let mut numbers = Vec::new();
    for cell in cells {
        match &cell.value {
            Value::Text(text) => {
                let digits = bare_digits(text);
                if digits.is_empty() {
                    continue;
                }
                if width.is_some_and(|known| known != digits.len()) {
                    return None;
                }
                width = Some(digits.len());
                with_zero += usize::from(digits.starts_with('0'));
            }
            Value::Number(number) if *number >= 1.0 && number.fract() == 0.0 => {
                numbers.push(format!("{number}").len());
            }
            _ => {}
        }
    }
    let width = width?;
    for length in numbers {
        if length > width {
            return None;
        }
        short += usize::from(length < width);
    }
    let proven = with_zero >= 2 || (with_zero == 1 && short <= 1);
    u8::try_from(width).ok().filter(|_| proven)
}

/// The digits of a number without the armour around it; empty if anything else stands there.
fn bare_digits(text: &str) -> &str {
    let bare = text
        .trim()
        .trim_start_matches("=\"")
        .trim_matches(['\'', '`', '"'])
        .trim();
    if bare.bytes().all(|byte| byte.is_ascii_digit()) {
        bare
    } else {
        ""
    }
}

/// True if the texts prove that a comma is the decimal mark: at least two and half of the amounts have one with one or
/// two digits behind it, and no text and no number cell speaks against it.
fn has_decimal_commas<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let (mut amounts, mut proofs) = (0_usize, 0_usize);
    for cell in cells {
        match &cell.value {
            Value::Text(text) => {
                let figure: String = text
                    .chars()
                    .filter(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'))
                    .collect();
                if !figure.bytes().any(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                amounts += 1;
                match comma_figure(&figure) {
                    Some(proof) => proofs += usize::from(proof),
                    None => return false,
                }
            }
            Value::Number(_) => return false,
            _ => {}
        }
    }
    proofs >= 2 && proofs * 2 >= amounts
}

/// Whether a figure that reads with a decimal comma has one; `None` if it does not read so.
fn comma_figure(figure: &str) -> Option<bool> {
    let (whole, cents) = match figure.split_once(',') {
        Some((whole, cents)) => (whole, Some(cents)),
        None => (figure, None),
    };
    if cents.is_some_and(|cents| {
        !(1..=2).contains(&cents.len()) || cents.bytes().any(|byte| !byte.is_ascii_digit())
    }) {
        return None;
    }
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| !first.is_empty())?;
    let mut rest = groups.peekable();
    let grouped = rest.peek().is_some();
    let right = rest.all(|group| group.len() == 3) && (!grouped || first.len() <= 3);
    right.then_some(cents.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn check(field: Field, values: Vec<Value>, expected: Habit) {
        let columns = [Column {
            index: 3,
            header: "列".into(),
            field: Some(field),
        }];
        let told = format!("{values:?}");
        let rows: Vec<Row> = values
            .into_iter()
            .zip(2..)
            .map(|(value, number)| Row::new(number, vec![Cell::new(3, value)]))
            .collect();
        let found = habits(&rows, &columns).remove(&3).unwrap_or_default();
        assert_eq!(found, expected, "{told}");
    }

    #[test]
    fn numbers_with_zeros_in_front_tell_how_long_their_neighbours_were() {
        let number = Value::Number;
        let width = |width| Habit {
            id_width: Some(width),
            ..Habit::default()
        };
        let none = Habit::default;
        let zeros = || [text("0012345"), text("'0012346")];
        let with = |more: Vec<Value>| zeros().into_iter().chain(more).collect::<Vec<_>>();
        check(Field::Waybill, with(vec![number(12_347.0)]), width(7));
        check(
            Field::OrderNo,
            with(vec![text("A1"), number(1.0), number(2.0)]),
            width(7),
        );
        check(
            Field::OrderNo,
            vec![text("0012345"), number(12.0)],
            width(7),
        );
        check(
            Field::OrderNo,
            vec![text("0012345"), number(12.0), number(13.0)],
            none(),
        );
        check(Field::OrderNo, with(vec![text("123")]), none());
        check(Field::OrderNo, with(vec![number(12_345_678.0)]), none());
        check(
            Field::OrderNo,
            vec![text("1234567"), text("1234568"), number(12.0)],
            none(),
        );
        check(Field::Phone, zeros().to_vec(), none());
    }

    #[test]
    fn one_long_number_that_no_float_holds_speaks_for_its_column() {
        let long = |digits: &str| Value::LongNumber(digits.into());
        let keeps = Habit {
            keeps_digits: true,
            ..Habit::default()
        };
        let kept = long("351030001351351987");
        let lost = long("351030001351351000");
        check(Field::OrderNo, vec![lost.clone(), kept], keeps);
        check(Field::OrderNo, vec![lost], Habit::default());
    }

    #[test]
    fn a_decimal_comma_needs_all_amounts_behind_it() {
        let comma = Habit {
            decimal_comma: true,
            ..Habit::default()
        };
        let cases: [(&[&str], Habit); 8] = [
            (&["1.280,50", "99,00 €", "-", "7"], comma),
            (&["12,5", "1280,50"], comma),
            (&["12,5", "100", "200", "300"], Habit::default()),
            (&["1.280,50"], Habit::default()),
            (&["1.280,50", "99,00", "1,280"], Habit::default()),
            (&["1.280,50", "99,00", "12.50"], Habit::default()),
            (&["1,280.50", "99.00"], Habit::default()),
            (&["12.345,67", "1234.567,80"], Habit::default()),
        ];
        for (texts, expected) in cases {
            let values = texts.iter().map(|one| text(one)).collect();
            check(Field::Amount, values, expected);
        }
        let mixed = vec![text("12,50"), text("9,90"), Value::Number(3.5)];
        check(Field::Amount, mixed, Habit::default());
    }
}
