//! The records of relief, activities, sign-ups and duties that are kept byte for byte. Not their bytes.

use chrono::NaiveTime;
use gridday::domain::activity::{Activity, Hours};
use gridday::domain::codes::{
    ActivityKind, CareGroup, JointAction, Receipt, ReliefOccasion, ServicePoint,
};
use gridday::domain::duty::{Duty, OnDuty};
use gridday::domain::relief::{Goods, Relief};
use gridday::domain::sign_up::SignUp;
use gridday::domain::subject::Subject;
use gridday::domain::{Id, Record};
use uuid::Uuid;

use crate::people::now;

/// One of each.
pub fn activities() -> [Record; 4] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let (day, resident) = (now().date_naive(), Id::new(Uuid::from_u128(4)));
    let partner = Id::new(Uuid::from_u128(15));
    let relief = Relief {
        id: Id::new(Uuid::from_u128(21)),
        day,
        given: day,
        subject: subject.clone(),
        resident: Some(resident),
        people: vec![resident],
        groups: vec![CareGroup::DIBAO],
        occasion: ReliefOccasion::new("hardship"),
        money: 50_000,
        goods: vec![Goods {
            name: "大米".to_owned(),
            quantity: 2,
            unit: "袋".to_owned(),
            worth: Some(18_000),
        }],
        partner: Some(partner),
        giver: String::new(),
        receipt: Receipt::PROXY,
        signed_by: "王芳".to_owned(),
        note: "写多了".to_owned(),
        at: now(),
        by: "李晓".to_owned(),
        corrects: Some(Id::new(Uuid::from_u128(20))),
        late: false,
    };
    let hours = Hours {
        on: day,
        from: NaiveTime::from_hms_opt(15, 0, 0),
        last: day,
        until: NaiveTime::from_hms_opt(17, 0, 0),
    };
    let (id, kind) = (
        Id::new(Uuid::from_u128(22)),
        ActivityKind::new("joint-event"),
    );
    let mut activity = Activity::new(id, kind, "博爱送暖".to_owned(), hours, now());
    activity.point = Some(ServicePoint::new("kitchen"));
    activity.site = Some(Id::new(Uuid::from_u128(23)));
    (activity.hosts, activity.hosted_by) = (vec![partner], vec!["志愿者".to_owned()]);
    activity.actions = vec![JointAction::new("care")];
    (activity.capacity, activity.groups) = (Some(40), vec![CareGroup::ALONE]);
    activity.needs = vec![Id::new(Uuid::from_u128(11))];
    activity.projects = vec![Id::new(Uuid::from_u128(16))];
    (activity.people, activity.person_times) = (Some(38), Some(51_300));
    let sign_up = SignUp {
        id: Id::new(Uuid::from_u128(30)),
        activity: activity.id,
        subject: Some(subject),
        resident: Some(resident),
        name: String::new(),
        people: 2,
        attended: Some(true),
        at: now(),
        note: "坐轮椅".to_owned(),
    };
    let duty = Duty {
        id: Id::new(Uuid::from_u128(24)),
        month: day,
        who: OnDuty::Partner(partner),
        task: "统筹敬老月".to_owned(),
        done: String::new(),
        at: now(),
    };
    [relief.into(), activity.into(), sign_up.into(), duty.into()]
}
