//! What the code tables say about rules, outcomes and slots, read once so that ten thousand doors cost milliseconds.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::codes::{
    CareGroup, Coded, Effective, HouseholdState, Outcome, Rule, Slot, VisitRule,
};

/// A rule of visiting, with its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frequency {
    pub rule: VisitRule,
    pub every_days: i64,
    /// Hours after a major change within which to visit.
    pub change_hours: Option<i64>,
}

impl Frequency {
    fn of(rule: VisitRule) -> Self {
        Self {
            rule,
            every_days: rule.every_days(),
            change_hours: rule.change_hours(),
        }
    }

    /// The stricter of two.
    pub fn stricter(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter()
            .chain(other)
            .min_by_key(|frequency| frequency.every_days)
    }
}

/// What to do after an attempt that reached nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FollowUp {
    /// Try again, in another part of the day.
    Retry,
    /// Not the same day; then by phone or with an introduction.
    CoolOff,
    /// At the agreed time.
    Appointment,
    /// Put the register right first.
    FixRegister,
    /// Nothing.
    Nothing,
}

/// What an outcome means here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub effective: Effective,
    pub follow_up: FollowUp,
}

impl Meaning {
    fn of(outcome: Outcome) -> Self {
        let follow_up = match outcome.follow_up() {
            Some("retry" | "ask-property") => FollowUp::Retry,
            Some("cool-off") => FollowUp::CoolOff,
            Some("appointment") => FollowUp::Appointment,
            Some("fix-register") => FollowUp::FixRegister,
            _ if outcome.effective() == Effective::No => FollowUp::Retry,
            _ => FollowUp::Nothing,
        };
        Self {
            effective: outcome.effective(),
            follow_up,
        }
    }
}

struct Weight {
    rule: Rule,
    weight: i32,
    /// What being so many days late adds, up to where it adds no more.
    late: Vec<i32>,
    /// Whether nothing is added after those.
    is_bounded: bool,
}

impl Weight {
    fn of(rule: Rule) -> Self {
        let most = rule.lateness(i64::from(u32::MAX));
        let mut late = vec![0];
        for days in 1..LATEST {
            if late.last().is_some_and(|last| i64::from(*last) >= most) {
                break;
            }
            late.push(clamp(rule.lateness(days)));
        }
        Self {
            rule,
            weight: clamp(rule.weight()),
            is_bounded: late.last().is_some_and(|last| i64::from(*last) >= most),
            late,
        }
    }

    fn lateness(&self, days: i64) -> i32 {
        let known = usize::try_from(days)
            .ok()
            .and_then(|days| self.late.get(days));
        let most = self.late.last().copied();
        let bounded = most.filter(|_| self.is_bounded);
        (known.copied().or(bounded)).unwrap_or_else(|| clamp(self.rule.lateness(days)))
    }
}

/// The strictest rule by age, as far as it was asked for; a rule may well be none.
type ByAge = Vec<Option<Option<Frequency>>>;

/// The tables, read once.
pub(super) struct Book {
    weights: Vec<Weight>,
    outcomes: Vec<(Outcome, Meaning)>,
    slots: Vec<Slot>,
    households: RefCell<Vec<(HouseholdState, Option<Frequency>)>>,
    plain: RefCell<ByAge>,
    cared: RefCell<HashMap<Vec<CareGroup>, ByAge>>,
}

/// What being late adds is kept for fewer days than these.
const LATEST: i64 = 400;

/// Ages above count as this one; the place after it stands for an unknown age.
const OLDEST: usize = 120;

impl Book {
    pub fn new() -> Self {
        let rules = Rule::table().rows().iter();
        let weights = rules.map(|row| Weight::of(Rule::new(row.code)));
        let outcomes = Outcome::table().rows().iter().map(|row| {
            let outcome = Outcome::new(row.code);
            (outcome, Meaning::of(outcome))
        });
        Self {
            weights: weights.collect(),
            outcomes: outcomes.collect(),
            slots: Slot::all().take(8).collect(),
            households: RefCell::default(),
            plain: RefCell::new(vec![None; OLDEST + 2]),
            cared: RefCell::default(),
        }
    }

    /// What `rule` weighs.
    pub fn weight(&self, rule: Rule) -> i32 {
        let known = self.weights.iter().find(|known| known.rule == rule);
        known.map_or_else(|| clamp(rule.weight()), |known| known.weight)
    }

    /// The place of a rule, for keeping it in a byte.
    pub fn place(&self, rule: Rule) -> u8 {
        let place = self.weights.iter().position(|known| known.rule == rule);
        place
            .and_then(|place| u8::try_from(place).ok())
            .unwrap_or(u8::MAX)
    }

    /// The rule at a place.
    pub fn rule_at(&self, place: u8) -> Rule {
        self.weights
            .get(usize::from(place))
            .map_or(Rule::PLANNED, |known| known.rule)
    }

    /// What being `days` late adds.
    pub fn lateness(&self, rule: Rule, days: i64) -> i32 {
        if days <= 0 {
            return 0;
        }
        let known = self.weights.iter().find(|known| known.rule == rule);
        known.map_or_else(|| clamp(rule.lateness(days)), |known| known.lateness(days))
    }

    pub fn meaning(&self, outcome: Outcome) -> Meaning {
        let known = self.outcomes.iter().find(|(known, _)| *known == outcome);
        known.map_or_else(|| Meaning::of(outcome), |(_, meaning)| *meaning)
    }

    /// The parts of the day, in order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The place of a part of the day, as a bit; none for one no table knows.
    pub fn slot_bit(&self, slot: Slot) -> u8 {
        let place = self.slots.iter().position(|known| *known == slot);
        place.map_or(0, |place| 1 << place)
    }

    /// The strictest rule for a person in `groups`.
    pub fn for_resident(&self, groups: &[CareGroup], age: Option<u32>) -> Option<Frequency> {
        let place = age.map_or(OLDEST + 1, |age| (age as usize).min(OLDEST));
        let compute = || VisitRule::strictest(groups, age).map(Frequency::of);
        if groups.is_empty() {
            return *self.plain.borrow_mut()[place].get_or_insert_with(compute);
        }
        let mut cared = self.cared.borrow_mut();
        if !cared.contains_key(groups) {
            cared.insert(groups.to_vec(), vec![None; OLDEST + 2]);
        }
        match cared.get_mut(groups) {
            Some(ages) => *ages[place].get_or_insert_with(compute),
            None => compute(),
        }
    }

    /// The strictest rule for a household as such.
    pub fn for_household(&self, state: HouseholdState) -> Option<Frequency> {
        let mut households = self.households.borrow_mut();
        if let Some((_, known)) = households.iter().find(|(known, _)| *known == state) {
            return *known;
        }
        let frequency = VisitRule::for_household(state).map(Frequency::of);
        households.push((state, frequency));
        frequency
    }
}

fn clamp(score: i64) -> i32 {
    i32::try_from(score.clamp(-1_000_000, 1_000_000)).unwrap_or(0)
}
