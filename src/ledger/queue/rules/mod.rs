//! The rules: what is due at one door, place, task or undertaking at one moment, and whether it counts today. Not the order of rows.

mod door;
mod forms;
mod hazards;
mod history;
mod polls;
mod requests;
mod standing;
mod tasks;
mod term;
mod undertakings;
mod words;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::book::{Book, FollowUp};
use super::present::Now;
use super::reason::{Explanation, Score};
use super::row::{Item, Standing};
use super::undertaking::Undertaking;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{HouseholdState, Rule};
use crate::domain::decision::Verdict;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;
pub(super) use door::is_unmet;
pub(super) use forms::asked as forms_asked;
pub(super) use history::History;
pub(super) use polls::asking as polls_asking;
pub(super) use standing::Knocks;
pub(super) use term::{Cause, Hold, Term};
pub(super) use undertakings::{asking as undertakings_asking, changed as undertakings_changed};

/// An appointment stands in front from this long before its time.
pub(super) fn ahead() -> TimeDelta {
    TimeDelta::hours(1)
}

/// What the rules look at beside the records.
pub(super) struct Scene {
    pub now: Now,
    pub plan: HashSet<Id<Household>>,
    /// The buildings and units the worker picked: in the order of the stairs they come before the rest of the grid.
    pub areas: Vec<Spot>,
    pub drafts: HashMap<Subject, Uuid>,
    /// The questionnaires that are for somebody.
    pub forms: Vec<forms::Asked>,
    /// The polls that are open.
    pub polls: Vec<polls::Asking>,
    /// The projects, activities and polls with a step that is the worker's.
    pub undertakings: BTreeMap<Undertaking, undertakings::Asking>,
    pub book: Book,
}

impl Scene {
    pub fn new(tables: &Tables, now: &Now) -> Self {
        Self {
            now: now.clone(),
            plan: plan(tables, now.day),
            areas: areas(tables, now.day),
            drafts: now.drafts.iter().cloned().collect(),
            forms: forms::asked(tables),
            polls: polls::asking(tables),
            undertakings: undertakings::asking(tables, now),
            book: Book::new(),
        }
    }

    pub fn term(&self, rule: Rule, cause: Cause) -> Term {
        Term {
            rule,
            cause,
            score: Score {
                weight: self.book.weight(rule),
                ..Score::default()
            },
            due: None,
            time: None,
            arose: None,
            brings: false,
            knocks: true,
            hold: None,
        }
    }

    /// The same, due on a day; being late adds to the score.
    pub fn due(&self, rule: Rule, cause: Cause, due: NaiveDate) -> Term {
        let late = self.book.lateness(rule, (self.now.date - due).num_days());
        let mut term = self.term(rule, cause);
        term.score.late = late;
        term.due = Some(due);
        term
    }
}

/// The doors of the day's plan.
pub(super) fn plan(tables: &Tables, day: NaiveDate) -> HashSet<Id<Household>> {
    let doors = tables.day(day).map(|day| day.plan.doors.iter().copied());
    doors.into_iter().flatten().collect()
}

/// The buildings and units of the day's plan.
pub(super) fn areas(tables: &Tables, day: NaiveDate) -> Vec<Spot> {
    let areas = tables.day(day).map(|day| day.plan.areas.clone());
    areas.unwrap_or_default()
}

/// Whether a door or place lies in the buildings and units the worker picked.
fn is_near(tables: &Tables, item: &Item, scene: &Scene) -> bool {
    let holds = |spot: &Spot| match item.subject() {
        Some(Subject::Household(id)) => {
            let home = tables.households.get(*id);
            home.is_some_and(|home| spot.holds(&home.address))
        }
        Some(Subject::Place(id)) => {
            let own = tables.places.get(*id).and_then(|place| place.spot.as_ref());
            own.is_some_and(|own| lies_in(own, spot))
        }
        Some(Subject::Common(own)) => lies_in(own, spot),
        None => false,
    };
    scene.areas.iter().any(holds)
}

/// Whether common parts lie in a building or unit.
fn lies_in(own: &Spot, area: &Spot) -> bool {
    let estate = area.estate.is_none() || own.estate == area.estate;
    estate && own.building == area.building && (area.unit.is_none() || own.unit == area.unit)
}

/// What a row's place in the lists depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gist {
    pub score: i32,
    pub due: Option<NaiveDate>,
    /// The earliest appointment that counts today.
    pub appointment: Option<NaiveDateTime>,
    pub standing: Standing,
    /// Whether it lies in the buildings and units the worker picked.
    pub near: bool,
    /// The rule of the weightiest reason of today, else of those that wait.
    pub rule: Rule,
    /// Whether anything counts today.
    pub today: bool,
    /// Whether anything waits, other than what a visit today has left over.
    pub waits: bool,
    pub waiting_score: i32,
    pub waiting_due: Option<NaiveDate>,
}

/// Everything that is due at `item`, held or not; answers what today's knocks there mean.
pub(super) fn terms(tables: &Tables, item: &Item, scene: &Scene, out: &mut Vec<Term>) -> Knocks {
    out.clear();
    match item {
        Item::Subject(subject) => of_subject(tables, subject, scene, out),
        Item::Task(id) => {
            if let Some(task) = tables.tasks.get(*id) {
                tasks::term(task, scene, out);
            }
            bring(out, false);
            Knocks::default()
        }
        Item::Undertaking(what) => {
            undertakings::term(*what, scene, out);
            Knocks::default()
        }
    }
}

fn of_subject(tables: &Tables, subject: &Subject, scene: &Scene, out: &mut Vec<Term>) -> Knocks {
    let history = History::of(tables, subject, &scene.book, &scene.now);
    let household = subject.household();
    let planned = household.is_some_and(|id| scene.plan.contains(&id));
    let mut hold = attempts(&history, planned, scene, out);
    if let Some(household) = household.and_then(|id| tables.households.get(id)) {
        let door = door::Door {
            tables,
            subject,
            household,
            history: &history,
            planned,
            scene,
        };
        hold = door.terms(hold, out);
    }
    for hazard in tables.hazards.of(subject).filter(|one| one.is_open()) {
        hazards::term(hazard, scene, out);
    }
    for task in tables.tasks.of(subject).filter(|task| task.is_open()) {
        tasks::term(task, scene, out);
    }
    for request in tables.requests.of(subject) {
        requests::term(request, scene, out);
    }
    forms::terms(tables, subject, scene, out);
    polls::terms(tables, subject, scene, out);
    if let Some(draft) = scene.drafts.get(subject) {
        let mut term = scene.term(Rule::DRAFT, Cause::Draft(*draft));
        (term.brings, term.knocks) = (true, false);
        out.push(term);
    }
    decide(tables, subject, scene, out);
    for term in out.iter_mut().filter(|term| term.knocks) {
        term.hold = term.hold.or(hold);
    }
    bring(out, history.settled_today);
    Knocks::of(&history)
}

/// What the last attempt asks for, and what it forbids today.
fn attempts(history: &History, planned: bool, scene: &Scene, out: &mut Vec<Term>) -> Option<Hold> {
    let now = &scene.now;
    let last = history.last?;
    let with = |mut term: Term, brings: bool| {
        (term.brings, term.arose) = (brings, Some(last.at));
        term
    };
    if let Some(again) = last.again {
        let mut term = scene.due(Rule::APPOINTMENT, Cause::Appointment(last.visit), again.on);
        term.time = again.time;
        out.push(with(term, true));
        return (again.on > now.date).then_some(Hold::Appointment(again.on, again.time));
    }
    let agreed_without_day = last.follow_up == FollowUp::Appointment;
    if history.failures == 0 && !agreed_without_day {
        return None;
    }
    let (visit, failures) = (last.visit, history.failures);
    let tomorrow = last.date.succ_opt().unwrap_or(last.date);
    let hold = match last.follow_up {
        FollowUp::CoolOff if last.date >= now.date => Some(Hold::CoolingOff(tomorrow)),
        FollowUp::FixRegister => return None,
        _ => history
            .next_try(&scene.book, now, planned && history.attempted_today)
            .map(|(on, slot)| Hold::OtherSlot(on, slot)),
    };
    if history.is_for_community() {
        let cause = Cause::Community { visit, failures };
        let mut term = scene.due(Rule::COMMUNITY, cause, last.date);
        term.knocks = false;
        out.push(with(term, true));
        return hold;
    }
    let cause = Cause::Retry {
        visit,
        outcome: last.outcome,
        failures,
    };
    let due = if last.follow_up == FollowUp::CoolOff {
        tomorrow
    } else {
        tomorrow.min(now.date)
    };
    let term = scene.due(Rule::RETRY, cause, due);
    let brings = planned || history.attempted_today || scene.plan.is_empty();
    out.push(with(term, brings));
    hold
}

/// What a person decided about the row or one of its rules.
fn decide(tables: &Tables, subject: &Subject, scene: &Scene, out: &mut [Term]) {
    for decision in tables.decisions.of(subject) {
        let hold = match &decision.verdict {
            Verdict::Snooze(until) if *until > scene.now.date => Hold::Snoozed(*until),
            Verdict::Dismiss(_) => Hold::Dismissed(decision.id),
            Verdict::Assign(_) => Hold::Assigned(decision.id),
            Verdict::Snooze(_) | Verdict::Skip(_) => continue,
        };
        let made = decision.at.naive_local();
        for term in out.iter_mut() {
            let meant = decision.rule.is_none_or(|rule| rule == term.rule);
            if meant && term.hold.is_none() && term.arose.is_none_or(|arose| arose <= made) {
                term.hold = Some(hold);
            }
        }
    }
}

/// A door nothing brings in by itself waits outside the plan, or has been seen to today.
fn bring(out: &mut [Term], settled_today: bool) {
    if out.iter().any(|term| term.brings && term.hold.is_none()) {
        return;
    }
    let hold = if settled_today {
        Hold::Done
    } else {
        Hold::OutsidePlan
    };
    for term in out.iter_mut().filter(|term| term.hold.is_none()) {
        term.hold = Some(hold);
    }
}

/// Where the terms put a row; none when nothing is due.
pub(super) fn gist(
    tables: &Tables,
    item: &Item,
    scene: &Scene,
    terms: &[Term],
    knocks: Knocks,
) -> Option<Gist> {
    let first = terms.first()?;
    let mut gist = Gist {
        score: 0,
        due: None,
        appointment: None,
        standing: Standing::Plain,
        near: is_near(tables, item, scene),
        rule: first.rule,
        today: false,
        waits: false,
        waiting_score: 0,
        waiting_due: None,
    };
    let earlier = |one: Option<NaiveDate>, other: Option<NaiveDate>| match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let mut heaviest = (false, i32::MIN);
    for term in terms {
        let total = term.score.total();
        let counts = term.hold.is_none();
        if (counts, total) > heaviest {
            heaviest = (counts, total);
            gist.rule = term.rule;
        }
        if !counts {
            gist.waits |= term.hold != Some(Hold::Done);
            gist.waiting_score += total;
            gist.waiting_due = earlier(gist.waiting_due, term.due);
            continue;
        }
        gist.today = true;
        gist.score += total;
        gist.due = earlier(gist.due, term.due);
        if let (Some(due), Some(time)) = (term.due, term.time)
            && due <= scene.now.date
        {
            let at = due.and_time(time);
            gist.appointment = Some(gist.appointment.map_or(at, |known| known.min(at)));
        }
    }
    let skipped = standing::is_skipped(tables, item, scene);
    gist.standing = knocks.standing(scene, terms, skipped, gist.appointment);
    Some(gist)
}

/// The terms in words.
pub(super) fn explain(tables: &Tables, item: &Item, scene: &Scene) -> Explanation {
    let mut found = Vec::new();
    terms(tables, item, scene, &mut found);
    found.sort_by_key(|term| std::cmp::Reverse(term.score.total()));
    let mut explanation = Explanation::default();
    for term in &found {
        let reason = words::reason(tables, term);
        if reason.why.is_none() {
            explanation.score += reason.score.total();
            explanation.today.push(reason);
        } else {
            explanation.not_today.push(reason);
        }
    }
    explanation
}

/// How much a door needs a visit today; see [`super::Queue::need`].
pub(super) fn need(tables: &Tables, door: Id<Household>, scene: &Scene) -> Option<i32> {
    let subject = Subject::from(door);
    let household = tables.households.get(door)?;
    let history = History::of(tables, &subject, &scene.book, &scene.now);
    let expected = household.expects_someone(scene.now.date);
    if history.settled_that_day || !expected && household.state == HouseholdState::AWAY {
        return None;
    }
    let mut terms = Vec::new();
    of_subject(tables, &subject, scene, &mut terms);
    let waits =
        |hold: Option<Hold>| matches!(hold, None | Some(Hold::OutsidePlan | Hold::OtherSlot(..)));
    let wanted: Vec<&Term> = terms.iter().filter(|term| waits(term.hold)).collect();
    // A flat where nobody lives needs nobody, unless it is time to look whether it is still empty.
    if wanted.is_empty() && (!terms.is_empty() || !expected) {
        return None;
    }
    Some(wanted.into_iter().map(|term| term.score.total()).sum())
}
