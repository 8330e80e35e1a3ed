//! The vocabulary of the program: what an order, a parcel, a receipt is. No input or output, and
//! no import of any other module of ours, so every stage can speak it.

mod audit;
mod bad_row;
mod book;
mod calendar;
mod carrier;
mod case;
mod courier_status;
mod decision;
mod decision_words;
mod difference;
mod digest;
mod due_row;
mod exchange;
mod exclusion;
mod follow_up;
mod identifier;
mod index;
mod ledger;
mod long_number;
mod mask;
mod message;
mod moment;
mod money;
mod netting;
mod order;
mod origin;
mod parcel;
mod part;
mod payment;
mod payment_look;
mod quantity;
mod record_key;
mod record_key_netting;
mod record_key_text;
mod settlement;
mod sheet;
mod signal;
mod staff;
mod total;
mod waybill_pattern;

pub use audit::{Repeat, SheetAudit};
pub use bad_row::{BadRow, BadRows, Fault};
pub use book::{Book, Conflict};
pub use calendar::Calendar;
pub use carrier::{Carrier, Carriers};
pub use case::{
    Allocation, AmbiguousGroup, Case, Level, Link, PaymentOutcome, Reconciled, Standing,
};
pub use courier_status::CourierStatus;
pub use decision::{DecidedPart, Decision, DecisionOutcome, Verdict};
pub use difference::{Difference, DifferenceKind};
pub use digest::fnv1a;
pub use due_row::{Answer, DueRow};
pub use exchange::{StatedRate, plain_millionths};
pub use exclusion::Exclusion;
pub use follow_up::FollowUp;
pub use identifier::{Damage, OrderNo, WaybillNo};
pub use index::{FollowUpIndex, OrderIndex, ParcelIndex, PaymentIndex};
pub use ledger::{LedgerEntry, OrderLedger, OrderStanding};
pub use long_number::may_have_lost_digits;
pub use mask::is_masked;
pub use message::{Arg, Message};
pub use moment::Moment;
pub use money::{Currency, Money};
pub use netting::{DecidedNetting, Netting, NettingKind};
pub use order::{Order, OrderLine, OrderState, Terms};
pub use origin::{Origin, SheetId, column_name};
pub use parcel::{Parcel, Sighting};
pub use part::Part;
pub use payment::{Direction, Flow, Nature, Payment};
pub use payment_look::shown_look;
pub use quantity::Quantity;
pub use record_key::{KeyError, RecordKey, candidates_digest};
pub use settlement::{Settlement, SettlementLine};
pub use sheet::{Kind, RowFate, SheetProof};
pub use signal::{Signal, Signals};
pub use staff::Staff;
pub use total::{Figure, TotalCheck, TotalOutcome, TotalUnit, Totals};
pub use waybill_pattern::WaybillPattern;

/// A piece of text that many records share (a carrier, a clerk, a province): cheap to copy.
pub type Text = std::sync::Arc<str>;
