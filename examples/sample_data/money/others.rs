//! Everything else on the accounts: expenses, own transfers, closed transactions, and receipts
//! that belong to no order of the month.

use super::{Payment, Truth, Way};
use crate::chance::Chance;
use crate::facts::calendar::at;
use crate::facts::people::{DEALERS, nickname};
use crate::facts::trade::Fen;
use crate::world::World;

/// Day, 摘要, to whom, what for, amount in fen.
const BANK_EXPENSES: [(i64, &str, &str, &str, Fen); 13] = [
    (
        8,
        "网银转账",
        "安溪山里人家茶叶专业合作社",
        "9月茶青款",
        3_268_000,
    ),
    (
        9,
        "网银转账",
        "杭州纸语包装制品有限公司",
        "礼盒包装款",
        1_143_750,
    ),
    (10, "代发工资", "工资户", "9月工资", 9_872_633),
    (
        12,
        "网银转账",
        "杭州西溪商业管理有限公司",
        "第四季度房租",
        2_850_000,
    ),
    (
        13,
        "批扣",
        "国家金库杭州市西湖区支库",
        "增值税及附加",
        614_209,
    ),
    (15, "批扣", "杭州市社会保险管理中心", "社保", 1_836_942),
    (15, "批扣", "杭州住房公积金管理中心", "公积金", 624_000),
    (
        16,
        "网银转账",
        "浙江顺丰速运有限公司",
        "9月月结运费",
        1_204_330,
    ),
    (16, "网银转账", "中通快递杭州西湖营业部", "9月运费", 386_120),
    (
        20,
        "批扣",
        "国网浙江省电力有限公司杭州供电公司",
        "电费",
        87_654,
    ),
    (21, "网银转账", "武夷山岩上茶厂", "大红袍茶叶款", 2_160_000),
    (
        27,
        "网银转账",
        "杭州纸语包装制品有限公司",
        "手提袋",
        268_800,
    ),
    (30, "手续费", "", "对公账户管理费", 3_000),
];

/// Day, 交易类型, to whom, what for, amount.
const WALLET_EXPENSES: [(Way, i64, &str, &str, &str, Fen); 11] = [
    (Way::WeChat, 8, "商户消费", "滴滴出行", "打车", 3_860),
    (Way::WeChat, 11, "商户消费", "美团", "团队下午茶", 16_850),
    (
        Way::WeChat,
        14,
        "扫二维码付款",
        "社区打印店",
        "收款方备注:二维码收款",
        2_400,
    ),
    (Way::WeChat, 22, "商户消费", "滴滴出行", "打车", 2_712),
    (Way::WeChat, 23, "微信红包", "发出群红包", "/", 20_000),
    (Way::WeChat, 29, "商户消费", "盒马", "水果", 13_990),
    (
        Way::Alipay,
        9,
        "商业服务",
        "阿里妈妈",
        "直通车推广充值",
        200_000,
    ),
    (Way::Alipay, 17, "商业服务", "菜鸟裹裹", "寄件运费", 3_550),
    (
        Way::Alipay,
        20,
        "商业服务",
        "阿里妈妈",
        "直通车推广充值",
        200_000,
    ),
    (
        Way::Alipay,
        26,
        "日用百货",
        "晨光文具",
        "快递袋 胶带",
        12_640,
    ),
    (Way::Alipay, 30, "商业服务", "淘宝", "软件服务费", 60_312),
];

/// Day, from whom, words, amount, tag.
const STRANGERS: [(Way, i64, &str, &str, Fen, &str); 11] = [
    (Way::Bank, 9, "0", "9月货款", 1_386_420, "last_month"),
    (Way::Bank, 10, "5", "货款", 972_860, "last_month"),
    (Way::Bank, 12, "8", "9月份茶叶款", 1_518_340, "last_month"),
    (Way::Bank, 15, "7", "预付货款", 2_000_000, "on_account"),
    (Way::Bank, 21, "", "结息", 4_317, "bank_interest"),
    (
        Way::Bank,
        22,
        "安溪山里人家茶叶专业合作社",
        "退茶样款",
        45_611,
        "from_supplier",
    ),
    (Way::WeChat, 13, "?", "", 6_613, "unknown_payer"),
    (Way::WeChat, 24, "?", "", 31_337, "unknown_payer"),
    (Way::WeChat, 28, "?", "样品费", 2_588, "unknown_payer"),
    (Way::Alipay, 18, "?", "", 15_377, "unknown_payer"),
    (Way::Alipay, 27, "?", "活动报名费", 8_808, "unknown_payer"),
];

/// Adds them.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    expenses(world, chance);
    strangers(world, chance);
    own_transfers(world, chance);
    never_moved(world, chance);
}

fn expenses(world: &mut World, chance: &mut Chance) {
    for (day, kind, party, memo, amount) in BANK_EXPENSES {
        let time = chance.later(at(day, 9, 30), 0, 400);
        let mut payment = Payment::transfer(chance, Way::Bank, time, amount, party)
            .outgoing(kind, memo)
            .excluded("expense");
        if party.is_empty() {
            payment.account = String::new();
        }
        world.payments.push(payment);
    }
    for (way, day, kind, party, memo, amount) in WALLET_EXPENSES {
        let time = chance.later(at(day, 10, 0), 0, 600);
        let payment = Payment::transfer(chance, way, time, amount, party)
            .outgoing(kind, memo)
            .excluded("expense");
        world.payments.push(payment);
    }
}

fn strangers(world: &mut World, chance: &mut Chance) {
    for (way, day, who, words, amount, tag) in STRANGERS {
        let party = match who.parse::<usize>() {
            Ok(dealer) => DEALERS[dealer].0.to_owned(),
            Err(_) if who == "?" && way == Way::WeChat => nickname(chance),
            Err(_) if who == "?" => world.stranger(chance),
            Err(_) => who.to_owned(),
        };
        let time = chance.later(at(day, 9, 0), 0, 420);
        let mut payment = Payment::transfer(chance, way, time, amount, &party);
        if tag == "bank_interest" {
            payment.kind = "结息";
            payment.account = String::new();
        } else if !words.is_empty() {
            payment = payment.remark(words);
        }
        payment.truth = Truth::None;
        payment.tags.push(tag);
        world.payments.push(payment);
    }
}

/// 提现: the money leaves a wallet and comes into the bank; neither line is a receipt.
fn own_transfers(world: &mut World, chance: &mut Chance) {
    let withdrawals = [
        (Way::WeChat, 12, 800_000),
        (Way::WeChat, 19, 1_000_000),
        (Way::WeChat, 28, 1_200_000),
        (Way::Alipay, 16, 1_000_000),
        (Way::Alipay, 26, 1_500_000),
    ];
    for (way, day, amount) in withdrawals {
        let time = chance.later(at(day, 10, 0), 0, 120);
        let mut leaving = Payment::transfer(chance, way, time, amount, "建设银行(3305)");
        leaving.neutral = true;
        leaving.out = true;
        let (payer, words) = if way == Way::WeChat {
            leaving.kind = "零钱提现";
            "/".clone_into(&mut leaving.memo);
            "提现已到账".clone_into(&mut leaving.status);
            leaving.note = format!("服务费¥{}", crate::facts::trade::yuan(amount / 1000));
            ("财付通支付科技有限公司", "微信零钱提现")
        } else {
            leaving.kind = "转账红包";
            "建设银行".clone_into(&mut leaving.party);
            "提现-实时提现".clone_into(&mut leaving.memo);
            ("支付宝（中国）网络技术有限公司", "支付宝余额提现")
        };
        world.payments.push(leaving.excluded("own_transfer"));
        let arrives = chance.later(time, 2, 90);
        let arriving = Payment::transfer(chance, Way::Bank, arrives, amount, payer)
            .remark(words)
            .excluded("own_transfer");
        world.payments.push(arriving);
    }
}

/// Lines that moved no money: closed, and given back unopened.
fn never_moved(world: &mut World, chance: &mut Chance) {
    for (day, amount) in [(11, 19_800), (14, 29_800), (20, 39_800)] {
        let time = chance.later(at(day, 11, 0), 0, 500);
        let party = nickname(chance);
        let mut payment = Payment::transfer(chance, Way::Alipay, time, amount, &party);
        payment.kind = "收入";
        "茶叶礼盒 青屿山茶叶旗舰店".clone_into(&mut payment.memo);
        "交易关闭".clone_into(&mut payment.status);
        payment.neutral = true;
        world.payments.push(payment.excluded("never_moved"));
    }
    for (day, amount) in [(16, 19_800), (25, 9_900)] {
        let time = chance.later(at(day, 11, 0), 0, 500);
        let party = nickname(chance);
        let mut payment = Payment::transfer(chance, Way::WeChat, time, amount, &party);
        "已退还".clone_into(&mut payment.status);
        world.payments.push(payment.excluded("never_moved"));
    }
}
