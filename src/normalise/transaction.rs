//! 交易号: the numbers of payments.

use super::identifier::identifiers;
use crate::model::{Damage, Text};
use crate::read::Cell;
use crate::recognise::Habit;

/// The transaction number of a cell. A number that Excel damaged is none: two payments may share what is left of it, and
/// an identity that is shared would merge them.
pub(crate) fn transaction_number(cell: &Cell, habit: Habit) -> Option<Text> {
    transaction_numbers(cell, habit).into_iter().next()
}

/// All transaction numbers of a cell that are whole.
pub(crate) fn transaction_numbers(cell: &Cell, habit: Habit) -> Vec<Text> {
    identifiers(cell, habit)
        .into_iter()
        .filter(|id| {
            let damage = [Damage::Scientific, Damage::DigitsLost, Damage::Date];
            id.damage.is_none_or(|done| !damage.contains(&done))
        })
        .map(|id| id.canonical.into())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Value;

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
