//! The proof at the boundary: nothing vanished, and the statements lead to the accounts.

use serde::Serialize;

use crate::figures::{Bridge, BridgeLine, MoneyProof, bridges, is_proved, money_proof};
use crate::model::{Direction, Flow, Standing};
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct Proof {
    /// Rows, money and bridge, all of them.
    holds: bool,
    money: Vec<Money>,
    bridge: Vec<BridgeJson>,
}

/// read = confirmed + suggested + ambiguous + unmatched + excluded + merged; confirmed = allocated + left over.
#[derive(Serialize)]
struct Money {
    direction: &'static str,
    currency: String,
    read: String,
    confirmed: String,
    allocated: String,
    left_over: String,
    suggested: String,
    ambiguous: String,
    unmatched: String,
    excluded: String,
    merged: String,
    holds: bool,
}

/// bank + the lines = books.
#[derive(Serialize)]
struct BridgeJson {
    currency: String,
    bank: String,
    lines: Vec<Line>,
    books: String,
    holds: bool,
}

#[derive(Serialize)]
struct Line {
    item: &'static str,
    /// Why it is excluded, if it is.
    reason: Option<String>,
    direction: &'static str,
    payments: i64,
    amount: String,
}

pub(super) fn proof(facts: &Facts<'_>) -> Proof {
    Proof {
        holds: is_proved(&facts.input),
        money: money_proof(&facts.input).iter().map(money).collect(),
        bridge: bridges(&facts.input)
            .iter()
            .map(|bridge| bridge_json(facts, bridge))
            .collect(),
    }
}

fn money(proof: &MoneyProof) -> Money {
    let of = |standing| proof.of(standing).to_string();
    Money {
        direction: match proof.flow {
            Flow::In => "in",
            Flow::Out => "out",
            Flow::Neither => "neither",
        },
        currency: proof.read.currency().code().to_owned(),
        read: proof.read.to_string(),
        confirmed: of(Standing::Confirmed),
        allocated: proof.allocated.to_string(),
        left_over: proof.left_over.to_string(),
        suggested: of(Standing::Suggested),
        ambiguous: of(Standing::Ambiguous),
        unmatched: of(Standing::Unmatched),
        excluded: of(Standing::Excluded),
        merged: proof.merged.to_string(),
        holds: proof.holds(),
    }
}

fn bridge_json(facts: &Facts<'_>, bridge: &Bridge) -> BridgeJson {
    let line = |line: &BridgeLine| Line {
        item: line.item.code(),
        reason: line
            .item
            .exclusion()
            .map(|why| facts.words.get(why.key()).to_owned()),
        direction: match line.direction {
            Direction::In => "in",
            Direction::Out => "out",
        },
        payments: line.count,
        amount: line.amount.to_string(),
    };
    BridgeJson {
        currency: bridge.bank.currency().code().to_owned(),
        bank: bridge.bank.to_string(),
        lines: bridge.lines.iter().map(line).collect(),
        books: bridge.books.to_string(),
        holds: bridge.holds(),
    }
}
