//! 物流状态: the words, codes and free texts of couriers → the sixteen canonical stages.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::lexicon::{Hit, Lexicon, longest};
use super::text::squash;
use crate::model::CourierStatus;

/// `templates/vocabulary/courier-status.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    ignored: Vec<String>,
    unsigned: Vec<String>,
    stage: Vec<Stage>,
    /// Service → code → the service's own words, the stage.
    services: BTreeMap<String, BTreeMap<String, (String, String)>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stage {
    code: String,
    words: Vec<String>,
}

/// What a word says of the parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Where it stands.
    Stage(CourierStatus),
    /// Only that it is not signed.
    Unsigned,
    /// Nothing: 收件人 is no 收件.
    Nothing,
}

/// The words of couriers.
#[derive(Clone, Debug)]
pub(crate) struct CourierWords {
    words: Lexicon<Says>,
    codes: FxHashMap<Box<str>, FxHashMap<Box<str>, CourierStatus>>,
}

impl CourierWords {
    pub(crate) fn new(file: &File) -> Self {
        let mut list = Vec::new();
        for stage in &file.stage {
            let Some(status) = CourierStatus::from_code(&stage.code) else {
                continue;
            };
            list.extend(
                stage
                    .words
                    .iter()
                    .map(|word| (word.as_str(), Says::Stage(status))),
            );
            list.push((&stage.code, Says::Stage(status)));
        }
        list.extend(
            file.unsigned
                .iter()
                .map(|word| (word.as_str(), Says::Unsigned)),
        );
        list.extend(
            file.ignored
                .iter()
                .map(|word| (word.as_str(), Says::Nothing)),
        );
        Self {
            words: Lexicon::new(list).with_exact(service_words(file)),
            codes: file
                .services
                .iter()
                .map(|(service, codes)| (service.as_str().into(), service_codes(codes)))
                .collect(),
        }
    }

    /// The stage of a status cell. A code is read by the table of its service (`kuaidi100`, `kdniao` …), and
    /// only by that: the same number means different things elsewhere. `None` if the text is not known.
    pub(crate) fn status(&self, text: &str, service: Option<&str>) -> Option<CourierStatus> {
        let text = squash(text);
        let code = service
            .and_then(|service| self.codes.get(service))
            .and_then(|codes| codes.get(text.as_str()));
        code.copied().or_else(|| match self.words.exact(&text) {
            Some(Says::Stage(status)) => Some(status),
            Some(Says::Unsigned) => Some(CourierStatus::Transit),
            Some(Says::Nothing) => None,
            None => self.in_words(&text),
        })
    }

    /// The stage that a free text tells of, such as the last line of a trace.
    pub(crate) fn trace(&self, text: &str) -> Option<CourierStatus> {
        self.in_words(&squash(text))
    }

    fn in_words(&self, squashed: &str) -> Option<CourierStatus> {
        let hits: Vec<Hit<Says>> = self.words.hits(squashed).collect();
        let stages = hits.iter().filter_map(|hit| match hit.value {
            Says::Stage(status) => Some((*hit, status)),
            Says::Unsigned | Says::Nothing => None,
        });
        let best = longest(stages.clone().map(|(hit, _)| hit));
        let Some(Hit {
            value: Says::Stage(status),
            position,
            ..
        }) = best
        else {
            let unsigned = hits.iter().any(|hit| hit.value == Says::Unsigned);
            return unsigned.then_some(CourierStatus::Transit);
        };
        let after = |wanted: fn(CourierStatus) -> bool, from: usize| {
            stages
                .clone()
                .find(|(hit, stage)| hit.position > from && wanted(*stage))
        };
        // 客户拒收，快件退回中: the return came after the refusal.
        let returning = match status {
            CourierStatus::Refused => {
                after(coming_back, position).map(|(hit, stage)| (hit.position, stage))
            }
            _ => stages
                .clone()
                .find(|(_, stage)| coming_back(*stage))
                .map(|(hit, stage)| (hit.position, stage)),
        };
        Some(match (status, returning) {
            // 退件已被寄件人签收: what was signed is the return.
            (
                CourierStatus::Signed | CourierStatus::Refused | CourierStatus::Returning,
                Some((from, stage)),
            ) => match after(|stage| stage == CourierStatus::Signed, from) {
                Some(_) => CourierStatus::Returned,
                None if status == CourierStatus::Refused => stage,
                None => status,
            },
            _ => status,
        })
    }
}

const fn coming_back(status: CourierStatus) -> bool {
    matches!(status, CourierStatus::Returning | CourierStatus::Returned)
}

fn service_codes(codes: &BTreeMap<String, (String, String)>) -> FxHashMap<Box<str>, CourierStatus> {
    codes
        .iter()
        .filter_map(|(code, (_, stage))| {
            Some((squash(code).into(), CourierStatus::from_code(stage)?))
        })
        .collect()
}

/// The services' own words and their codes made of letters, where all services agree on them.
fn service_words(file: &File) -> Vec<(&str, Says)> {
    let mut meanings: BTreeMap<&str, Vec<CourierStatus>> = BTreeMap::new();
    for (code, (words, stage)) in file.services.values().flatten() {
        let Some(status) =
            CourierStatus::from_code(stage).filter(|status| *status != CourierStatus::Unknown)
        else {
            continue;
        };
        meanings.entry(words).or_default().push(status);
        if code.chars().any(char::is_alphabetic) {
            meanings.entry(code).or_default().push(status);
        }
    }
    meanings
        .into_iter()
        .filter(|(_, stages)| stages.windows(2).all(|pair| pair.first() == pair.last()))
        .filter_map(|(word, stages)| Some((word, Says::Stage(*stages.first()?))))
        .collect()
}

#[cfg(test)]
mod tests {
    use CourierStatus::*;
    use proptest::prelude::*;

    use super::super::Vocabulary;
    use super::*;

    #[test]
    fn status_words() {
        let vocabulary = Vocabulary::embedded();
        for (text, expected) in [
            ("已签收", Some(Signed)),
            (" 签 收 ", Some(Signed)),
            ("未签收", Some(Transit)),
            ("待签收", Some(Transit)),
            ("超时未签收", Some(Stalled)),
            ("拒签", Some(Refused)),
            ("退签", Some(Returned)),
            ("退货签收", Some(Returned)),
            ("退货未签收", Some(Returning)),
            ("拒收已退回", Some(Returned)),
            ("派件异常后签收", Some(Signed)),
            ("派件中", Some(Delivering)),
            ("快递柜或驿站超时未取", Some(PickupWait)),
            ("自提", Some(PickupWait)),
            ("自提签收", Some(Signed)),
            ("已发货", Some(Transit)),
            ("待揽收", Some(Labelled)),
            ("滞留/超时", Some(Stalled)),
            ("已取消/销单", Some(Cancelled)),
            ("清关中", Some(Customs)),
            ("OutForDelivery", Some(Delivering)),
            ("Delivered", Some(Signed)),
            ("SIGNED", Some(Signed)),
            ("其它原因", None),
            ("301", None),
            ("待确认", None),
            ("", None),
        ] {
            assert_eq!(vocabulary.courier.status(text, None), expected, "{text}");
        }
    }

    #[test]
    fn a_code_means_what_its_service_says() {
        let vocabulary = Vocabulary::embedded();
        for (text, service, expected) in [
            ("201", "kuaidi100", Some(Stalled)),
            ("201", "kdniao", Some(Transit)),
            ("4", "kuaidi100", Some(Returned)),
            ("4", "kdniao", Some(FailedAttempt)),
            ("99", "weixin_ewaybill", Some(Unknown)),
            ("12345", "kdniao", None),
            ("已签收", "kdniao", Some(Signed)),
            ("3", "nobody", None),
        ] {
            assert_eq!(
                vocabulary.courier.status(text, Some(service)),
                expected,
                "{service} {text}"
            );
        }
    }

    #[test]
    fn traces() {
        let vocabulary = Vocabulary::embedded();
        for (text, expected) in [
            ("【深圳市】快件已被 本人 签收", Some(Signed)),
            ("【深圳市】客户拒收，快件退回中", Some(Returning)),
            ("退件已被寄件人签收", Some(Returned)),
            (
                "已签收，签收人凭取货码签收，如需退件请联系网点",
                Some(Signed),
            ),
            ("派件员正在派件，收件人请准备签收", Some(Delivering)),
            ("快件已放入快递柜，请及时取件", Some(PickupWait)),
            ("客户未签收，已放驿站", Some(PickupWait)),
            ("派件员派件时收件人拒收", Some(Refused)),
            ("快件到达【深圳转运中心】", Some(Transit)),
            ("【广州】张三 已收取快件", Some(Picked)),
            ("您的订单开始处理", None),
        ] {
            assert_eq!(vocabulary.courier.trace(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let vocabulary = Vocabulary::embedded();
            vocabulary.courier.status(&text, Some("kdniao"));
        }
    }
}
