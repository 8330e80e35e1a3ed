//! 申诉: how an appeal against a row of the assessment stands.

use super::Reply;

/// How an appeal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Appeal {
    /// Nobody appealed.
    None,
    /// 待核: a reason is written, nothing is decided yet.
    Pending,
    /// 成立: the row costs nothing.
    Upheld,
    /// 不成立: the row costs what it costs.
    Rejected,
    /// What was typed for a result is none of the words; it decides nothing.
    Unclear,
    /// Several results of equal rank contradict each other; none of them holds.
    Contradicting,
}

impl Appeal {
    /// How it stands by the replies under its key: those of [`super::Book::replies_to`].
    pub fn of(replies: &[Reply]) -> Self {
        let reply = match replies {
            [] => return Self::None,
            [reply] => reply,
            _ => return Self::Contradicting,
        };
        reply.answer.as_deref().map_or(Self::Pending, verdict)
    }

    /// The stable code, as in `result.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pending => "pending",
            Self::Upheld => "upheld",
            Self::Rejected => "rejected",
            Self::Unclear => "unclear",
            Self::Contradicting => "contradicting",
        }
    }
}

/// The words in both languages; what only resembles one is none: `部分成立` is not `成立`.
fn verdict(answer: &str) -> Appeal {
    let letters = answer.chars().filter(|letter| !letter.is_whitespace());
    let word: String = letters.flat_map(char::to_lowercase).collect();
    match word.trim_end_matches(['。', '.', '！', '!']) {
        "成立" | "upheld" => Appeal::Upheld,
        "不成立" | "rejected" => Appeal::Rejected,
        "待核" | "tobechecked" => Appeal::Pending,
        _ => Appeal::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_decide() {
        for (answer, expected) in [
            ("成立", Appeal::Upheld),
            (" 成 立。", Appeal::Upheld),
            ("Upheld", Appeal::Upheld),
            ("不成立", Appeal::Rejected),
            ("REJECTED", Appeal::Rejected),
            ("待核", Appeal::Pending),
            ("To be checked", Appeal::Pending),
            ("部分成立", Appeal::Unclear),
            ("同意", Appeal::Unclear),
        ] {
            assert_eq!(verdict(answer), expected, "{answer}");
        }
    }
}
