//! How long the numbers of a column are, and whether its file kept their digits.

use crate::model::may_have_lost_digits;
use crate::read::{Cell, Value};

/// True for a long number that no float holds: whoever wrote it kept all digits.
pub(super) fn is_whole_long_number(cell: &Cell) -> bool {
    matches!(&cell.value, Value::LongNumber(digits) if !may_have_lost_digits(digits))
}

/// The length of the numbers that stand as text, if they are equally long, some begin with a zero, and the number cells
/// beside them are no longer. One such text among many shorter number cells proves nothing.
pub(super) fn id_width<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<u8> {
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

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::super::habits::{Habit, habit_of};
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn check(field: Field, values: &[Value], expected: Habit) {
        assert_eq!(habit_of(field, values), expected, "{values:?}");
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
        check(Field::Waybill, &with(vec![number(12_347.0)]), width(7));
        check(
            Field::OrderNo,
            &with(vec![text("A1"), number(1.0), number(2.0)]),
            width(7),
        );
        check(Field::OrderNo, &[text("0012345"), number(12.0)], width(7));
        check(
            Field::OrderNo,
            &[text("0012345"), number(12.0), number(13.0)],
            none(),
        );
        check(Field::OrderNo, &with(vec![text("123")]), none());
        check(Field::OrderNo, &with(vec![number(12_345_678.0)]), none());
        check(
            Field::OrderNo,
            &[text("1234567"), text("1234568"), number(12.0)],
            none(),
        );
        check(Field::Phone, &zeros(), none());
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
        check(Field::OrderNo, &[lost.clone(), kept], keeps);
        check(Field::OrderNo, &[lost], Habit::default());
    }
}
