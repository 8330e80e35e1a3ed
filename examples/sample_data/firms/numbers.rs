//! Numbers of orders, movements and parcels, and what hands and Excel make of them.

use chrono::NaiveDateTime;

use super::Chance;

/// How a firm numbers its orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// 20261003012: the day and a count.
    DayCount,
    /// SO-2026-00123.
    Contract,
    /// XD20261003-17.
    DayDash,
    /// 2610003127: ten digits.
    Ten,
    /// One shape for each shop: 8, 12, 18 and 19 digits, small letters, a Chinese prefix, zeros in front.
    Mixed,
}

/// The number of an order: the `serial`th of all, the `count`th of its day.
pub(super) fn order(
    chance: &mut Chance,
    shape: Numbers,
    placed: NaiveDateTime,
    serial: i64,
    count: i64,
) -> String {
    let day = placed.format("%Y%m%d");
    match shape {
        Numbers::DayCount => format!("{day}{count:03}"),
        Numbers::Contract => format!("SO-{}-{:05}", placed.format("%Y"), 117 + serial),
        Numbers::DayDash => format!("XD{day}-{count}"),
        Numbers::Ten => format!("{}{:06}", placed.format("%y%m"), 3_000 + serial * 7),
        Numbers::Mixed => match chance.between(0, 6) {
            0 => format!("{}", 31_840_000 + serial * 3),
            1 => format!("{}{:06}", placed.format("%y%m%d"), 100_000 + serial * 3),
            2 => format!(
                "{}{}",
                placed.format("%Y%m%d%H%M"),
                chance.between(100_001, 899_999)
            ),
            3 => format!(
                "41022{:09}{:05}",
                serial * 97_531,
                chance.between(1, 99_999)
            ),
            4 => format!("dd-{day}-{count}"),
            5 => format!("青订{day}-{count}"),
            _ => format!("00{:07}", 1_204_000 + serial * 11),
        },
    }
}

/// The number of a movement.
pub(super) fn movement(chance: &mut Chance, account: usize, time: NaiveDateTime) -> String {
    let day = time.format("%Y%m%d");
    match account {
        0 => format!("10000500{day}{}", chance.digits(12)),
        1 => format!("{day}LS{}", chance.digits(10)),
        _ => format!("TR{}{}", time.format("%y%m%d"), chance.digits(9)),
    }
}

/// The number of a parcel.
pub(super) fn waybill(chance: &mut Chance) -> String {
    format!("SF15{}", chance.digits(11))
}

/// Two neighbouring digits that differ, the other way round, away from the front.
pub(super) fn swapped(chance: &mut Chance, text: &str) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (1..letters.len())
        .filter(|place| {
            let (one, other) = (letters[place - 1], letters[*place]);
            one.is_ascii_digit() && other.is_ascii_digit() && one != other && *place > 3
        })
        .collect();
    if places.is_empty() {
        return None;
    }
    let place = chance.pick(&places);
    letters.swap(place - 1, place);
    Some(letters.into_iter().collect())
}

/// One digit is another one.
pub(super) fn wrong_digit(chance: &mut Chance, text: &str) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (3..letters.len())
        .filter(|place| letters[*place].is_ascii_digit())
        .collect();
    if places.is_empty() {
        return None;
    }
    let place = chance.pick(&places);
    let digit = (letters[place] as u8 - b'0' + chance.between(1, 9) as u8) % 10;
    letters[place] = char::from(b'0' + digit);
    Some(letters.into_iter().collect())
}

/// The number as an untidy hand types it, with every digit there: in groups, with other marks or without
/// them, in small letters or in full-width characters.
pub(super) fn untidy(chance: &mut Chance, text: &str) -> String {
    let marks = text.contains('-');
    match chance.between(0, 3) {
        0 => text.chars().map(full_width).collect(),
        1 if marks => text.replace('-', " "),
        2 if marks => text.replace('-', ""),
        _ if marks => text.to_lowercase(),
        1 => grouped(text, '-'),
        _ => grouped(text, ' '),
    }
}

fn grouped(text: &str, mark: char) -> String {
    let mut out = String::new();
    for (place, letter) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(mark);
        }
        out.push(letter);
    }
    out
}

fn full_width(letter: char) -> char {
    if letter.is_ascii_graphic() {
        char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter)
    } else {
        letter
    }
}

/// What Excel leaves of a number: scientific notation, zeros after the 15th digit, no zeros in front.
pub(super) fn damaged(chance: &mut Chance, text: &str) -> Option<String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if text.starts_with('0') {
        return Some(text.trim_start_matches('0').to_owned());
    }
    let digits = text.len();
    if digits > 15 && chance.percent(60) {
        return Some(format!("{}{}", &text[..15], "0".repeat(digits - 15)));
    }
    if digits < 12 {
        return None;
    }
    let kept: i64 = text[..5].parse().ok()?;
    let shown = format!("{}.{:04}", kept / 10_000, kept % 10_000);
    Some(format!("{shown}E+{}", digits - 1))
}
