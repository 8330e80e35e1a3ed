//! 付款方式, 结算方式 → terms of payment.

use serde::Deserialize;

use super::lexicon::Lexicon;
use super::text::squash;
use crate::model::Terms;

/// `templates/vocabulary/terms.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    terms: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    words: Vec<String>,
}

/// The words of terms.
#[derive(Clone, Debug)]
pub(crate) struct TermsWords(Lexicon<Terms>);

impl TermsWords {
    pub(crate) fn new(file: &File) -> Self {
        let words = file
            .terms
            .iter()
            .filter_map(|entry| Some((entry, terms_of(&entry.code)?)));
        Self(Lexicon::new(words.flat_map(|(entry, terms)| {
            entry.words.iter().map(move |word| (word.as_str(), terms))
        })))
    }

    /// The terms that a text states; `None` if it states none that we know. Terms that have money wait (货到付款,
    /// 订金, 月结) go before the way in which it is paid: `支付宝付30%定金` is a deposit.
    pub(crate) fn read(&self, text: &str) -> Option<Terms> {
        let squashed = squash(text);
        if let Some(terms) = self.0.exact(&squashed) {
            return Some(terms);
        }
        let found: Vec<Terms> = self.0.hits(&squashed).map(|hit| hit.value).collect();
        [
            Terms::CashOnDelivery,
            Terms::DepositBalance,
            Terms::Monthly,
            Terms::Prepaid,
        ]
        .into_iter()
        .find(|terms| found.contains(terms))
    }
}

/// The deposit in percent that terms state: `30%订金，余款发货前付`, `T/T 30% deposit`. Of the balance stands the rest.
pub(crate) fn deposit_percent(text: &str) -> Option<u8> {
    let squashed = squash(text);
    let at = squashed.find('%')?;
    let (before, after) = (squashed.get(..at)?, squashed.get(at + 1..)?);
    let head = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let percent: u8 = before.get(head.len()..)?.parse().ok()?;
    let whole = !head.ends_with('.') && (1..=99).contains(&percent);
    let is_balance = BALANCE
        .iter()
        .any(|word| head.ends_with(word) || after.starts_with(word));
    whole.then_some(if is_balance { 100 - percent } else { percent })
}

/// Words beside the percent of a balance.
const BALANCE: [&str; 6] = ["尾款", "余款", "馀款", "余额", "尾数", "balance"];

fn terms_of(code: &str) -> Option<Terms> {
    Some(match code {
        "cash_on_delivery" => Terms::CashOnDelivery,
        "deposit_balance" => Terms::DepositBalance,
        "monthly" => Terms::Monthly,
        "prepaid" => Terms::Prepaid,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Vocabulary;
    use super::*;

    #[test]
    fn a_share_is_read() {
        for (text, expected) in [
            ("30%订金，余款发货前付清", Some(30)),
            ("预付20％，尾款见提单付", Some(20)),
            ("尾款70%，定金30%", Some(30)),
            ("70%尾款发货前付", Some(30)),
            ("T/T 50% deposit, 50% balance", Some(50)),
            ("订金12.5%", None),
            ("100%预付", None),
            ("订金", None),
        ] {
            assert_eq!(deposit_percent(text), expected, "{text}");
        }
    }

    #[test]
    fn terms_are_read() {
        let vocabulary = Vocabulary::embedded();
        for (text, expected) in [
            ("货到付款", Some(Terms::CashOnDelivery)),
            ("COD", Some(Terms::CashOnDelivery)),
            ("到付货款", Some(Terms::CashOnDelivery)),
            ("代收货款（顺丰）", Some(Terms::CashOnDelivery)),
            ("月结30天", Some(Terms::Monthly)),
            ("账期60天", Some(Terms::Monthly)),
            ("订金", Some(Terms::DepositBalance)),
            ("30%定金，70%尾款", Some(Terms::DepositBalance)),
            ("支付宝付30%定金", Some(Terms::DepositBalance)),
            ("款到发货", Some(Terms::Prepaid)),
            ("先款后货", Some(Terms::Prepaid)),
            ("支付宝", Some(Terms::Prepaid)),
            ("微信转账", Some(Terms::Prepaid)),
            ("100%预付", Some(Terms::Prepaid)),
            ("面议", None),
            ("", None),
        ] {
            assert_eq!(vocabulary.terms.read(text), expected, "{text}");
        }
    }
}
