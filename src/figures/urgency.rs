//! Why a row is dispatched, and how urgent that is.

/// Why a row is dispatched, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// 催货, wanted today or already late.
    Urged,
    /// 待取件 over its time.
    PickupOverdue,
    /// 派送失败.
    FailedAttempt,
    /// 拒收, no decision yet.
    Refused,
    /// 停滞, 疑似丢件, 揽收超时.
    Standing,
    /// The customer was promised a call for today or earlier.
    Promised,
    /// 催货, wanted on a later day.
    UrgedLater,
    /// Anything else that is open.
    Open,
}

impl Urgency {
    /// True if the row comes before the ordinary ones of the day.
    pub const fn is_pressing(self) -> bool {
        !matches!(self, Self::UrgedLater | Self::Open)
    }
}

/// What exactly makes a row urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// 催货, wanted on the working day or before it (G408).
    Urged,
    /// 待取件 over its time (G407).
    PickupOverdue,
    /// 派送失败.
    FailedAttempt,
    /// 拒收, no decision yet (G412).
    Refused,
    /// 退回中, no decision yet (G412).
    Returning,
    /// 疑似丢件 (G411).
    Lost,
    /// 停滞 (G406, or the courier's own word).
    Stalled,
    /// 揽收超时 (G405).
    NotPickedUp,
    /// A call that was promised for the working day or before it.
    Promised,
    /// 催货, wanted on a later day (G408).
    UrgedLater,
}

impl Cause {
    /// Where it ranks.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Urged => Urgency::Urged,
            Self::PickupOverdue => Urgency::PickupOverdue,
            Self::FailedAttempt => Urgency::FailedAttempt,
            Self::Refused | Self::Returning => Urgency::Refused,
            Self::Lost | Self::Stalled | Self::NotPickedUp => Urgency::Standing,
            Self::Promised => Urgency::Promised,
            Self::UrgedLater => Urgency::UrgedLater,
        }
    }
}

/// A reason why a row is dispatched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub cause: Cause,
    /// How long it has been so, in hours, as far as a sheet tells; for [`Cause::Urged`] and [`Cause::Promised`] since
    /// the day that was named, for [`Cause::UrgedLater`] until it.
    pub hours: Option<i64>,
}
