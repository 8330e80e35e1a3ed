//! What is sold: tea in gift boxes, by the piece, and loose tea by weight.

use crate::chance::Chance;

/// Money in fen.
pub(crate) type Fen = i64;

/// A product; the price in fen, and how often it is asked for.
#[derive(Debug)]
pub(crate) struct Product {
    pub(crate) name: &'static str,
    pub(crate) price: Fen,
    weight: u32,
}

const fn product(name: &'static str, yuan: i64, weight: u32) -> Product {
    Product {
        name,
        price: yuan * 100,
        weight,
    }
}

static BOXED: [Product; 16] = [
    product("铁观音浓香礼盒500g", 198, 20),
    product("安吉白茶礼盒250g", 268, 14),
    product("正山小种红茶礼盒300g", 298, 18),
    product("明前龙井礼盒200g", 398, 12),
    product("金骏眉礼盒250g", 498, 6),
    product("云南普洱熟茶饼357g", 158, 9),
    product("福鼎老白茶饼350g", 238, 6),
    product("茉莉花茶罐装250g", 128, 8),
    product("菊花枸杞养生茶30包", 99, 12),
    product("桂圆红枣姜茶30包", 79, 7),
    product("苦荞麦茶罐装500g", 69, 6),
    product("小青柑普洱12粒", 168, 7),
    product("武夷大红袍礼盒240g", 368, 7),
    product("黄山毛峰礼盒200g", 328, 4),
    product("白瓷茶具套装", 358, 2),
    product("紫砂西施壶", 1288, 1),
];

static LOOSE: [(&str, Fen); 5] = [
    ("散装碧螺春(斤)", 18_680),
    ("散装龙井(斤)", 23_870),
    ("散装铁观音(斤)", 8_860),
    ("散装祁门红茶(斤)", 14_630),
    ("散装白牡丹(斤)", 12_690),
];

/// A boxed product, by weight.
pub(crate) fn boxed(chance: &mut Chance) -> &'static Product {
    let weights: Vec<u32> = BOXED.iter().map(|product| product.weight).collect();
    &BOXED[chance.weighted(&weights)]
}

/// Any boxed product.
pub(crate) fn find(name: &str) -> &'static Product {
    BOXED
        .iter()
        .find(|product| product.name.starts_with(name))
        .unwrap_or(&BOXED[0])
}

/// A loose tea: its name and the price of a 斤.
pub(crate) fn loose(chance: &mut Chance) -> (&'static str, Fen) {
    *chance.pick_ref(&LOOSE)
}

/// An amount as it is typed: 298.00.
pub(crate) fn yuan(amount: Fen) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}
