//! What the rules ask of a household's door: visits by frequency, the state of the flat, facts, the day's plan.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::super::book::{FollowUp, Frequency};
use super::super::present::date_of;
use super::{Cause, History, Hold, Scene, Term};
use crate::domain::Id;
use crate::domain::codes::{CollectAction, HouseholdState, Rule, VisitRule};
use crate::domain::collection::InfoRecord;
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::queries::facts;
use crate::ledger::table::Tables;

/// A door with what the rules look at.
pub(super) struct Door<'a> {
    pub tables: &'a Tables,
    pub subject: &'a Subject,
    pub household: &'a Household,
    pub history: &'a History,
    pub planned: bool,
    pub scene: &'a Scene,
}

impl Door<'_> {
    /// Adds the door's terms, and answers what holds back whoever would knock there today.
    pub fn terms(&self, hold: Option<Hold>, out: &mut Vec<Term>) -> Option<Hold> {
        let muted = self.muted();
        let head = self.visits(out);
        self.state(out);
        if self.planned && !self.history.attempted_today {
            let mut term = self.scene.term(Rule::PLANNED, Cause::Planned);
            (term.brings, term.arose) = (true, Some(start_of(self.scene.now.day)));
            out.push(term);
        }
        if self.is_evening_round() {
            let mut term = self.scene.term(Rule::EVENING, Cause::Evening);
            (term.brings, term.arose) = (true, Some(start_of(self.today())));
            out.push(term);
        }
        let wrong = self.wrong_address(out);
        if !muted && !self.is_empty() {
            self.facts(head, out);
        }
        let away = muted.then_some(Hold::Away(self.household.away_until));
        wrong.or(away).or(hold)
    }

    fn today(&self) -> NaiveDate {
        self.scene.now.date
    }

    /// Whether they are away and not expected back yet.
    fn muted(&self) -> bool {
        self.household.state == HouseholdState::AWAY
            && !self.household.expects_someone(self.today())
    }

    /// Vacant, or moved out of.
    fn is_empty(&self) -> bool {
        self.household.state == HouseholdState::VACANT
            || self.household.state == HouseholdState::MOVED
    }

    /// The strictest rule of visiting; the care of people comes before the household as such. Answers who is head.
    fn visits(&self, out: &mut Vec<Term>) -> Option<&Resident> {
        let book = &self.scene.book;
        let mut care: Option<(Frequency, Id<Resident>)> = None;
        let mut head = None;
        let people = self.tables.residents.of(self.subject);
        for person in people.filter(|person| person.is_here()) {
            head = Some(facts::foremost(head, person));
            let frequency = book.for_resident(&person.care, person.age(self.today()));
            if let Some(frequency) = frequency
                && care.is_none_or(|(known, _)| frequency.every_days < known.every_days)
            {
                care = Some((frequency, person.id));
            }
        }
        let household = book.for_household(self.household.state);
        match care {
            Some((frequency, person)) => {
                let household = household.filter(|_| !self.is_empty());
                let strictest = Frequency::stricter(Some(frequency), household);
                self.care(strictest.unwrap_or(frequency), person, out);
            }
            None if self.is_empty() => {}
            None => self.ordinary(household, out),
        }
        head
    }

    fn care(&self, frequency: Frequency, resident: Id<Resident>, out: &mut Vec<Term>) {
        let (day, last) = (self.today(), self.history.last_care);
        let regular = last.and_then(|last| later(last, frequency.every_days));
        let change = (last.zip(frequency.change_hours))
            .and_then(|(last, hours)| Some((self.major_change(last)?, hours)))
            .map(|(change, hours)| (change.at.naive_local(), change.at + TimeDelta::hours(hours)));
        let due = match (last, change) {
            (None, _) => day,
            (Some(_), Some((_, by))) => by.date_naive().min(regular.unwrap_or(day)),
            (Some(_), None) => match regular.filter(|due| *due <= day) {
                Some(due) => due,
                None => return,
            },
        };
        let cause = Cause::Care {
            rule: frequency.rule,
            resident,
            last,
            changed: change.is_some(),
        };
        let mut term = self.scene.due(Rule::CARE_DUE, cause, due);
        term.brings = true;
        term.arose = last.map(|_| start_of(due)).max(change.map(|(at, _)| at));
        if self.is_empty() {
            term.hold = Some(Hold::NobodyThere(self.household.state));
        }
        out.push(term);
    }

    /// The last major change in the household (somebody died or left, its people's care or its state changed) that
    /// came after the day of the last visit; what a visit itself found is seen already.
    fn major_change(&self, last: NaiveDate) -> Option<&InfoRecord> {
        let entries = self.tables.collection.of(self.subject).rev();
        entries
            .map(AsRef::as_ref)
            .find(|entry| date_of(entry.day, entry.at) > last && is_major(entry))
    }

    fn ordinary(&self, frequency: Option<Frequency>, out: &mut Vec<Term>) {
        let Some(frequency) = frequency else {
            return;
        };
        let Some(last) = self.history.last_visit else {
            out.push(self.scene.term(Rule::FIRST_VISIT, Cause::FirstVisit));
            return;
        };
        if let Some(due) = later(last, frequency.every_days).filter(|due| *due <= self.today()) {
            let rule = frequency.rule;
            let cause = Cause::Ordinary { rule, last };
            let mut term = self.scene.due(Rule::ORDINARY_DUE, cause, due);
            term.arose = Some(start_of(due));
            out.push(term);
        }
    }

    /// Whether it is still vacant or left, and whether they are back.
    fn state(&self, out: &mut Vec<Term>) {
        let state = self.household.state;
        let (day, seen) = (self.today(), self.history.last_seen);
        let until = self.household.away_until;
        if state == HouseholdState::AWAY
            && let Some(until) = until
        {
            if until <= day {
                let mut term = self.scene.due(Rule::STATE_CHECK, Cause::Back(until), until);
                (term.brings, term.arose) = (true, Some(start_of(until)));
                out.push(term);
            }
            return;
        }
        if !self.is_empty() && state != HouseholdState::AWAY {
            return;
        }
        let rule = self.scene.book.for_household(state);
        let every = rule.map_or_else(|| VisitRule::VACANT.every_days(), |rule| rule.every_days);
        let cause = Cause::StateCheck { state, seen };
        let mut term = match seen.map(|seen| later(seen, every)) {
            None => self.scene.term(Rule::STATE_CHECK, cause),
            Some(Some(due)) if due <= day => self.scene.due(Rule::STATE_CHECK, cause, due),
            Some(_) => return,
        };
        term.arose = term.due.map(start_of);
        // Looking whether a flat is still empty needs nobody who opens.
        term.knocks = false;
        out.push(term);
    }

    /// A planned door where nobody was home today, in the last part of the day.
    fn is_evening_round(&self) -> bool {
        let evening = self.scene.book.slots().last() == Some(&self.scene.now.slot);
        evening && is_unmet(self.history, self.planned)
    }

    /// The last attempt found no such door, and nobody has confirmed the register since.
    fn wrong_address(&self, out: &mut Vec<Term>) -> Option<Hold> {
        let last = self.history.last?;
        let confirmed = self.household.verified_on.is_some_and(|on| on >= last.date);
        if last.follow_up != FollowUp::FixRegister || confirmed {
            return None;
        }
        let cause = Cause::FixRegister(last.visit);
        let mut term = self.scene.term(Rule::FACTS_MISSING, cause);
        (term.brings, term.knocks, term.arose) = (true, false, Some(last.at));
        out.push(term);
        Some(Hold::BadAddress)
    }

    fn facts(&self, head: Option<&Resident>, out: &mut Vec<Term>) {
        let missing = facts::missing_with(self.household, head);
        if !missing.is_empty() {
            let cause = Cause::FactsMissing(missing);
            out.push(self.scene.term(Rule::FACTS_MISSING, cause));
        }
        let (day, days) = (self.today(), self.scene.now.facts_days);
        if let Some(since) = facts::stale_since(self.household, day, days) {
            let due = later(since, days).unwrap_or(day);
            let cause = Cause::FactsStale(since);
            let mut term = self.scene.due(Rule::FACTS_STALE, cause, due);
            term.arose = Some(start_of(due));
            out.push(term);
        }
    }
}

/// Whether a planned door was tried today without anybody being met, and may be tried again today.
pub(in super::super) fn is_unmet(history: &History, planned: bool) -> bool {
    planned
        && history.attempted_today
        && !history.settled_that_day
        && history
            .last
            .is_some_and(|last| last.follow_up == FollowUp::Retry && last.again.is_none())
}

fn is_major(entry: &InfoRecord) -> bool {
    let action = entry.action;
    let grave = ["care", "self-care", "state"];
    action == CollectAction::LEFT
        || action == CollectAction::DECEASED
        || entry
            .fields
            .iter()
            .any(|change| grave.contains(&change.field.as_str()))
}

fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days.unsigned_abs()))
}

fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}
