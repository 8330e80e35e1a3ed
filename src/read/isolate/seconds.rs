//! An instant as whole seconds, for the way between processes: cells know no finer time.

use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Writes the seconds since 1970.
pub(in crate::read) fn serialize<S: Serializer>(
    at: &NaiveDateTime,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(at.and_utc().timestamp())
}

/// Reads the seconds since 1970.
pub(in crate::read) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NaiveDateTime, D::Error> {
    let seconds = i64::deserialize(deserializer)?;
    DateTime::from_timestamp(seconds, 0)
        .map(|at| at.naive_utc())
        .ok_or_else(|| D::Error::custom("no instant"))
}
