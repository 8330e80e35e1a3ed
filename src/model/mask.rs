//! Text that a platform masked before handing it out.

/// True for `张*`, `138****1234`, `##密文`, `$$密文` and a mere `xxxx`: what is hidden cannot be compared.
pub fn is_masked(text: &str) -> bool {
    text.contains(['*', '＊'])
        || text.starts_with("##")
        || text.starts_with("$$")
        || (text.len() > 1 && text.bytes().all(|byte| matches!(byte, b'x' | b'X')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_seen() {
        for (text, expected) in [
            ("张*", true),
            ("138****1234", true),
            ("##A8FDE##", true),
            ("xxxx", true),
            ("张三", false),
            ("x", false),
            ("", false),
        ] {
            assert_eq!(is_masked(text), expected, "{text}");
        }
    }
}
