//! Every difficulty with its usual share, and the mixture that somebody asks for.

use super::cases::{
    amounts, collected, deposits, foreign, lookalikes, nothing, parts, payers, plain, returns,
    several, statements, traps, typos,
};
use super::firm::Firm;
use super::make::Book;
use super::wish::Wish;

/// A difficulty.
pub(crate) struct Difficulty {
    pub(crate) name: &'static str,
    /// What it is, in the users' words.
    pub(crate) words: &'static str,
    /// Cases of it in a thousand.
    pub(crate) share: u32,
    /// False for what is not difficult.
    pub(crate) is_hard: bool,
    make: fn(&mut Book),
}

const fn easy(
    name: &'static str,
    words: &'static str,
    share: u32,
    make: fn(&mut Book),
) -> Difficulty {
    Difficulty {
        name,
        words,
        share,
        is_hard: false,
        make,
    }
}

const fn hard(
    name: &'static str,
    words: &'static str,
    share: u32,
    make: fn(&mut Book),
) -> Difficulty {
    Difficulty {
        name,
        words,
        share,
        is_hard: true,
        make,
    }
}

/// All of them.
pub(crate) const ALL: [Difficulty; 60] = [
    easy("merchant_no", "流水带商户订单号", 190, plain::merchant_no),
    easy(
        "transaction_id",
        "台账记了支付单号",
        40,
        plain::transaction_id,
    ),
    easy("remark", "备注写了订单号", 240, plain::remark),
    easy("payer", "客户本人付足额", 160, plain::payer),
    easy("unpaid", "未付", 50, plain::unpaid),
    hard(
        "deposit_stated",
        "订金+尾款，表上有订金",
        12,
        deposits::deposit_stated,
    ),
    hard(
        "deposit_share",
        "订金+尾款，订金按三成、表上没写",
        10,
        deposits::deposit_share,
    ),
    hard("partial", "少付", 5, parts::partial),
    hard("overpaid", "多付", 4, parts::overpaid),
    hard(
        "instalments",
        "一单分几笔付，写了单号",
        8,
        parts::instalments,
    ),
    hard(
        "instalments_unnamed",
        "一单分几笔付，没写单号",
        4,
        parts::instalments_unnamed,
    ),
    hard(
        "several_named",
        "一笔付几单，写了单号",
        10,
        several::several_named,
    ),
    hard(
        "several_unnamed",
        "一笔付几单，没写单号",
        6,
        several::several_unnamed,
    ),
    hard("month_sum", "月结客户付整月", 4, several::month_sum),
    hard("up_to_date", "付清至某日", 3, several::up_to_date),
    hard(
        "many_open",
        "同一客户几十到两百单未结",
        1,
        several::many_open,
    ),
    hard("fee_060", "渠道扣 0.6%", 3, amounts::fee_060),
    hard("fee_038", "渠道扣 0.38%", 3, amounts::fee_038),
    hard("rounding", "抹零", 4, amounts::rounding),
    hard("coupon", "用了优惠券", 3, amounts::coupon),
    hard("freight", "另加运费", 3, amounts::freight),
    hard("transposed", "金额数字写颠倒", 2, amounts::transposed),
    hard("slipped", "金额小数点错位", 1, amounts::slipped),
    hard("number_swapped", "单号两位写颠倒", 4, typos::number_swapped),
    hard(
        "number_wrong_digit",
        "单号错一位",
        4,
        typos::number_wrong_digit,
    ),
    hard("number_tail", "只写单号尾号", 4, typos::number_tail),
    hard(
        "number_untidy",
        "单号夹空格、横线、全角",
        8,
        typos::number_untidy,
    ),
    hard(
        "number_damaged",
        "台账单号被 Excel 弄坏",
        4,
        typos::number_damaged,
    ),
    hard("alias_repeat", "固定的人代付", 4, payers::alias_repeat),
    hard("alias_once", "偶尔代付，什么也没写", 4, payers::alias_once),
    hard("alias_named", "代付，备注写客户名", 6, payers::alias_named),
    hard("alias_number", "代付，备注写单号", 10, payers::alias_number),
    hard(
        "company_form",
        "公司名少写、括号不同",
        10,
        payers::company_form,
    ),
    hard("traditional", "繁体名", 4, payers::traditional),
    hard("phone_tail", "只写手机尾号", 4, payers::phone_tail),
    hard("masked", "付款人打码", 8, payers::masked),
    hard("namesakes", "同名客户", 4, payers::namesakes),
    hard("equal_day", "同日同额，分不清", 6, lookalikes::equal_day),
    hard(
        "common_price",
        "常见金额，没写",
        8,
        lookalikes::common_price,
    ),
    hard("odd_amount", "少见金额，没写", 12, lookalikes::odd_amount),
    hard("refund_part", "部分退款", 6, returns::refund_part),
    hard("refund_several", "分几次退款", 3, returns::refund_several),
    hard("refund_late", "两个月后退款", 3, returns::refund_late),
    hard("refund_unnamed", "退款没写单号", 3, returns::refund_unnamed),
    hard("void", "冲正", 3, returns::void),
    hard("offset", "押金一进一出", 2, returns::offset),
    hard("paid_twice", "重复付款", 3, traps::paid_twice),
    hard(
        "cancelled_twin",
        "取消后重下同额单",
        3,
        traps::cancelled_twin,
    ),
    hard("repeat_buyer", "每周同额回购", 3, traps::repeat_buyer),
    hard(
        "part_equals_other",
        "少付的数正好等于另一单",
        2,
        traps::part_equals_other,
    ),
    hard(
        "sum_equals_other",
        "两种凑法都对",
        2,
        traps::sum_equals_other,
    ),
    hard(
        "duplicate_line",
        "两份流水重叠",
        8,
        statements::duplicate_line,
    ),
    hard("last_month", "付的是以前的单", 8, nothing::last_month),
    hard(
        "last_month_same",
        "付以前的单，金额碰巧相同",
        2,
        nothing::last_month_same,
    ),
    hard("stranger", "不明来款", 6, nothing::stranger),
    hard("on_account", "预付货款", 3, nothing::on_account),
    hard("own_transfer", "提现", 3, nothing::own_transfer),
    hard("expense", "支出", 8, nothing::expense),
    hard("never_moved", "交易关闭", 4, nothing::never_moved),
    hard("collected", "代收货款结算", 2, collected::collected),
];

/// Those that only a part of the firms meets; their share stands with the firm.
pub(crate) const SPECIAL: [Difficulty; 4] = [
    hard(
        "collected_unknown",
        "结算单里有不认识的运单",
        0,
        collected::collected_unknown,
    ),
    hard(
        "collected_gross",
        "结算按总额打款",
        0,
        collected::collected_gross,
    ),
    hard(
        "foreign_stated",
        "外币订单付人民币，有约定汇率",
        0,
        foreign::foreign_stated,
    ),
    hard(
        "foreign_unstated",
        "外币不同，没有汇率",
        0,
        foreign::foreign_unstated,
    ),
];

/// Every difficulty.
pub(crate) fn all() -> impl Iterator<Item = &'static Difficulty> {
    ALL.iter().chain(&SPECIAL)
}

/// Lets cases happen until there are about so many orders.
pub(super) fn fill(book: &mut Book, orders: usize, wish: &Wish) -> Result<(), String> {
    wish.check()?;
    let difficulties: Vec<&Difficulty> = all().collect();
    let weights: Vec<u32> = difficulties
        .iter()
        .map(|difficulty| wish.weight(book.firm, difficulty))
        .collect();
    while book.orders.len() < orders {
        let difficulty = difficulties[book.chance.weighted(&weights)];
        let (seen, moved) = (book.orders.len(), book.movements.len());
        (difficulty.make)(book);
        for order in &mut book.orders[seen..] {
            order.tag = difficulty.name;
        }
        for movement in &mut book.movements[moved..] {
            movement.tag = difficulty.name;
        }
    }
    Ok(())
}

/// A seed that differs from firm to firm.
pub(super) fn seed(seed: u64, firm: &Firm) -> u64 {
    let name = firm.name.bytes().map(u64::from);
    name.fold(seed, |sum, byte| sum.wrapping_mul(131).wrapping_add(byte))
}

impl std::fmt::Debug for Difficulty {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}
