//! Cards, maps, figures and the doors a plan picks.

use chrono::Days;

use super::Grid;
use crate::domain::address::Spot;
use crate::domain::codes::{
    CareGroup, HazardItem, HouseholdState, Need, Outcome, Severity, TaskKind, Topic,
};
use crate::domain::decision::Verdict;
use crate::domain::subject::Subject;
use crate::ledger::queries::building_map::building_map;
use crate::ledger::queries::buildings::{estates, plan_doors};
use crate::ledger::queries::facts::{self, Field};
use crate::ledger::queries::household_card::{household_card, place_card};
use crate::ledger::queries::mark::Mark;
use crate::ledger::queries::today::Today;
use crate::ledger::queries::unfinished::{tomorrow, unfinished};
use crate::ledger::queries::visits;
use crate::ledger::work::decision;
use crate::ledger::work::hazard::{self, FirstStep, NewHazard};
use crate::ledger::work::visit::NewVisit;

fn with_hazard(door: &Subject) -> NewVisit {
    let mut visit = NewVisit::new(door.clone(), Outcome::MET);
    let mut hazard = NewHazard::new(HazardItem::all().next().unwrap());
    (hazard.severity, hazard.step) = (Some(Severity::SERIOUS), FirstStep::Told);
    visit.hazards = vec![hazard];
    visit
}

#[test]
fn a_card_tells_who_lives_there_what_was_and_what_is_to_be_done() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::DIBAO]);
    grid.person(&door, "张奶奶", &[CareGroup::ALONE], 1940);
    grid.edit_home(&door, |home| home.notes = "敲门要久,耳背".to_owned());
    grid.task(Some(door.clone()), None);
    let topic = grid.task(None, None);
    for outcome in [Outcome::MET, Outcome::NOT_HOME, Outcome::REFUSED] {
        grid.log(&door, outcome);
    }
    let (queue, tables) = (grid.queue(), grid.ledger.tables());
    let card = household_card(tables, &queue, door.household().unwrap()).unwrap();
    assert_eq!(card.people.len(), 2);
    assert_eq!(card.people[1].age, Some(86));
    assert_eq!(
        card.care,
        [CareGroup::ALONE, CareGroup::AGE80, CareGroup::DIBAO]
    );
    let last: Vec<Outcome> = card
        .affairs
        .visits
        .iter()
        .map(|visit| visit.outcome)
        .collect();
    assert_eq!(last, [Outcome::REFUSED, Outcome::NOT_HOME]);
    assert_eq!(
        (card.affairs.tasks.len(), card.affairs.mark),
        (1, Mark::Refused)
    );
    assert!(card.missing.is_empty());
    assert_eq!(card.affairs.topics.len(), 1);
    assert_eq!(card.affairs.topics[0].task.as_ref().unwrap().id, topic);
    assert_eq!(card.affairs.to_do, queue.explain(tables, &door.into()));
}

#[test]
fn a_topic_of_the_day_is_known_by_its_title_and_gone_when_done() {
    let mut grid = Grid::new();
    let id = grid.task(None, None);
    let mut task = grid.ledger.tables().tasks.get(id).unwrap().as_ref().clone();
    (task.title, task.kind) = ("反诈宣传".to_owned(), TaskKind::PUBLICITY);
    grid.put(task.clone());
    let topics = |grid: &Grid| {
        let tables = grid.ledger.tables();
        let topics = crate::ledger::queries::household_card::day_topics(tables, grid.today_date());
        topics
            .into_iter()
            .map(|topic| topic.topic)
            .collect::<Vec<_>>()
    };
    assert_eq!(topics(&grid), [Some(Topic::new("anti-fraud"))]);
    task.state = crate::domain::codes::TaskState::DONE;
    grid.put(task);
    assert!(topics(&grid).is_empty());
}

#[test]
fn common_parts_have_a_card_too() {
    let mut grid = Grid::new();
    grid.home("3-2-501", &[]);
    let spot = Subject::Common(Box::new(Spot::parse("3-2").unwrap()));
    let hazard = NewHazard::new(HazardItem::all().next().unwrap());
    let at = spot.clone();
    grid.deed(|ledger, deed| hazard::add(ledger, at, hazard, deed))
        .unwrap();
    let (queue, tables) = (grid.queue(), grid.ledger.tables());
    let card = place_card(tables, &queue, &spot).unwrap();
    assert_eq!(
        (card.affairs.hazards.len(), card.affairs.mark),
        (1, Mark::Hazard)
    );
}

#[test]
fn a_map_has_units_floors_from_the_top_and_the_day_s_marks() {
    let mut grid = Grid::new();
    let doors: Vec<Subject> = ["3-1-101", "3-1-102", "3-1-201", "3-2-101", "4-1-101"]
        .map(|door| grid.home(door, &[]))
        .into();
    let mut noted = NewVisit::new(doors[0].clone(), Outcome::MET);
    noted.needs = vec![Need::new("lights")];
    grid.log_with(noted);
    grid.log_with(with_hazard(&doors[1]));
    grid.log(&doors[2], Outcome::NOT_HOME);
    grid.edit_home(&doors[3], |home| home.state = HouseholdState::VACANT);
    let (queue, tables) = (grid.queue(), grid.ledger.tables());
    let map = building_map(tables, &queue, &Spot::parse("3").unwrap());
    assert_eq!((map.done, map.doors), (3, 4));
    let told: Vec<Vec<(Option<i16>, Doors)>> = map
        .units
        .iter()
        .map(|unit| {
            let floors = unit.floors.iter();
            let doors = |floor: &crate::ledger::queries::building_map::Floor| {
                floor
                    .doors
                    .iter()
                    .map(|door| (door.room.clone(), door.mark))
                    .collect()
            };
            floors.map(|floor| (floor.number, doors(floor))).collect()
        })
        .collect();
    let first = vec![
        (Some(2), vec![("201".to_owned(), Mark::NotHome)]),
        (
            Some(1),
            vec![
                ("101".to_owned(), Mark::Note),
                ("102".to_owned(), Mark::Hazard),
            ],
        ),
    ];
    let second = vec![(Some(1), vec![("101".to_owned(), Mark::Vacant)])];
    assert_eq!(told, [first, second]);
}

#[test]
fn every_outcome_leaves_the_mark_of_the_legend() {
    let expected = [
        (Outcome::MET, Mark::Fine),
        (Outcome::MET_PROXY, Mark::Fine),
        (Outcome::PARTIAL, Mark::Note),
        (Outcome::PHONE_OK, Mark::Fine),
        (Outcome::NOT_HOME, Mark::NotHome),
        (Outcome::NO_ACCESS, Mark::NotHome),
        (Outcome::REFUSED, Mark::Refused),
        (Outcome::RESCHEDULED, Mark::ComeBack),
        (Outcome::VACANT, Mark::Vacant),
        (Outcome::MOVED, Mark::Changed),
        (Outcome::RENTED, Mark::Changed),
        (Outcome::URGENT, Mark::Hazard),
    ];
    for (outcome, mark) in expected {
        let mut grid = Grid::new();
        let door = grid.home("3-1-101", &[]);
        grid.log(&door, outcome);
        let tables = grid.ledger.tables();
        assert_eq!(
            Mark::on(tables, &door, grid.today_date()),
            mark,
            "{outcome}"
        );
    }
}

#[test]
fn the_day_in_figures_counts_a_door_once_by_its_last_attempt() {
    let mut grid = Grid::new();
    let doors = ["3-1-101", "3-1-102", "3-1-201"].map(|door| grid.home(door, &[]));
    grid.log(&doors[0], Outcome::NOT_HOME);
    grid.log(&doors[0], Outcome::MET);
    grid.log(&doors[1], Outcome::NO_ACCESS);
    grid.log_with(with_hazard(&doors[2]));
    let today = Today::of(grid.ledger.tables(), grid.today_date());
    assert_eq!(
        (today.visits, today.doors, today.met, today.not_home),
        (4, 3, 2, 1)
    );
    assert_eq!(
        (
            today.hazards,
            today.with(Mark::Fine),
            today.with(Mark::Hazard)
        ),
        (1, 1, 1)
    );
    let history = visits::of_subject(grid.ledger.tables(), &doors[0]);
    assert_eq!(
        history.iter().map(|one| one.mark).collect::<Vec<_>>(),
        [Mark::Fine, Mark::NotHome]
    );
    let day = visits::of_day(grid.ledger.tables(), grid.today_date());
    assert_eq!((day.len(), day[0].hazards.len()), (4, 1));
}

#[test]
fn what_is_missing_is_told_by_door_and_person() {
    let mut grid = Grid::new();
    let full = grid.home("3-1-101", &[]);
    let bare = grid.home("3-1-102", &[]);
    grid.edit_head(&bare, |head| head.phones.clear());
    grid.person(&bare, "小明", &[], 2018);
    let open = facts::open(grid.ledger.tables(), &grid.queue());
    assert_eq!(open.len(), 1);
    assert_ne!(Subject::from(open[0].household.id), full);
    assert_eq!(open[0].missing.fields().collect::<Vec<_>>(), [Field::Phone]);
    let people: Vec<Vec<Field>> = open[0]
        .people
        .iter()
        .map(|(_, missing)| missing.fields().collect())
        .collect();
    assert_eq!(people, [vec![Field::Sex]]);
}

#[test]
fn buildings_and_units_are_counted_in_order() {
    let mut grid = Grid::new();
    for (door, care) in [
        ("10-1-101", true),
        ("3-1-101", false),
        ("3-2-101", true),
        ("3-2-201", false),
    ] {
        let care: &[CareGroup] = if care { &[CareGroup::ALONE] } else { &[] };
        grid.home(door, care);
    }
    let estates = estates(grid.ledger.tables(), &grid.queue());
    assert_eq!(estates.len(), 1);
    let told: Vec<(String, usize, usize, usize)> = estates[0]
        .buildings
        .iter()
        .map(|one| {
            (
                one.spot.to_string(),
                one.count.doors,
                one.count.today,
                one.units.len(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [("3".to_owned(), 3, 1, 2), ("10".to_owned(), 1, 1, 1)]
    );
    assert_eq!(estates[0].count.due, 4);
}

#[test]
fn a_plan_picks_who_needs_it_most_and_walks_the_stairs() {
    let mut grid = Grid::new();
    let names = [
        "3-1-101", "3-1-201", "3-1-301", "3-1-401", "3-1-501", "3-1-601", "4-1-101",
    ];
    let doors = names.map(|door| grid.home(door, &[]));
    grid.log(&doors[1], Outcome::REFUSED);
    grid.log(&doors[2], Outcome::MET);
    grid.edit_home(&doors[3], |home| {
        (home.state, home.away_until) = (HouseholdState::AWAY, Some(grid_day() + Days::new(9)));
    });
    let put_off = (
        doors[4].clone(),
        Verdict::Snooze(grid.today_date() + Days::new(2)),
    );
    grid.deed(|ledger, at| decision::decide(ledger, put_off.0, None, put_off.1, at))
        .unwrap();
    grid.edit_head(&doors[0], |head| head.phones.clear());
    let pick = |grid: &Grid, cap: usize| {
        let areas = [Spot::parse("3").unwrap(), Spot::parse("3-1").unwrap()];
        plan_doors(grid.ledger.tables(), &grid.queue(), &areas, cap)
    };
    let ids = |picked: &[&Subject]| {
        picked
            .iter()
            .filter_map(|one| one.household())
            .collect::<Vec<_>>()
    };
    assert_eq!(pick(&grid, 30), ids(&[&doors[5], &doors[0]]));
    assert_eq!(
        pick(&grid, 1),
        ids(&[&doors[0]]),
        "something is missing there as well"
    );
}

type Doors = Vec<(String, Mark)>;

fn grid_day() -> chrono::NaiveDate {
    Grid::new().today_date()
}

#[test]
fn what_is_left_and_the_next_day_s_top_go_into_the_log() {
    let mut grid = Grid::new();
    let left = grid.home("3-1-101", &[CareGroup::ALONE]);
    let met = grid.home("3-1-201", &[CareGroup::ALONE]);
    grid.log(&met, Outcome::MET);
    grid.task(Some(met.clone()), Some(grid.today_date() + Days::new(8)));
    let (queue, tables) = (grid.queue(), grid.ledger.tables());
    let told = |rows: Vec<crate::ledger::queries::daylog::Pending>| {
        rows.into_iter()
            .filter_map(|row| row.subject)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(unfinished(tables, &queue)),
        std::slice::from_ref(&left)
    );
    assert_eq!(told(tomorrow(tables, &queue)), [left, met]);
}
