//! Who pays for whom, learned from what is sure: a payer's name or account whose receipts were confirmed by
//! number, list or a person for one customer at least twice, on different orders, and hardly ever for another.

use rustc_hash::FxHashMap;

use super::directory::{AccountId, NameId};
use super::state::State;
use crate::model::{Direction, Level, Link, OrderIndex, PaymentIndex, Standing};

/// A payer may pay for others once in so many times.
const MOSTLY: usize = 10;

/// A customer, and the first two orders that taught who pays for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lesson {
    pub(super) customer: NameId,
    pub(super) orders: [OrderIndex; 2],
}

/// What was learned, by payer.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    names: FxHashMap<NameId, Lesson>,
    accounts: FxHashMap<AccountId, Lesson>,
}

impl State<'_> {
    /// The customer whom the payer of a payment was seen to pay for. What name and account teach must not
    /// differ.
    pub(super) fn alias(&self, payment: PaymentIndex) -> Option<Lesson> {
        let Aliases { names, accounts } = &self.aliases;
        if names.is_empty() && accounts.is_empty() {
            return None;
        }
        let payer = self.directory().payer(payment);
        let by_name = payer.name.and_then(|name| names.get(&name));
        let by_account = payer.account.and_then(|account| accounts.get(&account));
        let lesson = by_account.or(by_name)?;
        let agree = by_name.is_none_or(|other| other.customer == lesson.customer);
        (agree && payer.name != Some(lesson.customer)).then_some(*lesson)
    }
}

/// Learns from the links so far. What levels after the third found is never a teacher: an error there would
/// teach further errors.
pub(super) fn learn(state: &State<'_>) -> Aliases {
    let directory = state.directory();
    let mut names: Vec<(NameId, Option<NameId>, OrderIndex)> = Vec::new();
    let mut accounts: Vec<(AccountId, Option<NameId>, OrderIndex)> = Vec::new();
    for link in state.links().iter().filter(|link| teaches(state, link)) {
        let Some(order) = link.allocations.first().map(|part| part.order) else {
            continue;
        };
        let customer = customer_of(state, link);
        let payer = directory.payer(link.payment);
        names.extend(payer.name.map(|name| (name, customer, order)));
        accounts.extend(payer.account.map(|account| (account, customer, order)));
    }
    Aliases {
        names: lessons(names),
        accounts: lessons(accounts),
    }
}

fn teaches(state: &State<'_>, link: &Link) -> bool {
    link.standing == Standing::Confirmed
        && link.level <= Level::Settlement
        && state
            .payment(link.payment)
            .is_some_and(|payment| payment.direction == Direction::In)
}

/// The only customer of the orders of a link.
fn customer_of(state: &State<'_>, link: &Link) -> Option<NameId> {
    let customer = |order: OrderIndex| state.directory().customer(order).name;
    let mut customers = link.allocations.iter().map(|part| customer(part.order));
    let first = customers.next()??;
    customers.all(|other| other == Some(first)).then_some(first)
}

fn lessons<P: Copy + Ord + std::hash::Hash>(
    mut pairs: Vec<(P, Option<NameId>, OrderIndex)>,
) -> FxHashMap<P, Lesson> {
    pairs.sort_unstable();
    let of_payers = pairs.chunk_by(|(one, ..), (other, ..)| one == other);
    of_payers
        .filter_map(|pairs| Some((pairs.first()?.0, lesson(pairs)?)))
        .collect()
}

/// What the pairs of one payer teach; they are sorted by customer and order.
fn lesson<P>(pairs: &[(P, Option<NameId>, OrderIndex)]) -> Option<Lesson> {
    let mut of_customers = pairs.chunk_by(|(_, one, _), (_, other, _)| one == other);
    let most = of_customers.find(|chunk| {
        let others = pairs.len() - chunk.len();
        others * MOSTLY <= pairs.len()
    })?;
    let (_, customer, first) = most.first()?;
    let (_, _, second) = most.iter().find(|(_, _, order)| order != first)?;
    Some(Lesson {
        customer: (*customer)?,
        orders: [*first, *second],
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const TAUGHT: &str = "order A100001 10.00 09-01 tb_9\norder A100002 20.00 09-02 tb_9\n\
        in P1 10.00 09-01 张三 merchant=A100001\nin P2 20.00 09-02 张三 memo=A100002\n";
    const LEARNED: [&str; 2] = [
        "P1 confirmed 1 A100001=10.00",
        "P2 confirmed 2 A100002=20.00",
    ];

    fn after_learning(more: &str, expected: &[&str]) {
        let expected = [&LEARNED, expected].concat();
        check(&format!("{TAUGHT}{more}"), &expected);
    }

    #[test]
    fn two_sure_receipts_teach_who_pays() {
        after_learning(
            "order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
            &["P3 confirmed 5 A100003=88.00"],
        );
        after_learning(
            "order A100003 88.00 10-01 tb_9\norder A100004 40.00 10-01 tb_9\nin P3 128.00 10-02 张三",
            &["P3 confirmed 7 A100003=88.00 A100004=40.00"],
        );
    }

    #[test]
    fn one_receipt_or_a_payer_of_many_teaches_nothing() {
        check(
            "order A100001 10.00 09-01 tb_9\nin P1 10.00 09-01 张三 merchant=A100001\n\
             order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
            &[LEARNED[0], "P3 ambiguous 6 A100003,A100004 of 2"],
        );
        after_learning(
            "order A100005 30.00 09-02 tb_7\nin P4 30.00 09-03 张三 merchant=A100005\n\
             order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
            &[
                "P4 confirmed 1 A100005=30.00",
                "P3 ambiguous 6 A100003,A100004 of 2",
            ],
        );
    }

    #[test]
    fn what_was_guessed_teaches_nothing() {
        check(
            "order A100001 11.37 09-01 tb_9\norder A100002 22.74 09-02 tb_9\n\
             in P1 11.37 09-01 张三\nin P2 22.74 09-02 张三\n\
             order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
            &[
                "P1 confirmed 6 A100001=11.37",
                "P2 confirmed 6 A100002=22.74",
                "P3 ambiguous 6 A100003,A100004 of 2",
            ],
        );
    }

    #[test]
    fn an_account_is_learned_like_a_name() {
        check(
            "order A100001 10.00 09-01 tb_9\norder A100002 20.00 09-02 tb_9\n\
             in P1 10.00 09-01 - merchant=A100001 account=6222021234567890\n\
             in P2 20.00 09-02 - memo=A100002 account=6222021234567890\n\
             order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\n\
             in P3 88.00 10-02 - account=6222021234567890",
            &[LEARNED[0], LEARNED[1], "P3 confirmed 5 A100003=88.00"],
        );
    }
}
