//! The key column of our own lists: which row an answer is about.
//!
//! `R1|about|day|waybill|clerk|code|checksum`; see [`super::RecordKey`] for the manner.

use chrono::NaiveDate;

use super::record_key::{KeyError, sealed, unsealed};
use super::record_key_text::{escaped, unescaped};
use super::{ReplyAbout, Text};

const VERSION: &str = "R1";

/// The row of a list that a reply is about. The waybill stands for the row; day, clerk and rule only where the list
/// is about a day's row of a clerk.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReplyKey {
    /// Which list.
    pub about: ReplyAbout,
    /// The parcel's number, canonical.
    pub waybill: Text,
    /// The working day.
    pub day: Option<NaiveDate>,
    /// Whose row it was.
    pub clerk: Option<Text>,
    /// The rule.
    pub code: Option<Text>,
}

impl ReplyKey {
    /// The text of the cell.
    pub fn encode(&self) -> String {
        let told = [
            VERSION,
            self.about.code(),
            &self.day.map(|day| day.to_string()).unwrap_or_default(),
            &escaped(&self.waybill),
            &escaped(self.clerk.as_deref().unwrap_or_default()),
            &escaped(self.code.as_deref().unwrap_or_default()),
        ]
        .join("|");
        sealed(&told)
    }

    /// Reads the text of a cell.
    pub fn decode(text: &str) -> Result<Self, KeyError> {
        let told = unsealed(text, VERSION)?;
        Self::read(told).ok_or(KeyError::Broken)
    }

    fn read(told: &str) -> Option<Self> {
        let mut fields = told.split('|').skip(1);
        let about = fields.next()?;
        let about = ReplyAbout::ALL
            .into_iter()
            .find(|known| known.code() == about)?;
        let day = fields.next()?;
        let day = match day {
            "" => None,
            day => Some(day.parse().ok()?),
        };
        let mut text = || unescaped(fields.next()?);
        let (waybill, clerk, code) = (text()?, text()?, text()?);
        let filled = |text: String| Some(text).filter(|text| !text.is_empty()).map(Text::from);
        fields.next().is_none().then(|| Self {
            about,
            waybill: waybill.into(),
            day,
            clerk: filled(clerk),
            code: filled(code),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let appeal = ReplyKey {
            about: ReplyAbout::Appeal,
            waybill: "SF 1|2".into(),
            day: NaiveDate::from_ymd_opt(2026, 10, 30),
            clerk: Some("李 敏".into()),
            code: Some("G401".into()),
        };
        let urge = ReplyKey {
            about: ReplyAbout::Urge,
            waybill: "YT1".into(),
            day: None,
            clerk: None,
            code: None,
        };
        for key in [appeal, urge] {
            let text = key.encode();
            assert_eq!(ReplyKey::decode(&text), Ok(key));
            let changed = text.replace('1', "7");
            assert_eq!(
                ReplyKey::decode(&changed),
                Err(KeyError::Broken),
                "{changed}"
            );
        }
    }
}
