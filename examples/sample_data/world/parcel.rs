//! A parcel, and what the courier says of it at a moment.

use chrono::NaiveDateTime;

use super::journey::{Fate, Stage, Step};
use super::numbers::Carrier;
use crate::facts::people::Customer;
use crate::facts::trade::Fen;

/// A parcel.
#[derive(Clone, Debug)]
pub(crate) struct Parcel {
    pub(crate) number: String,
    pub(crate) carrier: Carrier,
    pub(crate) carrier_name: &'static str,
    pub(crate) orders: Vec<usize>,
    /// The order numbers as the courier sheets have them.
    pub(crate) order_text: String,
    pub(crate) receiver: Customer,
    pub(crate) cod: Fen,
    /// The clerk in the courier sheets; a blank cell leaves it to the order.
    pub(crate) clerk: Option<&'static str>,
    pub(crate) fate: Fate,
    pub(crate) steps: Vec<Step>,
    /// The sheets carry no 发货时间.
    pub(crate) no_shipping_time: bool,
    /// The number stands in a number cell.
    pub(crate) as_number: bool,
    /// The customer urges: the day on which the goods are wanted.
    pub(crate) urged: Option<chrono::NaiveDate>,
    pub(crate) note: &'static str,
    pub(crate) tags: Vec<&'static str>,
}

/// What the courier says at a moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    pub(crate) stage: Stage,
    pub(crate) word: &'static str,
    pub(crate) shipped: Option<NaiveDateTime>,
    pub(crate) picked: Option<NaiveDateTime>,
    pub(crate) last_scan: Option<NaiveDateTime>,
    pub(crate) signed: Option<NaiveDateTime>,
    /// When the stage was reached.
    pub(crate) since: Option<NaiveDateTime>,
}

impl Parcel {
    /// When the label was made.
    pub(crate) fn labelled(&self) -> NaiveDateTime {
        self.steps
            .first()
            .map_or_else(NaiveDateTime::default, |step| step.at)
    }

    /// When it was signed for, at whatever time.
    pub(crate) fn signed(&self) -> Option<NaiveDateTime> {
        self.steps
            .iter()
            .find(|step| step.stage == Stage::Signed)
            .map(|step| step.at)
    }

    /// What the courier says at a moment.
    pub(crate) fn at(&self, moment: NaiveDateTime) -> View {
        let past: Vec<&Step> = self.steps.iter().filter(|step| step.at <= moment).collect();
        let time = |stage: Stage| {
            past.iter()
                .find(|step| step.stage == stage)
                .map(|step| step.at)
        };
        let last = past.last();
        View {
            stage: last.map_or(Stage::Labelled, |step| step.stage),
            word: last.map_or("待揽收", |step| step.word),
            shipped: (!self.no_shipping_time).then(|| self.labelled()),
            picked: time(Stage::Picked),
            last_scan: past.iter().rev().find(|step| step.scan).map(|step| step.at),
            signed: time(Stage::Signed),
            since: last.map(|step| step.at),
        }
    }
}

impl View {
    /// True if the goods left, by the definition of 签收率(按发货).
    pub(crate) fn is_shipped(&self) -> bool {
        let picked_up = !matches!(
            self.stage,
            Stage::NoTrace | Stage::Labelled | Stage::Cancelled | Stage::Unknown
        );
        self.stage != Stage::Cancelled
            && (self.shipped.is_some() || self.picked.is_some() || picked_up)
    }
}
