//! Who looks after parcels of a carrier, a province or a shop that no sheet and no order assigns.

use rustc_hash::FxHashMap;

use super::ground::Ground;
use super::roster::{Roster, has_left};
use crate::config::{AssignRule, Config, carriers};
use crate::model::{Order, Parcel, ParcelIndex, Staff, Text};

/// The rules of the settings, and the people of the roster by what they look after.
pub(super) struct Coverage<'a> {
    rules: Vec<Rule<'a>>,
    /// The people who name carriers, by carrier; those who name only provinces, by province; the others, by shop.
    people: FxHashMap<String, Vec<&'a Staff>>,
}

/// A rule with its words in the form in which they are compared; empty for any.
struct Rule<'a> {
    carrier: String,
    province: String,
    shop: String,
    clerk: &'a str,
}

/// What a parcel is, in the form in which words are compared.
struct Traits {
    carrier: String,
    province: String,
    shops: Vec<String>,
}

impl<'a> Coverage<'a> {
    pub(super) fn new(roster: &Roster<'a>, config: &'a Config) -> Self {
        let today = config.as_of.date();
        let mut people: FxHashMap<String, Vec<&'a Staff>> = FxHashMap::default();
        for person in roster.people().filter(|person| !has_left(person, today)) {
            let scopes = [&person.carriers, &person.provinces, &person.shops];
            let first = scopes.into_iter().find(|scope| !scope.is_empty());
            let mut words: Vec<String> =
                first.into_iter().flatten().map(|word| key(word)).collect();
            words.sort();
            words.dedup();
            for word in words {
                people.entry(word).or_default().push(person);
            }
        }
        let rules = config.follow_up.assign.iter();
        Self {
            rules: rules
                .filter(|rule| !rule.clerk.trim().is_empty())
                .map(Rule::new)
                .collect(),
            people,
        }
    }

    /// The clerk of the first rule that holds, else the person of the roster who covers the parcel. Who names more of
    /// what it is comes first; of several who name as much it is nobody's: none of them is more likely than the others.
    pub(super) fn owner(&self, ground: &Ground<'_>, parcel: ParcelIndex) -> Option<Text> {
        if self.rules.is_empty() && self.people.is_empty() {
            return None;
        }
        let traits = Traits::new(ground.parcel(parcel)?, ground.orders_of(parcel));
        if let Some(rule) = self.rules.iter().find(|rule| rule.holds(&traits)) {
            return Some(rule.clerk.into());
        }
        let words = [&traits.carrier, &traits.province];
        let words = words.into_iter().chain(&traits.shops);
        let near = words.filter_map(|word| self.people.get(word)).flatten();
        let mut best: Option<(usize, &Staff)> = None;
        let mut several = false;
        for &person in near {
            let Some(named) = covers(person, &traits) else {
                continue;
            };
            match best {
                Some((most, _)) if named < most => {}
                Some((most, known)) if named == most => several |= known.name != person.name,
                _ => (best, several) = (Some((named, person)), false),
            }
        }
        let (_, person) = best.filter(|_| !several)?;
        Some(person.name.clone())
    }
}

impl<'a> Rule<'a> {
    fn new(rule: &'a AssignRule) -> Self {
        let carrier = carriers().find(&rule.carrier);
        Self {
            carrier: carrier.map_or_else(|| key(&rule.carrier), |carrier| key(&carrier.name)),
            province: key(&rule.province),
            shop: key(&rule.shop),
            clerk: rule.clerk.trim(),
        }
    }

    fn holds(&self, traits: &Traits) -> bool {
        // 广东省 in a rule is 广东.
        let in_province =
            !traits.province.is_empty() && self.province.starts_with(&traits.province);
        (self.carrier.is_empty() || self.carrier == traits.carrier)
            && (self.province.is_empty() || in_province)
            && (self.shop.is_empty() || traits.shops.contains(&self.shop))
    }
}

impl Traits {
    fn new<'a>(parcel: &Parcel, orders: impl Iterator<Item = &'a Order>) -> Self {
        let orders: Vec<&Order> = orders.collect();
        let province = orders.iter().find_map(|order| order.province.as_deref());
        let province = parcel.province.as_deref().or(province);
        Self {
            carrier: key(parcel.carrier.as_deref().unwrap_or_default()),
            province: key(province.unwrap_or_default()),
            shops: orders
                .iter()
                .filter_map(|order| order.shop.as_deref().map(key))
                .collect(),
        }
    }
}

/// How many of carrier, province and shop a person names, if all that she names fit.
fn covers(person: &Staff, traits: &Traits) -> Option<usize> {
    let scopes = [
        (&person.carriers, std::slice::from_ref(&traits.carrier)),
        (&person.provinces, std::slice::from_ref(&traits.province)),
        (&person.shops, traits.shops.as_slice()),
    ];
    let mut named = 0;
    for (wanted, is) in scopes.into_iter().filter(|(wanted, _)| !wanted.is_empty()) {
        if !wanted.iter().any(|word| is.contains(&key(word))) {
            return None;
        }
        named += 1;
    }
    Some(named)
}

/// Without blanks and in lower case.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}
