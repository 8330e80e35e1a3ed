//! What people answered on our own lists: an appeal, the courier's word on an urged parcel, what is to become of
//! refused goods.

use chrono::NaiveDateTime;

use super::{Moment, Origin, ReplyKey, Text};

/// What a reply is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReplyAbout {
    /// 申诉 against a row of the assessment.
    Appeal,
    /// 催货: the logistics department's answer.
    Urge,
    /// 拒收, 退回: what is to be done with the goods.
    Return,
    /// 理赔 of a parcel that seems lost.
    Claim,
}

impl ReplyAbout {
    /// Everything that a reply can be about.
    pub const ALL: [Self; 4] = [Self::Appeal, Self::Urge, Self::Return, Self::Claim];

    /// The stable code, as in keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Appeal => "appeal",
            Self::Urge => "urge",
            Self::Return => "return",
            Self::Claim => "claim",
        }
    }
}

/// A reply. Of several under one key the later one holds: by `when`, else by `saved`. It has an answer, a note or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What row it answers.
    pub key: ReplyKey,
    /// The word that was chosen or typed.
    pub answer: Option<Text>,
    /// What was written beside it.
    pub note: Option<Text>,
    /// Who answered.
    pub who: Option<Text>,
    /// The date that was typed in.
    pub when: Option<Moment>,
    /// When the workbook was saved.
    pub saved: Option<NaiveDateTime>,
    /// The row.
    pub origin: Origin,
}

impl Reply {
    /// When it was given: the date that was typed in, else the moment of saving.
    pub fn given(&self) -> Option<Moment> {
        self.when.or(self.saved.map(Moment::timed))
    }
}
