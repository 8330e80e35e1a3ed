//! The workbook part: which sheets there are, and where.

use super::markup::{Kind, next_tag};
use super::package::Package;
use super::place::truth;
use super::relationships::{Relationship, folder_of, relationships};
use super::text::decoded;

/// A worksheet as the workbook lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Its part; `None` if the workbook does not say.
    pub(super) path: Option<String>,
}

/// What the workbook part says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Workbook {
    /// The worksheets in their order; chart sheets, dialogs and macro sheets hold no rows and are left out.
    pub(super) sheets: Vec<SheetEntry>,
    /// True if days are counted from 1904.
    pub(super) is_1904: bool,
    /// The part of the shared strings.
    pub(super) strings: String,
    /// The part of the styles.
    pub(super) styles: String,
}

/// Reads the workbook part; `None` if it is not where it should be or lists no sheet.
pub(super) fn read(package: &mut Package<'_>) -> Option<Workbook> {
    let roots = relationships(package, "");
    let path = roots
        .into_iter()
        .find(|root| root.kind == "officeDocument" && package.has(&root.path))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |root| root.path);
    let related = relationships(package, &path);
    let mut workbook = listed(&package.small_part(&path)?, &related)?;
    let folder = folder_of(&path);
    for (position, sheet) in workbook.sheets.iter_mut().enumerate() {
        let usual = format!("{folder}worksheets/sheet{}.xml", position + 1);
        if sheet.path.is_none() && package.has(&usual) {
            sheet.path = Some(usual);
        }
    }
    let of_kind = |kind: &str| {
        let part = related.iter().find(|related| related.kind == kind);
        part.map_or_else(|| format!("{folder}{kind}.xml"), |part| part.path.clone())
    };
    workbook.strings = of_kind("sharedStrings");
    workbook.styles = of_kind("styles");
    Some(workbook)
}

/// The sheets of a workbook part; `None` if it lists none at all.
fn listed(xml: &[u8], related: &[Relationship]) -> Option<Workbook> {
    let mut workbook = Workbook::default();
    let (mut from, mut is_inside, mut has_sheets) = (0, false, false);
    while let Some(tag) = next_tag(xml, from) {
        from = tag.end;
        match tag.name {
            b"sheets" => is_inside = tag.kind == Kind::Open,
            // A namesake in an extension carries no such attribute.
            b"workbookPr" => workbook.is_1904 |= tag.attribute(b"date1904").is_some_and(truth),
            b"sheet" if is_inside && tag.kind != Kind::Close => {
                has_sheets = true;
                let text = |name| decoded(tag.attribute(name).unwrap_or_default());
                let id = text(b"id");
                let part = related.iter().find(|part| part.id == id);
                if part.is_none_or(|part| part.kind == "worksheet") {
                    workbook.sheets.push(SheetEntry {
                        name: text(b"name").into_owned(),
                        is_hidden: text(b"state").to_lowercase().contains("hidden"),
                        path: part.map(|part| part.path.clone()),
                    });
                }
            }
            _ => {}
        }
    }
    has_sheets.then_some(workbook)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worksheets_are_listed_in_their_order() {
        let related = |id: &str, kind: &str| Relationship {
            id: id.to_owned(),
            kind: kind.to_owned(),
            path: format!("xl/{id}.xml"),
        };
        let related = [related("a", "worksheet"), related("b", "chartsheet")];
        let xml = "<x:workbook><x:workbookPr date1904='1'/><x:sheets>
            <x:sheet name='订单&amp;退货' sheetId='7' r:id='a' state='veryHidden'/>
            <x:sheet name='图' r:id='b'/><x:sheet name='无' r:id='c'/></x:sheets></x:workbook>";
        let workbook = listed(xml.as_bytes(), &related).expect("sheets");
        assert!(workbook.is_1904);
        let sheets: Vec<_> = workbook
            .sheets
            .iter()
            .map(|sheet| (sheet.name.as_str(), sheet.is_hidden, sheet.path.as_deref()))
            .collect();
        let expected = [("订单&退货", true, Some("xl/a.xml")), ("无", false, None)];
        assert_eq!(sheets, expected);
        assert_eq!(listed(b"<workbook/>", &related), None);
    }
}
