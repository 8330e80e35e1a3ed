//! What clerks write: the allowed words that suit a parcel's stage, and the words they should not
//! have used.

use crate::chance::Chance;
use crate::world::journey::Stage;

/// Words that are not on the list of allowed ones.
const NOT_ALLOWED: [&str; 9] = [
    "已联系",
    "签了",
    "没人接",
    "客户说考虑一下",
    "明天送",
    "OK",
    "待定",
    "已通知网点",
    "改期",
];

/// An allowed word.
pub(crate) fn allowed(chance: &mut Chance, stage: Stage) -> &'static str {
    let words: &[&str] = match stage {
        Stage::Picked | Stage::Transit => &[
            "同意签收",
            "同意签收",
            "同意签收",
            "催货",
            "考虑中",
            "无法联系",
        ],
        Stage::Delivering => &["今日签收", "今日签收", "今日签收", "同意签收", "改约"],
        Stage::PickupWait => &["自取", "自取", "改约", "无法联系"],
        Stage::Failed => &["改约", "改地址", "无法联系"],
        Stage::NoTrace | Stage::Labelled | Stage::Stalled | Stage::Unknown => {
            &["催货", "催货", "已转交下单员", "同意签收"]
        }
        Stage::Signed => &["已签收"],
        Stage::Refused => &["拒收", "拒收", "要求退货"],
        Stage::Returning | Stage::Returned => &["要求退货", "拒收"],
        Stage::Lost | Stage::Cancelled => &["已转交下单员"],
    };
    chance.pick(words)
}

/// A word that is not allowed.
pub(crate) fn not_allowed(chance: &mut Chance) -> &'static str {
    chance.pick(&NOT_ALLOWED)
}

/// 沟通结果 that goes with an outcome.
pub(crate) fn call_result(chance: &mut Chance, outcome: &str) -> &'static str {
    match outcome {
        "无法联系" | "没人接" => {
            chance.pick(&["无人接听", "关机", "无法接通", "停机", "拒接"])
        }
        "改约" | "考虑中" => chance.pick(&["已接通", "已接通", "要求回拨"]),
        _ => "已接通",
    }
}

/// A remark, now and then.
pub(crate) fn note(chance: &mut Chance, outcome: &str) -> &'static str {
    if !chance.percent(35) {
        return "";
    }
    match outcome {
        "自取" => chance.pick(&["今天下班去取", "已发取件码", "让家人去拿"]),
        "改约" => chance.pick(&["出差，周末在家", "明天下午送", "约到周六上午"]),
        "催货" => chance.pick(&["已催网点", "客户着急要", "联系物流部查件"]),
        "无法联系" => chance.pick(&["已发短信", "下午再打"]),
        "改地址" => "改送单位，已通知网点",
        "拒收" => chance.pick(&["说没订过", "家人不让收", "嫌贵"]),
        "同意签收" => chance.pick(&["备好零钱", "到了电话联系", ""]),
        _ => "",
    }
}
