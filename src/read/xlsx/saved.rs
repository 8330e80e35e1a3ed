//! When a workbook was saved, by its own properties.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use super::markup::{Kind, next_tag};
use super::package::Package;
use super::text::decoded;

/// China has one time, eight hours before that of Greenwich. The properties count from Greenwich; the sheets and the
/// people who fill them in do not.
const CHINA: i32 = 8 * 3600;

/// The moment; `None` if the workbook does not say.
pub(super) fn saved(package: &mut Package<'_>) -> Option<NaiveDateTime> {
    modified(&package.small_part("docProps/core.xml")?)
}

fn modified(xml: &[u8]) -> Option<NaiveDateTime> {
    let mut from = 0;
    while let Some(tag) = next_tag(xml, from) {
        from = tag.end;
        if tag.name == b"modified" && tag.kind == Kind::Open {
            let rest = xml.get(tag.end..)?;
            let end = rest.iter().position(|byte| *byte == b'<')?;
            let text = decoded(rest.get(..end)?);
            return moment(text.trim());
        }
    }
    None
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(
            moment
                .with_timezone(&FixedOffset::east_opt(CHINA)?)
                .naive_local(),
        );
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_is_given_in_the_time_of_the_sheets() {
        let core = |moment: &str| {
            format!(
                "<cp:coreProperties><dcterms:created>2026-01-01T00:00:00Z</dcterms:created>\
             <dcterms:modified xsi:type='dcterms:W3CDTF'>{moment}</dcterms:modified></cp:coreProperties>"
            )
        };
        for (text, expected) in [
            ("2026-11-02T09:05:00Z", Some("2026-11-02T17:05:00")),
            ("2026-11-02T17:05:00+08:00", Some("2026-11-02T17:05:00")),
            ("2026-11-02T17:05:00", Some("2026-11-02T17:05:00")),
            ("gestern", None),
            ("", None),
        ] {
            let found = modified(core(text).as_bytes());
            let expected = expected.map(|text| text.parse().expect("a moment"));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(modified(b"<x/>"), None);
    }
}
