//! What the columns of the rule tables mean: weights in the queue, how often whom to visit (domain.md §4).

use super::{CareGroup, HouseholdState, Rule, VisitRule};

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
