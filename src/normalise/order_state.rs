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
mod tests {
    use proptest::prelude::*;

    use super::super::Vocabulary;
    use super::*;

    fn check(text: &str, expected: OrderStatus) {
        let vocabulary = Vocabulary::embedded();
        assert_eq!(
            vocabulary.order.read(text, &Values::default()),
            expected,
            "{text}"
        );
    }

    #[test]
    fn words_of_every_platform() {
        for (text, state) in [
            ("买家已付款，等待卖家发货", OrderState::ToShip),
            ("卖家已发货，等待买家确认", OrderState::Shipped),
            ("卖家部分发货", OrderState::PartlyShipped),
            ("等待买家确认收货", OrderState::Shipped),
            ("等待卖家发货", OrderState::ToShip),
            ("待付尾款", OrderState::AwaitingPayment),
            ("未付清", OrderState::AwaitingPayment),
            ("已付清", OrderState::ToShip),
            ("排产中", OrderState::ToShip),
            ("To ship", OrderState::ToShip),
            ("已退货", OrderState::AfterSale),
            ("退货退款成功", OrderState::Refunded),
            ("已装船", OrderState::Shipped),
            ("已完结", OrderState::Completed),
            ("交易完成，待评价", OrderState::Completed),
            ("交易被淘宝关闭", OrderState::Cancelled),
            ("(锁定)等待出库", OrderState::AfterSale),
            ("（锁定）等待出库", OrderState::AfterSale),
            ("(删除)等待确认收货", OrderState::Refunded),
            ("已发货，退款成功", OrderState::Refunded),
            ("已发货,待签收", OrderState::Shipped),
            ("售后处理中", OrderState::AfterSale),
            ("备货中", OrderState::ToShip),
            ("拒收已退回", OrderState::Cancelled),
            ("拒收", OrderState::Shipped),
            ("已付款", OrderState::ToShip),
            ("未付款", OrderState::AwaitingPayment),
            ("未发货", OrderState::ToShip),
            ("已付款未发货", OrderState::ToShip),
            ("部分发货", OrderState::PartlyShipped),
            ("Paid", OrderState::ToShip),
            ("fulfilled", OrderState::Shipped),
            ("partially_refunded", OrderState::AfterSale),
        ] {
            check(text, OrderStatus::State(state));
        }
        check("无售后或售后取消", OrderStatus::Neutral);
        check("甲乙丙", OrderStatus::Unknown);
    }

    #[test]
    fn the_profile_goes_first() {
        let vocabulary = Vocabulary::embedded();
        let mut values = Values::default();
        for (word, name) in [
            ("完成", "to_ship"),
            ("结", "已签收/交易成功"),
            ("废", "已取消"),
        ] {
            values.order_status.insert(word.to_owned(), name.to_owned());
        }
        for (text, state) in [
            ("完成", OrderState::ToShip),
            ("结", OrderState::Completed),
            ("废", OrderState::Cancelled),
            ("已完成", OrderState::Completed),
        ] {
            assert_eq!(
                vocabulary.order.read(text, &values),
                OrderStatus::State(state),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            Vocabulary::embedded().order.read(&text, &Values::default());
        }
    }
}
