//! When projects, activities and polls ask for the worker, and that they stand in the queue like what has a door.

use chrono::{Days, Duration, NaiveDate};

use super::grid::Grid;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{ActivityKind, PollState, ProjectState, Rule};
use crate::domain::poll::{Asked, Poll};
use crate::domain::project::Project;
use crate::ledger::queries::unfinished::unfinished;
use crate::ledger::queue::{Explanation, Item, Order, Queue, Undertaking, Why};
use crate::ledger::work::{activity, poll, project};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn set_up(grid: &mut Grid, due: Option<NaiveDate>) -> Id<Project> {
    let id = Id::new(grid.clock.id());
    let mut new = Project::new(id, "加装晾衣架".to_owned(), grid.clock.now(), "李晓");
    new.due = due;
    grid.deed(|ledger, at| project::put(ledger, new, at))
        .unwrap();
    id
}

fn step(grid: &mut Grid, id: Id<Project>, to: ProjectState) {
    grid.deed(|ledger, at| project::step(ledger, id, to, ("", None), at))
        .unwrap();
}

fn planned(grid: &mut Grid, when: &str) -> Id<Activity> {
    let now = grid.clock.now();
    let hours = Hours::read(when, None, now.naive_local()).unwrap();
    let id = Id::new(grid.clock.id());
    let new = Activity::new(id, ActivityKind::OTHER, "义诊".to_owned(), hours, now);
    grid.deed(|ledger, at| activity::put(ledger, new, at))
        .unwrap();
    id
}

fn explained(grid: &Grid, what: Undertaking) -> Explanation {
    let item = Item::Undertaking(what);
    grid.queue().explain(grid.ledger.tables(), &item)
}

impl Grid {
    /// Leads a project on by one step it takes; without any, or where a day is named, sets up another.
    pub fn undertake(&mut self, which: usize, due: Option<i64>) {
        let tables = self.ledger.tables();
        let mut known: Vec<Id<Project>> = tables.projects.iter().map(|one| one.id).collect();
        known.sort_unstable();
        let one = known
            .get(which % known.len().max(1))
            .filter(|_| due.is_none());
        let Some(project) = one.and_then(|id| tables.projects.get(*id)) else {
            let due =
                due.and_then(|days| self.today_date().checked_add_signed(Duration::days(days)));
            set_up(self, due);
            return;
        };
        let (id, ways) = (project.id, project.ways());
        step(self, id, ways[which % ways.len()]);
    }
}

#[test]
fn a_project_asks_to_be_begun_finished_and_evaluated_each_on_its_day() {
    let mut grid = Grid::new();
    let id = set_up(&mut grid, Some(day(30)));
    let what = Undertaking::Project(id);
    let asks = |grid: &Grid, message: &str, due: u32| {
        let found = explained(grid, what).today.remove(0);
        assert_eq!((found.message, found.due), (message, Some(day(due))));
        assert_eq!(grid.today(Order::Urgency), ["加装晾衣架"]);
    };
    assert_eq!(
        explained(&grid, what).not_today[0].why,
        Some(Why::Later(day(29)))
    );
    assert_eq!(
        (grid.today(Order::Stairs), grid.waiting().len()),
        (vec![], 1)
    );
    grid.at("2026-11-29T09:00:00+08:00");
    asks(&grid, "queue-reason-project-begin", 29);
    step(&mut grid, id, ProjectState::CARRIED_OUT);
    assert!(grid.today(Order::Urgency).is_empty());
    grid.at("2026-11-30T09:00:00+08:00");
    asks(&grid, "queue-reason-project-finish", 30);
    step(&mut grid, id, ProjectState::FINISHED);
    asks(&grid, "queue-reason-project-evaluate", 30);
    let pending = unfinished(grid.ledger.tables(), &grid.queue());
    assert_eq!(
        (pending[0].address.as_str(), &*pending[0].rules),
        ("加装晾衣架", &[Rule::PROJECT][..])
    );
    step(&mut grid, id, ProjectState::EVALUATED);
    assert_eq!(explained(&grid, what), Explanation::default());
}

#[test]
fn a_project_without_a_day_is_asked_after_once_a_month() {
    let mut grid = Grid::new();
    let id = set_up(&mut grid, None);
    step(&mut grid, id, ProjectState::CARRIED_OUT);
    let held = explained(&grid, Undertaking::Project(id))
        .not_today
        .remove(0);
    let due = day(22) + Days::new(30);
    assert_eq!(
        (held.message, held.due),
        ("queue-reason-project-hear", Some(due))
    );
}

#[test]
fn an_activity_asks_from_the_minute_it_is_over_until_it_was_held_or_called_off() {
    let mut grid = Grid::new();
    let held = planned(&mut grid, "11-22 10:00-11:00");
    let off = planned(&mut grid, "11-22 10:00-11:00");
    let mut queue = grid.queue();
    assert!(queue.is_empty());
    grid.at("2026-11-22T11:00:00+08:00");
    queue.refresh(&grid.ledger, &grid.now());
    assert_eq!(grid.names(&queue, Order::Stairs), ["义诊", "义诊"]);
    let row = queue.iter(Order::Urgency).next().unwrap();
    assert_eq!((row.rule, row.due), (Rule::ACTIVITY, Some(day(22))));
    assert!(!row.is_overdue(day(22)) && row.is_overdue(day(23)));
    let came = activity::Held::default();
    grid.deed(|ledger, at| activity::hold(ledger, held, came, at))
        .unwrap();
    grid.deed(|ledger, at| activity::call_off(ledger, off, false, "下雨", at))
        .unwrap();
    queue.refresh(&grid.ledger, &grid.now());
    assert!(queue.is_empty());
}

#[test]
fn a_poll_is_closed_after_its_last_day_and_then_signed() {
    let mut grid = Grid::new();
    let id = Id::new(grid.clock.id());
    let mut new = Poll::new(id, "加装电梯".to_owned(), grid.clock.now(), "李晓");
    (new.asked, new.until) = (vec![Asked::Everyone], Some(day(24)));
    grid.deed(|ledger, at| poll::put(ledger, new, at)).unwrap();
    let what = Undertaking::Poll(id);
    grid.at("2026-11-24T09:00:00+08:00");
    assert!(explained(&grid, what).today.is_empty(), "it is still asked");
    grid.at("2026-11-25T09:00:00+08:00");
    let reason = explained(&grid, what).today.remove(0);
    assert_eq!(reason.message, "queue-reason-poll-close");
    grid.deed(|ledger, at| poll::step(ledger, id, PollState::CLOSED, "", at))
        .unwrap();
    let reason = explained(&grid, what).today.remove(0);
    assert_eq!(reason.message, "queue-reason-poll-sign");
    grid.deed(|ledger, at| poll::sign(ledger, id, "王建平", "", at))
        .unwrap();
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn hundreds_of_projects_do_not_make_every_commit_reckon_everything_anew() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    for _ in 0..300 {
        set_up(&mut grid, Some(day(22)));
    }
    let mut queue = grid.queue();
    let known = queue.len();
    grid.task(Some(door), Some(day(22)));
    queue.refresh(&grid.ledger, &grid.now());
    let built = Queue::build(grid.ledger.tables(), &grid.now());
    assert_eq!((known, queue.len(), built.len()), (300, 301, 301));
    assert!(queue.iter(Order::Stairs).eq(built.iter(Order::Stairs)));
}
