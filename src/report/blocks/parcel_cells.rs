//! What lists of parcels say of each, cell by cell.

use crate::figures::{contact_time, last_contact};
use crate::model::{Moment, Money, Order, OrderIndex, OrderNo, Parcel, ParcelIndex};
use crate::report::document::Cell;
use crate::report::view::View;

/// A sentence of the courier's is cut here, in characters.
const LONGEST: usize = 60;
/// Words by which a sentence of the courier's tells where goods wait.
const PLACES: [&str; 12] = [
    "取件码",
    "提货码",
    "取货码",
    "驿站",
    "快递柜",
    "丰巢",
    "自提",
    "代收点",
    "菜鸟",
    "超市",
    "门店",
    "网点",
];

/// A parcel of a list.
#[derive(Clone, Copy)]
pub(in crate::report) struct ParcelCells<'a> {
    view: &'a View<'a>,
    index: ParcelIndex,
    pub(in crate::report) parcel: &'a Parcel,
}

impl<'a> ParcelCells<'a> {
    pub(in crate::report) fn new(view: &'a View<'a>, index: ParcelIndex) -> Option<Self> {
        let parcel = view.facts.book.parcels.get(index.get())?;
        Some(Self {
            view,
            index,
            parcel,
        })
    }

    fn orders(self) -> impl Iterator<Item = (OrderIndex, &'a Order)> {
        self.view.facts.input.orders_of(self.index)
    }

    fn of_order<T>(self, of: impl Fn(&'a Order) -> Option<T>) -> Option<T> {
        self.orders().find_map(|(_, order)| of(order))
    }

    /// The number, canonical.
    pub(in crate::report) fn waybill(self) -> Cell {
        Cell::Text(self.parcel.waybill.to_string())
    }

    /// The first order in it, and how many there are besides.
    pub(in crate::report) fn order(self) -> Cell {
        let numbers: Vec<&str> = self
            .orders()
            .map(|(_, order)| order.number.as_str())
            .collect();
        match numbers.as_slice() {
            [] => Cell::text(self.parcel.orders.first().map(OrderNo::as_str)),
            [one] => Cell::Text((*one).to_owned()),
            [first, ..] => {
                let count = numbers.len().to_string();
                let values = [("first", *first), ("count", count.as_str())];
                Cell::Text(self.view.fill("value.and_more", &values))
            }
        }
    }

    pub(in crate::report) fn carrier(self) -> Cell {
        Cell::text(self.parcel.carrier.as_deref())
    }

    /// The courier's status in words.
    pub(in crate::report) fn status(self) -> Cell {
        Cell::Text(self.view.status(Some(self.parcel), self.parcel.status))
    }

    /// The receiver, else the customer of an order.
    pub(in crate::report) fn receiver(self) -> Cell {
        let receiver = self.parcel.receiver.as_deref();
        Cell::text(receiver.or_else(|| self.of_order(|order| order.customer.as_deref())))
    }

    /// The receiver with the province: `徐霞（江苏）`.
    pub(in crate::report) fn receiver_in(self) -> Cell {
        match (self.receiver(), self.province()) {
            (Cell::Text(receiver), Cell::Text(province)) => {
                let values = [("receiver", &*receiver), ("province", &*province)];
                Cell::Text(self.view.fill("value.receiver_in", &values))
            }
            (Cell::Blank, province) => province,
            (receiver, _) => receiver,
        }
    }

    pub(in crate::report) fn phone(self) -> Cell {
        let phone = self.parcel.phone.as_deref();
        Cell::text(phone.or_else(|| self.of_order(|order| order.phone.as_deref())))
    }

    pub(in crate::report) fn province(self) -> Cell {
        let province = self.parcel.province.as_deref();
        Cell::text(province.or_else(|| self.of_order(|order| order.province.as_deref())))
    }

    /// What the courier is to collect; blank for nothing.
    pub(in crate::report) fn cod(self) -> Cell {
        Cell::money(self.cash())
    }

    /// The same as an amount.
    pub(in crate::report) fn cash(self) -> Option<Money> {
        let told = self.parcel.cod.or_else(|| self.of_order(|order| order.cod));
        told.filter(|amount| amount.minor() > 0)
    }

    /// What the goods are worth: what the courier is to collect, else what its orders come to.
    pub(in crate::report) fn worth(self) -> Option<Money> {
        self.cash().or_else(|| {
            let due = self.orders().filter_map(|(_, order)| order.due);
            due.reduce(|sum, due| sum.checked_add(due).unwrap_or(sum))
        })
    }

    pub(in crate::report) fn clerk(self) -> Cell {
        Cell::text(self.view.facts.input.clerk_of_parcel(self.index).as_deref())
    }

    /// 下单员 of an order, else of the courier sheet.
    pub(in crate::report) fn sales_clerk_name(self) -> Option<&'a str> {
        let of_order = self.of_order(|order| order.sales_clerk.as_deref());
        of_order.or(self.parcel.sales_clerk.as_deref())
    }

    /// Clerk and sales clerk: `郑雅楠 / 周兰`.
    pub(in crate::report) fn people(self) -> Cell {
        let clerk = self.view.facts.input.clerk_of_parcel(self.index);
        let names = [clerk.as_deref(), self.sales_clerk_name()];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        Cell::text(Some(names.join(" / ")).filter(|names| !names.is_empty()))
    }

    pub(in crate::report) fn sales_clerk(self) -> Cell {
        Cell::text(self.sales_clerk_name())
    }

    /// The goods of its orders.
    pub(in crate::report) fn goods(self) -> Cell {
        let mut goods: Vec<&str> = Vec::new();
        for (_, order) in self.orders() {
            goods.extend(product_names(order));
        }
        Cell::text(
            Some(goods.join(&self.view.word("value.enumerate"))).filter(|all| !all.is_empty()),
        )
    }

    /// The last sign of life.
    pub(in crate::report) fn last_sign(self) -> Cell {
        Cell::moment(self.parcel.last_sign())
    }

    /// The courier's own words where they say more than the status.
    pub(in crate::report) fn told(self) -> Option<String> {
        let told = self.parcel.status_text.as_deref().map(str::trim)?;
        let status = self.view.status(Some(self.parcel), self.parcel.status);
        (!told.is_empty() && told != status).then(|| short(told))
    }

    /// Where goods wait or by which code they are fetched, where the courier's words tell.
    pub(in crate::report) fn place(self) -> Cell {
        let tells = |told: &String| PLACES.iter().any(|place| told.contains(place));
        Cell::text(self.told().filter(tells))
    }

    /// `10-29 改约 · 已接通 客户说周末在家`.
    pub(in crate::report) fn last_contact(self) -> Cell {
        Cell::text(self.contact())
    }

    /// Why goods come back: the last contact, then the courier's words.
    pub(in crate::report) fn why_back(self) -> Cell {
        let told = self.told();
        let told = told.map(|told| self.view.fill("value.courier_says", &[("told", &told)]));
        let said: Vec<String> = [self.contact(), told].into_iter().flatten().collect();
        Cell::text(Some(said.join("\n")).filter(|said| !said.is_empty()))
    }

    fn contact(self) -> Option<String> {
        let (_, row) = last_contact(&self.view.facts.input, self.index)?;
        let day = contact_time(row).map(|time| time.day().format("%m-%d").to_string());
        let said = [row.outcome.as_deref(), row.call_result.as_deref()];
        let said: Vec<&str> = said.into_iter().flatten().collect();
        let said = Some(said.join(" · ")).filter(|said| !said.is_empty());
        let note = row.note.as_deref().map(short);
        let parts: Vec<String> = [day, said, note].into_iter().flatten().collect();
        Some(parts.join(" "))
    }
}

/// The days that hours make; blank for none.
pub(in crate::report) fn days(hours: Option<i64>) -> Cell {
    hours.map_or(Cell::Blank, |hours| Cell::Count(hours.max(0) / 24))
}

/// The sum of what the courier is to collect or the goods are worth, in the currency of the reports.
pub(in crate::report) fn sum(
    view: &View<'_>,
    amounts: impl Iterator<Item = Option<Money>>,
) -> Money {
    let input = &view.facts.input;
    let minor = amounts.flatten().filter_map(|amount| input.minor(amount));
    input.money(minor.fold(0, i64::saturating_add))
}

/// The products of an order, by name.
pub(in crate::report) fn product_names(order: &Order) -> impl Iterator<Item = &str> {
    order
        .lines
        .iter()
        .filter_map(|line| line.product.as_deref())
}

/// The day of a moment.
pub(in crate::report) fn day(moment: Option<Moment>) -> Cell {
    moment.map_or(Cell::Blank, |moment| Cell::Day(moment.day()))
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
