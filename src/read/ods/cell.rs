//! A cell: its type and value stand in attributes, texts in paragraphs.

use std::io::BufRead;

use super::content::{Content, Piece};
use super::element::Element;
use crate::read::convert::has_leading_zeros;
use crate::read::{Value, literal};

/// Reads a cell to its end; `None` if it is blank. A value that makes no sense is an error value that
/// shows it.
pub(super) fn read_cell<R: BufRead>(
    document: &mut Content<R>,
    element: &Element,
    most_characters: usize,
) -> Result<Option<Value>, String> {
    let text = read_text(document, &element.name, most_characters)?;
    Ok(value_of(element, text))
}

fn value_of(element: &Element, text: String) -> Option<Value> {
    let attribute = |name: &str| element.attribute(name);
    let kind = attribute("office:value-type").unwrap_or_default();
    let is_number = matches!(kind, "float" | "percentage" | "currency");
    let exact = attribute("office:value").unwrap_or_default();
    if is_number && has_leading_zeros(&text, exact) {
        // An id that is shown with zeros is that id.
        return Some(Value::Text(text.into()));
    }
    let stated = attribute("office:string-value").filter(|stated| !stated.is_empty());
    let text = stated.map_or(text, str::to_owned);
    if attribute("calcext:value-type") == Some("error") && !text.is_empty() {
        return Some(Value::Error(text.into()));
    }
    match kind {
        _ if is_number => attribute("office:value").map(number),
        "date" => attribute("office:date-value").map(date),
        "time" => attribute("office:time-value").map(time),
        "boolean" => attribute("office:boolean-value").map(|truth| Value::Bool(truth == "true")),
        "string" => (!text.is_empty()).then(|| Value::Text(text.into())),
        _ if !text.is_empty() => Some(Value::Text(text.into())),
        _ => attribute("table:formula").map(|_| Value::FormulaEmpty),
    }
}

fn number(text: &str) -> Value {
    literal::number(text.trim()).unwrap_or_else(|| Value::Error(text.trim().into()))
}

fn date(text: &str) -> Value {
    literal::instant(text).map_or_else(|| Value::Error(text.into()), Value::Date)
}

/// `PT10H30M00S`: a time of day as text, a longer time or one below zero in days, as other formats give
/// it; to the nearest second.
fn time(text: &str) -> Value {
    let (sign, bare) = match text.strip_prefix('-') {
        Some(bare) => (-1.0, bare),
        None => (1.0, text),
    };
    let all = || {
        let (hours, rest) = bare.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.replace(',', ".");
        let number = |text: &str| text.parse::<u32>().ok();
        let seconds: f64 = seconds
            .parse()
            .ok()
            .filter(|part| (0.0..3600.0).contains(part))?;
        let minutes = u64::from(number(hours)?) * 60 + u64::from(number(minutes)?);
        Some(minutes * 60 + seconds.round() as u64)
    };
    match all() {
        Some(all) if all < 86_400 && sign > 0.0 => {
            let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
            Value::Text(format!("{hours:02}:{minutes:02}:{seconds:02}").into())
        }
        Some(all) => Value::Number(sign * all as f64 / 86_400.0),
        None => Value::Error(text.into()),
    }
}

/// The paragraphs of a cell, without its comments and drawings, cut soon after so many characters.
fn read_text<R: BufRead>(
    document: &mut Content<R>,
    cell: &str,
    most_characters: usize,
) -> Result<String, String> {
    let mut text = String::new();
    let (mut paragraphs, mut depth) = (0_u32, 0_u32);
    // A character is at most four bytes; a text that is longer is cut by the limit on characters.
    let most_bytes = most_characters.saturating_add(1).saturating_mul(4);
    loop {
        match document.next()? {
            Piece::Start(element) => match element.name.as_str() {
                "text:p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    depth += 1;
                }
                "text:s" => {
                    let blanks = element.count("text:c") as usize;
                    let room = most_bytes.saturating_sub(text.len());
                    text.extend(std::iter::repeat_n(' ', blanks.min(room)));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                name if name.starts_with("draw:")
                    || name == "office:annotation"
                    || name == "table:table" =>
                {
                    document.skip(name)?;
                }
                _ => {}
            },
            Piece::Text(part) if depth > 0 && text.len() <= most_bytes => text.push_str(&part),
            Piece::End(name) if name == "text:p" => depth = depth.saturating_sub(1),
            Piece::End(name) if name == cell => return Ok(text),
            Piece::EndOfDocument => return Err(format!("</{cell}>?")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_go_to_the_nearest_second() {
        let cases = [
            (
                date as fn(&str) -> Value,
                "2026-10-31T17:04:59.999999",
                "2026-10-31 17:05:00",
            ),
            (date, "2026-10-31", "2026-10-31"),
            (time, "PT07H11M59.999999S", "07:12:00"),
            (time, "PT23H59M59.9S", "1"),
            (time, "PT36H00M00S", "1.5"),
            (time, "-PT06H00M00S", "-0.25"),
            (time, "PT-2147483648H00M00S", "PT-2147483648H00M00S"),
        ];
        for (read, text, expected) in cases {
            assert_eq!(crate::read::Cell::new(0, read(text)).text(), expected);
        }
    }
}
