//! The words of statements: which way a line went, and what kind of movement it is.

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::model::{Direction, Nature};
use crate::recognise::Values;

/// `templates/vocabulary/payment.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    direction_in: Vec<String>,
    direction_out: Vec<String>,
    direction_neutral: Vec<String>,
    never_moved: Vec<String>,
    own_transfer: Vec<String>,
    own_transfer_if_neutral: Vec<String>,
    refund: Vec<String>,
    refunded_later: Vec<String>,
    not_refund: Vec<String>,
    reversal: Vec<String>,
    not_reversal: Vec<String>,
    charge: Vec<String>,
}

/// What a direction column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Received, or paid out.
    Way(Direction),
    /// 不计收支, `/`: neither.
    Neutral,
}

/// The texts of a line that tell its nature, squashed; empty where the line has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// The direction column.
    pub(crate) side: String,
    /// 交易类型.
    pub(crate) kind: String,
    /// 交易状态.
    pub(crate) status: String,
    /// All free text.
    pub(crate) memo: String,
}

/// The words of statements, the general ones or those of a profile.
#[derive(Clone, Debug)]
pub(crate) struct PaymentWords {
    sides: Lexicon<Side>,
    never_moved: Lexicon<()>,
    own_transfer: Lexicon<()>,
    own_if_neutral: Lexicon<()>,
    /// False for texts that only look like a refund.
    refund: Lexicon<bool>,
    /// The same for a status, where 已退款 tells of another line.
    refund_status: Lexicon<bool>,
    /// False for texts of the line that was taken back.
    reversal: Lexicon<bool>,
    charge: Lexicon<()>,
}

impl PaymentWords {
    pub(crate) fn new(file: &File) -> Self {
        let refund = || words(&file.not_refund, false).chain(words(&file.refund, true));
        Self {
            sides: sides(
                &file.direction_in,
                &file.direction_out,
                &file.direction_neutral,
            ),
            never_moved: Lexicon::new(words(&file.never_moved, ())),
            own_transfer: Lexicon::new(words(&file.own_transfer, ())),
            own_if_neutral: Lexicon::new(words(&file.own_transfer_if_neutral, ())),
            refund: Lexicon::new(refund()),
            refund_status: Lexicon::new(words(&file.refunded_later, false).chain(refund())),
            reversal: Lexicon::new(
                words(&file.not_reversal, false).chain(words(&file.reversal, true)),
            ),
            charge: Lexicon::new(words(&file.charge, ())),
        }
    }

    /// The words that a profile adds.
    pub(crate) fn of_profile(values: &Values) -> Self {
        Self {
            sides: sides(
                &values.direction_in,
                &values.direction_out,
                &values.direction_neutral,
            ),
            never_moved: Lexicon::new(words(&values.never_moved, ())),
            own_transfer: Lexicon::new(words(&values.own_transfer, ())),
            own_if_neutral: Lexicon::new([]),
            refund: Lexicon::new(words(&values.refund, true)),
            refund_status: Lexicon::new(words(&values.refund, true)),
            reversal: Lexicon::new([]),
            charge: Lexicon::new([]),
        }
    }

    /// The direction that a squashed text names.
    pub(crate) fn side(&self, squashed: &str) -> Option<Side> {
        self.sides.best(squashed)
    }

    /// True if direction, type or status say that the line never moved money.
    pub(crate) fn never_moved(&self, telling: &Telling) -> bool {
        [&telling.side, &telling.kind, &telling.status]
            .into_iter()
            .any(|text| self.never_moved.is_in(text))
    }

    fn is_refund(&self, telling: &Telling) -> bool {
        let says = |lexicon: &Lexicon<bool>, text: &str| lexicon.hits(text).any(|hit| hit.value);
        says(&self.refund, &telling.kind)
            || says(&self.refund, &telling.memo)
            || says(&self.refund_status, &telling.status)
    }

    fn is_reversal(&self, telling: &Telling) -> bool {
        let says = |text: &str| self.reversal.hits(text).any(|hit| hit.value);
        says(&telling.kind) || says(&telling.memo)
    }

    fn own_transfer(&self, telling: &Telling, neutral: bool) -> bool {
        let texts = [&telling.side, &telling.kind, &telling.status, &telling.memo];
        texts.into_iter().any(|text| {
            self.own_transfer.is_in(text) || (neutral && self.own_if_neutral.is_in(text))
        })
    }

    /// True if type or free text name a charge of the channel's own.
    pub(crate) fn is_charge(&self, telling: &Telling) -> bool {
        [&telling.kind, &telling.memo]
            .into_iter()
            .any(|text| self.charge.is_in(text))
    }

    /// True if the status says that another, later line paid the money back.
    pub(crate) fn refunded_later(&self, status: &str) -> bool {
        self.refund_status.hits(status).any(|hit| !hit.value)
    }
}

/// The nature of a line, by the words of its profile and the general ones. What never moved goes before everything, a
/// reversal before a refund, a refund before the firm's own transfers; a line that counts neither as received nor as paid and is none of them never moved.
pub(crate) fn nature(all: [&PaymentWords; 2], telling: &Telling, neutral: bool) -> Nature {
    if all.iter().any(|words| words.never_moved(telling)) {
        Nature::NeverMoved
    } else if !neutral && all.iter().any(|words| words.is_reversal(telling)) {
        Nature::Reversal
    } else if all.iter().any(|words| words.is_refund(telling)) {
        Nature::Refund
    } else if all.iter().any(|words| words.own_transfer(telling, neutral)) {
        Nature::OwnTransfer
    } else if neutral {
        Nature::NeverMoved
    } else {
        Nature::Ordinary
    }
}

fn words<T: Copy>(words: &[String], value: T) -> impl Iterator<Item = (&str, T)> {
    words.iter().map(move |word| (word.as_str(), value))
}

/// Latin words count only as the whole text: `c` stands for credit, and in `exchange` for nothing.
fn sides(received: &[String], paid: &[String], neutral: &[String]) -> Lexicon<Side> {
    let all = || {
        words(neutral, Side::Neutral)
            .chain(words(received, Side::Way(Direction::In)))
            .chain(words(paid, Side::Way(Direction::Out)))
    };
    Lexicon::new(all().filter(|(word, _)| !word.is_ascii())).with_exact(all())
}

#[cfg(test)]
mod tests {
    use super::super::Vocabulary;
    use super::super::text::squash;
    use super::*;

    #[test]
    fn directions() {
        let words = Vocabulary::embedded().payment;
        for (text, expected) in [
            ("收入", Some(Side::Way(Direction::In))),
            ("支出", Some(Side::Way(Direction::Out))),
            ("贷 Cr", Some(Side::Way(Direction::In))),
            ("借 Dr", Some(Side::Way(Direction::Out))),
            ("贷", Some(Side::Way(Direction::In))),
            ("入账", Some(Side::Way(Direction::In))),
            ("出帐", Some(Side::Way(Direction::Out))),
            ("C", Some(Side::Way(Direction::In))),
            ("不计收支", Some(Side::Neutral)),
            ("/", Some(Side::Neutral)),
            ("中性交易", Some(Side::Neutral)),
            ("exchange", None),
        ] {
            assert_eq!(words.side(&squash(text)), expected, "{text}");
        }
    }

    #[test]
    fn natures() {
        let words = Vocabulary::embedded().payment;
        let none = PaymentWords::of_profile(&Values::default());
        for (kind, status, memo, neutral, expected) in [
            ("", "交易成功", "货款", false, Nature::Ordinary),
            ("", "交易关闭", "货款", false, Nature::NeverMoved),
            ("退款", "退款成功", "退款-亲情卡", true, Nature::Refund),
            ("网购", "退款成功", "", true, Nature::Refund),
            ("商户消费", "已全额退款", "", false, Nature::Ordinary),
            ("商户消费", "已退款(￥10.00)", "", false, Nature::Ordinary),
            ("部分退款", "", "", false, Nature::Refund),
            ("提现", "退款失败", "", false, Nature::NeverMoved),
            ("零钱提现", "提现已到账", "", true, Nature::OwnTransfer),
            (
                "转入零钱通-来自零钱",
                "支付成功",
                "",
                true,
                Nature::OwnTransfer,
            ),
            ("跨行转入", "", "货款", false, Nature::Ordinary),
            ("信用卡还款", "支付成功", "", true, Nature::OwnTransfer),
            ("信用卡还款", "支付成功", "", false, Nature::Ordinary),
            ("先享后付", "交易成功", "", true, Nature::NeverMoved),
            ("", "", "不退款", false, Nature::Ordinary),
            ("资金冻结", "", "", false, Nature::NeverMoved),
            ("冲正", "", "", false, Nature::Reversal),
            ("转账", "", "大额支付退汇 账号有误", false, Nature::Reversal),
            ("转账", "", "退款冲正", false, Nature::Reversal),
            ("转账", "已冲正", "货款", false, Nature::Ordinary),
            ("转账", "", "已冲正", false, Nature::Ordinary),
        ] {
            let telling = Telling {
                side: String::new(),
                kind: squash(kind),
                status: squash(status),
                memo: squash(memo),
            };
            assert_eq!(
                nature([&none, &words], &telling, neutral),
                expected,
                "{kind} {status} {memo}"
            );
        }
    }
}
