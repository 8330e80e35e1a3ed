//! Who is to follow a parcel up on a day.

use chrono::NaiveDate;

use super::{Absence, CourierStatus, Origin, ParcelIndex, Text};

/// How the owner of a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnerBy {
    /// The courier sheet names the clerk.
    Sheet,
    /// An order in the parcel names the clerk.
    Order,
    /// A rule of the settings or of the roster: carrier, province or shop.
    Rule,
    /// Nobody owns it (G501).
    Nobody,
}

impl OwnerBy {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Order => "order",
            Self::Rule => "rule",
            Self::Nobody => "nobody",
        }
    }
}

/// How the holder of a row was found: who has it on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HolderBy {
    /// The owner is there.
    Owner,
    /// The owner is away: a colleague stands in (G502).
    StandIn,
    /// Nobody owns it: it went to whoever had the least.
    Load,
    /// A person decided, in a 代跟清单 or a dispatch workbook that came back.
    Person,
    /// There is nobody to give it to.
    Nobody,
}

impl HolderBy {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::StandIn => "stand_in",
            Self::Load => "load",
            Self::Person => "person",
            Self::Nobody => "nobody",
        }
    }
}

/// An open parcel on a working day, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The working day.
    pub day: NaiveDate,
    /// The courier's status on that day.
    pub status: CourierStatus,
    /// Whose row it is, whether she is there or not.
    pub owner: Option<Text>,
    /// How that is known.
    pub owner_by: OwnerBy,
    /// Why the owner is away, if she is.
    pub absence: Option<Absence>,
    /// Who is to follow it up on the day.
    pub holder: Option<Text>,
    /// How that was found.
    pub holder_by: HolderBy,
    /// The row of the courier sheet.
    pub origin: Origin,
}
