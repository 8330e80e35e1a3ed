//! Numbers that are nearly one that nothing has.

use crate::model::Book;

/// Numbers that are named where the one that was asked for is not known.
const MOST_SIMILAR: usize = 10;

/// A number shorter than this is like too many others.
const LEAST_SIMILAR: usize = 3;

/// Numbers that are the same but for one slip, then those that hold it, or that it holds.
pub(super) fn similar(book: &Book, number: &str) -> Vec<String> {
    if number.chars().count() < LEAST_SIMILAR {
        return Vec::new();
    }
    let orders = book.orders.iter().map(|order| order.number.as_str());
    let payments = book.payments.iter().map(|payment| &*payment.id);
    let parcels = book.parcels.iter().map(|parcel| parcel.waybill.as_str());
    let mut near: Vec<(bool, &str)> = orders
        .chain(payments)
        .chain(parcels)
        .filter_map(|known| {
            let upper = known.to_uppercase();
            let slip = is_one_slip(&upper, number);
            let part = upper.chars().count() >= LEAST_SIMILAR
                && (upper.contains(number) || number.contains(&upper));
            (slip || part).then_some((!slip, known))
        })
        .collect();
    near.sort_by_key(|(part, _)| *part);
    let near = near.into_iter().map(|(_, known)| known.to_owned());
    near.take(MOST_SIMILAR).collect()
}

/// True if one character differs, is missing or is too many, or two neighbours are swapped.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let one = one.get(start..).unwrap_or_default();
    let other = other.get(start..).unwrap_or_default();
    let without = |text: &'_ [char], count: usize| text.get(count..).map(<[char]>::to_vec);
    let swapped = match (one, other) {
        ([a, b, rest @ ..], [c, d, others @ ..]) => a == d && b == c && rest == others,
        _ => false,
    };
    let shorter = [(1, 1), (1, 0), (0, 1)];
    swapped
        || shorter.iter().any(|(left, right)| {
            without(one, *left).is_some_and(|rest| Some(rest) == without(other, *right))
        })
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn one_slip() {
        for (known, slip) in [
            ("A10023", false),
            ("A1002", true),
            ("A100234", true),
            ("A10032", true),
            ("A10024", true),
            ("B10023", true),
            ("A20024", false),
            ("A1", false),
            ("", false),
        ] {
            assert_eq!(is_one_slip(known, "A10023"), slip, "{known}");
        }
    }
}
