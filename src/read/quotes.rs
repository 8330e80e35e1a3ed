//! A quote that nobody closes makes a csv reader take all the rows below it for one cell. Such a quote
//! is taken out before the text is read, so that the rows live.

use std::borrow::Cow;

/// A quoted cell of more lines than this is no cell.
const MOST_LINES: usize = 200;
/// In a narrower table a line of a note may hold as many delimiters as a row.
const WIDE: usize = 4;

/// The text without the opening quotes that swallow rows. `width` is the number of delimiters in the
/// widest rows.
pub(super) fn without_stray_quotes(text: &str, delimiter: u8, width: usize) -> Cow<'_, str> {
    let mut stray = Vec::new();
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(found) = next_quote(bytes, at) {
        let before = found.checked_sub(1).and_then(|last| bytes.get(last));
        let opens = before.is_none_or(|last| *last == delimiter || matches!(last, b'\n' | b'\r'));
        let closed = if opens {
            closing(bytes, found + 1, delimiter, width)
        } else {
            Some(found)
        };
        if closed.is_none() {
            stray.push(found);
        }
        at = closed.unwrap_or(found) + 1;
    }
    if stray.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for quote in stray {
        // A quote is one byte, so both cuts lie between characters.
        clean.push_str(text.get(from..quote).unwrap_or_default());
        from = quote + 1;
    }
    clean.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(clean)
}

fn next_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    Some(from + rest.iter().position(|byte| *byte == b'"')?)
}

/// Where the quoted cell that begins at a place ends; `None` if what it would hold are rows.
fn closing(bytes: &[u8], from: usize, delimiter: u8, width: usize) -> Option<usize> {
    let (mut lines, mut cuts, mut at) = (0, 0, from);
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => {
                let next = bytes.get(at + 1);
                let ends =
                    next.is_none_or(|next| *next == delimiter || matches!(next, b'\n' | b'\r'));
                return (lines == 0 || ends).then_some(at);
            }
            b'\n' => {
                // The first line is the end of the row that the quote stands in.
                if lines >= MOST_LINES || (lines > 0 && cuts >= width.max(WIDE)) {
                    return None;
                }
                (lines, cuts) = (lines + 1, 0);
            }
            _ if byte == delimiter => cuts += 1,
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(without_stray_quotes(text, b',', 4), expected, "{text:?}");
    }

    #[test]
    fn quotes_that_close_stay() {
        for text in [
            "A1,\"1,280.00\",\"他说\"\"好\"\"\n第二行\",x,y\n\"A2\",\"\",,,\n",
            "A1,5\" 管,3\" 管,x,y\n",
            "A1,\"a\" b,\"c\n甲,乙,丙\n\",x,y\n",
            "\"",
            "",
        ] {
            check(text, if text == "\"" { "" } else { text });
        }
    }

    #[test]
    fn a_quote_that_swallows_rows_goes() {
        check("A3,\"王,x,1,2\nA4,赵,x,3,4\n", "A3,王,x,1,2\nA4,赵,x,3,4\n");
        check(
            "A3,\"王,x,1,2\nA4,\"赵,x,3,4\nA5,\"好\",x,5,6\n",
            "A3,王,x,1,2\nA4,赵,x,3,4\nA5,\"好\",x,5,6\n",
        );
        check(
            "A3,\"王,x,1,2\nA4,赵,x,3,4\nA5,\"好\",x,5,6\nA6,孙\",x,7,8\n",
            "A3,王,x,1,2\nA4,赵,x,3,4\nA5,\"好\",x,5,6\nA6,孙\",x,7,8\n",
        );
    }

    proptest! {
        #[test]
        fn nothing_but_quotes_is_taken_out(text in "[a,\"\n甲]{0,40}") {
            let clean = without_stray_quotes(&text, b',', 2);
            prop_assert_eq!(clean.replace('"', ""), text.replace('"', ""));
        }
    }
}
