//! The warehouse: which orders leave, when, in which parcels, and what becomes of these.

use chrono::{NaiveDate, NaiveDateTime};

use super::World;
use super::journey::{self, Fate};
use super::numbers::Carrier;
use super::order::{Channel, Order};
use super::parcel::Parcel;
use super::plan::Plan;
use crate::chance::Chance;
use crate::facts::calendar::{as_of, at, day, month_sheet, next_shipping_day, number, on, ships};
use crate::facts::people::CLERKS;

/// How many parcels share a fate that has to be there: the fate, how many, and between which days
/// they were labelled.
const FATES: [(Fate, usize, i64, i64); 9] = [
    (Fate::Linger, 7, 17, 24),
    (Fate::Stall, 3, 8, 16),
    (Fate::Stall, 6, 22, 24),
    (Fate::Lost, 3, 8, 20),
    (Fate::NeverPicked, 5, 21, 27),
    (Fate::LabelOnly, 2, 22, 27),
    (Fate::Cancel, 5, 9, 28),
    (Fate::Riddle, 2, 20, 23),
    (Fate::Riddle, 3, 24, 27),
];

/// Sends what can be sent.
pub(crate) fn ship(world: &mut World, chance: &mut Chance) {
    for position in 0..world.orders.len() {
        if world.orders[position].rides_with.is_some() {
            continue;
        }
        let Some(label) = label_time(&world.orders[position], chance) else {
            continue;
        };
        for part in 0..world.orders[position].boxes {
            let parcel = pack(world, chance, position, label, part);
            let index = world.parcels.len();
            for order in &parcel.orders {
                world.orders[*order].parcels.push(index);
            }
            world.parcels.push(parcel);
        }
    }
    strangers(world, chance);
    allot(world, chance);
    for parcel in &mut world.parcels {
        parcel.steps = journey::steps(
            chance,
            parcel.fate,
            parcel.labelled(),
            parcel.receiver.place.distance,
        );
    }
    urge(world);
    super::spoil::parcels(world);
}

fn label_time(order: &Order, chance: &mut Chance) -> Option<NaiveDateTime> {
    let ready = order.ready?;
    if order.cancelled || order.self_pickup || order.forgotten {
        return None;
    }
    let mut day = ready.date();
    let same_day = ships(day) && ready < on(day, 14, 0) && chance.percent(35);
    if !same_day {
        day = next_shipping_day(day);
        if chance.percent(12) {
            day = next_shipping_day(day);
        }
    }
    let label = chance.later(on(day, 14, 30), 0, 150);
    (label < as_of() && day <= crate::facts::calendar::day(30)).then_some(label)
}

fn pack(
    world: &World,
    chance: &mut Chance,
    position: usize,
    label: NaiveDateTime,
    part: usize,
) -> Parcel {
    let order = &world.orders[position];
    let mut orders = vec![position];
    orders.extend(
        (0..world.orders.len()).filter(|other| world.orders[*other].rides_with == Some(position)),
    );
    let cod = if part == 0 {
        orders.iter().map(|order| world.orders[*order].cod).sum()
    } else {
        0
    };
    let numbers: Vec<&str> = orders
        .iter()
        .map(|order| world.orders[*order].number.as_str())
        .collect();
    let carrier = Carrier::choose(chance, cod > 0);
    let fate = match order.plan {
        Plan::RefundFull if order.channel == Channel::Taobao => Fate::Refuse,
        Plan::RefundFull | Plan::RefundPart => Fate::Normal,
        _ => fate(chance, cod > 0),
    };
    // The platform's export names no clerk, so a blank cell would leave nobody.
    let clerk = order
        .clerk
        .filter(|_| order.channel == Channel::Taobao || !chance.percent(3));
    Parcel {
        number: carrier.waybill(chance, label),
        carrier,
        carrier_name: carrier.name(chance),
        order_text: numbers.join("、"),
        receiver: order.customer.clone(),
        cod,
        clerk,
        fate,
        steps: vec![first(label)],
        no_shipping_time: false,
        as_number: carrier.numeric() && chance.percent(40),
        urged: None,
        note: "",
        tags: Vec::new(),
        orders,
    }
}

fn first(label: NaiveDateTime) -> journey::Step {
    journey::Step {
        at: label,
        stage: journey::Stage::Labelled,
        word: "待揽收",
        scan: false,
    }
}

fn fate(chance: &mut Chance, cod: bool) -> Fate {
    let weights = if cod { [68, 12, 8, 12] } else { [70, 22, 6, 2] };
    [Fate::Normal, Fate::Station, Fate::Retry, Fate::Refuse][chance.weighted(&weights)]
}

/// Gives the fates that have to be there to parcels of the right days.
fn allot(world: &mut World, chance: &mut Chance) {
    for (fate, count, from, to) in FATES {
        let mut candidates: Vec<usize> = (0..world.parcels.len())
            .filter(|index| {
                let parcel = &world.parcels[*index];
                let shipped: i64 = number(parcel.labelled().date());
                parcel.fate == Fate::Normal
                    && parcel.orders.len() == 1
                    && (from..=to).contains(&shipped)
                    && parcel.orders.iter().all(|order| {
                        let order = &world.orders[*order];
                        order.tags.is_empty() && order.plan != Plan::WaybillRemark
                    })
            })
            .collect();
        chance.shuffle(&mut candidates);
        for index in candidates.into_iter().take(count) {
            world.parcels[index].fate = fate;
            world.parcels[index].no_shipping_time = fate == Fate::LabelOnly;
        }
    }
}

/// Parcels that belong to no order of the month: last month's, a sample, and a misread number.
fn strangers(world: &mut World, chance: &mut Chance) {
    let cases: [(&str, i64, &'static str); 6] = [
        ("20260928017", 8, ""),
        ("20260929004", 8, ""),
        ("20260930011", 9, "9月订单补发"),
        ("", 15, "样品寄送"),
        ("", 21, "补寄手提袋"),
        ("20261331005", 26, ""),
    ];
    for (order_text, shipped, note) in cases {
        let label: NaiveDate = day(shipped);
        let label = chance.later(on(label, 15, 0), 0, 90);
        let carrier = Carrier::choose(chance, false);
        world.parcels.push(Parcel {
            number: carrier.waybill(chance, label),
            carrier,
            carrier_name: carrier.name(chance),
            orders: Vec::new(),
            order_text: order_text.to_owned(),
            receiver: world.registry.person(chance),
            cod: 0,
            clerk: Some(chance.pick(&CLERKS)),
            fate: Fate::Station,
            steps: vec![first(label)],
            no_shipping_time: false,
            as_number: false,
            urged: None,
            note,
            tags: vec!["no_order"],
        });
    }
}

/// Customers who urge: some today, some on a day of the last week.
fn urge(world: &mut World) {
    let mut today = 0;
    let mut earlier = 0;
    for parcel in &mut world.parcels {
        let now = parcel.at(month_sheet());
        if !now.stage.is_open() || parcel.labelled() < at(20, 0, 0) || parcel.orders.is_empty() {
            continue;
        }
        if today < 5 && now.stage == journey::Stage::Transit {
            today += 1;
            parcel.urged = Some(day(31));
            parcel.note = "客户来电催货，要求今天送到";
        } else if earlier < 4 && now.stage != journey::Stage::Transit {
            earlier += 1;
            parcel.urged = Some(day(28 + earlier % 3));
            parcel.note = "催派，客户急用";
        }
    }
}
