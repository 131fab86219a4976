//! Blanking: nothing of a person is left in any record, everything else stays, and one step brings it back.

use super::*;
use crate::clock::{Clock, FixedClock};
use crate::domain::Record;
use crate::domain::codes::Outcome;
use crate::domain::identity::IdNumber;
use crate::ledger::backing::Memory;
use crate::ledger::demo;
use crate::ledger::work::Settings;
use crate::ledger::work::visit::{NewVisit, log};

const NAME: &str = "金丝雀";
const PHONE: &str = "14200000077";
const NUMBER: &str = "150000194910010023";

fn scene() -> (Ledger, FixedClock, Settings, Id<Household>, Id<Resident>) {
    let clock = FixedClock::at(crate::clock::parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let mut ledger = Ledger::open(Box::<Memory>::default()).unwrap().0;
    demo::fill(&mut ledger, 1, &clock).unwrap();
    let settings = demo::settings();
    let person = ledger
        .tables()
        .residents
        .iter()
        .find(|person| person.is_head())
        .unwrap();
    let mut person = person.as_ref().clone();
    let (id, home) = (person.id, person.household);
    person.name = NAME.to_owned();
    person.phones = vec![PHONE.to_owned()];
    person.id_number = IdNumber::read(NUMBER, clock.today())
        .unwrap()
        .map(|accepted| accepted.number);
    let mut edit = ledger.edit();
    edit.put(person);
    let changes = edit.changes();
    ledger.commit("resident-edit", changes, &clock).unwrap();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let mut visit = NewVisit::new(home.into(), Outcome::MET);
    visit.note = format!("{NAME} {PHONE} 要修灯");
    visit.met = NAME.to_owned();
    log(&mut ledger, visit, at).unwrap();
    (ledger, clock, settings, home, id)
}

/// How many records hold one of the canaries.
fn holding(ledger: &Ledger) -> usize {
    let mut count = 0;
    let mut look = |record: Record| {
        let text = serde_json::to_string(&record).unwrap();
        count += usize::from([NAME, PHONE, NUMBER].iter().any(|word| text.contains(word)));
    };
    let tables = ledger.tables();
    tables
        .residents
        .iter()
        .for_each(|it| look(Record::Resident(it.as_ref().clone())));
    tables
        .visits
        .iter()
        .for_each(|it| look(Record::Visit(it.as_ref().clone())));
    tables
        .households
        .iter()
        .for_each(|it| look(Record::Household(it.as_ref().clone())));
    count
}

#[test]
fn one_person_is_blanked_everywhere_and_the_rest_of_a_note_stays() {
    let (mut ledger, clock, settings, home, id) = scene();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    assert!(holding(&ledger) >= 2);
    let visits = ledger.tables().visits.len();
    let age = ledger
        .tables()
        .residents
        .get(id)
        .unwrap()
        .birth()
        .unwrap()
        .first_day()
        .unwrap();
    resident(&mut ledger, id, at).unwrap().unwrap();
    assert_eq!(holding(&ledger), 0);
    assert_eq!(ledger.tables().visits.len(), visits);
    let person = ledger.tables().residents.get(id).unwrap();
    assert_eq!((person.name.as_str(), person.phones.len()), (BLANK, 0));
    let year = chrono::Datelike::year(&age);
    assert_eq!(person.birth(), Some(PartialDate::Year(year)));
    let subject = Subject::Household(home);
    let note = ledger
        .tables()
        .visits
        .of(&subject)
        .last()
        .unwrap()
        .note
        .clone();
    assert_eq!(note, "* * 要修灯");
    assert_eq!(ledger.headers().last().unwrap().verb, "blank");
    assert!(
        resident(&mut ledger, id, at).unwrap().is_none(),
        "twice is once"
    );
    ledger.undo(&clock).unwrap();
    assert!(holding(&ledger) >= 2);
}

#[test]
fn a_household_is_blanked_with_everybody_and_every_note() {
    let (mut ledger, clock, settings, home, _) = scene();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let (doors, people) = (
        ledger.tables().households.len(),
        ledger.tables().residents.len(),
    );
    household(&mut ledger, home, at).unwrap().unwrap();
    assert_eq!(holding(&ledger), 0);
    let tables = ledger.tables();
    assert_eq!(
        (tables.households.len(), tables.residents.len()),
        (doors, people)
    );
    assert!(
        tables
            .residents_of(home)
            .iter()
            .all(|person| person.name == BLANK)
    );
    assert!(
        tables
            .visits
            .of(&Subject::Household(home))
            .all(|visit| visit.note.is_empty())
    );
    assert!(household(&mut ledger, home, at).unwrap().is_none());
}
