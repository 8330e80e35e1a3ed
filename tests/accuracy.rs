//! A small labelled month of each firm: nothing is confirmed wrongly, and most is found. The whole measurement
//! is `cargo bench --bench accuracy`.

use crate::evaluate::{self, Counts};
use crate::firms::{self, Wish};

/// Orders of each month.
const ORDERS: usize = 250;
/// Every difficulty three times as often, so that a small month has most of them.
const HARD: u32 = 300;

#[test]
fn nothing_is_confirmed_wrongly_and_most_is_found() {
    let wish = Wish {
        hard: HARD,
        ..Wish::default()
    };
    let mut all = Counts::default();
    for firm in firms::FIRMS {
        let folder = tempfile::tempdir().expect("a folder");
        firms::write(folder.path(), firm.name, 7, Some(ORDERS), &wish).expect("files");
        let tally = evaluate::folder(folder.path(), firm.name).expect("an outcome");
        let wrong: Vec<&str> = tally
            .mistakes
            .iter()
            .filter(|mistake| mistake.is_wrong)
            .map(|mistake| mistake.text.as_str())
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(tally.total.ambiguous_confirmed, 0, "{}", firm.name);
        assert!(
            tally.total.knowable > 100,
            "{}: there is something to find",
            firm.name
        );
        all += tally.total;
    }
    let confirmed = all.right_knowable * 100 / all.knowable;
    let found = (all.right_knowable + all.suggested) * 100 / all.knowable;
    assert!(
        confirmed >= 70,
        "confirmed {confirmed} % of a very hard month"
    );
    assert!(found >= 92, "confirmed or suggested {found} %");
    // The months are hard indeed: what one would write first gets a good part of its pairs wrong.
    assert!(all.naive_wrong * 20 > all.naive_right, "{all:?}");
}

#[test]
fn the_same_seed_gives_the_same_month() {
    let read = || {
        let folder = tempfile::tempdir().expect("a folder");
        firms::write(folder.path(), "shops", 3, Some(60), &Wish::default()).expect("files");
        let read = |file: &str| std::fs::read(folder.path().join(file)).expect("a file");
        (read("labels.json"), read("收款/资金流水.csv"))
    };
    assert_eq!(read(), read());
}
