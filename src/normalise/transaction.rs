//! 交易号: the numbers of payments.

use super::identifier::{Identifier, identifiers};
use crate::model::{Damage, Text};
use crate::read::Cell;
use crate::recognise::Habit;

/// The transaction number of a cell. A number that Excel damaged is none: two payments may share what is left of it, and
/// an identity that is shared would merge them.
pub(crate) fn transaction_number(cell: &Cell, habit: Habit) -> Option<Text> {
    transaction_numbers(cell, habit).into_iter().next()
}

/// All transaction numbers of a cell that are whole.
fn transaction_numbers(cell: &Cell, habit: Habit) -> Vec<Text> {
    identifiers(cell, habit)
        .into_iter()
        .filter(|id| id.damage != Some(Damage::Date) && remains(id).is_none())
        .map(|id| id.canonical.into())
        .collect()
}

/// All transaction numbers of a cell, and of those that are not whole what is left of them.
pub(crate) fn whole_or_left(cell: &Cell, habit: Habit) -> Vec<Text> {
    identifiers(cell, habit)
        .into_iter()
        .filter(|id| id.damage != Some(Damage::Date))
        .map(|id| remains(&id).unwrap_or_else(|| id.canonical.into()))
        .collect()
}

/// What is left of the first damaged number of a cell.
pub(crate) fn what_is_left(cell: &Cell, habit: Habit) -> Option<Text> {
    identifiers(cell, habit).iter().find_map(remains)
}

/// What is left of a number that lost digits, in scientific notation, which equals no whole number; nothing for a whole
/// one. Fifteen digits survive the number cell.
pub(crate) fn remains(id: &Identifier) -> Option<Text> {
    match id.damage? {
        Damage::Scientific => Some(id.canonical.as_str().into()),
        Damage::DigitsLost => {
            let (first, rest) = id.canonical.split_at_checked(1)?;
            let kept = rest.get(..14)?;
            Some(format!("{first}.{kept}E+{}", rest.len()).into())
        }
        Damage::LeadingZeroLost { .. } | Damage::Date => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Value;

    #[test]
    fn of_a_damaged_number_the_digits_are_kept() {
        for (value, expected) in [
            (
                Value::Text("4200000069201710299246843141".into()),
                "4200000069201710299246843141",
            ),
            (Value::Text("4.2E+27".into()), "4.2E+27"),
            (
                Value::Number(351_030_001_351_351_000.0),
                "3.51030001351351E+17",
            ),
        ] {
            let cell = Cell::new(0, value);
            let seen = whole_or_left(&cell, Habit::default());
            assert_eq!(
                seen.iter().map(|text| &**text).collect::<Vec<_>>(),
                [expected]
            );
        }
    }

    #[test]
    fn whole_numbers_only() {
        for (value, expected) in [
            (
                Value::Text("`4200000069201710299246843141\t".into()),
                Some("4200000069201710299246843141"),
            ),
            (Value::Text("3985734".into()), Some("3985734")),
            (Value::Text("/".into()), None),
            (Value::Text("4.2E+27".into()), None),
            (Value::Number(4.2e27), None),
            (Value::Number(369_396_693.0), Some("369396693")),
        ] {
            let cell = Cell::new(0, value);
            let seen = transaction_number(&cell, Habit::default());
            assert_eq!(seen.as_deref(), expected, "{cell:?}");
        }
    }
}
