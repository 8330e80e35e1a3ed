//! `[follow_up]`: the words and rules of following up.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Words and rules of following up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FollowUpPlan {
    /// Allowed words for the result of a call.
    pub call_results: Vec<String>,
    /// Allowed words for the outcome.
    pub outcomes: Vec<String>,
    /// Words for the kind of a problem.
    pub issues: Vec<String>,
    /// Words of a roster for a day of rest or leave.
    pub rest_words: Vec<String>,
    /// Words of a roster for another shift: somebody else follows up that day.
    pub shift_words: Vec<String>,
    /// Roles of the people who follow up; a role that contains one of them is one.
    pub clerk_roles: Vec<String>,
    /// True gives the rows of somebody who is away to colleagues of her own group first, however many they are.
    pub stand_in_within_group: bool,
    /// Roles of the outbound-sales contact (外呼对接人).
    pub contact_roles: Vec<String>,
    /// Groups whose sales clerks the contact stands for.
    pub outbound_groups: Vec<String>,
    /// Words that show interest in buying again.
    pub interest_words: Vec<String>,
    /// Words that take it back: 没意向.
    pub no_interest_words: Vec<String>,
    /// Outcomes that need a time for the next contact; without one they are not standard.
    pub next_required: Vec<String>,
    /// Outcomes that decide what becomes of refused goods (G412).
    pub return_decisions: Vec<String>,
    /// Outcome → codes of the courier's statuses that contradict it (G404).
    pub contradicts: BTreeMap<String, Vec<String>>,
    /// Code of the courier's status → how often such a row is due.
    pub plan: BTreeMap<String, PlanEntry>,
    /// Who follows up what nobody owns; the first that fits.
    pub assign: Vec<AssignRule>,
}

/// How often a row is due; by default every working day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanEntry {
    /// Once in so many working days.
    pub every_days: Option<u32>,
    /// Within so many hours of entering the status, and then again after as many.
    pub within_hours: Option<u32>,
}

/// Who follows up a parcel that no sheet and no order assigns. Every condition that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AssignRule {
    /// The courier's short name; empty: any.
    pub carrier: String,
    /// The province's short form; empty: any.
    pub province: String,
    /// The shop; empty: any.
    pub shop: String,
    /// The clerk.
    pub clerk: String,
}

impl Default for FollowUpPlan {
    fn default() -> Self {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        let against = |outcome: &str, codes: &str| (outcome.to_owned(), words(codes));
        Self {
            call_results: words("已接通 无人接听 占线 关机 停机 空号 拒接 要求回拨 无法接通"),
            outcomes: words(
                "已签收 同意签收 今日签收 改约 自取 催货 拒收 要求退货 改地址 无法联系 考虑中 已转交下单员",
            ),
            issues: words(
                "催派 签收未收 无物流信息 超区 双面单 截件/拒收 修改信息 丢件 破损 少件 错发 地址错误 超时未签收",
            ),
            rest_words: words("休 假 调休 轮休 补休 请假 旷工 停薪 公休"),
            shift_words: words("换班 调班 夜班 晚班 夜 晚"),
            clerk_roles: words("跟单"),
            stand_in_within_group: false,
            contact_roles: words("外呼对接 销售对接"),
            outbound_groups: words("外呼"),
            interest_words: words(
                "有意向 意向 想再买 再买 再订 还想要 还要 复购 回购 加购 想要 感兴趣 推荐朋友 介绍朋友 下次还买 长期要",
            ),
            no_interest_words: words("没意向 无意向 没有意向 不要 不想 不感兴趣 没兴趣"),
            next_required: Vec::new(),
            return_decisions: words(
                "拒收 要求退货 改地址 同意签收 今日签收 改约 自取 已转交下单员",
            ),
            contradicts: [
                against(
                    "已签收",
                    "NO_TRACE LABELLED PICKED TRANSIT CUSTOMS STALLED REFUSED RETURNING RETURNED LOST_DAMAGED",
                ),
                against("拒收", "SIGNED"),
                against("要求退货", "SIGNED"),
            ]
            .into(),
            plan: BTreeMap::new(),
            assign: Vec::new(),
        }
    }
}
