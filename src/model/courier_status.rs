//! The sixteen canonical stages of a parcel. The words and codes that map to them stand in
//! `templates/vocabulary/courier-status.toml`.

/// Where a parcel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CourierStatus {
    /// 无轨迹: never scanned.
    NoTrace,
    /// 待揽收: the label exists, the courier has not come.
    Labelled,
    /// 已揽收.
    Picked,
    /// 运输中.
    Transit,
    /// 派送中: out for delivery.
    Delivering,
    /// 待取件: in a locker, at a station or waiting for the customer; not signed yet.
    PickupWait,
    /// 已签收: final, good.
    Signed,
    /// 派送失败: not final.
    FailedAttempt,
    /// 滞留/超时: not final.
    Stalled,
    /// 拒收: final for the delivery rate; the goods are still coming back.
    Refused,
    /// 退回中.
    Returning,
    /// 已退回: final.
    Returned,
    /// 丢失/破损: final; a claim.
    LostDamaged,
    /// 已取消/销单: outside every denominator.
    Cancelled,
    /// 清关: cross-border transit.
    Customs,
    /// 未识别: the sheet's word is not known, or no sheet tells.
    Unknown,
}

impl CourierStatus {
    /// Every stage, in the order of the table above.
    pub const ALL: [Self; 16] = [
        Self::NoTrace,
        Self::Labelled,
        Self::Picked,
        Self::Transit,
        Self::Delivering,
        Self::PickupWait,
        Self::Signed,
        Self::FailedAttempt,
        Self::Stalled,
        Self::Refused,
        Self::Returning,
        Self::Returned,
        Self::LostDamaged,
        Self::Cancelled,
        Self::Customs,
        Self::Unknown,
    ];

    /// The stable code, as in `result.json`: `SIGNED`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoTrace => "NO_TRACE",
            Self::Labelled => "LABELLED",
            Self::Picked => "PICKED",
            Self::Transit => "TRANSIT",
            Self::Delivering => "DELIVERING",
            Self::PickupWait => "PICKUP_WAIT",
            Self::Signed => "SIGNED",
            Self::FailedAttempt => "FAILED_ATTEMPT",
            Self::Stalled => "STALLED",
            Self::Refused => "REFUSED",
            Self::Returning => "RETURNING",
            Self::Returned => "RETURNED",
            Self::LostDamaged => "LOST_DAMAGED",
            Self::Cancelled => "CANCELLED",
            Self::Customs => "CUSTOMS",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The stage of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// True while somebody must still follow the parcel up (rule G401): not signed, refused,
    /// returning, returned, lost or cancelled.
    pub const fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Signed
                | Self::Refused
                | Self::Returning
                | Self::Returned
                | Self::LostDamaged
                | Self::Cancelled
        )
    }

    /// True once the courier has nothing more to do towards the customer: the delivery rates count
    /// the parcel as closed.
    pub const fn is_closed(self) -> bool {
        !self.is_open() && !matches!(self, Self::Cancelled)
    }

    /// True if the goods left and came or are coming back.
    pub const fn is_refused_or_returned(self) -> bool {
        matches!(self, Self::Refused | Self::Returning | Self::Returned)
    }

    /// True if the courier has had the parcel in hand.
    pub const fn is_picked_up(self) -> bool {
        !matches!(
            self,
            Self::NoTrace | Self::Labelled | Self::Cancelled | Self::Unknown
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_found_again() {
        for status in CourierStatus::ALL {
            assert_eq!(CourierStatus::from_code(status.code()), Some(status));
        }
        assert_eq!(CourierStatus::from_code("signed"), None);
    }

    #[test]
    fn a_parcel_is_open_closed_or_cancelled() {
        for status in CourierStatus::ALL {
            let states = [
                status.is_open(),
                status.is_closed(),
                status == CourierStatus::Cancelled,
            ];
            assert_eq!(
                states.iter().filter(|state| **state).count(),
                1,
                "{status:?}"
            );
        }
    }
}
