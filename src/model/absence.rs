//! Why somebody is not there to follow up on a day.

/// Why a clerk cannot look after her rows on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Absence {
    /// 休息: a day of rest or of leave.
    Resting,
    /// 换班: on another shift.
    OtherShift,
    /// 离职: no longer in service.
    Left,
}

impl Absence {
    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resting => "resting",
            Self::OtherShift => "other_shift",
            Self::Left => "left",
        }
    }

    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Resting => "absence.resting",
            Self::OtherShift => "absence.other_shift",
            Self::Left => "absence.left",
        }
    }
}
