//! Blanking: nothing of a person is left in any record, everything else stays, and one step brings it back.

use super::*;
use crate::clock::{Clock, FixedClock};
use crate::domain::Record;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::attachment::Attachment;
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

/// An answer sheet about `person` that says who it is, with a picture.
fn filled(
    ledger: &mut Ledger,
    home: Id<Household>,
    person: Option<Id<Resident>>,
    at: At<'_>,
) -> (Id<AnswerSheet>, Id<Attachment>) {
    let (sheet, file) = (Id::new(at.clock.id()), Id::new(at.clock.id()));
    let (now, day) = (at.clock.now(), at.clock.today());
    let mut edit = ledger.edit();
    edit.put(AnswerSheet {
        id: sheet,
        questionnaire: Id::new(at.clock.id()),
        version: String::new(),
        day,
        subject: home.into(),
        resident: person,
        begun: now,
        finished: now,
        worker: String::new(),
        language: "zh-CN".to_owned(),
        answers: format!("{{\"name\":\"{NAME}\",\"phone\":\"{PHONE}\",\"meals\":2}}"),
        declined: Vec::new(),
        name: format!("{NAME} {NUMBER}"),
        is_complete: true,
        answered: 3,
        asked: 3,
        revision: 0,
        reason: String::new(),
        late: false,
    });
    edit.put(Attachment {
        id: file,
        sheet,
        subject: home.into(),
        day,
        name: "signature.png".to_owned(),
        bytes: vec![7; 100],
        added: now,
    });
    let changes = edit.changes();
    ledger.commit("fill-form", changes, at.clock).unwrap();
    (sheet, file)
}

#[test]
fn answer_sheets_lose_names_numbers_and_pictures_and_keep_their_answers() {
    for whole in [false, true] {
        let (mut ledger, clock, settings, home, id) = scene();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let (own, picture) = filled(&mut ledger, home, Some(id), at);
        let (of_door, of_door_picture) = filled(&mut ledger, home, None, at);
        match whole {
            true => household(&mut ledger, home, at),
            false => resident(&mut ledger, id, at),
        }
        .unwrap();
        let tables = ledger.tables();
        for sheet in [own, of_door] {
            let sheet = tables.answer_sheets.get(sheet).unwrap();
            let all = format!("{} {}", sheet.answers, sheet.name);
            for word in [NAME, PHONE, NUMBER] {
                assert!(!all.contains(word), "{word} stays");
            }
            assert!(sheet.answers.contains("\"meals\":2"), "the answers stay");
        }
        assert!(tables.attachments.get(picture).is_none());
        assert_eq!(tables.attachments.get(of_door_picture).is_none(), whole);
        ledger.undo(&clock).unwrap();
        assert!(ledger.tables().attachments.get(picture).is_some());
    }
}
