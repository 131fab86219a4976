//! A made-up neighbourhood with something of everything, for screens that show homes. Nobody in it exists.

use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::address::Address;
use gridday::domain::codes::{
    CareGroup, HazardItem, HouseholdState, Outcome, PlaceKind, Population, Relation, Sex,
    TaskOrigin, Tenure,
};
use gridday::domain::date::PartialDate;
use gridday::domain::household::{Contact, Household};
use gridday::domain::identity::IdNumber;
use gridday::domain::place::Place;
use gridday::domain::resident::Resident;
use gridday::domain::subject::Subject;
use gridday::domain::{Id, task::Task};
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use gridday::ledger::work::hazard::NewHazard;
use gridday::ledger::work::visit::{NewVisit, log};
use gridday::ledger::work::{At, Settings};

/// Ten doors in two buildings and a shop, three weeks before the tests begin.
pub fn neighbourhood() -> Ledger {
    let clock = FixedClock::at(parse_moment("2026-11-01T09:00:00+08:00").expect("a moment"));
    let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).expect("an empty ledger");
    // The screen's clock counts its ids from 1 again: those of the neighbourhood begin far beyond.
    for _ in 0..100_000 {
        clock.id();
    }
    let rows: [(&str, &str, &str); 8] = [
        ("3", "1", "403"),
        ("3", "1", "404"),
        ("3", "1", "301"),
        ("3", "1", "302"),
        ("3", "2", "203"),
        ("3", "2", "1201"),
        ("12", "1", "101"),
        ("12", "1", "202"),
    ];
    let mut edit = ledger.edit();
    let mut homes: Vec<Household> = rows
        .iter()
        .map(|(building, unit, room)| {
            let address = Address::new(None, building, Some(unit), room);
            Household::new(Id::new(clock.id()), address)
        })
        .collect();
    homes[0].notes = "敲门要久，耳背".to_owned();
    homes[0].tenure = Some(Tenure::OWNED);
    homes[0].verified_on = chrono::NaiveDate::from_ymd_opt(2025, 10, 2);
    homes[1].state = HouseholdState::RENTED;
    homes[1].owner = Some(Box::new(Contact {
        name: "赵铁柱".to_owned(),
        phones: vec!["14200000009".to_owned()],
    }));
    homes[3].state = HouseholdState::VACANT;
    homes[6].state = HouseholdState::UNKNOWN;
    let person = |home: usize, name: &str, relation, sex, birth: &str, phone: &str| {
        let mut person = Resident::new(Id::new(clock.id()), homes[home].id, name.to_owned());
        person.relation = Some(relation);
        person.sex_given = sex;
        person.birth_given = PartialDate::parse(birth);
        person.phones = [phone]
            .iter()
            .filter(|phone| !phone.is_empty())
            .map(|phone| (*phone).to_owned())
            .collect();
        person
    };
    let (male, female) = (Some(Sex::MALE), Some(Sex::FEMALE));
    let mut people = vec![
        person(0, "张建国", Relation::HEAD, male, "", "14200000001"),
        person(0, "张伟", Relation::SON, male, "1972", "14200000011"),
        person(1, "欧阳志明", Relation::HEAD, male, "1990.5", "14200000002"),
        person(2, "吴桂祥", Relation::HEAD, female, "1996-03-15", ""),
        person(4, "赵建功", Relation::HEAD, male, "1981", "14200000004"),
        person(
            5,
            "𠮷田梅",
            Relation::HEAD,
            female,
            "1988-08-08",
            "14200000005",
        ),
        person(5, "刘小雨", Relation::DAUGHTER, female, "2020-02", ""),
        person(7, "张建军", Relation::HEAD, None, "", ""),
    ];
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    people[0].id_number = IdNumber::read("150000194308150111", today)
        .ok()
        .flatten()
        .map(|accepted| accepted.number);
    people[0].care = vec![CareGroup::ALONE];
    people[2].population = Some(Population::FLOATING);
    people[3].care = vec![CareGroup::PREGNANT];
    let mut shop = Place::new(
        Id::new(clock.id()),
        "好邻居超市".to_owned(),
        PlaceKind::SHOP,
    );
    shop.address = "3栋底商".to_owned();
    shop.in_charge = Some(Contact {
        name: "钱多多".to_owned(),
        phones: vec!["14200000088".to_owned()],
    });
    edit.put(shop);
    let mut task = Task::new(
        Id::new(clock.id()),
        "低保复核".to_owned(),
        TaskOrigin::COMMUNITY,
        clock.now(),
    );
    task.subject = Some(Subject::Household(homes[0].id));
    task.due = Some(gridday::domain::visit::Appointment {
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
        time: None,
    });
    edit.put(task);
    let first = homes[0].id;
    homes.into_iter().for_each(|home| edit.put(home));
    people.into_iter().for_each(|person| edit.put(person));
    let changes = edit.changes();
    ledger
        .commit("import-roster", changes, &clock)
        .expect("a roster");
    past(&mut ledger, &clock, first);
    ledger
}

/// Three visits to the first door, the last one with a hazard.
fn past(ledger: &mut Ledger, clock: &FixedClock, first: Id<Household>) {
    let settings = Settings::default();
    for (days, outcome) in [
        (0, Outcome::NOT_HOME),
        (5, Outcome::REFUSED),
        (6, Outcome::MET),
    ] {
        clock.advance(chrono::Duration::days(days));
        let mut visit = NewVisit::new(Subject::Household(first), outcome);
        if outcome == Outcome::MET {
            visit
                .hazards
                .push(NewHazard::new(HazardItem::new("gas/hose-old")));
        }
        let at = At {
            clock,
            settings: &settings,
        };
        log(ledger, visit, at).expect("a visit");
        gridday::ledger::work::day::close(ledger, at).expect("an open day");
    }
}
