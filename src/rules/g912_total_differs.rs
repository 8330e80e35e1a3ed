//! G912 合计不符: a total that a sheet prints is not the sum of its rows.

use super::problems::shortened;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{
    Arg, Figure, Message, Money, Origin, SheetProof, TotalCheck, TotalOutcome, TotalUnit,
};

pub(super) static RULE: Rule = Rule {
    code: "G912",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let sheets = context.book.sheets.iter();
    for sheet in sheets.filter(|sheet| !sheet.is_set_aside()) {
        let totals = &sheet.audit.totals;
        for total in totals.differences() {
            let mut finding = reporter.finding(sentence(total));
            finding.origin = Some(total.origin);
            finding.amount = money(context, total);
            reporter.report(finding);
        }
        let told = totals.differences().count();
        let rest = i64::from(totals.differing) - told as i64;
        if rest > 0 {
            let mut finding =
                reporter.finding(Message::new("rules.G912.message_rest").with("count", rest));
            finding.origin = Some(place(sheet));
            reporter.report(finding);
        }
    }
}

fn sentence(total: &TotalCheck) -> Message {
    let texts = match total.outcome {
        TotalOutcome::Differs { texts } => texts,
        _ => 0,
    };
    let key = match (&total.column, total.unit) {
        (_, TotalUnit::Rows) => "rules.G912.message_rows",
        (None, _) => "rules.G912.message_line",
        (Some(_), _) if texts > 0 => "rules.G912.message_texts",
        (Some(_), _) if total.label.is_empty() => "rules.G912.message_bare",
        (Some(_), _) => "rules.G912.message",
    };
    let difference = total.difference();
    let larger = total.printed.0.saturating_abs() > total.own.0.saturating_abs();
    let more = if larger {
        "rules.G912.more"
    } else {
        "rules.G912.less"
    };
    let size = Figure(difference.0.saturating_abs());
    let figure = |figure: Figure| Arg::Text(total.figure_text(figure).into());
    Message::new(key)
        .with(
            "column",
            shortened(total.column.as_deref().unwrap_or_default()),
        )
        .with("label", shortened(&total.label))
        .with("printed", figure(total.printed))
        .with("own", figure(total.own))
        .with("rows", i64::from(total.rows))
        .with("texts", i64::from(texts))
        .with("difference", Message::new(more).with("size", figure(size)))
}

/// The difference as money at stake, in the currency of the books.
fn money(context: &Context<'_>, total: &TotalCheck) -> Option<Money> {
    if total.unit != TotalUnit::Money {
        return None;
    }
    let currency = context.config.currency;
    let unit = Figure::UNIT / 10i128.pow(currency.exponent().min(9));
    let minor = i64::try_from(total.difference().0.saturating_abs() / unit).ok()?;
    Some(Money::from_minor(minor, currency))
}

/// The head of a sheet.
fn place(sheet: &SheetProof) -> Origin {
    Origin::row(sheet.id, sheet.header_row.unwrap_or(1))
}

#[cfg(test)]
#[path = "g912_total_differs_tests.rs"]
mod tests;
