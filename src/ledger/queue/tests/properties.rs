//! What holds for every ledger, day and clock: nothing due is lost, refreshing is building, scores add up.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::grid::Grid;
use super::steps::{Step, step};
use crate::domain::codes::{Rule, Severity, VisitRule};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queries::visits::is_effective;
use crate::ledger::queue::present::date_of;
use crate::ledger::queue::{
    Explanation, Item, Order, Queue, Reason, Row, Source, Standing, Undertaking, Why,
};

const ORDERS: [Order; 2] = [Order::Urgency, Order::Stairs];

fn every_item(grid: &Grid) -> BTreeSet<Item> {
    let tables = grid.ledger.tables();
    let homes = tables.households.iter().map(|home| Subject::from(home.id));
    let places = tables.places.iter().map(|place| Subject::from(place.id));
    let others = tables
        .tasks
        .subjects()
        .chain(tables.hazards.subjects())
        .chain(tables.visits.subjects());
    let drafts = grid.drafts.iter().filter_map(|draft| draft.subject.clone());
    let subjects = homes.chain(places).chain(others.cloned()).chain(drafts);
    let loose = tables.tasks.loose().map(|task| Item::Task(task.id));
    let projects = tables
        .projects
        .iter()
        .map(|one| Undertaking::Project(one.id));
    let undertakings = projects.map(Item::Undertaking);
    let without_door = loose.chain(undertakings);
    subjects.map(Item::Subject).chain(without_door).collect()
}

fn rows(queue: &Queue) -> (Vec<Row>, Vec<Row>, Vec<Row>) {
    let [urgency, stairs] = ORDERS.map(|order| queue.iter(order).collect::<Vec<_>>());
    (urgency, stairs, queue.waiting().collect())
}

fn refreshed_is_built(grid: &Grid, queue: &Queue) {
    let built = Queue::build(grid.ledger.tables(), &grid.now());
    assert_eq!(rows(queue), rows(&built));
    let tables = grid.ledger.tables();
    for item in every_item(grid) {
        assert_eq!(queue.explain(tables, &item), built.explain(tables, &item));
        assert_eq!(queue.is_due(&item), built.is_due(&item));
    }
    let doors = |queue: &Queue| {
        queue
            .every_door(tables)
            .map(|home| home.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(doors(queue), doors(&built));
    assert_eq!(queue.done(tables), built.done(tables));
    assert_eq!(queue.progress(tables), built.progress(tables));
    assert_eq!(queue.evening_round(tables), built.evening_round(tables));
}

fn scores_add_up(grid: &Grid, queue: &Queue) {
    let sum = |reasons: &[Reason]| {
        reasons
            .iter()
            .map(|reason| reason.score.total())
            .sum::<i32>()
    };
    for row in queue.iter(Order::Urgency) {
        let explained = queue.explain(grid.ledger.tables(), &row.item);
        assert_eq!(
            (row.score, row.score),
            (explained.score, sum(&explained.today))
        );
        assert!(explained.today.iter().any(|reason| reason.rule == row.rule));
        let due = explained.today.iter().filter_map(|reason| reason.due).min();
        assert_eq!(row.due, due);
    }
    for row in queue.waiting() {
        let explained = queue.explain(grid.ledger.tables(), &row.item);
        assert_eq!(row.score, sum(&explained.not_today));
        assert!(
            explained
                .not_today
                .iter()
                .all(|reason| reason.why.is_some())
        );
    }
}

/// Where nobody knocked today, what counts today is ahead; the next door is one of those while there is one.
fn the_next_door_is_one_not_tried_yet(grid: &Grid, queue: &Queue) {
    let now = grid.now();
    let knocked = |row: &Row| {
        let visits = row
            .subject()
            .map(|subject| grid.ledger.tables().visits.of(subject));
        let mut visits = visits.into_iter().flatten();
        visits.any(|visit| date_of(visit.day, visit.at) == now.date)
    };
    for order in ORDERS {
        let ahead: Vec<Row> = queue.ahead(order).collect();
        for row in queue.iter(order).skip(ahead.len()) {
            assert!(row.standing == Standing::Done && knocked(&row));
        }
        let plain = ahead.iter().filter(|row| row.standing == Standing::Plain);
        assert!(plain.into_iter().all(|row| !knocked(row)));
    }
}

fn both_orders_are_total_and_keep_their_parts(queue: &Queue) {
    let mut sets = Vec::new();
    for order in ORDERS {
        let rows: Vec<Row> = queue.iter(order).collect();
        assert_eq!(rows.len(), queue.len());
        assert!(rows.is_sorted_by_key(|row| row.standing));
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(queue.position(order, &row.item), Some(place));
            assert_eq!(queue.get(order, place).as_ref(), Some(row));
        }
        sets.push(
            rows.into_iter()
                .map(|row| row.item)
                .collect::<BTreeSet<_>>(),
        );
    }
    assert_eq!(sets[0], sets[1]);
    assert_eq!(sets[0].len(), queue.len());
}

/// Every reason of `item` stands in a list a person can look at.
fn nothing_is_hidden(grid: &Grid, queue: &Queue, item: &Item) -> Explanation {
    let tables = grid.ledger.tables();
    let explained = queue.explain(tables, item);
    let done: Vec<Subject> = queue
        .done(tables)
        .into_iter()
        .map(|done| done.subject)
        .collect();
    assert_eq!(!explained.today.is_empty(), queue.find(item).is_some());
    let left_over = |reason: &Reason| reason.why == Some(Why::Done);
    let waits = !explained.not_today.iter().all(left_over);
    assert_eq!(waits, queue.waiting().any(|row| row.item == *item));
    if explained.not_today.iter().any(left_over) {
        assert!(done.contains(item.subject().unwrap()));
    }
    explained
}

fn asks(explained: &Explanation, source: Source) -> bool {
    let reasons = explained.today.iter().chain(&explained.not_today);
    reasons
        .into_iter()
        .any(|reason| reason.source == Some(source))
}

fn has(explained: &Explanation, rules: &[Rule]) -> bool {
    let reasons = explained.today.iter().chain(&explained.not_today);
    reasons
        .into_iter()
        .any(|reason| rules.contains(&reason.rule))
}

/// The rules told once more, as plainly as can be.
fn a_visit_is_due(grid: &Grid, home: &Household, day: NaiveDate) -> bool {
    let tables = grid.ledger.tables();
    let subject = Subject::from(home.id);
    let people = tables
        .residents
        .of(&subject)
        .filter(|person| person.is_here());
    let care = people
        .filter_map(|person| VisitRule::strictest(&person.care_groups(day), person.age(day)))
        .map(VisitRule::every_days)
        .min();
    let last = tables
        .visits
        .of(&subject)
        .filter(|visit| is_effective(tables, visit));
    let last = last.map(|visit| date_of(visit.day, visit.at)).max();
    match (care, last) {
        (Some(_), None) => true,
        (Some(days), Some(last)) => last + Days::new(days.unsigned_abs()) <= day,
        (None, None) => home.state.lived_in() == Some(true),
        (None, Some(_)) => false,
    }
}

fn nothing_due_is_missing(grid: &Grid, queue: &Queue) {
    let tables = grid.ledger.tables();
    let (present, day) = (grid.now(), grid.now().date);
    for item in every_item(grid) {
        let explained = nothing_is_hidden(grid, queue, &item);
        let Some(subject) = item.subject() else {
            continue;
        };
        for task in tables.tasks.of(subject).filter(|task| task.is_open()) {
            assert!(asks(&explained, Source::Task(task.id)));
        }
        for hazard in tables.hazards.of(subject).filter(|hazard| hazard.is_open()) {
            let due =
                hazard.severity == Severity::MAJOR || hazard.look_on().is_some_and(|on| on <= day);
            assert!(!due || asks(&explained, Source::Hazard(hazard.id)));
        }
        if let Some(visit) = tables.visits.of(subject).next_back() {
            assert!(visit.again.is_none() || asks(&explained, Source::Visit(visit.id)));
            let failed = !visit.outcome.ends_attempts();
            let follow = [
                Rule::APPOINTMENT,
                Rule::RETRY,
                Rule::COMMUNITY,
                Rule::FACTS_MISSING,
            ];
            let confirmed = subject
                .household()
                .and_then(|id| tables.households.get(id))
                .and_then(|home| home.verified_on)
                .is_some_and(|on| on >= date_of(visit.day, visit.at));
            let is_place = subject.household().is_none();
            assert!(!failed || confirmed || is_place || has(&explained, &follow));
        }
        if let Some(home) = subject.household().and_then(|id| tables.households.get(id)) {
            let visit = [Rule::CARE_DUE, Rule::FIRST_VISIT, Rule::ORDINARY_DUE];
            assert!(!a_visit_is_due(grid, home, day) || has(&explained, &visit));
            let planned = tables
                .day(day)
                .is_some_and(|day| day.plan.doors.contains(&home.id));
            let knocked = tables
                .visits
                .of(subject)
                .any(|visit| present.is_today(visit));
            assert!(!planned || knocked || has(&explained, &[Rule::PLANNED]));
        }
        let draft = grid
            .drafts
            .iter()
            .find(|draft| draft.subject.as_ref() == Some(subject));
        assert!(draft.is_none_or(|draft| asks(&explained, Source::Draft(draft.id))));
    }
    for task in tables.tasks.loose().filter(|task| task.is_open()) {
        let explained = queue.explain(tables, &Item::Task(task.id));
        assert!(asks(&explained, Source::Task(task.id)));
    }
}

fn run(steps: &[Step]) {
    let mut grid = Grid::small();
    let mut queue = grid.queue();
    for step in steps {
        grid.take(step);
        queue.refresh(&grid.ledger, &grid.now());
        refreshed_is_built(&grid, &queue);
        scores_add_up(&grid, &queue);
        both_orders_are_total_and_keep_their_parts(&queue);
        the_next_door_is_one_not_tried_yet(&grid, &queue);
        nothing_due_is_missing(&grid, &queue);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn nothing_due_is_lost_refreshing_is_building_and_scores_add_up(steps in prop::collection::vec(step(), 1..40)) {
        run(&steps);
    }
}
