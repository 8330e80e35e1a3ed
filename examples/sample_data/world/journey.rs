//! The way of a parcel: every step that the courier reports, from the label to the signature.

use chrono::{NaiveDateTime, TimeDelta};

use crate::chance::Chance;
use crate::facts::calendar::on;
use crate::facts::places::Distance;

/// Where a parcel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    NoTrace,
    Labelled,
    Picked,
    Transit,
    Delivering,
    PickupWait,
    Signed,
    Failed,
    Stalled,
    Refused,
    Returning,
    Returned,
    Lost,
    Cancelled,
    /// A word that no list knows.
    Unknown,
}

impl Stage {
    /// True while somebody has to follow the parcel up.
    pub(crate) fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Signed
                | Self::Refused
                | Self::Returning
                | Self::Returned
                | Self::Lost
                | Self::Cancelled
        )
    }

    /// What couriers call it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::NoTrace => &["无轨迹", "查无记录", "暂无物流"],
            Self::Labelled => &["待揽收", "待揽收", "待揽件", "已打单"],
            Self::Picked => &["已揽收", "已揽收", "已揽件", "已收件"],
            Self::Transit => &[
                "运输中",
                "运输中",
                "运输中",
                "在途",
                "转运中",
                "中转",
                "到达派件城市",
            ],
            Self::Delivering => &["派送中", "派送中", "派件中", "正在派送"],
            Self::PickupWait => &["待取件", "待取件", "已入柜", "到站待取", "已放入快递柜"],
            Self::Signed => &[
                "已签收",
                "已签收",
                "已签收",
                "签收",
                "本人签收",
                "家人代签",
                "门卫代收",
                "妥投",
            ],
            Self::Failed => &["派件异常", "无法联系", "地址不详", "改约"],
            Self::Stalled => &["超时未更新", "滞留", "超区"],
            Self::Refused => &["拒收", "拒收", "拒签", "客户拒收"],
            Self::Returning => &["退回中", "退件中", "退货途中"],
            Self::Returned => &["已退回", "退签", "退货签收", "拒收已退回"],
            Self::Lost => &["丢件", "破损"],
            Self::Cancelled => &["已取消", "销单"],
            Self::Unknown => &["网点自查中", "面单回传异常", "待网点反馈"],
        }
    }
}

/// What becomes of a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Normal,
    /// Waits in a locker for less than a day, then is fetched.
    Station,
    /// Waits in a locker, and nobody comes.
    Linger,
    /// The first attempt fails.
    Retry,
    /// Refused at the door; goes back.
    Refuse,
    /// Stops on the way.
    Stall,
    Lost,
    /// The courier never came for it.
    NeverPicked,
    /// The label exists, the warehouse never packed it.
    LabelOnly,
    Cancel,
    /// Reported with a word that no list knows.
    Riddle,
}

/// A step of the way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) at: NaiveDateTime,
    pub(crate) stage: Stage,
    pub(crate) word: &'static str,
    /// False for a change of status without a scan.
    pub(crate) scan: bool,
}

/// The steps of a parcel from its label on.
pub(crate) fn steps(
    chance: &mut Chance,
    fate: Fate,
    label: NaiveDateTime,
    distance: Distance,
) -> Vec<Step> {
    let mut way = Way {
        chance,
        steps: Vec::new(),
    };
    way.add(label, Stage::Labelled, false);
    match fate {
        Fate::LabelOnly => return way.steps,
        Fate::NeverPicked => {
            if way.chance.percent(50) {
                way.add(label + TimeDelta::hours(26), Stage::NoTrace, false);
            }
            return way.steps;
        }
        Fate::Cancel => {
            way.add(label + TimeDelta::hours(20), Stage::Cancelled, false);
            return way.steps;
        }
        _ => {}
    }
    let picked = way.chance.later(label, 90, 330);
    way.add(picked, Stage::Picked, true);
    let arrived = way.travel(picked, distance, fate);
    way.arrive(arrived, fate);
    way.steps
}

struct Way<'a> {
    chance: &'a mut Chance,
    steps: Vec<Step>,
}

impl Way<'_> {
    fn add(&mut self, at: NaiveDateTime, stage: Stage, scan: bool) {
        let word = self.chance.pick(stage.words());
        self.steps.push(Step {
            at,
            stage,
            word,
            scan,
        });
    }

    /// Scans on the way; gives the last.
    fn travel(&mut self, picked: NaiveDateTime, distance: Distance, fate: Fate) -> NaiveDateTime {
        let scans = match (fate, distance) {
            (Fate::Stall | Fate::Lost, _) | (_, Distance::Near) => self.chance.between(1, 2),
            (_, Distance::Middle) => self.chance.between(2, 4),
            (_, Distance::Far) => self.chance.between(4, 6),
            (_, Distance::Remote) => self.chance.between(6, 9),
        };
        let mut last = picked;
        for _ in 0..scans {
            last = self.chance.later(last, 8 * 60, 17 * 60);
            self.add(last, Stage::Transit, true);
        }
        last
    }

    /// From the depot to the door.
    fn arrive(&mut self, arrived: NaiveDateTime, fate: Fate) {
        match fate {
            Fate::Stall => {
                if self.chance.percent(50) {
                    self.add(arrived + TimeDelta::hours(50), Stage::Stalled, false);
                }
                return;
            }
            Fate::Lost => {
                self.add(arrived + TimeDelta::days(6), Stage::Lost, true);
                return;
            }
            Fate::Riddle => {
                self.add(arrived + TimeDelta::hours(3), Stage::Unknown, false);
                return;
            }
            _ => {}
        }
        let mut morning = self.morning(arrived);
        self.add(morning, Stage::Delivering, true);
        match fate {
            Fate::Retry => {
                let failed = self.chance.later(morning, 180, 420);
                self.add(failed, Stage::Failed, true);
                morning = self.morning(failed);
                self.add(morning, Stage::Delivering, true);
            }
            Fate::Refuse => {
                let refused = self.chance.later(morning, 150, 480);
                self.add(refused, Stage::Refused, true);
                let back = self.chance.later(refused, 18 * 60, 30 * 60);
                self.add(back, Stage::Returning, true);
                let home = self.chance.later(back, 48 * 60, 90 * 60);
                self.add(home, Stage::Returned, true);
                return;
            }
            Fate::Linger | Fate::Station => {
                let stored = self.chance.later(morning, 150, 480);
                self.add(stored, Stage::PickupWait, true);
                if fate == Fate::Station {
                    let fetched = self.chance.later(stored, 120, 26 * 60);
                    self.add(fetched, Stage::Signed, true);
                }
                return;
            }
            _ => {}
        }
        let signed = self.chance.later(morning, 60, 600);
        self.add(signed, Stage::Signed, true);
    }

    /// The next morning on which the courier goes out.
    fn morning(&mut self, after: NaiveDateTime) -> NaiveDateTime {
        let today = on(after.date(), 7, 10);
        let start = if after < today {
            today
        } else {
            today + TimeDelta::days(1)
        };
        self.chance.later(start, 0, 120)
    }
}
