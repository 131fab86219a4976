//! What the made-up community does together: activities with sign-ups, relief for some households, who is on duty.

use chrono::{Days, NaiveTime};

use super::Filling;
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{
    ActivityKind, ActivityState, Body, JointAction, Receipt, ReliefOccasion, ServicePoint,
};
use crate::domain::duty::{Duty, OnDuty, month_of, months_from};
use crate::domain::household::Household;
use crate::domain::relief::{Goods, Relief};
use crate::domain::sign_up::SignUp;
use crate::domain::{Id, Moment};

/// Kind, days from today, hour, service point, action. Their titles are the wording's.
const ACTIVITIES: [(&str, i64, u32, &str, &str); 4] = [
    ("joint-event", -12, 9, "happiness-post", "joint"),
    ("theme-day", -5, 15, "science-base", "publicity"),
    ("training", 3, 19, "qiaojiang", "skills"),
    ("assembly", 6, 15, "assembly-hall", "disputes"),
];

/// Money in fen, days ago, occasion.
const RELIEF: [(u64, u64, &str); 3] = [
    (50_000, 20, "visit"),
    (100_000, 9, "hardship"),
    (0, 4, "visit"),
];

/// Who takes turns to coordinate a month.
const TURNS: [&str; 6] = [
    "trade-union",
    "youth-league",
    "women",
    "disabled",
    "red-cross",
    "science",
];

/// Fills it all in, after what is asked for and offered.
pub(super) fn fill(filling: &mut Filling<'_>, homes: &[Household]) {
    for (number, row) in ACTIVITIES.into_iter().enumerate() {
        activity(filling, homes, number, row);
    }
    for (number, row) in RELIEF.into_iter().enumerate() {
        if let Some(home) = homes.get(240 + number * 5) {
            relief(filling, home, row);
        }
    }
    let this = month_of(filling.now.date_naive());
    for (month, body) in months_from(this, 6).zip(TURNS) {
        let (id, at) = (filling.id(), filling.now);
        filling.edit.put(Duty {
            id,
            month,
            who: OnDuty::Body(Body::new(body)),
            task: String::new(),
            done: String::new(),
            at,
        });
    }
}

fn before(filling: &Filling<'_>, days: u64) -> Moment {
    let now = filling.now;
    now.checked_sub_days(Days::new(days)).unwrap_or(now)
}

fn activity(
    filling: &mut Filling<'_>,
    homes: &[Household],
    number: usize,
    (kind, days, hour, point, action): (&str, i64, u32, &str, &str),
) {
    let on = filling.now.date_naive() + chrono::TimeDelta::days(days);
    let hours = Hours {
        from: NaiveTime::from_hms_opt(hour, 0, 0),
        until: NaiveTime::from_hms_opt(hour + 2, 0, 0),
        ..Hours::day(on)
    };
    let title = filling.wording.activities[number].to_owned();
    let (id, created) = (filling.id(), before(filling, 20));
    let mut one = Activity::new(id, ActivityKind::new(kind), title, hours, created);
    one.point = Some(ServicePoint::new(point));
    one.actions = vec![JointAction::new(action)];
    one.by = super::settings().worker;
    one.capacity = Some(30);
    let held = days < 0;
    if held {
        one.state = ActivityState::HELD;
        (one.people, one.person_times) = (Some(26), Some(26));
    }
    let activity = one.id;
    filling.edit.put(one);
    for home in homes.iter().skip(260 + number * 2).take(2) {
        let sign_up = SignUp {
            id: filling.id(),
            activity,
            subject: Some(home.id.into()),
            resident: None,
            name: String::new(),
            people: 1,
            attended: held.then_some(true),
            at: before(filling, 13),
            note: String::new(),
        };
        filling.edit.put(sign_up);
    }
}

fn relief(filling: &mut Filling<'_>, home: &Household, (money, ago, occasion): (u64, u64, &str)) {
    let at = before(filling, ago);
    let goods = (money == 0).then(|| Goods {
        name: filling.wording.goods[0].to_owned(),
        quantity: 2,
        unit: filling.wording.goods[1].to_owned(),
        worth: Some(18_000),
    });
    let id: Id<Relief> = filling.id();
    filling.edit.put(Relief {
        id,
        day: at.date_naive(),
        given: at.date_naive(),
        subject: home.id.into(),
        resident: None,
        people: Vec::new(),
        groups: Vec::new(),
        occasion: ReliefOccasion::new(occasion),
        money,
        goods: goods.into_iter().collect(),
        partner: None,
        giver: "社区红十字会".to_owned(),
        receipt: Receipt::SIGNED,
        signed_by: String::new(),
        note: String::new(),
        at,
        by: super::settings().worker,
        corrects: None,
        late: false,
    });
}
