//! Customers whom the remark of a receipt names: 帮张三付货款.

use rustc_hash::FxHashSet;

use super::directory::NameId;
use super::names::{is_han, name_key};
use super::simplified::simplified;
use super::state::State;
use crate::model::PaymentIndex;

/// A name in a remark has at most so many characters.
const LONGEST: usize = 16;

/// What may stand before a name in a sentence.
const BEFORE: [&str; 14] = [
    "代", "帮", "替", "为", "给", "由", "付", "客户", "姓名", "户名", "是", "收", "转", "我是",
];

/// What may stand behind one.
const AFTER: [&str; 21] = [
    "有限", "股份", "公司", "付", "的", "代", "货", "款", "订", "定", "尾", "买", "购", "先生",
    "女士", "老板", "支付", "转", "汇", "交", "单",
];

/// A customer named in a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NamedCustomer {
    pub(super) name: NameId,
    /// True if words around the name, or nothing, bound it: 付张三货款, and not 小张三元.
    pub(super) bounded: bool,
}

/// The customers to look for.
#[derive(Debug, Default)]
pub(super) struct Sought {
    names: FxHashSet<NameId>,
    /// The characters that the names begin with: most places in a remark are none of them.
    initials: FxHashSet<char>,
}

impl Sought {
    /// Looks for a further name as well, as [`name_key`] writes it.
    pub(super) fn add(&mut self, name: NameId, key: &str) {
        self.names.insert(name);
        self.initials.extend(key.chars().next());
    }
}

/// The customers sought whose names stand in the remark of a payment, the longest where they overlap. The
/// payer's own name names nobody else.
pub(super) fn named_customers(
    state: &State<'_>,
    payment: PaymentIndex,
    sought: &Sought,
) -> Vec<NamedCustomer> {
    let memo = state
        .payment(payment)
        .and_then(|payment| payment.memo.as_deref())
        .unwrap_or_default();
    let memo: String = memo.chars().map(simplified).collect();
    if !memo.chars().any(|letter| sought.initials.contains(&letter)) {
        return Vec::new();
    }
    let directory = state.directory();
    let own = directory.payer(payment).name;
    let mut found: Vec<NamedCustomer> = Vec::new();
    let mut add = |name: NameId, bounded: bool| {
        if Some(name) != own && !found.iter().any(|one| one.name == name) {
            found.push(NamedCustomer { name, bounded });
        }
    };
    for word in memo.split(|letter: char| !is_part(letter)) {
        let whole = name_key(word).and_then(|key| directory.name(&key));
        if let Some(name) = whole.filter(|name| sought.names.contains(name)) {
            add(name, true);
            continue;
        }
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        let end_of = |letter: usize| letters.get(letter).map_or(word.len(), |(at, _)| *at);
        let mut first = 0;
        while let Some((start, initial)) = letters.get(first).copied() {
            let most = if sought.initials.contains(&initial) {
                LONGEST.min(letters.len() - first)
            } else {
                0
            };
            let longest = (2..=most).rev().find_map(|count| {
                let end = end_of(first + count);
                let piece = word.get(start..end)?;
                let name = directory
                    .name(piece)
                    .filter(|name| sought.names.contains(name))?;
                Some((name, count, end))
            });
            let Some((name, count, end)) = longest else {
                first += 1;
                continue;
            };
            let before = word.get(..start).unwrap_or_default();
            let after = word.get(end..).unwrap_or_default();
            let bounded = (before.is_empty() || BEFORE.iter().any(|one| before.ends_with(one)))
                && (after.is_empty() || AFTER.iter().any(|one| after.starts_with(one)));
            add(name, bounded);
            first += count;
        }
    }
    found
}

/// Names hold Chinese characters; a marked-off piece of them is a word.
fn is_part(letter: char) -> bool {
    is_han(letter) || matches!(letter, '(' | ')' | '（' | '）')
}
