use super::*;
use crate::model::{Difference, DifferenceKind, Money, SheetId};

fn origin() -> Origin {
    Origin::row(SheetId(0), 7)
}

fn part(order: &str, minor: i64) -> DecidedPart {
    DecidedPart {
        order: order.into(),
        amount: Money::cny(minor),
        difference: None,
        cancelled: false,
    }
}

fn key() -> RecordKey {
    let mut second = part("D002", 14_900);
    second.difference = Some(Difference {
        kind: DifferenceKind::Rounding,
        amount: Money::cny(100),
    });
    RecordKey {
        payment: "T|1".into(),
        look: "2026-10-29 +150.00 CNY · 张三 #00ff".into(),
        currency: Currency::CNY,
        candidates: vec![vec![part("D001", 15_000)], vec![second]],
        candidates_digest: None,
        nettings: Vec::new(),
        earlier: Vec::new(),
    }
}

fn decision(verdict: Verdict) -> Decision {
    let key = key();
    Decision {
        payment: key.payment.clone(),
        verdict,
        candidates: key.candidates.clone(),
        candidates_digest: None,
        nettings: Vec::new(),
        parts: Vec::new(),
        seen: key.look.clone(),
        who: Some("王芳".into()),
        when: "2026-11-02".parse().ok().map(Moment::day_only),
        entered: "2026-11-02T17:05:00".parse().ok(),
        note: Some("客户来电！a&b".into()),
        objection: None,
        origin: origin(),
    }
}

#[test]
fn a_key_is_stable_and_comes_back() {
    let text = key().encode().expect("a key");
    assert_eq!(
        text,
        "G1|T%7C1|2026-10-29%20%2B150.00%20CNY%20·%20张三%20%2300ff|CNY|D001=15000;D002=14900~rounding=100||f35c1f73"
    );
    assert_eq!(RecordKey::decode(&text, origin()), Ok(key()));
    assert_eq!(
        RecordKey::decode(&format!(" {text}\n"), origin()),
        Ok(key())
    );
}

#[test]
fn earlier_decisions_travel_with_the_row() {
    let mut other = decision(Verdict::Split);
    other.parts = vec![part("D001", 5_000), part("D009", 10_000)];
    other.seen = "another look #01".into();
    other.candidates = vec![vec![part("D009", 15_000)]];
    other.when = Some(Moment::timed(
        "2026-11-03T08:00:00".parse().expect("a time"),
    ));
    (other.who, other.note, other.entered) = (None, None, None);
    for earlier in [
        vec![decision(Verdict::Choose(2))],
        vec![decision(Verdict::Revoke), other.clone()],
        vec![other],
    ] {
        let key = RecordKey { earlier, ..key() };
        let text = key.encode().expect("a key");
        assert_eq!(RecordKey::decode(&text, origin()), Ok(key), "{text}");
    }
}

#[test]
fn a_damaged_key_is_noticed() {
    let text = key().encode().expect("a key");
    for (from, to) in [
        ("D001=15000", "D001=15001"),
        ("T%7C1", "T%7C2"),
        ("张三", "张 三"),
        ("G1|", "G2|"),
        ("|CNY", "CNY"),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text);
        assert_eq!(RecordKey::decode(&changed, origin()), Err(KeyError::Broken));
    }
    let cut: String = text.chars().take(60).collect();
    for broken in ["", "G1", "G1|", "|||", "备注", &cut] {
        assert_eq!(RecordKey::decode(broken, origin()), Err(KeyError::Broken));
    }
    let later = "G2|something";
    let later = format!("{later}|{}", checksum(later));
    assert_eq!(RecordKey::decode(&later, origin()), Err(KeyError::Later));
}

#[test]
fn a_settlement_of_a_thousand_orders_fits_and_a_larger_one_has_a_digest() {
    let settlement = |orders: i64| {
        let order = |number: i64| {
            part(
                &format!("48392017563{:08}", number * 7_919),
                12_345 + number,
            )
        };
        RecordKey {
            candidates: vec![(0..orders).map(order).collect()],
            ..key()
        }
    };
    let thousand = settlement(1_000);
    let text = thousand.encode().expect("a key");
    assert!(text.len() < 32_000, "{}", text.len());
    assert_eq!(RecordKey::decode(&text, origin()), Ok(thousand));
    let mut large = settlement(5_000);
    large.earlier = vec![Decision {
        candidates: large.candidates.clone(),
        ..decision(Verdict::Confirm)
    }];
    let read = RecordKey::decode(&large.encode().expect("a key"), origin()).expect("a key");
    let digest = candidates_digest(&large.candidates, Currency::CNY);
    assert!(read.candidates.is_empty());
    assert_eq!(read.candidates_digest, Some(digest.clone()));
    assert_eq!(read.earlier[0].candidates_digest, Some(digest));
    let endless = RecordKey {
        payment: "9".repeat(40_000).into(),
        ..key()
    };
    assert_eq!(endless.encode(), None);
}

proptest::proptest! {
    #[test]
    fn whatever_a_row_says_comes_back(payment in ".*", look in ".*", order in ".+", note in ".*", minor: i64) {
        let mut earlier = decision(Verdict::Reject);
        earlier.note = Some(note.chars().take(NOTE).collect::<String>().into()).filter(|note: &Text| !note.is_empty());
        earlier.payment = payment.as_str().into();
        earlier.seen = look.as_str().into();
        earlier.candidates = vec![vec![part(&order, minor)]];
        let key = RecordKey {
            payment: payment.as_str().into(),
            look: look.as_str().into(),
            candidates: earlier.candidates.clone(),
            earlier: vec![earlier],
            ..key()
        };
        let text = key.encode().expect("a key");
        proptest::prop_assert_eq!(RecordKey::decode(&text, origin()), Ok(key));
    }
}
