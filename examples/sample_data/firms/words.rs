//! Names of people and firms, all invented, and the ways in which they are written.

use super::Chance;

const SURNAMES: &str = "欧阳 司马 上官 诸葛 王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 蔡 蒋 余 于 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 阎 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤";
const GIVEN: &str = "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 刚 平 辉 鹏 建国 建华 国强 海峰 晓东 志强 文静 雅琴 丹丹 小燕 玉梅 春花 子涵 宇航 浩然 梓萱 欣怡 佳宁 思琪 雨欣 俊杰 明轩 天佑 博文 嘉懿 立诚 伟祺 绍辉 鹤轩 瑾瑜 皓轩 金鑫 锦程 鸿涛 伟宸 凯瑞 健柏 雪松 哲瀚 哲彦 秋月 若兰 妙音 清婉 诗涵 语嫣 晨曦 玥婷 芷若 冰洁 月明 大勇 二牛 长根 银花 翠兰 招娣 宝玉 金莲 来福 有才";
const CITIES: &str = "深圳 东莞 佛山 宁波 温州 义乌 台州 厦门 泉州 青岛 潍坊 苏州 无锡 常州 嘉兴 中山 惠州 珠海 烟台 郑州 长沙 武汉 成都 重庆 合肥";
const MARKS: &str = "恒达 鑫源 华泰 宏远 博瑞 众诚 顺兴 德隆 金鼎 瑞丰 联创 嘉禾 永盛 天成 信达 万通 诚泰 聚力 新锐 广联 卓越 汇通 力拓 立信 东升 百川 同创 佳美 隆昌 海纳 凯旋 启明 科锐 致远 飞扬";
const TRADES: &str = "电子 五金 贸易 塑胶 机械 包装 纺织 建材 家居 科技 食品 服饰 灯饰 模具 汽配";
const NICKS: &str = "平凡的一天 蓝色天空 小小鱼 晴天 可乐不加冰 月半弯 奔跑的蜗牛 向阳花开 猫的报恩 半糖主义 麦田守望 浅笑 大叔 北方的狼 薄荷糖 Amy Kevin 时光 有点甜 听风 小确幸 无名 花开富贵 一帆风顺 豆豆妈 果果 阿杰 Jason 加油鸭 早起的鸟";
const FIRMS_ABROAD: &str = "Northwind Harbor Summit Bluefield Kestrel Orion Maple Granite Pacific Sterling Redwood Atlas Beacon Crescent Delta Evergreen Falcon Glacier Horizon Ironbridge";
const KINDS_ABROAD: &str = "Trading|Imports|Supply|Hardware|Tools|Retail|Outfitters|Distribution";
const FORMS_ABROAD: &str = "LLC|Inc.|GmbH|Ltd|B.V.|Pty Ltd";

fn one(chance: &mut Chance, list: &str, between: char) -> String {
    let words: Vec<&str> = list.split(between).collect();
    chance.pick(&words).to_owned()
}

/// A person's name.
pub(super) fn person(chance: &mut Chance) -> String {
    // The first surnames that are not double are the common ones.
    let surnames: Vec<&str> = SURNAMES.split(' ').collect();
    let (first, reach) = if chance.percent(55) {
        (4, 24)
    } else {
        (0, surnames.len())
    };
    let surname = chance.pick(&surnames[first..reach]);
    format!("{surname}{}", one(chance, GIVEN, ' '))
}

/// A firm's name, in full.
pub(super) fn company(chance: &mut Chance) -> String {
    let (city, mark) = (one(chance, CITIES, ' '), one(chance, MARKS, ' '));
    let trade = one(chance, TRADES, ' ');
    let form = chance.pick(&["有限公司", "有限公司", "有限公司", "股份有限公司"]);
    if chance.percent(30) {
        format!("{mark}{trade}（{city}）{form}")
    } else {
        let town = if chance.percent(70) { "市" } else { "" };
        format!("{city}{town}{mark}{trade}{form}")
    }
}

/// A firm abroad.
pub(super) fn company_abroad(chance: &mut Chance) -> String {
    let mark = one(chance, FIRMS_ABROAD, ' ');
    let kind = one(chance, KINDS_ABROAD, '|');
    format!("{mark} {kind} {}", one(chance, FORMS_ABROAD, '|'))
}

/// A name as people call themselves in a messenger; many share one.
pub(super) fn nickname(chance: &mut Chance) -> String {
    one(chance, NICKS, ' ')
}

/// The same firm as another hand writes it: without the legal form, or with the other brackets.
pub(super) fn other_form(chance: &mut Chance, name: &str) -> String {
    let short = name
        .strip_suffix("股份有限公司")
        .or_else(|| name.strip_suffix("有限公司"))
        .unwrap_or(name);
    match (name.contains('（'), chance.percent(50)) {
        (true, true) => name.replace('（', "(").replace('）', ")"),
        _ => short.to_owned(),
    }
}

/// The name in traditional characters; the same where it has none.
pub(super) fn traditional(name: &str) -> String {
    const PAIRS: &str = "张張刘劉陈陳杨楊黄黃赵趙吴吳孙孫马馬罗羅郑鄭谢謝许許韩韓冯馮邓鄧肖蕭蒋蔣叶葉苏蘇吕呂陆陸钟鐘贾賈韦韋邹鄒阎閻龙龍贺賀顾顧龚龔钱錢严嚴汤湯东東广廣华華国國电電贸貿丽麗伟偉军軍涛濤强強艳艷杰傑刚剛辉輝鹏鵬诚誠联聯创創兴興门門宁寧厦廈圳圳岛島锡錫庆慶";
    let letters: Vec<char> = PAIRS.chars().collect();
    name.chars()
        .map(|letter| {
            let pair = letters.chunks_exact(2).find(|pair| pair[0] == letter);
            pair.map_or(letter, |pair| pair[1])
        })
        .collect()
}

/// A name as a wallet masks it: 张*, *建国.
pub(super) fn masked(chance: &mut Chance, name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    if chance.percent(50) {
        let tail: String = letters.iter().skip(1).collect();
        return format!("*{tail}");
    }
    let stars = "*".repeat(letters.len().saturating_sub(1));
    format!("{}{stars}", letters[0])
}
