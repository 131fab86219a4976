//! Facts settled at a door: one step, old and new kept, the rest confirmed.

use chrono::{Duration, NaiveDate};

use crate::clock::Clock as _;
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{HouseholdState, SourceOfFact};
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::ledger::work::tests::{Scene, scene};
use crate::ledger::work::{At, collection, household};

/// Everything written down in the ledger's collection, as action and fields.
fn collected(scene: &Scene) -> Vec<(String, String)> {
    let mut records: Vec<_> = scene.ledger.tables().collection.iter().collect();
    records.sort_by_key(|record| record.id);
    let fields = |record: &crate::domain::collection::InfoRecord| {
        let names = record.fields.iter().map(|field| field.field.as_str());
        names.collect::<Vec<_>>().join(" ")
    };
    let told = records
        .into_iter()
        .map(|record| (record.action.to_string(), fields(record)));
    told.collect()
}

fn told(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let rows = rows
        .iter()
        .map(|(action, fields)| ((*action).to_owned(), (*fields).to_owned()));
    rows.collect()
}

#[test]
fn a_door_found_on_the_spot_comes_with_its_people_in_one_step_and_begins_the_day_once() {
    let mut scene = scene();
    let id = Id::new(scene.clock.id());
    let home = Household::new(id, Address::new(None, "3", Some("2"), "502"));
    let people = ["张建国", "李梅"]
        .map(|name| Resident::new(Id::new(scene.clock.id()), id, name.to_owned()));
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    let source = SourceOfFact::NEIGHBOUR;
    household::add_with(&mut scene.ledger, home, people.to_vec(), source, at).unwrap();
    let tables = scene.ledger.tables();
    assert_eq!((tables.residents.len(), tables.days.len()), (2, 1));
    scene.ledger.undo(&scene.clock).unwrap();
    let tables = scene.ledger.tables();
    assert_eq!((tables.households.len(), tables.residents.len()), (1, 0));
}

#[test]
fn what_is_settled_at_a_door_is_one_step_and_what_did_not_change_is_confirmed() {
    let mut scene = scene();
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    let home = scene.ledger.tables().households.get(scene.home);
    let mut home = home.unwrap().as_ref().clone();
    home.state = HouseholdState::RENTED;
    home.declined = vec!["owner".to_owned()];
    let person = Resident::new(Id::new(scene.clock.id()), scene.home, "张建国".to_owned());
    let source = SourceOfFact::FAMILY;
    collection::settle(
        &mut scene.ledger,
        home.clone(),
        vec![person.clone()],
        source,
        true,
        at,
    )
    .unwrap();
    assert_eq!(
        collected(&scene),
        told(&[("update", "state"), ("declined", "owner"), ("new", "name")])
    );
    scene.clock.advance(Duration::days(1));
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    let day = scene.ledger.tables().days.iter().next().unwrap().date;
    collection::settle(&mut scene.ledger, home, vec![person], source, true, at).unwrap();
    let tables = scene.ledger.tables();
    assert_eq!(
        collected(&scene).last().unwrap(),
        &told(&[("verify", "")])[0]
    );
    let verified = |day: Option<NaiveDate>| day.is_some();
    assert!(
        tables
            .residents
            .iter()
            .all(|person| verified(person.verified_on))
    );
    assert_eq!(
        tables.households.get(scene.home).unwrap().verified_on,
        Some(day)
    );
}
