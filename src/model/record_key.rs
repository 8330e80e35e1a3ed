//! 记录标识: everything that a program needs to know of a row on the pages 待确认 and 已决定, in one cell of text.
//!
//! `G1|payment|look|currency|candidates|earlier decisions|checksum`: the version first, so that a later program still
//! reads it; the checksum last, so that a key that was damaged or changed by hand is noticed.

use chrono::NaiveDateTime;

use super::digest::fnv1a;
use super::record_key_netting::{MARK, nettings_text, read_netting};
use super::record_key_text::{candidates_text, escaped, read_candidates, unescaped};
use super::{Currency, DecidedNetting, DecidedPart, Decision, Moment, Origin, Text, Verdict};

const VERSION: &str = "G1";
/// The most UTF-16 units of a key; a cell holds 32,767.
const LONGEST: usize = 32_000;
/// So many characters of a note travel in a key; the cell beside it has the rest.
const NOTE: usize = 1_000;
const TIME: &str = "%Y-%m-%dT%H:%M:%S";
const DAY: &str = "%Y-%m-%d";

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordKey {
    /// [`super::Payment::identity`].
    pub payment: Text,
    /// [`super::Payment::look`] of the row as it is shown.
    pub look: Text,
    /// The currency of the payment.
    pub currency: Currency,
    /// The candidates as they are shown.
    pub candidates: Vec<Vec<DecidedPart>>,
    /// Stands for candidates that are too many to be written down.
    pub candidates_digest: Option<Text>,
    /// What is shown to cancel or to repeat the payment.
    pub nettings: Vec<DecidedNetting>,
    /// Decisions that were made before and travel with the row: one that is shown as applied, or those that wait for
    /// review.
    pub earlier: Vec<Decision>,
}

/// Why a key cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// It was damaged or changed, or is none.
    Broken,
    /// It was written by a later version of the program.
    Later,
}

/// What stands for candidates that are too many to be written down: their number and a digest.
pub fn candidates_digest(candidates: &[Vec<DecidedPart>], currency: Currency) -> Text {
    let text = candidates_text(candidates, currency);
    let parts: usize = candidates.iter().map(Vec::len).sum();
    format!("#{parts}={:016x}", fnv1a(text.as_bytes())).into()
}

impl RecordKey {
    /// The text of the cell; `None` if even the shortest form is longer than a cell holds.
    pub fn encode(&self) -> Option<String> {
        let fits = |text: &String| text.encode_utf16().count() <= LONGEST;
        let whole = self.text();
        if fits(&whole) {
            return Some(whole);
        }
        let mut short = self.clone();
        shorten(
            &mut short.candidates,
            &mut short.candidates_digest,
            self.currency,
        );
        for earlier in &mut short.earlier {
            shorten(
                &mut earlier.candidates,
                &mut earlier.candidates_digest,
                self.currency,
            );
        }
        Some(short.text()).filter(fits)
    }

    /// Reads the text of a cell; earlier decisions get its place.
    pub fn decode(text: &str, origin: Origin) -> Result<Self, KeyError> {
        let told = unsealed(text, VERSION)?;
        Self::read(told, origin).ok_or(KeyError::Broken)
    }

    fn text(&self) -> String {
        let earlier = self
            .earlier
            .iter()
            .map(|decision| self.earlier_text(decision));
        let earlier: Vec<String> = earlier.collect();
        let told = [
            VERSION,
            &escaped(&self.payment),
            &escaped(&self.look),
            self.currency.code(),
            &shown_text(
                &self.candidates,
                self.candidates_digest.as_ref(),
                &self.nettings,
                self.currency,
            ),
            &earlier.join("&"),
        ]
        .join("|");
        sealed(&told)
    }

    /// `verdict!entered!when!who!note!parts`, then look and candidates where they are not those of the row.
    fn earlier_text(&self, decision: &Decision) -> String {
        let verdict = match decision.verdict {
            Verdict::Choose(number) => number.to_string(),
            verdict => verdict.code().to_owned(),
        };
        let entered = decision.entered.map(|at| at.format(TIME).to_string());
        let when = decision.when.map(|when| {
            let form = if when.has_time() { TIME } else { DAY };
            when.at().format(form).to_string()
        });
        let note: Option<String> = decision
            .note
            .as_deref()
            .map(|note| note.chars().take(NOTE).collect());
        let mut fields = vec![
            verdict,
            entered.unwrap_or_default(),
            when.unwrap_or_default(),
            escaped(decision.who.as_deref().unwrap_or_default()),
            escaped(&note.unwrap_or_default()),
            candidates_text(std::slice::from_ref(&decision.parts), self.currency),
        ];
        let same = decision.seen == self.look
            && decision.candidates == self.candidates
            && decision.candidates_digest == self.candidates_digest
            && decision.nettings == self.nettings;
        if !same {
            let digest = decision.candidates_digest.as_ref();
            fields.push(escaped(&decision.seen));
            let (candidates, nettings) = (&decision.candidates, &decision.nettings);
            fields.push(shown_text(candidates, digest, nettings, self.currency));
        }
        fields.join("!")
    }

    fn read(told: &str, origin: Origin) -> Option<Self> {
        let mut fields = told.split('|').skip(1);
        let payment = unescaped(fields.next()?)?.into();
        let look = unescaped(fields.next()?)?.into();
        let currency = Currency::new(fields.next()?)?;
        let (candidates, candidates_digest, nettings) = read_shown(fields.next()?, currency)?;
        let earlier = fields.next()?;
        if fields.next().is_some() {
            return None;
        }
        let mut key = Self {
            payment,
            look,
            currency,
            candidates,
            candidates_digest,
            nettings,
            earlier: Vec::new(),
        };
        for decision in earlier.split('&').filter(|text| !text.is_empty()) {
            key.earlier.push(key.read_earlier(decision, origin)?);
        }
        Some(key)
    }

    fn read_earlier(&self, text: &str, origin: Origin) -> Option<Decision> {
        let mut fields = text.split('!');
        let verdict = read_verdict(fields.next()?)?;
        let time = |text: &str| NaiveDateTime::parse_from_str(text, TIME).ok();
        let entered = time(fields.next()?);
        let when = fields.next()?;
        let day = || when.parse().ok().map(Moment::day_only);
        let filled = |text: &str| Some(unescaped(text)?).filter(|text| !text.is_empty());
        let (who, note) = (fields.next()?, fields.next()?);
        let mut parts = read_candidates(fields.next()?, self.currency)?;
        let mut decision = Decision {
            payment: self.payment.clone(),
            verdict,
            candidates: self.candidates.clone(),
            candidates_digest: self.candidates_digest.clone(),
            nettings: self.nettings.clone(),
            parts: parts.pop().unwrap_or_default(),
            seen: self.look.clone(),
            who: filled(who).map(Into::into),
            when: time(when).map(Moment::timed).or_else(day),
            entered,
            note: filled(note).map(Into::into),
            objection: None,
            origin,
        };
        if let Some(seen) = fields.next() {
            decision.seen = unescaped(seen)?.into();
            let shown = read_shown(fields.next()?, self.currency)?;
            (
                decision.candidates,
                decision.candidates_digest,
                decision.nettings,
            ) = shown;
        }
        Some(decision)
    }
}

fn shorten(candidates: &mut Vec<Vec<DecidedPart>>, digest: &mut Option<Text>, currency: Currency) {
    if !candidates.is_empty() {
        *digest = Some(candidates_digest(candidates, currency));
        candidates.clear();
    }
}

fn shown_text(
    candidates: &[Vec<DecidedPart>],
    digest: Option<&Text>,
    nettings: &[DecidedNetting],
    currency: Currency,
) -> String {
    let candidates = match digest {
        Some(digest) => digest.to_string(),
        None => candidates_text(candidates, currency),
    };
    let texts = [candidates, nettings_text(nettings)];
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(";")
}

type Shown = (Vec<Vec<DecidedPart>>, Option<Text>, Vec<DecidedNetting>);

fn read_shown(text: &str, currency: Currency) -> Option<Shown> {
    // Nettings stand behind the candidates.
    let cut = if text.starts_with(MARK) {
        Some(0)
    } else {
        text.find(&format!(";{MARK}"))
    };
    let (text, told) = match cut {
        Some(cut) => (text.get(..cut)?, text.get(cut..)?.trim_start_matches(';')),
        None => (text, ""),
    };
    let told = told.split(';').filter(|told| !told.is_empty());
    let nettings = told.map(read_netting).collect::<Option<_>>()?;
    if text.starts_with('#') {
        return Some((Vec::new(), Some(text.into()), nettings));
    }
    Some((read_candidates(text, currency)?, None, nettings))
}

fn read_verdict(code: &str) -> Option<Verdict> {
    if let Ok(number) = code.parse() {
        return Some(Verdict::Choose(number));
    }
    [
        Verdict::Confirm,
        Verdict::Reject,
        Verdict::Split,
        Verdict::Ignore,
        Verdict::Revoke,
    ]
    .into_iter()
    .find(|verdict| verdict.code() == code)
}

/// The text with its checksum behind it.
pub(super) fn sealed(told: &str) -> String {
    let sum = checksum(told);
    format!("{told}|{sum}")
}

/// The text of a cell without its checksum, if that is right and the version is the wanted one.
pub(super) fn unsealed<'a>(text: &'a str, version: &str) -> Result<&'a str, KeyError> {
    let text = text.trim();
    let (written, _) = text.split_once('|').ok_or(KeyError::Broken)?;
    let (told, sum) = text.rsplit_once('|').ok_or(KeyError::Broken)?;
    if sum != checksum(told) {
        return Err(KeyError::Broken);
    }
    if written != version {
        return Err(KeyError::Later);
    }
    Ok(told)
}

fn checksum(text: &str) -> String {
    let hash = fnv1a(text.as_bytes());
    format!("{:08x}", (hash ^ (hash >> 32)) & 0xffff_ffff)
}

#[cfg(test)]
#[path = "record_key_tests.rs"]
mod tests;
