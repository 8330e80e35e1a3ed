//! 订单状态: the words of platforms and in-house sheets → the canonical states of an order.

use serde::Deserialize;

use super::lexicon::Lexicon;
use super::text::squash;
use crate::model::OrderState;
use crate::recognise::Values;

/// `templates/vocabulary/order-state.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    neutral: Vec<String>,
    state: Vec<State>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    code: String,
    name: String,
    words: Vec<String>,
}

/// The words of orders. A word may be known and say nothing: 无售后或售后取消.
#[derive(Clone, Debug)]
pub(crate) struct OrderWords {
    words: Lexicon<Option<OrderState>>,
    names: Lexicon<OrderState>,
}

/// What is made of a status cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrderStatus {
    /// A state.
    State(OrderState),
    /// A known word that says nothing of the state.
    Neutral,
    /// A word that is not known (G907).
    Unknown,
}

impl OrderWords {
    pub(crate) fn new(file: &File) -> Self {
        let mut words: Vec<(&str, Option<OrderState>)> = file
            .neutral
            .iter()
            .map(|word| (word.as_str(), None))
            .collect();
        let mut names = Vec::new();
        for entry in &file.state {
            let Some(state) = state_of(&entry.code) else {
                continue;
            };
            words.extend(entry.words.iter().map(|word| (word.as_str(), Some(state))));
            names.extend([(entry.code.as_str(), state), (entry.name.as_str(), state)]);
            names.extend(entry.name.split('/').map(|name| (name, state)));
        }
        Self {
            words: Lexicon::new(words),
            names: Lexicon::new(names),
        }
    }

    /// The state of a status cell: what the profile says of the word, else the words of all platforms, the whole
    /// text before parts of it.
    pub(crate) fn read(&self, text: &str, values: &Values) -> OrderStatus {
        let squashed = squash(text);
        let own = values
            .order_status
            .iter()
            .find(|(word, _)| squash(word) == squashed)
            .and_then(|(_, name)| self.named(name));
        if let Some(state) = own {
            return OrderStatus::State(state);
        }
        match self.words.best(&squashed) {
            Some(Some(state)) => OrderStatus::State(state),
            Some(None) => OrderStatus::Neutral,
            None => OrderStatus::Unknown,
        }
    }

    /// The state that a profile names, by code or in Chinese: `to_ship`, 待发货.
    fn named(&self, name: &str) -> Option<OrderState> {
        let squashed = squash(name);
        self.names
            .exact(&squashed)
            .or_else(|| self.words.exact(&squashed).flatten())
    }
}

fn state_of(code: &str) -> Option<OrderState> {
    Some(match code {
        "awaiting_payment" => OrderState::AwaitingPayment,
        "to_ship" => OrderState::ToShip,
        "partly_shipped" => OrderState::PartlyShipped,
        "shipped" => OrderState::Shipped,
        "completed" => OrderState::Completed,
        "after_sale" => OrderState::AfterSale,
        "refunded" => OrderState::Refunded,
        "cancelled" => OrderState::Cancelled,
        _ => return None,
    })
}

#[cfg(test)]
#[path = "order_state_tests.rs"]
mod tests;
