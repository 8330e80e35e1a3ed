//! What cancels or repeats a payment, in a record key: `~reversal+T2=look`, and of a duplicate the line that stays:
//! `~duplicate~T1`.

use super::record_key_text::{escaped, unescaped};
use super::{DecidedNetting, NettingKind};

/// What every netting begins with, and no candidate.
pub(super) const MARK: char = '~';

/// The nettings, parted by `;`.
pub(super) fn nettings_text(nettings: &[DecidedNetting]) -> String {
    let one = |netting: &DecidedNetting| {
        let others = netting.others.iter();
        let others =
            others.map(|(payment, look)| format!("+{}={}", escaped(payment), escaped(look)));
        let kept = netting
            .kept
            .as_deref()
            .map(|kept| format!("~{}", escaped(kept)));
        let others: String = others.collect();
        format!(
            "{MARK}{}{others}{}",
            netting.kind.code(),
            kept.unwrap_or_default()
        )
    };
    let texts: Vec<String> = nettings.iter().map(one).collect();
    texts.join(";")
}

/// The netting of a text; `None` if it is none.
pub(super) fn read_netting(text: &str) -> Option<DecidedNetting> {
    let text = text.strip_prefix(MARK)?;
    let (told, kept) = match text.split_once('~') {
        Some((told, kept)) => (told, Some(unescaped(kept)?.into())),
        None => (text, None),
    };
    let mut pieces = told.split('+');
    let kind = NettingKind::from_code(pieces.next()?)?;
    let other = |piece: &str| {
        let (payment, look) = piece.split_once('=')?;
        Some((unescaped(payment)?.into(), unescaped(look)?.into()))
    };
    Some(DecidedNetting {
        kind,
        others: pieces.map(other).collect::<Option<_>>()?,
        kept,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nettings_come_back() {
        let reversal = DecidedNetting {
            kind: NettingKind::Reversal,
            others: vec![("T+2".into(), "2026-10-01 +5 ~ 张三 #00".into())],
            kept: None,
        };
        let duplicate = DecidedNetting {
            kind: NettingKind::Duplicate,
            others: Vec::new(),
            kept: Some("T~1".into()),
        };
        let text = nettings_text(&[reversal.clone(), duplicate.clone()]);
        assert!(text.ends_with(";~duplicate~T%7E1"), "{text}");
        let read: Vec<_> = text.split(';').map(read_netting).collect();
        assert_eq!(read, [Some(reversal), Some(duplicate)]);
        for broken in ["reversal", "~luck", "~offset+T1", "~duplicate~%4"] {
            assert_eq!(read_netting(broken), None, "{broken}");
        }
    }
}
