//! Whether a column writes its amounts with a decimal comma: `1.280,50`.

use crate::read::{Cell, Value};

/// True if the texts prove that a comma is the decimal mark: at least two and half of the amounts have one with one or
/// two digits behind it, and no text and no number cell speaks against it.
pub(super) fn has_decimal_commas<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
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
            let values: Vec<Value> = texts.iter().map(|one| text(one)).collect();
            check(Field::Amount, &values, expected);
        }
        let mixed = [text("12,50"), text("9,90"), Value::Number(3.5)];
        check(Field::Amount, &mixed, Habit::default());
    }
}
