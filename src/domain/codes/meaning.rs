//! What the columns of the tables mean to the rules: effective, reached, deadlines, kinds. No states are kept here.

use super::{
    CareGroup, EventCategory, HazardCategory, HazardItem, HazardState, HouseUse, HouseholdState,
    Need, Outcome, Priority, Rule, Severity, Slot, TaskState, VisitMode, VisitRule,
};

/// How far an attempt at a door counts as a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effective {
    /// A visit in every respect.
    Yes,
    /// Counts as a care visit, collects nothing (by phone).
    CareOnly,
    /// Nobody was reached.
    No,
    /// There was nobody to reach: vacant, moved, rented out, away.
    NotApplicable,
}

impl Outcome {
    /// How far the attempt counts; an outcome from a newer version counts as none.
    pub fn effective(self) -> Effective {
        match self.row().and_then(|row| row.get("effective")) {
            Some("yes") => Effective::Yes,
            Some("care") => Effective::CareOnly,
            Some("na") => Effective::NotApplicable,
            _ => Effective::No,
        }
    }

    /// Whether somebody answered for the household.
    pub fn reached(self) -> bool {
        self.row().is_some_and(|row| row.yes("reached"))
    }

    /// Whether it counts as a visit at all, in full or as a care visit by phone.
    pub fn is_effective(self) -> bool {
        matches!(self.effective(), Effective::Yes | Effective::CareOnly)
    }

    /// Whether attempts are counted anew after it: somebody was reached, or nobody lives there to be reached.
    pub fn ends_attempts(self) -> bool {
        self.effective() != Effective::No
    }

    /// Whether somebody has to find out who lives there now.
    pub fn asks_who_lives_there(self) -> bool {
        self.follow_up() == Some("collect-new")
    }

    /// How such a visit is usually made: by phone when the phone reached them, else at the door.
    pub fn usual_mode(self) -> VisitMode {
        if self == Self::PHONE_OK {
            VisitMode::PHONE
        } else {
            VisitMode::DOOR
        }
    }

    /// The mark in lists: one Han character for `zh…` (2 columns), else one ASCII character.
    pub fn mark(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "han"
        } else {
            "ascii"
        };
        self.row().and_then(|row| row.get(column)).unwrap_or("?")
    }

    /// What to do next, as the column `follow_up` names it (`retry`, `cool-off`, `appointment`, ...).
    pub fn follow_up(self) -> Option<&'static str> {
        self.row()?.get("follow_up")
    }

    /// The state the household is in once this outcome is recorded, where it says something about that.
    pub fn household_state(self) -> Option<HouseholdState> {
        self.row()?.get("household_state").map(HouseholdState::new)
    }
}

impl VisitMode {
    /// Counted as 入户 in the monthly figures.
    pub fn is_at_home(self) -> bool {
        self.row().is_some_and(|row| row.yes("at_home"))
    }

    /// Counts as a care visit.
    pub fn is_care(self) -> bool {
        self.row().is_some_and(|row| row.yes("care"))
    }
}

impl HouseholdState {
    /// Whether people live there; `None` when that is not known.
    pub fn lived_in(self) -> Option<bool> {
        self.row()?.get("lived_in").map(|cell| cell == "yes")
    }
}

impl HouseUse {
    /// The household state that this use implies.
    pub fn household_state(self) -> Option<HouseholdState> {
        self.row()?.get("household_state").map(HouseholdState::new)
    }
}

/// 一老一少一特: the three kinds of care groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CareKind {
    /// 老, the elderly.
    Old,
    /// 少, children.
    Child,
    /// 特, others in special need.
    Special,
}

impl CareGroup {
    /// Which of the three kinds; an unknown group is special.
    pub fn kind(self) -> CareKind {
        match self.row().and_then(|row| row.get("kind")) {
            Some("old") => CareKind::Old,
            Some("child") => CareKind::Child,
            _ => CareKind::Special,
        }
    }

    /// The label short enough for a list.
    pub fn short(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "short"
        } else {
            "short_en"
        };
        self.row()
            .and_then(|row| row.get(column))
            .unwrap_or(self.as_str())
    }

    /// Whether an age in years contradicts the group (a child marked 80+); false when nothing is known.
    pub fn contradicts_age(self, age: u32) -> bool {
        let bound = |column| self.row().and_then(|row| row.number(column));
        bound("min_age").is_some_and(|least| i64::from(age) < least)
            || bound("max_age").is_some_and(|most| i64::from(age) > most)
    }
}

impl HazardCategory {
    /// The checklist, in the order of the table.
    pub fn items(self) -> impl Iterator<Item = HazardItem> {
        HazardItem::all().filter(move |item| item.category() == self)
    }

    /// The label short enough for a list.
    pub fn short(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "short"
        } else {
            "short_en"
        };
        self.row()
            .and_then(|row| row.get(column))
            .unwrap_or(self.as_str())
    }
}

impl HazardItem {
    /// The checklist it belongs to: what stands before the `/`.
    pub fn category(self) -> HazardCategory {
        HazardCategory::new(self.as_str().split('/').next().unwrap_or_default())
    }

    /// Its severity; unknown items count as ordinary.
    pub fn severity(self) -> Severity {
        self.row()
            .and_then(|row| row.get("severity"))
            .map_or(Severity::ORDINARY, Severity::new)
    }
}

impl Need {
    /// The event category it is counted under.
    pub fn category(self) -> EventCategory {
        self.row()
            .and_then(|row| row.get("category"))
            .map_or(EventCategory::OTHER, EventCategory::new)
    }
}

impl Severity {
    /// 1 to 3; 3 for a code no table knows.
    pub fn level(self) -> u8 {
        self.row()
            .and_then(|row| row.number("level"))
            .and_then(|level| u8::try_from(level).ok())
            .unwrap_or(3)
    }

    /// Days from finding to the default deadline; a major hazard's depends on its category.
    pub fn fix_days(self, category: HazardCategory) -> i64 {
        let major = (self == Self::MAJOR)
            .then(|| category.row()?.number("major_fix_days"))
            .flatten();
        major
            .or_else(|| self.row()?.number("fix_days"))
            .unwrap_or(30)
    }

    /// Day of the reminder, counted from finding; never after the deadline.
    pub fn reminder_day(self, category: HazardCategory) -> Option<i64> {
        Some(
            self.row()?
                .number("reminder_day")?
                .min(self.fix_days(category)),
        )
    }

    /// Day of the re-check, counted from finding: for a major hazard its deadline.
    pub fn recheck_day(self, category: HazardCategory) -> Option<i64> {
        let day = self.row()?.number("recheck_day")?;
        Some(if self == Self::MAJOR {
            self.fix_days(category)
        } else {
            day.min(self.fix_days(category))
        })
    }

    /// Hours within which the notice is due.
    pub fn notice_hours(self) -> Option<i64> {
        self.row()?.number("notice_hours")
    }

    /// Whether it must be reported on the day it is found.
    pub fn is_reported_same_day(self) -> bool {
        self.row().is_some_and(|row| row.yes("same_day_report"))
    }
}

impl HazardState {
    /// Not closed yet; unknown states count as open, so nothing is lost from view.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl TaskState {
    /// Not done or cancelled; unknown states count as open.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl Priority {
    /// What the priority adds to a task's score.
    pub fn weight(self) -> i64 {
        self.row().and_then(|row| row.number("weight")).unwrap_or(0)
    }
}

impl Slot {
    /// The part of the day an hour (0 to 23) falls in.
    pub fn of_hour(hour: u32) -> Self {
        let holds = |slot: &Self| {
            let bound = |column| slot.row().and_then(|row| row.number(column)).unwrap_or(0);
            (bound("from_hour")..bound("to_hour")).contains(&i64::from(hour))
        };
        Self::all().find(holds).unwrap_or(Self::EVENING)
    }
}

impl Rule {
    /// What the rule weighs in a row's score.
    pub fn weight(self) -> i64 {
        self.row().and_then(|row| row.number("weight")).unwrap_or(0)
    }

    /// What being late adds: so much a day, never past the table's bound.
    pub fn lateness(self, days: i64) -> i64 {
        let number = |column| self.row().and_then(|row| row.number(column)).unwrap_or(0);
        number("per_day_late")
            .saturating_mul(days.max(0))
            .min(number("most_late"))
    }
}

impl VisitRule {
    /// Days between two visits at most.
    pub fn every_days(self) -> i64 {
        self.row()
            .and_then(|row| row.number("every_days"))
            .unwrap_or(182)
    }

    /// Hours after a major change within which to visit.
    pub fn change_hours(self) -> Option<i64> {
        self.row()?.number("change_hours")
    }

    /// Whether the rule asks for visits to somebody in these groups; `age` in years where it is known.
    /// The group `age80` settles an unknown age.
    pub fn asks_for_resident(self, groups: &[CareGroup], age: Option<u32>) -> bool {
        let Some(row) = self
            .row()
            .filter(|row| row.get("target") == Some("resident"))
        else {
            return false;
        };
        let age = age
            .map(i64::from)
            .or_else(|| groups.contains(&CareGroup::AGE80).then_some(80));
        let old_enough = row
            .number("min_age")
            .is_none_or(|least| age.is_some_and(|age| age >= least));
        let young_enough = row
            .number("max_age")
            .is_none_or(|most| age.is_some_and(|age| age <= most));
        let is_meant = |group: CareGroup| {
            groups.contains(&group)
                || (group == CareGroup::AGE80 && age.is_some_and(|age| age >= 80))
        };
        let mut meant = row.list("groups").map(CareGroup::new).peekable();
        let in_groups = meant.peek().is_none() || meant.any(is_meant);
        old_enough && young_enough && in_groups
    }

    /// Whether the rule asks for visits to a household in this state, whoever lives there.
    pub fn asks_for_household(self, state: HouseholdState) -> bool {
        self.row()
            .filter(|row| row.get("target") == Some("household"))
            .is_some_and(|row| {
                let mut states = row.list("states").peekable();
                states.peek().is_none() || states.any(|one| one == state.as_str())
            })
    }

    /// The strictest active rule for a resident, if any asks for visits.
    pub fn strictest(groups: &[CareGroup], age: Option<u32>) -> Option<Self> {
        Self::all()
            .filter(|rule| rule.asks_for_resident(groups, age))
            .min_by_key(|rule| rule.every_days())
    }

    /// The strictest active rule for a household as such.
    pub fn for_household(state: HouseholdState) -> Option<Self> {
        Self::all()
            .filter(|rule| rule.asks_for_household(state))
            .min_by_key(|rule| rule.every_days())
    }
}
