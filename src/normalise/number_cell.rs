//! Numbers of orders and parcels that a file holds as numbers: what Excel did to them on the way.

use super::identifier::Identifier;
use crate::model::{Carriers, Damage, WaybillNo, may_have_lost_digits};
use crate::read::{Cell, Value};
use crate::recognise::Habit;

/// A carrier's shape is met with at most so many zeros put in front: more are a different number.
const MOST_ZEROS: u8 = 3;

/// The number of a number cell. Of 16 digits and more, Excel keeps 15 and shows zeros for the rest, and so do we, because
/// whatever stands there is not what was typed. A number that is shorter than its column's is told so, not filled up.
pub(super) fn from_number(number: f64, habit: Habit) -> Option<Identifier> {
    if !number.is_finite() || number == 0.0 {
        return None;
    }
    let typed = if number.abs() < 1e40 {
        format!("{number}")
    } else {
        format!("{number:E}")
    };
    let mut id = Identifier {
        canonical: typed.clone(),
        typed,
        damage: None,
        beside: None,
    };
    if number.fract() != 0.0 {
        return Some(id);
    }
    if number.abs() >= 1e15 {
        if may_have_lost_digits(&id.typed) {
            id.canonical = cut(&id.typed);
            id.damage = Some(Damage::DigitsLost);
        }
    } else if number > 0.0 {
        let lost = habit.id_width.map_or(0, usize::from);
        let lost = lost.saturating_sub(id.canonical.len());
        id.damage = u8::try_from(lost)
            .ok()
            .filter(|zeros| *zeros > 0)
            .map(|zeros| Damage::LeadingZeroLost { zeros });
    }
    Some(id)
}

/// The number of a cell that the file spells with 16 digits or more: whole, unless the digits are those that a float
/// prints. In a column whose other numbers kept their digits, only zeros at the end are doubtful.
pub(super) fn from_long_number(digits: &str, habit: Habit) -> Option<Identifier> {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && digits.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let ends_in_zeros = digits
        .bytes()
        .skip(15)
        .all(|byte| !byte.is_ascii_digit() || byte == b'0');
    let kept = is_plain && habit.keeps_digits && !ends_in_zeros;
    if kept || (is_plain && !may_have_lost_digits(digits)) {
        return Some(Identifier {
            canonical: digits.to_owned(),
            typed: digits.to_owned(),
            damage: None,
            beside: None,
        });
    }
    let number: f64 = digits.parse().ok()?;
    let id = from_number(number, habit)?;
    Some(Identifier {
        typed: digits.to_owned(),
        ..id
    })
}

/// The first 15 digits, and zeros.
fn cut(typed: &str) -> String {
    let (kept, lost) = typed.split_at_checked(15).unwrap_or((typed, ""));
    format!("{kept}{}", "0".repeat(lost.len()))
}

/// The waybill of a number cell, marked as having lost zeros if its carrier gives out such numbers only with zeros in
/// front, and only one count of them fits.
pub(super) fn as_the_carrier_has_it(
    waybill: WaybillNo,
    cell: &Cell,
    carrier: &str,
    carriers: &Carriers,
) -> WaybillNo {
    let is_number = matches!(cell.value, Value::Number(_));
    let number = waybill.as_str();
    if !is_number || waybill.damage().is_some() || carriers.fits(carrier, number) != Some(false) {
        return waybill;
    }
    let fits = |zeros: &u8| {
        let padded = format!("{}{number}", "0".repeat((*zeros).into()));
        carriers.fits(carrier, &padded) == Some(true)
    };
    let mut fitting = (1..=MOST_ZEROS).filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(zeros), None) => WaybillNo::new(
            number,
            waybill.typed(),
            Some(Damage::LeadingZeroLost { zeros }),
        ),
        _ => waybill,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::carriers;

    fn check(value: &Value, habit: Habit, canonical: &str, damage: Option<Damage>) {
        let id = match value {
            Value::Number(number) => from_number(*number, habit),
            Value::LongNumber(digits) => from_long_number(digits, habit),
            _ => None,
        };
        let seen = id.map(|id| (id.canonical, id.damage));
        assert_eq!(seen, Some((canonical.to_owned(), damage)), "{value:?}");
    }

    #[test]
    fn long_numbers_are_whole_unless_a_float_spelled_them() {
        let none = Habit::default();
        let keeps = Habit {
            keeps_digits: true,
            ..none
        };
        let lost = Some(Damage::DigitsLost);
        for (digits, habit, canonical, damage) in [
            ("351030001351351987", none, "351030001351351987", None),
            ("0351030001351351000", none, "0351030001351351000", None),
            ("351030001351351000", none, "351030001351351000", lost),
            ("351030001351350980", none, "351030001351351000", lost),
            ("351030001351350976", none, "351030001351351000", lost),
            ("351030001351350976", keeps, "351030001351350976", None),
            ("351030001351351000", keeps, "351030001351351000", lost),
            ("3.51030001351351E+17", none, "351030001351351000", lost),
        ] {
            check(&Value::LongNumber(digits.into()), habit, canonical, damage);
        }
        assert_eq!(from_long_number("0000000000000000", none), None);
        assert_eq!(from_long_number("x", none).and_then(|id| id.damage), None);
    }

    #[test]
    fn a_number_shorter_than_its_column_lost_its_zeros() {
        let wide = Habit {
            id_width: Some(7),
            ..Habit::default()
        };
        let zeros = |zeros| Some(Damage::LeadingZeroLost { zeros });
        check(&Value::Number(12_345.0), wide, "12345", zeros(2));
        check(&Value::Number(1_234_567.0), wide, "1234567", None);
        check(&Value::Number(12_345_678.0), wide, "12345678", None);
        check(&Value::Number(12_345.0), Habit::default(), "12345", None);
        check(&Value::Number(1.5), wide, "1.5", None);
    }

    #[test]
    fn a_carrier_tells_how_many_zeros_are_lost() {
        for (number, carrier, expected) in [
            (12_345_678_901.0, "顺丰", Some(1)),
            (123_456_789_012.0, "顺丰", None),
            // One zero or two: 12 and 13 digits are both right.
            (12_345_678_901.0, "申通", None),
            (1_234_567.0, "顺丰", None),
            (12_345_678_901.0, "老王物流", None),
        ] {
            let cell = Cell::new(0, Value::Number(number));
            let text = cell.text();
            let waybill = WaybillNo::new(&text, &text, None);
            let seen = as_the_carrier_has_it(waybill, &cell, carrier, carriers()).damage();
            let expected = expected.map(|zeros| Damage::LeadingZeroLost { zeros });
            assert_eq!(seen, expected, "{carrier} {text}");
        }
        let cell = Cell::new(0, Value::Text("12345678901".into()));
        let waybill = WaybillNo::new("12345678901", "12345678901", None);
        let seen = as_the_carrier_has_it(waybill, &cell, "顺丰", carriers());
        assert_eq!(seen.damage(), None, "a text keeps its zeros");
    }
}
