//! Random days for the properties: each step done, if it can be done. No rules.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::grid::Grid;
use super::steps::Step;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::{Address, Spot};
use crate::domain::codes::{
    CareGroup, HazardItem, HazardState, HouseholdState, Outcome, PlaceKind, Priority, Rule,
    Severity, SourceOfFact, TaskKind, TaskOrigin,
};
use crate::domain::decision::Verdict;
use crate::domain::hazard::HazardEvent;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::resident::Presence;
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::ledger::draft::Draft;
use crate::ledger::work::hazard::{FirstStep, NewHazard};
use crate::ledger::work::task::{NewTask, TaskStep};
use crate::ledger::work::visit::NewVisit;
use crate::ledger::work::{collection, day, decision, hazard, resident, task, visit};

/// One of them, in their own order so that a failing case can be run again.
fn nth<T: Ord>(all: impl Iterator<Item = T>, number: usize) -> Option<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    let count = all.len().max(1);
    all.into_iter().nth(number % count)
}

impl Grid {
    /// A grid of six doors, a shop and a stairwell.
    pub fn small() -> Self {
        let mut grid = Self::new();
        for (number, door) in [
            "3-1-101", "3-1-102", "3-1-201", "3-2-301", "12-1501", "5-1-101",
        ]
        .into_iter()
        .enumerate()
        {
            let group = nth(CareGroup::all(), number * 3);
            let care: Vec<CareGroup> = group.into_iter().filter(|_| number % 2 == 0).collect();
            grid.home(door, &care);
        }
        let mut shop = Place::new(
            Id::new(grid.clock.id()),
            "小卖部".to_owned(),
            PlaceKind::SHOP,
        );
        shop.spot = Spot::parse("3");
        grid.put(shop);
        grid
    }

    /// A door, a place or common parts.
    pub fn somewhere(&self, number: usize) -> Subject {
        let tables = self.ledger.tables();
        let mut homes: Vec<_> = tables.households.iter().map(|home| home.id).collect();
        homes.sort_unstable();
        let place = tables
            .places
            .iter()
            .map(|place| Subject::from(place.id))
            .next();
        let common = ["3-1", "5"].into_iter().filter_map(Spot::parse);
        let all: Vec<Subject> = homes
            .into_iter()
            .map(Subject::from)
            .chain(place)
            .chain(common.map(|spot| Subject::Common(Box::new(spot))))
            .collect();
        all[number % all.len()].clone()
    }

    fn doors(&self) -> Vec<Id<Household>> {
        let mut doors: Vec<_> = self
            .ledger
            .tables()
            .households
            .iter()
            .map(|home| home.id)
            .collect();
        doors.sort_unstable();
        doors
    }

    fn appointment(&self, (days, hour): (i64, Option<u32>)) -> Appointment {
        Appointment {
            on: self.later(days),
            time: hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 30, 0)),
        }
    }

    fn later(&self, days: i64) -> NaiveDate {
        self.clock.today() + Duration::days(days)
    }

    /// Does it, if it can be done; refusals are part of a worker's day.
    pub fn take(&mut self, step: &Step) {
        self.clock.advance(Duration::minutes(1));
        match step {
            Step::Visit { .. } | Step::Hazard { .. } | Step::MoveHazard { .. } => self.knock(step),
            Step::Task { .. } | Step::MoveTask { .. } => self.assign(step),
            Step::Decide { .. } | Step::Lift { .. } => self.decide(step),
            Step::Edit { .. } | Step::Leave { .. } | Step::Care { .. } | Step::NewDoor { .. } => {
                self.register(step);
            }
            Step::Pass { minutes } => self.clock.advance(Duration::minutes(*minutes)),
            Step::Draft { at, on } => self.draft(*at, *on),
            Step::Ask { audience, due } => self.ask(*audience, *due),
            Step::Project { which, due } => self.undertake(*which, *due),
            Step::Fill { at, complete } => {
                let subject = self.somewhere(*at);
                self.fill(&subject, *complete);
            }
            Step::Plan { from, count } => {
                let doors = self.doors();
                let picked = doors
                    .iter()
                    .copied()
                    .cycle()
                    .skip(*from)
                    .take(*count)
                    .collect();
                let _ = self.deed(|ledger, at| day::plan(ledger, Vec::new(), None, picked, at));
            }
            Step::Close => {
                let _ = self.deed(day::close);
            }
            Step::Verify { at } => {
                let doors = self.doors();
                let door = doors[at % doors.len()];
                let source = SourceOfFact::SELF;
                let _ = self.deed(|ledger, at| collection::verify(ledger, door, source, at));
            }
            Step::Undo => {
                let _ = self.deed(|ledger, at| ledger.undo(at.clock));
            }
            Step::Redo => {
                let _ = self.deed(|ledger, at| ledger.redo(at.clock));
            }
        }
    }

    fn knock(&mut self, step: &Step) {
        match step {
            Step::Visit {
                at,
                outcome,
                note,
                again,
            } => {
                let Some(outcome) = nth(Outcome::all(), *outcome) else {
                    return;
                };
                let mut visit = NewVisit::new(self.somewhere(*at), outcome);
                visit.note = if *note {
                    "老人说腿疼".to_owned()
                } else {
                    String::new()
                };
                visit.again = again
                    .filter(|_| outcome == Outcome::RESCHEDULED || *note)
                    .map(|again| self.appointment(again));
                visit.away_until = again
                    .filter(|_| outcome == Outcome::AWAY)
                    .map(|(days, _)| self.later(days));
                let _ = self.deed(|ledger, at| visit::log(ledger, visit, at));
            }
            Step::Hazard {
                at,
                item,
                severity,
                step,
            } => {
                let Some(item) = nth(HazardItem::all(), *item) else {
                    return;
                };
                let mut hazard = NewHazard::new(item);
                hazard.severity =
                    Some([Severity::MAJOR, Severity::SERIOUS, Severity::ORDINARY][*severity]);
                hazard.step = match step {
                    0 => FirstStep::Told,
                    1 => FirstStep::Fixed,
                    2 => FirstStep::By(self.later(3)),
                    _ => FirstStep::Reported,
                };
                let subject = self.somewhere(*at);
                let _ = self.deed(|ledger, at| hazard::add(ledger, subject, hazard, at));
            }
            Step::MoveHazard { which, state } => {
                let tables = self.ledger.tables();
                let hazard = nth(tables.hazards.iter().map(|one| one.id), *which);
                let event = nth(HazardState::all(), *state).and_then(HazardEvent::towards);
                if let (Some(hazard), Some(event)) = (hazard, event) {
                    let _ = self
                        .deed(|ledger, at| hazard::step(ledger, hazard, event, "已处理", "", at));
                }
            }
            _ => {}
        }
    }

    fn assign(&mut self, step: &Step) {
        match step {
            Step::Task {
                at,
                due,
                priority,
                origin,
                kind,
            } => {
                let new = NewTask {
                    title: "入户宣传".to_owned(),
                    kind: nth(TaskKind::all(), *kind).unwrap_or(TaskKind::OTHER),
                    origin: nth(TaskOrigin::all(), *origin).unwrap_or(TaskOrigin::OWN),
                    subject: at.map(|at| self.somewhere(at)),
                    address: String::new(),
                    due: due.map(|due| self.appointment(due)),
                    priority: nth(Priority::all(), *priority).unwrap_or(Priority::MEDIUM),
                    note: String::new(),
                };
                let _ = self.deed(|ledger, at| task::add(ledger, new, at));
            }
            Step::MoveTask { which, step, days } => {
                let tables = self.ledger.tables();
                let Some(task) = nth(tables.tasks.iter().map(|one| one.id), *which) else {
                    return;
                };
                let step = match step % 6 {
                    0 => TaskStep::Begin,
                    1 => TaskStep::Done,
                    2 => TaskStep::Snooze(self.later(*days)),
                    3 => TaskStep::Dismiss("重复".to_owned()),
                    4 => TaskStep::Assign("小王".to_owned()),
                    _ => TaskStep::Reopen,
                };
                let _ = self.deed(|ledger, at| task::step(ledger, task, step, at));
            }
            _ => {}
        }
    }

    fn decide(&mut self, step: &Step) {
        match step {
            Step::Decide {
                at,
                rule,
                verdict,
                days,
            } => {
                let verdict = match verdict % 4 {
                    0 => Verdict::Snooze(self.later(*days)),
                    1 => Verdict::Dismiss("不需要".to_owned()),
                    2 => Verdict::Assign("小王".to_owned()),
                    _ => Verdict::Skip(self.now().day),
                };
                let rule = rule.and_then(|number| nth(Rule::all(), number));
                let subject = self.somewhere(*at);
                let _ =
                    self.deed(|ledger, at| decision::decide(ledger, subject, rule, verdict, at));
            }
            Step::Lift { which } => {
                let tables = self.ledger.tables();
                if let Some(id) = nth(tables.decisions.iter().map(|one| one.id), *which) {
                    let _ = self.deed(|ledger, at| decision::lift(ledger, id, at));
                }
            }
            _ => {}
        }
    }

    fn register(&mut self, step: &Step) {
        let room = |number: usize| format!("{}0{}", number % 7 + 1, number % 3 + 1);
        match step {
            Step::Edit {
                at,
                state,
                until,
                room: to,
            } => {
                let doors = self.doors();
                let home = self.ledger.tables().households.get(doors[at % doors.len()]);
                let mut home = home.unwrap().as_ref().clone();
                home.state = nth(HouseholdState::all(), *state).unwrap_or(home.state);
                home.away_until = until.map(|days| self.later(days));
                if let Some(to) = to {
                    home.address.room = room(*to);
                    home.address.floor = None;
                }
                self.put(home);
            }
            Step::Leave { which } => {
                let people = self.ledger.tables().residents.iter();
                let person = nth(people.map(|person| person.id), *which);
                if let Some(person) = person {
                    let (left, source) = (Presence::Left, SourceOfFact::FAMILY);
                    let _ =
                        self.deed(|ledger, at| collection::left(ledger, person, left, source, at));
                }
            }
            Step::Care { which, group } => {
                let people = self.ledger.tables().residents.iter();
                let person = nth(people.map(|person| person.id), *which);
                let person = person.and_then(|id| self.ledger.tables().residents.get(id));
                if let (Some(person), Some(group)) = (person, nth(CareGroup::all(), *group)) {
                    let mut person = person.as_ref().clone();
                    person.care = vec![group];
                    person.declined = vec!["phone".to_owned()];
                    let source = SourceOfFact::SELF;
                    let _ = self.deed(|ledger, at| resident::edit(ledger, person, source, at));
                }
            }
            Step::NewDoor {
                room: number,
                group,
            } => {
                let care: Vec<CareGroup> = group
                    .and_then(|number| nth(CareGroup::all(), number))
                    .into_iter()
                    .collect();
                let address = Address::new(None, "3", Some("1"), &room(*number));
                if self.ledger.tables().door(&address.door_key()).is_none() {
                    self.home(&address.to_string(), &care);
                }
            }
            _ => {}
        }
    }

    fn draft(&mut self, at: usize, on: bool) {
        let subject = Some(self.somewhere(at));
        self.drafts.retain(|draft| draft.subject != subject);
        if on {
            self.drafts.push(Draft {
                id: self.clock.id(),
                kind: "quick-log".to_owned(),
                subject,
                state: String::new(),
                at: self.clock.now(),
            });
        }
    }
}
