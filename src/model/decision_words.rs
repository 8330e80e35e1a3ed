//! A decision in words: what was said, by whom, when and why.

use super::{Arg, Decision, DecisionOutcome, Message, Verdict};

impl Decision {
    /// 人工确认（王芳，2026-10-05）：客户来电. What is not known is left out.
    pub fn reason(&self) -> Message {
        let message = match self.verdict {
            Verdict::Confirm => Message::new("reason.decision.confirm"),
            Verdict::Choose(number) => {
                Message::new("reason.decision.choose").with("number", i64::from(number))
            }
            Verdict::Split => Message::new("reason.decision.split"),
            Verdict::Reject => Message::new("reason.decision.reject"),
            Verdict::Ignore => Message::new("reason.decision.ignore"),
            Verdict::Revoke => Message::new("reason.decision.revoke"),
        };
        let by = match (&self.who, self.when) {
            (Some(who), Some(when)) => Some(
                Message::new("reason.decision.by_when")
                    .with("who", who.clone())
                    .with("when", when),
            ),
            (Some(who), None) => Some(Message::new("reason.decision.by").with("who", who.clone())),
            (None, Some(when)) => Some(Message::new("reason.decision.when").with("when", when)),
            (None, None) => None,
        };
        let note = self
            .note
            .as_ref()
            .map(|note| Message::new("reason.decision.note").with("note", note.clone()));
        let words = |part: Option<Message>| part.map_or(Arg::Text("".into()), Arg::from);
        message.with("by", words(by)).with("note", words(note))
    }
}

impl DecisionOutcome {
    /// The stable code, as in `result.json`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Superseded => "superseded",
            Self::Review(_) => "review",
            Self::NotHere => "not_here",
        }
    }

    /// Why, in words: of what holds what was decided, of the others what stands in the way.
    pub fn reason(&self, decision: &Decision) -> Message {
        match self {
            Self::Applied => decision.reason(),
            Self::Superseded => Message::new("reason.decision.superseded"),
            Self::Review(why) => why.clone(),
            Self::NotHere => Message::new("reason.decision.not_here"),
        }
    }
}
