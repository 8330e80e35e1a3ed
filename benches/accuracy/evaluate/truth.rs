//! `labels.json`, as far as money is concerned.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// The parts of a receipt: order number, bare, and the amount as it is typed.
pub(crate) type Parts = BTreeMap<String, String>;

/// The labels of a folder.
#[derive(Debug, Deserialize)]
pub(crate) struct Labels {
    orders: Vec<OrderLabel>,
    pub(crate) payments: Vec<Label>,
}

#[derive(Debug, Deserialize)]
struct OrderLabel {
    order_no: String,
    #[serde(default)]
    shown_as: Option<String>,
}

/// What a movement really was.
#[derive(Debug, Deserialize)]
pub(crate) struct Label {
    pub(crate) id: String,
    /// False where the statement shows no number.
    #[serde(default = "yes")]
    pub(crate) has_id: bool,
    pub(crate) time: String,
    pub(crate) amount: String,
    pub(crate) direction: String,
    truth: String,
    pub(crate) decidable: bool,
    allocations: Vec<Allocation>,
    /// The movement that takes this one back.
    #[serde(default)]
    pub(crate) reversal: Option<String>,
    tags: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Allocation {
    order_no: String,
    amount: String,
}

const fn yes() -> bool {
    true
}

impl Labels {
    /// Reads them; orders are named as the sheets show them.
    pub(crate) fn read(path: &Path) -> super::Result<Self> {
        let mut labels: Self = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let shown: BTreeMap<&str, &str> = labels
            .orders
            .iter()
            .filter_map(|order| Some((order.order_no.as_str(), order.shown_as.as_deref()?)))
            .collect();
        for label in &mut labels.payments {
            for part in &mut label.allocations {
                if let Some(shown) = shown.get(part.order_no.as_str()) {
                    (*shown).clone_into(&mut part.order_no);
                }
            }
        }
        Ok(labels)
    }
}

impl Label {
    /// The first tag: the difficulty.
    pub(crate) fn difficulty(&self) -> &str {
        self.tags.first().map_or("-", String::as_str)
    }

    /// The orders and amounts that are right.
    pub(crate) fn parts(&self) -> Parts {
        let parts = self.allocations.iter();
        parts
            .map(|part| (bare(&part.order_no), part.amount.clone()))
            .collect()
    }

    /// True if several orders fit equally.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.truth == "ambiguous"
    }

    /// True if it belongs to orders, and to which can be said.
    pub(crate) fn belongs(&self) -> bool {
        matches!(self.truth.as_str(), "order" | "orders" | "settlement")
    }
}

/// Letters and digits alone, in capitals: numbers are compared without their armour.
pub(crate) fn bare(number: &str) -> String {
    let letters = number.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}
