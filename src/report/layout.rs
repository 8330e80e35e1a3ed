//! Which pages a report has, in which order: `templates/reports`.

use serde::Deserialize;

use super::pages::{self, PageSpec};

const SUMMARY: &str = include_str!("../../templates/reports/summary.toml");
const WEEKLY: &str = include_str!("../../templates/reports/weekly.toml");
const MONTHLY: &str = include_str!("../../templates/reports/monthly.toml");
const SUPERVISION: &str = include_str!("../../templates/reports/supervision.toml");
const DISPATCH: &str = include_str!("../../templates/reports/dispatch.toml");
const CONTACT: &str = include_str!("../../templates/reports/contact.toml");
const LOGISTICS: &str = include_str!("../../templates/reports/logistics.toml");
const AUDIT: &str = include_str!("../../templates/reports/audit.toml");

/// A layout that cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// The text is not TOML, or has a key that is not known.
    #[error("{0}")]
    Syntax(String),
    /// A page that no report knows.
    #[error("pages: {id:?} is not one of {known}")]
    UnknownPage {
        /// The id as typed.
        id: String,
        /// The ids that are known.
        known: String,
    },
}

/// The pages of a report.
#[derive(Debug)]
pub struct Layout {
    pub(super) pages: Vec<&'static PageSpec>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutFile {
    pages: Vec<String>,
}

impl Layout {
    /// Reads the text of a layout file.
    pub fn parse(text: &str) -> Result<Self, LayoutError> {
        let file: LayoutFile =
            toml::from_str(text).map_err(|error| LayoutError::Syntax(error.to_string()))?;
        let pages = file.pages.into_iter().map(|id| {
            pages::find(&id).ok_or_else(|| LayoutError::UnknownPage {
                id,
                known: pages::PAGES
                    .iter()
                    .map(|page| page.id)
                    .collect::<Vec<_>>()
                    .join(", "),
            })
        });
        Ok(Self {
            pages: pages.collect::<Result<_, _>>()?,
        })
    }

    /// The summary workbook.
    pub fn summary() -> Self {
        Self::built_in(SUMMARY)
    }

    /// The weekly report.
    pub fn weekly() -> Self {
        Self::built_in(WEEKLY)
    }

    /// The monthly report.
    pub fn monthly() -> Self {
        Self::built_in(MONTHLY)
    }

    /// 跟单督办: for the supervisor and the person who hands out the rows.
    pub fn supervision() -> Self {
        Self::built_in(SUPERVISION)
    }

    /// The workbook of one clerk.
    pub fn dispatch() -> Self {
        Self::built_in(DISPATCH)
    }

    /// The workbook of the outbound-sales contact.
    pub fn contact() -> Self {
        Self::built_in(CONTACT)
    }

    /// The workbook of the logistics department.
    pub fn logistics() -> Self {
        Self::built_in(LOGISTICS)
    }

    /// 稽核交接.
    pub fn audit() -> Self {
        Self::built_in(AUDIT)
    }

    /// The files are part of the program; that each of them parses is tested below.
    fn built_in(text: &str) -> Self {
        Self::parse(text).unwrap_or(Self { pages: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layouts_of_the_program_hold() {
        for (text, pages) in [
            (SUMMARY, 15),
            (WEEKLY, 7),
            (MONTHLY, 7),
            (SUPERVISION, 10),
            (DISPATCH, 1),
            (CONTACT, 1),
            (LOGISTICS, 3),
            (AUDIT, 3),
        ] {
            let layout = Layout::parse(text).expect("the layout holds");
            assert_eq!(layout.pages.len(), pages);
        }
    }

    #[test]
    fn an_unknown_page_is_an_error_that_names_the_known_ones() {
        let error = Layout::parse("pages = [\"overview\", \"poetry\"]").expect_err("unknown");
        let text = error.to_string();
        assert!(
            text.starts_with("pages: \"poetry\" is not one of overview, findings"),
            "{text}"
        );
        assert!(matches!(
            Layout::parse("page = []"),
            Err(LayoutError::Syntax(_))
        ));
    }
}
