//! Who lives behind the doors of the made-up community. Names are put together by chance.

use chrono::Datelike;

use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{CareGroup, HouseholdState, Population, Relation, Sex, Tenure};
use crate::domain::date::PartialDate;
use crate::domain::household::{Contact, Household};
use crate::domain::resident::{Resident, ResidentDetails};

use super::Filling;

const FAMILY: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const MALE: &str = "建军国强志明永伟海涛文斌晓东立新春生宏宇俊峰";
const FEMALE: &str = "秀英桂兰丽华玉梅淑珍晓燕红霞雪莲娜婷敏静洁";
/// A name and the sex it was made for.
pub(super) fn name(filling: &mut Filling<'_>, sex: Option<Sex>) -> (String, Sex) {
    let chance = &mut filling.chance;
    let sex = sex.unwrap_or(if chance.percent(50) {
        Sex::MALE
    } else {
        Sex::FEMALE
    });
    let given = if sex == Sex::MALE { MALE } else { FEMALE };
    let mut name = chance.character(FAMILY);
    name.push_str(&chance.character(given));
    if chance.percent(75) {
        name.push_str(&chance.character(given));
    }
    (name, sex)
}

/// A phone number from a range that is not given out.
pub(super) fn phone(filling: &mut Filling<'_>) -> String {
    format!("1420000{:04}", filling.chance.below(10_000))
}

fn person(
    filling: &mut Filling<'_>,
    home: Id<Household>,
    relation: Relation,
    age: (u64, u64),
    sex: Option<Sex>,
) -> Resident {
    let (name, sex) = name(filling, sex);
    let years = age.0 + filling.chance.below(age.1 - age.0 + 1);
    let days = years * 365 + years / 4 + filling.chance.below(360);
    let born = filling.days_ago(days);
    let mut resident = Resident::new(filling.id(), home, name);
    resident.sex_given = Some(sex);
    resident.birth_given = Some(if filling.chance.percent(85) {
        PartialDate::Day(born)
    } else {
        PartialDate::Year(born.year())
    });
    resident.relation = Some(relation);
    resident.population = Some(Population::REGISTERED);
    if years >= 14 && filling.chance.percent(80) {
        resident.phones.push(phone(filling));
    }
    if filling.chance.percent(70) {
        resident.verified_on = Some(filling.some_days_ago(20, 500));
    }
    resident
}

/// One door with its people, put into the filling.
pub(super) fn home(filling: &mut Filling<'_>, address: Address) -> Household {
    let mut home = Household::new(filling.id(), address);
    home.tenure = Some(Tenure::OWNED);
    if filling.chance.percent(9) {
        home.notes = filling.chance.one(&filling.wording.notes).to_owned();
    }
    if filling.chance.percent(70) {
        home.verified_on = Some(filling.some_days_ago(20, 500));
    }
    match filling.chance.below(100) {
        0..=4 => vacant(filling, &mut home),
        5..=12 => rented(filling, &mut home),
        13..=20 => elder_alone(filling, &home),
        21..=29 => elder_couple(filling, &home),
        30..=32 => left_child(filling, &home),
        _ => family(filling, &home),
    }
    if home.state == HouseholdState::LIVED_IN && filling.chance.percent(2) {
        home.state = HouseholdState::AWAY;
        home.away_until = home.verified_on.and(Some(filling.some_days_on(30, 90)));
    }
    filling.edit.put(home.clone());
    home
}

fn vacant(filling: &mut Filling<'_>, home: &mut Household) {
    home.state = HouseholdState::VACANT;
    let (name, _) = name(filling, None);
    let phones = vec![phone(filling)];
    home.owner = Some(Box::new(Contact { name, phones }));
}

fn rented(filling: &mut Filling<'_>, home: &mut Household) {
    vacant(filling, home);
    home.state = HouseholdState::RENTED;
    home.tenure = Some(Tenure::RENTED);
    let mut tenant = person(filling, home.id, Relation::HEAD, (20, 40), None);
    tenant.population = Some(Population::FLOATING);
    if filling.chance.percent(50) {
        tenant.care.push(CareGroup::MIGRANT);
    }
    filling.edit.put(tenant);
    if filling.chance.percent(50) {
        let mate = person(filling, home.id, Relation::OTHER, (20, 40), None);
        filling.edit.put(mate);
    }
}

fn elder_alone(filling: &mut Filling<'_>, home: &Household) {
    let mut elder = person(filling, home.id, Relation::HEAD, (66, 92), None);
    elder.care.push(CareGroup::ALONE);
    if filling.chance.percent(15) {
        elder.care.push(CareGroup::DIBAO);
    }
    if filling.chance.percent(12) {
        elder.care.push(CareGroup::DISABLED_OLD);
    }
    let (name, _) = name(filling, None);
    let phones = vec![phone(filling)];
    elder.details = Some(Box::new(ResidentDetails {
        emergency: Some(Contact { name, phones }),
        ..ResidentDetails::default()
    }));
    filling.edit.put(elder);
}

fn elder_couple(filling: &mut Filling<'_>, home: &Household) {
    let mut husband = person(filling, home.id, Relation::HEAD, (65, 88), Some(Sex::MALE));
    let wife = person(
        filling,
        home.id,
        Relation::SPOUSE,
        (62, 86),
        Some(Sex::FEMALE),
    );
    husband.care.push(CareGroup::EMPTY);
    filling.edit.put(husband);
    filling.edit.put(wife);
}

fn left_child(filling: &mut Filling<'_>, home: &Household) {
    let grandmother = person(
        filling,
        home.id,
        Relation::HEAD,
        (58, 72),
        Some(Sex::FEMALE),
    );
    let mut child = person(filling, home.id, Relation::new("grandchild"), (6, 15), None);
    child.care.push(CareGroup::LEFT_CHILD);
    filling.edit.put(grandmother);
    filling.edit.put(child);
}

fn family(filling: &mut Filling<'_>, home: &Household) {
    let mut head = person(filling, home.id, Relation::HEAD, (30, 60), None);
    let other = if head.sex() == Sex::MALE {
        Sex::FEMALE
    } else {
        Sex::MALE
    };
    match filling.chance.below(100) {
        0..=4 => head.care.push(CareGroup::DIBAO),
        5..=8 => head.care.push(CareGroup::DIS),
        9..=10 => head.care.push(CareGroup::VET),
        _ => {}
    }
    filling.edit.put(head);
    if filling.chance.percent(85) {
        let mut spouse = person(filling, home.id, Relation::SPOUSE, (28, 58), Some(other));
        if other == Sex::FEMALE && filling.chance.percent(3) {
            spouse.care.push(CareGroup::PREGNANT);
        }
        filling.edit.put(spouse);
    }
    for _ in 0..filling.chance.below(3) {
        let child = person(filling, home.id, Relation::CHILD, (1, 20), None);
        filling.edit.put(child);
    }
    if filling.chance.percent(15) {
        let parent = person(filling, home.id, Relation::new("parent"), (60, 85), None);
        filling.edit.put(parent);
    }
}
