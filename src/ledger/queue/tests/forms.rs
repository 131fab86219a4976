//! Questionnaires in the queue: for whom, until when, and when they are done.

use chrono::Days;

use super::grid::Grid;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, HouseholdState, Outcome, PlaceKind, Rule};
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::subject::Subject;
use crate::ledger::queries::questionnaires;
use crate::ledger::queue::{Value, Why};
use crate::ledger::work::answer_sheet::{self, Answered, Updates};
use crate::ledger::work::questionnaire::{self, NewQuestionnaire, Taken};

impl Grid {
    fn form(&mut self, form: &str) -> (Id<Questionnaire>, Taken) {
        let new = NewQuestionnaire {
            form: form.to_owned(),
            title: "独居老人探访".to_owned(),
            version: "1".to_owned(),
            file: "elders.xlsx".to_owned(),
            workbook: b"workbook".to_vec(),
            companions: Vec::new(),
        };
        self.deed(|ledger, at| questionnaire::add(ledger, new, at))
            .unwrap()
    }

    /// Says whom the questionnaire `visit` is for; the last audience is nobody.
    pub fn ask(&mut self, audience: usize, due: Option<i64>) {
        let (id, _) = self.form("visit");
        let all = [
            Audience::Everyone,
            Audience::Area(Spot::parse("3").unwrap()),
            Audience::Area(Spot::parse("3-1").unwrap()),
            Audience::Care(CareGroup::ALONE),
            Audience::Places(PlaceKind::SHOP),
        ];
        let audience = all.into_iter().nth(audience).into_iter().collect();
        let due = due.map(|days| self.clock.today() + chrono::Duration::days(days));
        self.deed(|ledger, at| questionnaire::assign(ledger, id, audience, due, at))
            .unwrap();
    }

    /// Fills the questionnaire `visit`.
    pub fn fill(&mut self, subject: &Subject, complete: bool) {
        let (id, _) = self.form("visit");
        let answered = Answered {
            version: "1".to_owned(),
            begun: self.clock.now(),
            language: String::new(),
            answers: "{}".to_owned(),
            declined: Vec::new(),
            name: String::new(),
            is_complete: complete,
            answered: 1,
            asked: 2,
            files: Vec::new(),
        };
        let about = (subject.clone(), None);
        let _ = self.deed(|ledger, at| {
            answer_sheet::finish(ledger, id, about, answered, Updates::default(), at)
        });
    }
}

#[test]
fn a_form_is_asked_of_its_audience_until_it_is_filled_whole() {
    let mut grid = Grid::new();
    let elder = grid.home("3-2-501", &[CareGroup::ALONE]);
    let other = grid.home("3-2-502", &[]);
    grid.ask(3, None);
    assert!(!grid.has(&other, Rule::FORM));
    let reason = grid.reason(&elder, Rule::FORM);
    assert_eq!(reason.why, None, "a care visit brings the door in");
    assert_eq!(
        reason.values,
        [("title", Value::Text("独居老人探访".into()))]
    );
    grid.fill(&elder, false);
    assert!(grid.has(&elder, Rule::FORM));
    grid.fill(&elder, true);
    assert!(!grid.has(&elder, Rule::FORM));
    let tables = grid.ledger.tables();
    let form = questionnaires::named(tables, "visit").unwrap();
    assert_eq!(questionnaires::progress(tables, form), (1, 1));
}

#[test]
fn only_a_form_that_is_due_brings_a_door_in() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.log(&door, Outcome::MET);
    grid.at("2026-11-23T09:00:00+08:00");
    grid.ask(0, Some(2));
    let before = grid.reason(&door, Rule::FORM);
    assert_eq!(before.why, Some(Why::OutsidePlan));
    grid.at("2026-11-26T09:00:00+08:00");
    let late = grid.reason(&door, Rule::FORM);
    assert_eq!((late.why, late.score.late), (None, 10));
    assert_eq!(late.due, Some(grid.today_date() - Days::new(1)));
}

#[test]
fn nobody_asks_in_an_empty_flat_and_shops_are_asked_too() {
    let mut grid = Grid::small();
    let door = grid.somewhere(0);
    grid.ask(0, Some(0));
    assert!(grid.has(&door, Rule::FORM));
    grid.edit_home(&door, |home| home.state = HouseholdState::VACANT);
    assert!(!grid.has(&door, Rule::FORM));
    grid.ask(4, Some(0));
    assert!(!grid.has(&grid.somewhere(1), Rule::FORM));
    assert!(grid.has(&grid.somewhere(6), Rule::FORM));
}

#[test]
fn a_newer_workbook_takes_the_place_of_the_old_one_and_answers_stay() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.ask(0, None);
    grid.fill(&door, true);
    let (id, taken) = grid.form("visit");
    assert_eq!(taken, Taken::Known);
    let newer = NewQuestionnaire {
        form: "visit".to_owned(),
        title: "探访".to_owned(),
        version: "2".to_owned(),
        file: "elders.xlsx".to_owned(),
        workbook: b"newer".to_vec(),
        companions: Vec::new(),
    };
    let renewed = grid
        .deed(|ledger, at| questionnaire::add(ledger, newer, at))
        .unwrap();
    assert_eq!(renewed, (id, Taken::Renewed));
    let tables = grid.ledger.tables();
    assert_eq!(
        tables.questionnaires.get(id).unwrap().audience,
        [Audience::Everyone]
    );
    assert!(questionnaires::is_done(tables, id, &door));
    grid.deed(|ledger, at| questionnaire::retire(ledger, id, at))
        .unwrap();
    assert!(questionnaires::in_use(grid.ledger.tables()).is_empty());
    assert_eq!(grid.ledger.tables().answer_sheets.len(), 1);
}

#[test]
fn an_answer_sheet_is_corrected_for_a_reason_and_the_old_one_stays_in_the_history() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.fill(&door, true);
    let sheet = grid
        .ledger
        .tables()
        .answer_sheets
        .iter()
        .next()
        .unwrap()
        .as_ref()
        .clone();
    let answered = |answers: &str| Answered {
        version: sheet.version.clone(),
        begun: sheet.begun,
        language: String::new(),
        answers: answers.to_owned(),
        declined: vec!["/data/phone".to_owned()],
        name: String::new(),
        is_complete: true,
        answered: 2,
        asked: 2,
        files: Vec::new(),
    };
    let none = Updates::default();
    let refused = grid.deed(|ledger, at| {
        answer_sheet::correct(ledger, sheet.id, answered("{}"), " ", none.clone(), at)
    });
    assert!(refused.is_err());
    grid.deed(|ledger, at| {
        answer_sheet::correct(ledger, sheet.id, answered("[]"), "填错了", none.clone(), at)
    })
    .unwrap();
    let now = grid.ledger.tables().answer_sheets.get(sheet.id).unwrap();
    assert_eq!((now.revision, now.reason.as_str()), (1, "填错了"));
    assert_eq!(now.answers, "[]");
    grid.deed(|ledger, at| ledger.undo(at.clock)).unwrap();
    let old = grid.ledger.tables().answer_sheets.get(sheet.id).unwrap();
    assert_eq!(**old, sheet);
}
