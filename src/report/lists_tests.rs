//! The lists of 跟单督办 and of the logistics department as text, on a few parcels made by hand.

use super::dump::dump_page;
use super::layout::Layout;
use super::pages;
use super::view::View;
use crate::config::Language;
use crate::figures::Figures;
use crate::figures::fixture::{Fixture, day, moment};
use crate::figures::parcels_fixture::World;
use crate::lang::Catalogue;
use crate::model::{
    Answer, Assignment, CourierStatus, Decided, DueRow, FirstSigned, FollowUpIndex, HolderBy,
    Interest, Money, Order, OrderLine, OwnerBy, Parcel, ParcelIndex, ReplyAbout, Text,
};

fn parcel(world: &mut World, waybill: &str, set: impl FnOnce(&mut Parcel)) -> ParcelIndex {
    let index = world.parcel(waybill, |parcel| {
        parcel.carrier = Some("顺丰".into());
        parcel.receiver = Some("李四".into());
        parcel.phone = Some("13900001111".into());
        parcel.province = Some("广东".into());
        parcel.picked_up = Some(moment("2026-10-20T09:00:00"));
        set(parcel);
    });
    world.order(
        &format!("D-{waybill}"),
        index,
        20_000,
        |order: &mut Order| {
            order.customer = Some("李四".into());
            order.phone = Some("13900001111".into());
            order.placed = Some(moment("2026-10-18T09:00:00"));
            order.sales_clerk = Some("周兰".into());
            order.clerk = Some("王芳".into());
            order.lines.push(OrderLine {
                product: Some("龙井".into()),
                quantity: None,
                unit_price: None,
                amount: None,
                origin: order.origin,
            });
        },
    );
    index
}

fn urged_ones(world: &mut World) {
    let wanted = |world: &mut World, waybill: &str, on: &str| {
        parcel(world, waybill, |parcel| {
            parcel.urged = Some(day(on));
            parcel.cod = Some(Money::cny(29_900));
        })
    };
    wanted(world, "SF1", "2026-10-29");
    let today = wanted(world, "SF2", "2026-10-31");
    world.contact(today, "2026-10-30", "催货", |row| {
        row.call_result = Some("已接通".into());
        row.note = Some("客户着急要".into());
    });
    wanted(world, "SF3", "2026-11-02");
    world.reply(ReplyAbout::Urge, "SF1", "明天送到");
}

fn ones_that_stand(world: &mut World) {
    parcel(world, "ST1", |parcel| {
        parcel.status = CourierStatus::PickupWait;
        parcel.status_text = Some("已到蜂巢驿站，取件码 12-3-4567".into());
        parcel.last_scan = Some(moment("2026-10-27T10:00:00"));
    });
    world.finding("G407", "ST1", 104);
    for (waybill, code, hours) in [
        ("ST2", "G406", 100),
        ("ST3", "G405", 30),
        ("ST4", "G411", 260),
    ] {
        parcel(world, waybill, |parcel| {
            parcel.carrier = Some(if waybill == "ST3" { "圆通" } else { "中通" }.into());
            parcel.cod = (waybill == "ST2").then(|| Money::cny(29_900));
        });
        world.finding(code, waybill, hours);
    }
    let scanned = moment("2026-10-30T09:00:00");
    let came_back = [
        ("TH1", CourierStatus::Returned),
        ("TH2", CourierStatus::Refused),
        ("TH3", CourierStatus::Returning),
    ];
    for (waybill, status) in came_back {
        let index = parcel(world, waybill, |parcel| {
            parcel.status = status;
            parcel.last_scan = Some(scanned);
            parcel.freight = Some(Money::cny(1_200));
            parcel.status_text = Some("客户不要了".into());
        });
        world.contact(index, "2026-10-30", "无法联系", |_| {});
        let reply = Decided::Reply(world.book.replies.len());
        world.goods_back(index, (waybill == "TH3").then_some(reply));
    }
    world.reply(ReplyAbout::Return, "TH3", "重派");
}

fn customers(world: &mut World) {
    let signed = Some(moment("2026-10-22T10:00:00"));
    let index = parcel(world, "YT1", |parcel| {
        parcel.status = CourierStatus::Signed;
        parcel.signed = signed;
    });
    let order = world.reconciled.parcel_orders[index.get()].first().copied();
    let first = |signed| FirstSigned {
        order,
        parcel: Some(index),
        signed,
    };
    let september = Some(moment("2026-09-30"));
    world.followed.first_signed = vec![first(september), first(signed), first(None)];
    world.contact(index, "2026-10-23", "已签收", |row| {
        row.note = Some("还想要两盒".into());
    });
    world.followed.interests = vec![Interest {
        follow_up: FollowUpIndex(world.book.follow_ups.len() as u32 - 1),
        parcel: Some(index),
        sales_clerk: Some("周兰".into()),
        word: "还想要".into(),
    }];
}

fn work(world: &mut World) {
    let name = |name: &str| Some(Text::from(name)).filter(|name| !name.is_empty());
    for (position, owner, holder) in [(0, "王芳", "王芳"), (1, "王芳", "李强"), (2, "", "")]
    {
        world.followed.assignments.push(Assignment {
            parcel: ParcelIndex(position),
            day: day("2026-11-02"),
            status: CourierStatus::Transit,
            owner: name(owner),
            owner_by: OwnerBy::Order,
            absence: None,
            holder: name(holder),
            holder_by: if owner == holder {
                HolderBy::Owner
            } else {
                HolderBy::StandIn
            },
            origin: world.book.parcels[position as usize].origin,
        });
    }
    world.followed.day = Some(day("2026-11-02"));
    for (on, clerk, answer) in [
        ("2026-10-29", "王芳", Answer::Missed),
        ("2026-10-30", "王芳", Answer::Done),
        ("2026-10-30", "王芳", Answer::Missed),
        ("2026-10-30", "李强", Answer::Blank),
    ] {
        world.followed.due_rows.push(DueRow {
            parcel: ParcelIndex(0),
            day: day(on),
            clerk: clerk.into(),
            absence: None,
            holder: Some(clerk.into()),
            status: CourierStatus::Transit,
            origin: world.book.parcels[0].origin,
            answer,
            follow_up: None,
        });
    }
}

fn october() -> Fixture {
    let mut world = World::new();
    urged_ones(&mut world);
    ones_that_stand(&mut world);
    customers(&mut world);
    work(&mut world);
    world.fixture()
}

/// The pages that this file is about; others of the layouts have tests of their own.
const LISTS: [&str; 9] = [
    "supervision",
    "urge_answers",
    "self_pickup",
    "returns",
    "old_customers",
    "interests",
    "urge",
    "stalled",
    "claims",
];

/// Keys are sealed; that they are there is enough here.
fn lists(language: Language) -> String {
    let mut fixture = october();
    fixture.config.language = language;
    let words = Catalogue::new(language);
    let facts = super::testing::facts(&fixture, &words);
    let figures = Figures::new(&facts.input, None);
    let view = View {
        facts: &facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    };
    let ids = LISTS.iter().map(|id| format!("\"{id}\""));
    let layout = format!("pages = [{}]", ids.collect::<Vec<_>>().join(", "));
    let layout = Layout::parse(&layout).expect("known pages");
    let built = pages::build(&view, &layout.pages);
    assert_eq!(built.len(), LISTS.len());
    built.iter().map(dump_page).collect()
}

#[test]
fn the_lists_in_chinese() {
    insta::assert_snapshot!(lists(Language::Chinese));
}

#[test]
fn the_lists_in_english() {
    insta::assert_snapshot!(lists(Language::English));
}

#[test]
fn without_parcels_no_list_is_made() {
    let fixture = World::new().fixture();
    let words = Catalogue::new(Language::Chinese);
    let facts = super::testing::facts(&fixture, &words);
    let figures = Figures::new(&facts.input, None);
    let view = View {
        facts: &facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    };
    let built = pages::build(&view, &Layout::logistics().pages);
    assert!(built.is_empty());
    let built = pages::build(&view, &Layout::supervision().pages);
    let ids: Vec<&str> = built.iter().map(|page| page.id).collect();
    assert_eq!(ids, ["supervision"]);
    let text = built.iter().map(dump_page).collect::<String>();
    assert!(text.contains("没有可汇总的数据"), "{text}");
}
