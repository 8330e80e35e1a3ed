//! 客户: by what a customer is known again in another order.

use unicode_normalization::UnicodeNormalization;

use super::{Text, is_masked};

/// Fewer digits are no telephone number.
const SHORTEST_PHONE: usize = 7;
/// Names that stand for anybody.
const ANYBODY: [&str; 9] = [
    "匿名",
    "匿名用户",
    "匿名客户",
    "客户",
    "顾客",
    "散客",
    "先生",
    "女士",
    "小姐",
];
/// Behind a surname alone they make no name: 王先生.
const TITLES: [&str; 4] = ["先生", "女士", "小姐", "老师"];

/// What two orders of one customer have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CustomerKey {
    /// The whole telephone number, digits only.
    Phone(Text),
    /// The name, half-width, in small letters, without blanks; only where no telephone number is known.
    Name(Text),
}

impl CustomerKey {
    /// The key of a customer: the telephone number, else the name. `None` if neither tells one person from another:
    /// both are missing or masked, or the name is a mere 王先生.
    pub fn new(phone: Option<&str>, name: Option<&str>) -> Option<Self> {
        let phone = phone.filter(|phone| is_whole_number(phone));
        phone
            .map(|phone| Self::Phone(phone.into()))
            .or_else(|| Some(Self::Name(plain_name(name?)?)))
    }
}

fn is_whole_number(phone: &str) -> bool {
    let mut digits = phone.bytes();
    let first = digits.next();
    phone.len() >= SHORTEST_PHONE
        && phone.bytes().all(|digit| digit.is_ascii_digit())
        && digits.any(|digit| Some(digit) != first)
}

fn plain_name(name: &str) -> Option<Text> {
    let plain: String = name
        .nfkc()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let plain = plain.to_lowercase();
    let surname_only = TITLES.iter().any(|title| {
        let surname = plain.strip_suffix(title);
        surname.is_some_and(|surname| surname.chars().count() <= 1)
    });
    let nobody = plain.is_empty() || is_masked(&plain) || ANYBODY.contains(&&*plain);
    (!nobody && !surname_only).then(|| plain.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_known_by_phone_else_by_name() {
        let phone = |digits: &str| Some(CustomerKey::Phone(digits.into()));
        let name = |text: &str| Some(CustomerKey::Name(text.into()));
        for (number, named, expected) in [
            (Some("13900001111"), Some("张三"), phone("13900001111")),
            (Some("139****1111"), Some("张三"), name("张三")),
            (Some("00000000"), Some("Ｌi Lei"), name("lilei")),
            (Some("12345"), None, None),
            (None, Some(" 张 三 "), name("张三")),
            (None, Some("张*"), None),
            (None, Some("王先生"), None),
            (None, Some("欧阳先生"), name("欧阳先生")),
            (None, Some("匿名"), None),
            (Some("057112345678"), Some("张*"), phone("057112345678")),
            (None, None, None),
        ] {
            assert_eq!(
                CustomerKey::new(number, named),
                expected,
                "{number:?} {named:?}"
            );
        }
    }
}
