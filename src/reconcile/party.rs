//! Whether the payer of a receipt and the customer of an order are, or may be, the same.

use super::masks::Mask;
pub(super) use super::names::name_key;
use super::names::{is_firm, is_han};
use super::state::State;
use crate::model::{OrderIndex, PaymentIndex, is_masked};

/// Words that make a name in Latin letters that of a firm.
const FOREIGN_FIRMS: [&str; 24] = [
    "LTD", "LIMITED", "CO", "INC", "LLC", "CORP", "COMPANY", "GMBH", "AG", "SRL", "SPA", "SA",
    "SARL", "SAS", "BV", "AB", "AS", "OY", "PTY", "PLC", "LLP", "FZE", "TRADING", "IMPORTS",
];

/// How payer and customer agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The same name, telephone, or a payer who was seen to pay for the customer.
    Same,
    /// One of them is masked, and what is shown fits.
    Fits,
    /// One of them is not told, or no name: nothing contradicts.
    Unknown,
    /// Two names that differ. It may be 代付, which is normal.
    Different,
}

/// Compares the payer of a receipt with the customer of an order.
pub(super) fn agreement(state: &State<'_>, payment: PaymentIndex, order: OrderIndex) -> Agreement {
    let directory = state.directory();
    let (payer, customer) = (directory.payer(payment), directory.customer(order));
    let alias = || state.alias(payment).map(|lesson| lesson.customer);
    let same_phone = payer.phone.is_some() && payer.phone == customer.phone;
    if same_phone
        || customer
            .name
            .is_some_and(|name| payer.names().any(|one| one == name) || alias() == Some(name))
    {
        return Agreement::Same;
    }
    let party = state
        .payment(payment)
        .and_then(|payment| payment.party.as_deref());
    let name = state
        .order(order)
        .and_then(|order| order.customer.as_deref());
    names_agree(party, name)
}

/// Compares what the statement says of the payer with what the order says of the customer.
pub(super) fn names_agree(payer: Option<&str>, customer: Option<&str>) -> Agreement {
    match payer.zip(customer) {
        Some((payer, customer)) => compared(payer, customer),
        None => Agreement::Unknown,
    }
}

/// Only Chinese names are compared: a platform account is another kind of name for the same person.
fn compared(payer: &str, customer: &str) -> Agreement {
    match (Mask::read(payer), Mask::read(customer)) {
        (Some(_), Some(_)) => Agreement::Unknown,
        (Some(mask), None) => shown(&mask, customer),
        (None, Some(mask)) => shown(&mask, payer),
        (None, None) if is_masked(payer) || is_masked(customer) => Agreement::Unknown,
        (None, None) => match (name_key(payer), name_key(customer)) {
            (Some(payer), Some(customer)) if payer == customer => Agreement::Same,
            (Some(payer), Some(customer)) if is_chinese(&payer) && is_chinese(&customer) => {
                Agreement::Different
            }
            (Some(_), Some(_)) if are_other_firms(payer, customer) => Agreement::Different,
            _ => Agreement::Unknown,
        },
    }
}

/// True for two names of which one is a firm's, if at least one of them is written in Latin letters and nothing in
/// them agrees. A shortened name lacks words, and a platform account is one word: neither contradicts.
fn are_other_firms(payer: &str, customer: &str) -> bool {
    let (payer_words, customer_words) = (latin_words(payer), latin_words(customer));
    let chinese_firm = |name: &str| is_chinese(name) && is_firm(name);
    let latin_firm = |words: &[String]| {
        words.len() >= 2 && words.iter().any(|word| FOREIGN_FIRMS.contains(&&**word))
    };
    if is_chinese(payer) || is_chinese(customer) {
        let foreign = |words: &[String]| words.len() >= 2;
        return (chinese_firm(payer) && foreign(&customer_words))
            || (chinese_firm(customer) && foreign(&payer_words))
            || (is_chinese(payer) && latin_firm(&customer_words))
            || (is_chinese(customer) && latin_firm(&payer_words));
    }
    let within = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    payer_words.len() >= 2
        && customer_words.len() >= 2
        && (latin_firm(&payer_words) || latin_firm(&customer_words))
        && !within(&payer_words, &customer_words)
        && !within(&customer_words, &payer_words)
}

/// The words of a name in Latin letters; none if it has Chinese in it.
fn latin_words(name: &str) -> Vec<String> {
    if is_chinese(name) {
        return Vec::new();
    }
    name.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect()
}

fn shown(mask: &Mask, name: &str) -> Agreement {
    match name_key(name) {
        Some(full) if mask.fits(&full) => Agreement::Fits,
        Some(full) if is_chinese(&full) => Agreement::Different,
        _ => Agreement::Unknown,
    }
}

fn is_chinese(name: &str) -> bool {
    name.chars().filter(|letter| is_han(*letter)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payer_and_customer_agree_differ_or_cannot_be_compared() {
        use Agreement::{Different, Fits, Same, Unknown};
        let cases = [
            ("张三", "张三", Same),
            ("張三先生", "张三", Same),
            ("李四", "张三", Different),
            ("*三", "张三", Fits),
            ("张三", "张**", Fits),
            ("李*", "张三", Different),
            ("*三", "张*", Unknown),
            ("张先生", "张三", Fits),
            ("张三", "tb_12345", Unknown),
            ("a***b", "张三", Unknown),
            ("", "张三", Unknown),
            ("J.P. WHOLESALE INC", "ACME TRADING LLC", Different),
            (
                "SUNRISE HOME CO LTD",
                "Sunrise Hardware Co., Ltd",
                Different,
            ),
            ("ACME TRADING", "ACME TRADING LLC", Same),
            ("NORDIC HOME", "NORDIC HOME DESIGN AB", Unknown),
            ("KIWI IMPORTS LTD", "中山市丰兴五金商行", Different),
            (
                "东莞市德鑫贸易有限公司",
                "GULF STAR GENERAL TRADING",
                Different,
            ),
            ("ZHANG SAN", "张三", Unknown),
            ("ZHANG SAN", "LI SI", Unknown),
        ];
        for (payer, customer, expected) in cases {
            assert_eq!(compared(payer, customer), expected, "{payer} {customer}");
        }
    }
}
