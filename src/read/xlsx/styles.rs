//! The styles part: the number format of each style of cells.

use rustc_hash::FxHashMap;

use super::markup::{Kind, next_tag};
use super::number_format::{NumberFormat, built_in, of_code};
use super::place::number;
use super::text::decoded;

/// The number formats by the style number of a cell.
pub(super) fn read(xml: &[u8]) -> Vec<NumberFormat> {
    let mut defined: FxHashMap<u64, NumberFormat> = FxHashMap::default();
    let mut styles = Vec::new();
    let (mut from, mut section) = (0, &b""[..]);
    while let Some(tag) = next_tag(xml, from) {
        from = tag.end;
        let id = || tag.attribute(b"numFmtId").and_then(number);
        match (tag.name, tag.kind) {
            (b"numFmts" | b"cellXfs", Kind::Open) => section = tag.name,
            (b"numFmts" | b"cellXfs", Kind::Close) => section = b"",
            (b"numFmt", Kind::Open | Kind::Empty) if section == b"numFmts" => {
                let code = decoded(tag.attribute(b"formatCode").unwrap_or_default());
                if let Some(id) = id() {
                    defined.insert(id, of_code(&code));
                }
            }
            (b"xf", Kind::Open | Kind::Empty) if section == b"cellXfs" => {
                let id = id().unwrap_or_default();
                let format = defined.get(&id).copied();
                styles.push(format.unwrap_or_else(|| built_in(id)));
            }
            _ => {}
        }
    }
    styles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_name_their_formats() {
        use NumberFormat::{Date, Other, Zeros};
        let xml = "<styleSheet><numFmts count='2'><numFmt numFmtId='164' formatCode='00000000'/>
            <numFmt numFmtId='165' formatCode='yyyy&quot;年&quot;'/></numFmts>
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>
            <cellXfs><xf numFmtId='0'/><xf numFmtId='164'><alignment/></xf><xf numFmtId='165'/>
            <xf numFmtId='14'/><xf/></cellXfs>
            <dxfs><dxf><numFmt numFmtId='0' formatCode='yyyy'/></dxf></dxfs></styleSheet>";
        assert_eq!(read(xml.as_bytes()), [Other, Zeros(8), Date, Date, Other]);
        assert_eq!(read(b"<styleSheet"), []);
    }
}
