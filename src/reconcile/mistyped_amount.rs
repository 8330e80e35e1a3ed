//! Two amounts of which one may be the other mistyped.

/// How an amount was mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two adjacent digits are swapped: 1,837.46 and 1,873.46.
    Swapped,
    /// The decimal point slipped by so many places; what was behind it may be lost: 1,837.46 and 183.74.
    Point,
    /// A digit is missing, or there twice: 1,837.46 and 187.46.
    Digit,
}

/// Fewer telling digits than this agree with too much by chance: 20.00 is no slip of 200.00.
const TELLING: u32 = 3;

/// Telling digits where one of them is missing.
const TELLING_WITHOUT_ONE: u32 = 4;

/// How one amount may be the other mistyped; `None` if it is not.
pub(super) fn slip(one: i64, other: i64) -> Option<Slip> {
    let (less, more) = (one.min(other), one.max(other));
    if less <= 0 || less == more || telling(less).min(telling(more)) < TELLING {
        return None;
    }
    if is_swapped(less, more) {
        Some(Slip::Swapped)
    } else if more / 10 == less || more / 100 == less {
        Some(Slip::Point)
    } else if telling(less) >= TELLING_WITHOUT_ONE && lacks_a_digit(less, more) {
        Some(Slip::Digit)
    } else {
        None
    }
}

/// The digits of a number up to its last that is not nought.
fn telling(number: i64) -> u32 {
    let mut rest = number;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
    }
    rest.checked_ilog10().map_or(0, |log| log + 1)
}

/// True if swapping two adjacent digits makes the one the other. Such a difference is nine times a digit.
fn is_swapped(less: i64, more: i64) -> bool {
    let off = more - less;
    if off % 9 != 0 {
        return false;
    }
    let mut place = 1;
    while place <= more / 10 {
        let (low, high) = (more / place % 10, more / place / 10 % 10);
        if (high - low) * place * 9 == off {
            return true;
        }
        place *= 10;
    }
    false
}

/// True if leaving out one digit makes the larger number the smaller.
fn lacks_a_digit(less: i64, more: i64) -> bool {
    let mut place = 1;
    while place <= more {
        if more / place / 10 * place + more % place == less {
            return true;
        }
        let Some(next) = place.checked_mul(10) else {
            return false;
        };
        place = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: i64, other: i64, expected: Option<Slip>) {
        assert_eq!(slip(one, other), expected, "{one} {other}");
        assert_eq!(slip(other, one), expected, "{other} {one}");
    }

    #[test]
    fn two_digits_are_swapped() {
        check(1837_46, 1873_46, Some(Slip::Swapped));
        check(1837_46, 183_764, Some(Slip::Swapped));
        check(1037_46, 137_46, Some(Slip::Swapped));
        check(1837_46, 1738_46, None);
        check(1837_46, 1846_46, None);
        check(120_00, 210_00, None);
    }

    #[test]
    fn the_point_slips_by_one_or_two_places() {
        check(1837_46, 18374_60, Some(Slip::Point));
        check(1837_46, 183_74, Some(Slip::Point));
        check(1837_46, 18_37, Some(Slip::Point));
        check(1837_46, 1_83, None);
        check(1837_46, 1837_460_0, Some(Slip::Point));
        check(200_00, 20_00, None);
    }

    #[test]
    fn a_digit_is_missing_or_there_twice() {
        check(1837_46, 187_46, Some(Slip::Digit));
        check(1837_46, 837_46, Some(Slip::Digit));
        check(1837_46, 18337_46, Some(Slip::Digit));
        check(1837_46, 18_46, None);
        check(350_00, 30_00, None);
        check(i64::MAX, i64::MAX / 7, None);
    }
}
