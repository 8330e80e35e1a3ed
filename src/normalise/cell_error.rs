//! Cells that hold no value: error values, those that a program printed as text, cells stored wrongly.

use super::text::plain;
use crate::model::Message;
use crate::read::Value;

/// Error values, as Excel, WPS and online sheets show them, and what each means.
const KNOWN: [(&str, &str); 15] = [
    ("#N/A", "cell_error.not_found"),
    ("#REF!", "cell_error.reference"),
    ("#DIV/0!", "cell_error.division"),
    ("#VALUE!", "cell_error.wrong_kind"),
    ("#NAME?", "cell_error.name"),
    ("#NUM!", "cell_error.number"),
    ("#NULL!", "cell_error.reference"),
    ("#SPILL!", "cell_error.other"),
    ("#CALC!", "cell_error.other"),
    ("#FIELD!", "cell_error.other"),
    ("#ERROR!", "cell_error.other"),
    ("#UNKNOWN!", "cell_error.other"),
    ("#BLOCKED!", "cell_error.not_loaded"),
    ("#CONNECT!", "cell_error.not_loaded"),
    ("#GETTING_DATA", "cell_error.not_loaded"),
];

/// True if the cell holds an error instead of a value.
pub(crate) fn is_error(value: &Value) -> bool {
    match value {
        Value::Error(_) => true,
        Value::Text(text) => known(text).is_some(),
        _ => false,
    }
}

/// What the error of a cell means; `None` for a cell that holds a value.
pub(crate) fn meaning(value: &Value) -> Option<Message> {
    match value {
        Value::Error(text) => Some(Message::new(known(text).unwrap_or("cell_error.stored"))),
        Value::Text(text) => known(text).map(Message::new),
        _ => None,
    }
}

fn known(text: &str) -> Option<&'static str> {
    // Nearly every cell ends here.
    let bare = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    if text.len() > 255 || !(text.contains('#') || bare.starts_with(['E', 'e'])) {
        return None;
    }
    let text = &*plain(text);
    if text.len() >= 3 && text.bytes().all(|byte| byte == b'#') {
        return Some("cell_error.too_narrow");
    }
    let code = text
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("err:"));
    if code.is_some() {
        let number = text.get(4..).unwrap_or_default();
        let plain = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        return plain.then_some("cell_error.other");
    }
    KNOWN
        .iter()
        .find(|(error, _)| error.eq_ignore_ascii_case(text))
        .map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_as_values_and_as_text() {
        for (value, expected) in [
            (Value::Error("#N/A".into()), Some("cell_error.not_found")),
            (Value::Error("1,234".into()), Some("cell_error.stored")),
            (Value::Text(" #n/a\t".into()), Some("cell_error.not_found")),
            (Value::Text("'#N/A".into()), Some("cell_error.not_found")),
            (Value::Text("#DIV/0!".into()), Some("cell_error.division")),
            (Value::Text("Err:502".into()), Some("cell_error.other")),
            (
                Value::Text("########".into()),
                Some("cell_error.too_narrow"),
            ),
            (Value::Text("#1".into()), None),
            (Value::Text("##密文".into()), None),
            (Value::Text("N/A".into()), None),
            (Value::Text("Err:五".into()), None),
            (Value::Text("EMS".into()), None),
            (Value::FormulaEmpty, None),
            (Value::Number(1.0), None),
        ] {
            assert_eq!(is_error(&value), expected.is_some(), "{value:?}");
            assert_eq!(meaning(&value).map(|message| message.key), expected);
        }
    }
}
