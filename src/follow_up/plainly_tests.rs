//! Where a word counts as a claim.

use super::*;
use crate::reconcile::testing::config;

#[test]
fn a_word_counts_where_it_stands_plainly() {
    let claims = Claims::new(&config());
    for (written, is_claim) in [
        ("已签收", true),
        (" 已签收　", true),
        ("客户已签收", true),
        ("已签收，很满意", true),
        ("拒收", true),
        ("客户要求退货", true),
        ("未签收", false),
        ("已签收?", false),
        ("快递说已签收，客户没收到", false),
        ("已签收改约", false),
        ("不拒收", false),
        ("可能拒收", false),
        ("同意签收", false),
        ("签收", false),
        ("", false),
    ] {
        assert_eq!(claims.against(written).is_some(), is_claim, "{written}");
    }
}
