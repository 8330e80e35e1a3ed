//! Whose a parcel is.

use super::owner;
use crate::follow_up::testing::World;
use crate::model::{OwnerBy, ParcelIndex};

/// The owner of the one parcel of a world.
fn check(text: &str, expected: Option<&str>, by: OwnerBy) {
    let world = World::new(text);
    let ground = world.ground();
    let clerk = world.book.parcels[0].clerk.clone();
    let (owner, how) = owner(&ground, clerk.as_ref(), ParcelIndex::from(0_usize));
    assert_eq!((owner.as_deref(), how), (expected, by), "{text}");
}

#[test]
fn the_sheet_comes_before_the_order_and_the_order_before_rules() {
    let assigned = "\nassign 周八";
    for (parcel, expected, by) in [
        ("clerk=张三 of=李四", Some("张三"), OwnerBy::Sheet),
        ("of=李四", Some("李四"), OwnerBy::Order),
        ("customer=客户", Some("周八"), OwnerBy::Rule),
    ] {
        check(
            &format!("parcel SF1 TRANSIT {parcel}{assigned}"),
            expected,
            by,
        );
    }
    check("parcel SF1 TRANSIT", None, OwnerBy::Nobody);
}

#[test]
fn of_the_rules_the_first_that_holds_decides() {
    let parcel = "parcel SF1 TRANSIT carrier=顺丰 province=广东 shop=天猫_旗舰店\n";
    for (rules, expected) in [
        (
            "assign 张三 carrier=圆通\nassign 李四 carrier=顺丰速运",
            Some("李四"),
        ),
        (
            "assign 张三 carrier=顺丰\nassign 李四 carrier=顺丰",
            Some("张三"),
        ),
        ("assign 张三 carrier=顺丰 province=广东省", Some("张三")),
        ("assign 张三 carrier=顺丰 province=广西", None),
        ("assign 张三 shop=天猫旗舰店", Some("张三")),
        ("assign 张三 shop=京东", None),
    ] {
        let by = if expected.is_some() {
            OwnerBy::Rule
        } else {
            OwnerBy::Nobody
        };
        check(&format!("{parcel}{rules}"), expected, by);
    }
}

#[test]
fn one_person_of_the_roster_covers_a_parcel_and_several_are_never_guessed_between() {
    let parcel = "parcel SF1 TRANSIT carrier=顺丰 province=广东 shop=天猫\n";
    for (staff, expected) in [
        ("staff 张三 carriers=圆通,顺丰", Some("张三")),
        ("staff 张三 carriers=顺丰\nstaff 李四 carriers=顺丰", None),
        // Who names more of what it is comes first.
        (
            "staff 张三 carriers=顺丰\nstaff 李四 carriers=顺丰 provinces=广东",
            Some("李四"),
        ),
        (
            "staff 张三 carriers=顺丰\nstaff 李四 provinces=广东\nstaff 王五 shops=天猫 provinces=广东",
            Some("王五"),
        ),
        ("staff 张三 carriers=顺丰\nstaff 李四 provinces=广东", None),
        ("staff 张三 carriers=顺丰 provinces=广西", None),
        ("staff 张三 carriers=顺丰 left=10-01", None),
        ("staff 张三", None),
    ] {
        let by = if expected.is_some() {
            OwnerBy::Rule
        } else {
            OwnerBy::Nobody
        };
        check(&format!("{parcel}{staff}"), expected, by);
    }
}

#[test]
fn names_that_differ_only_in_blanks_are_one() {
    let mut world = World::new("parcel SF1 TRANSIT clerk=JohnSmith\nstaff John");
    world.book.staff[0].name = "John Smith".into();
    let ground = world.ground();
    let clerk = world.book.parcels[0].clerk.clone();
    let found = owner(&ground, clerk.as_ref(), ParcelIndex::from(0_usize)).0;
    assert_eq!(found.as_deref(), Some("John Smith"));
}
