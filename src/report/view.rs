//! What a page sees: the facts, the figures it is about, and words with values in place.

use super::Facts;
use super::document::{Block, Page, Tone};
use super::recipient::Recipient;
use crate::config::Period;
use crate::figures::{Comparison, Figures, Window};
use crate::finding::Severity;
use crate::model::{Arg, CourierStatus, Currency, Kind, Message, Money, Order, Parcel};

/// The figures that only courier sheets tell.
const OF_COURIERS: [&str; 8] = [
    "sign_rate_shipped",
    "sign_rate_closed",
    "sign_rate_mature",
    "in_transit_rate",
    "refuse_rate",
    "return_rate",
    "loss_rate",
    "pickup_24h_rate",
];

/// What a page is made from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) figures: &'a Figures,
    pub(super) comparison: Option<&'a Comparison>,
    /// For whom it is, if it is for one person or department alone.
    pub(super) recipient: Option<&'a Recipient>,
}

/// A page and what a link to it says.
pub(super) struct Built {
    pub(super) page: Page,
    pub(super) note: String,
}

impl<'a> View<'a> {
    /// The previous period beside this one; `None` without one, or if nothing of it was read.
    pub(super) fn beside(&self) -> Option<&'a Comparison> {
        self.comparison
            .filter(|compared| !is_empty(&compared.previous))
    }
    /// The words of a key.
    pub(super) fn word(&self, key: &str) -> String {
        self.facts.words.get(key).to_owned()
    }

    /// The words of a name in a table of the catalogue: `column`, `order`.
    pub(super) fn in_table(&self, table: &str, name: &str) -> String {
        self.word(&format!("{table}.{name}"))
    }

    /// A sentence with its values.
    pub(super) fn say(&self, message: &Message) -> String {
        self.facts.words.say(message, self.facts.book)
    }

    /// The words of a key with texts in place.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.facts.words.fill(key, values)
    }

    /// That Monday to Friday stood in for a calendar that does not know the year; `None` if it knows all.
    pub(super) fn calendar_note(&self) -> Option<String> {
        let years = &self.facts.followed.unknown_years;
        let told: Vec<String> = years.iter().map(ToString::to_string).collect();
        let years = [("years", &*told.join(", "))];
        (!told.is_empty()).then(|| self.fill("page.missed.unknown_years", &years))
    }

    /// The name of a figure.
    pub(super) fn metric_name(&self, id: &str) -> String {
        self.word(&format!("metric.{id}.name"))
    }

    /// The rule with its code: `G102 已发未付`.
    pub(super) fn rule(&self, code: &str) -> String {
        let name = self.word(&format!("rules.{code}.name"));
        format!("{code} {name}")
    }

    /// The name of a part, or the word for what no sheet names.
    pub(super) fn part(&self, name: &str) -> String {
        if name.is_empty() {
            self.word("value.unnamed")
        } else {
            name.to_owned()
        }
    }

    /// An amount with thousands separators.
    pub(super) fn money(&self, amount: Money) -> String {
        self.facts.words.money(amount)
    }

    /// 单位：元.
    pub(super) fn unit(&self) -> String {
        let currency = self.facts.config.currency;
        let name = if currency == Currency::CNY {
            self.word("value.yuan")
        } else {
            currency.code().to_owned()
        };
        self.fill("note.unit", &[("currency", &name)])
    }

    /// What the figures select.
    pub(super) fn window(&self) -> Window {
        self.figures.window()
    }

    /// The days that the figures are about, in words.
    pub(super) fn period(&self) -> String {
        match self.figures.period {
            Some(period) => self.days(period),
            None => self.word("period.all"),
        }
    }

    /// The days of a period, in words.
    pub(super) fn days(&self, period: Period) -> String {
        if period.first == period.last {
            return period.first.to_string();
        }
        let (first, last) = (period.first.to_string(), period.last.to_string());
        self.fill("period.range", &[("first", &first), ("last", &last)])
    }

    /// The moment of looking: `2026-10-31 18:00`.
    pub(super) fn as_of(&self) -> String {
        self.facts.config.as_of.format("%Y-%m-%d %H:%M").to_string()
    }

    /// What · unit · period.
    pub(super) fn subtitle(&self, what: &str) -> String {
        [self.word(what), self.unit(), self.period()].join(" · ")
    }

    /// What · period, for what has no unit.
    pub(super) fn subtitle_without_unit(&self, what: &str) -> String {
        [self.word(what), self.period()].join(" · ")
    }

    /// The source note under a table: which files, how many rows, by which date, looked at when.
    pub(super) fn source(&self, kinds: &[Kind], basis: &'static str) -> String {
        let sheets = || {
            let all = &self.facts.book.sheets;
            all.iter().filter(|sheet| kinds.contains(&sheet.kind))
        };
        let rows: i64 = sheets().map(|sheet| i64::from(sheet.used())).sum();
        let first = sheets().next().map_or_else(String::new, |sheet| {
            if sheet.sheet.is_empty() {
                sheet.file.to_string()
            } else {
                format!("{} › {}", sheet.file, sheet.sheet)
            }
        });
        let (basis, as_of) = (self.word(basis), self.as_of());
        let key = match sheets().count() {
            0 => return self.fill("source.none", &[("basis", &basis), ("as_of", &as_of)]),
            1 => "source.one",
            _ => "source.many",
        };
        self.say(
            &Message::new(key)
                .with("first", first.as_str())
                .with("sheets", sheets().count())
                .with("rows", rows)
                .with("basis", basis.as_str())
                .with("as_of", as_of.as_str()),
        )
    }

    /// True if a courier told of parcels: without one, what is known to be shipped is what was signed.
    pub(super) fn has_courier(&self) -> bool {
        let mut sheets = self.facts.book.sheets.iter();
        sheets.any(|sheet| sheet.kind == Kind::Courier)
    }

    /// True if a figure says something: without a courier sheet the fate of parcels does not.
    pub(super) fn shows(&self, figure: &str) -> bool {
        !OF_COURIERS.contains(&figure) || self.has_courier()
    }

    /// A page; its name in the workbook comes from the catalogue.
    pub(super) fn page(
        &self,
        id: &'static str,
        title: String,
        subtitle: String,
        blocks: Vec<Block>,
    ) -> Page {
        Page {
            id,
            name: self.word(&format!("page.{id}.name")),
            title,
            subtitle,
            tone: Tone::Neutral,
            landscape: true,
            blocks,
        }
    }

    /// A page that is printed upright.
    pub(super) fn upright_page(
        &self,
        id: &'static str,
        title: String,
        subtitle: String,
        blocks: Vec<Block>,
    ) -> Page {
        let page = self.page(id, title, subtitle, blocks);
        Page {
            landscape: false,
            ..page
        }
    }

    /// A status of a parcel, in the sheet's own word where it is not known.
    pub(super) fn status(&self, parcel: Option<&Parcel>, status: CourierStatus) -> String {
        match parcel.map(|parcel| parcel.status_word(status)) {
            Some(Arg::Text(word)) => word.to_string(),
            _ => self.facts.words.status(status),
        }
    }

    /// The customer of an order, or the word for what no sheet names.
    pub(super) fn customer(&self, order: &Order) -> String {
        self.part(order.customer.as_deref().unwrap_or_default())
    }
}

/// True if nothing that the figures select was read.
pub(super) fn is_empty(figures: &Figures) -> bool {
    let totals = &figures.totals;
    totals.orders == 0 && totals.receipts == 0 && totals.shipped == 0 && totals.due_rows == 0
}

/// How a severity is shown.
pub(super) fn tone_of(severity: Severity) -> Tone {
    match severity {
        Severity::Info => Tone::Neutral,
        Severity::Warning => Tone::Warning,
        Severity::Error => Tone::Bad,
    }
}

/// `86.3%`; a dash where there is nothing to divide by.
pub(super) fn percent(rate: Option<f64>) -> String {
    rate.map_or_else(|| "—".to_owned(), |rate| format!("{:.1}%", rate * 100.0))
}
