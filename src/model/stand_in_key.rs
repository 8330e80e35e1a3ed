//! The key column of the 代跟清单: which row somebody stands in for, and who was proposed.
//!
//! `S1|day|waybill|owner|holder|checksum`; see [`super::RecordKey`] for the manner.

use chrono::NaiveDate;

use super::Text;
use super::record_key::{KeyError, sealed, unsealed};
use super::record_key_text::{escaped, unescaped};

const VERSION: &str = "S1";

/// The row that a line of the 代跟清单 is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandInKey {
    /// The working day.
    pub day: NaiveDate,
    /// The parcel's number, canonical.
    pub waybill: Text,
    /// Whose row it is.
    pub owner: Text,
    /// Who was proposed; none if there was nobody.
    pub holder: Option<Text>,
}

impl StandInKey {
    /// The text of the cell.
    pub fn encode(&self) -> String {
        let told = [
            VERSION,
            &self.day.to_string(),
            &escaped(&self.waybill),
            &escaped(&self.owner),
            &escaped(self.holder.as_deref().unwrap_or_default()),
        ];
        sealed(&told.join("|"))
    }

    /// Reads the text of a cell.
    pub fn decode(text: &str) -> Result<Self, KeyError> {
        let told = unsealed(text, VERSION)?;
        Self::read(told).ok_or(KeyError::Broken)
    }

    fn read(told: &str) -> Option<Self> {
        let mut fields = told.split('|').skip(1);
        let day = fields.next()?.parse().ok()?;
        let mut text = || unescaped(fields.next()?);
        let (waybill, owner, holder) = (text()?, text()?, text()?);
        fields.next().is_none().then(|| Self {
            day,
            waybill: waybill.into(),
            owner: owner.into(),
            holder: Some(holder)
                .filter(|holder| !holder.is_empty())
                .map(Text::from),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_a_change_is_noticed() {
        for holder in [None, Some("王 芳")] {
            let key = StandInKey {
                day: NaiveDate::from_ymd_opt(2026, 10, 30).expect("a date"),
                waybill: "SF1|2".into(),
                owner: "李 敏".into(),
                holder: holder.map(Into::into),
            };
            let text = key.encode();
            assert_eq!(StandInKey::decode(&text), Ok(key));
            let changed = text.replace("10-30", "10-31");
            assert_eq!(StandInKey::decode(&changed), Err(KeyError::Broken));
        }
        let later = sealed("S2|whatever");
        assert_eq!(StandInKey::decode(&later), Err(KeyError::Later));
    }
}
