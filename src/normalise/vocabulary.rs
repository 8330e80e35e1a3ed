//! The words of `templates/vocabulary`, ready to be looked up.

use serde::de::DeserializeOwned;

use super::courier_status::CourierWords;
use super::delivery::DeliveryWords;
use super::order_state::OrderWords;
use super::payment_words::PaymentWords;
use super::province::Provinces;
use super::terms::TermsWords;
use crate::model::Carriers;

/// Everything that `normalise` knows of words: statuses, states, terms, marks, provinces, carriers.
/// Built once for a run and shared by all threads.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub(crate) courier: CourierWords,
    pub(crate) order: OrderWords,
    pub(crate) payment: PaymentWords,
    pub(crate) terms: TermsWords,
    pub(crate) delivery: DeliveryWords,
    pub(crate) provinces: Provinces,
    pub(crate) carriers: &'static Carriers,
}

impl Vocabulary {
    /// The words that travel in the binary.
    pub fn embedded() -> Self {
        Self {
            courier: CourierWords::new(&read(COURIER)),
            order: OrderWords::new(&read(ORDER)),
            payment: PaymentWords::new(&read(PAYMENT)),
            terms: TermsWords::new(&read(TERMS)),
            delivery: DeliveryWords::new(&read(DELIVERY)),
            provinces: Provinces::new(&read(PROVINCES)),
            carriers: crate::config::carriers(),
        }
    }
}

const COURIER: &str = include_str!("../../templates/vocabulary/courier-status.toml");
const ORDER: &str = include_str!("../../templates/vocabulary/order-state.toml");
const PAYMENT: &str = include_str!("../../templates/vocabulary/payment.toml");
const TERMS: &str = include_str!("../../templates/vocabulary/terms.toml");
const DELIVERY: &str = include_str!("../../templates/vocabulary/delivery.toml");
const PROVINCES: &str = include_str!("../../templates/vocabulary/provinces.toml");

/// The files are part of the program; that each of them parses whole is tested below.
fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    toml::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{courier_status, delivery, order_state, payment_words, province, terms};
    use super::*;

    #[test]
    fn every_file_parses() {
        toml::from_str::<courier_status::File>(COURIER).expect("courier-status.toml");
        toml::from_str::<order_state::File>(ORDER).expect("order-state.toml");
        toml::from_str::<payment_words::File>(PAYMENT).expect("payment.toml");
        toml::from_str::<terms::File>(TERMS).expect("terms.toml");
        toml::from_str::<delivery::File>(DELIVERY).expect("delivery.toml");
        toml::from_str::<province::File>(PROVINCES).expect("provinces.toml");
    }
}
