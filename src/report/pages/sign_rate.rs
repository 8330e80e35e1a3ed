//! 签收率: by carrier, province, product and clerk, the three definitions side by side.

use crate::figures::{Dimension, Metric};
use crate::model::Message;
use crate::report::blocks::rates;
use crate::report::document::Block;
use crate::report::view::{Built, View, percent};

/// The parts by which sign rates are shown.
pub(super) const DIMENSIONS: [Dimension; 4] = [
    Dimension::Carrier,
    Dimension::Clerk,
    Dimension::Province,
    Dimension::Product,
];

/// Parts beyond this many are one row.
const MOST_PARTS: usize = 30;

/// The three definitions.
pub(super) const DEFINITIONS: [&str; 3] =
    ["sign_rate_shipped", "sign_rate_closed", "sign_rate_mature"];

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let totals = &view.figures.totals;
    if totals.shipped == 0 || !view.has_courier() {
        return None;
    }
    let mut blocks: Vec<Block> = DIMENSIONS
        .into_iter()
        .filter_map(|dimension| rates(view, dimension, MOST_PARTS))
        .map(Block::Table)
        .collect();
    blocks.push(Block::Notes(definition_notes(view)));
    let rate = |id: &str| percent(view.figures.metric(id).and_then(Metric::value));
    let title = Message::new("page.sign_rate.title")
        .with("shipped", totals.shipped)
        .with("signed", totals.signed)
        .with("rate", rate("sign_rate_shipped").as_str())
        .with("closed", rate("sign_rate_closed").as_str())
        .with("mature", rate("sign_rate_mature").as_str());
    let note = Message::new("page.sign_rate.note").with("rate", rate("sign_rate_shipped").as_str());
    Some(Built {
        page: view.upright_page(
            "sign_rate",
            view.say(&title),
            view.subtitle_without_unit("page.sign_rate.subtitle"),
            blocks,
        ),
        note: view.say(&note),
    })
}

/// What the three rates mean, and what small samples are.
pub(super) fn definition_notes(view: &View<'_>) -> Vec<String> {
    let mut notes: Vec<String> = DEFINITIONS
        .iter()
        .map(|id| {
            let definition = view.word(&format!("metric.{id}.definition"));
            let name = view.metric_name(id);
            view.fill(
                "note.definition",
                &[("name", &name), ("definition", &definition)],
            )
        })
        .collect();
    notes.push(view.word("note.small_sample"));
    notes
}
