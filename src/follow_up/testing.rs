//! A small world in a few lines of text, for the tests of this stage. Looked at on Friday 2026-10-09 at 18:00.
//!
//! ```text
//! parcel NUMBER STATUS [clerk= customer= order= of= carrier= province= shop=]
//! staff NAME [role= group= rest= left= standin= carriers= provinces= shops=]
//! given DAY NUMBER HOLDER        see NUMBER DAY CLERK
//! assign CLERK [carrier= province= shop=]
//! ```

use chrono::{NaiveDate, TimeDelta};

use super::ground::Ground;
use crate::config::{AssignRule, Config};
use crate::model::{
    Book, CourierStatus, Given, Order, OrderIndex, OrderNo, Origin, Parcel, Reconciled, SheetId,
    Sighting, Staff, Text, WaybillNo,
};

pub(super) struct World {
    pub(super) book: Book,
    pub(super) reconciled: Reconciled,
    pub(super) config: Config,
}

fn closing() -> chrono::NaiveDateTime {
    day("10-09").and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(18)
}

/// A day of 2026.
pub(super) fn day(text: &str) -> NaiveDate {
    format!("2026-{text}").parse().expect("a date")
}

pub(super) fn waybill(number: &str) -> WaybillNo {
    WaybillNo::new(number, number, None)
}

impl World {
    pub(super) fn new(text: &str) -> Self {
        let mut world = Self {
            book: Book::default(),
            reconciled: Reconciled::default(),
            config: Config::defaults(closing()),
        };
        for (line, row) in text.lines().zip(2..) {
            world.add(
                &Line {
                    words: line.split_whitespace().collect(),
                },
                row,
            );
        }
        world
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        Ground::new(&self.book, &self.reconciled, &self.config)
    }

    fn add(&mut self, line: &Line<'_>, row: u32) {
        let origin = Origin::row(SheetId(0), row);
        match line.at(0) {
            "" => {}
            "parcel" => self.parcel(line, origin),
            "staff" => self.book.staff.push(Staff {
                role: line.text("role"),
                group: line.text("group"),
                left: line.text("left").map(|left| day(&left)),
                rest_days: line.list("rest").iter().map(|rest| day(rest)).collect(),
                stand_in: line.text("standin"),
                carriers: line.list("carriers"),
                provinces: line.list("provinces"),
                shops: line.list("shops"),
                ..Staff::new(line.at(1).into(), origin)
            }),
            "given" => self.book.given.push(Given {
                day: day(line.at(1)),
                waybill: line.at(2).into(),
                owner: None,
                holder: line.at(3).into(),
                origin,
            }),
            "see" => self.book.sightings.push(Sighting {
                clerk: Some(line.at(3).into()),
                ..Sighting::new(
                    waybill(line.at(1)),
                    Some(day(line.at(2))),
                    CourierStatus::Transit,
                    origin,
                )
            }),
            "assign" => {
                let word = |name| line.text(name).unwrap_or_default().to_string();
                self.config.follow_up.assign.push(AssignRule {
                    clerk: line.at(1).replace('_', " "),
                    carrier: word("carrier"),
                    province: word("province"),
                    shop: word("shop"),
                });
            }
            other => panic!("{other}"),
        }
    }

    fn parcel(&mut self, line: &Line<'_>, origin: Origin) {
        let mut parcel = Parcel::new(waybill(line.at(1)), origin);
        parcel.status = CourierStatus::from_code(line.at(2)).expect("a status");
        parcel.tracked = true;
        parcel.clerk = line.text("clerk");
        parcel.carrier = line.text("carrier");
        parcel.province = line.text("province");
        let mut orders = Vec::new();
        if ["customer", "order", "of", "shop"]
            .iter()
            .any(|name| line.text(name).is_some())
        {
            let number = line.text("order").unwrap_or_else(|| line.at(1).into());
            let mut order = Order::new(OrderNo::new(&number, &number, None), origin);
            order.customer = line.text("customer");
            order.clerk = line.text("of");
            order.shop = line.text("shop");
            orders.push(OrderIndex::from(self.book.orders.len()));
            self.book.orders.push(order);
        }
        self.reconciled.parcel_orders.push(orders);
        self.reconciled.parcel_follow_ups.push(Vec::new());
        self.book.parcels.push(parcel);
    }
}

struct Line<'a> {
    words: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn at(&self, position: usize) -> &'a str {
        self.words.get(position).copied().unwrap_or("")
    }

    fn text(&self, name: &str) -> Option<Text> {
        let mut words = self.words.iter();
        let value = words.find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        // An underscore stands for a blank in a value.
        value.map(|value| value.replace('_', " ").into())
    }

    fn list(&self, name: &str) -> Vec<Text> {
        let text = self.text(name).unwrap_or_default();
        let words = text.split(',').filter(|word| !word.is_empty());
        words.map(Text::from).collect()
    }
}
