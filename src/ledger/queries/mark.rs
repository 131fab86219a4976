//! The mark of a door on the day (interface.md §3.3): to visit, met, hazard, nobody home. Not its colour.

use chrono::NaiveDate;

use crate::domain::codes::{HouseholdState, Outcome};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::queries::visits::heard_request;
use crate::ledger::table::Tables;

/// The state of a door on the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nobody knocked today.
    #[default]
    ToVisit,
    /// Somebody was met, nothing amiss.
    Fine,
    /// Somebody was met, and something was noted.
    Note,
    /// A hazard was found.
    Hazard,
    /// Nobody was home, or no way in.
    NotHome,
    /// They did not want to.
    Refused,
    /// Nobody lives there, or they are away for long.
    Vacant,
    /// To come back at a time agreed.
    ComeBack,
    /// Other people live there now.
    Changed,
}

impl Mark {
    /// Every mark, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::ToVisit,
        Self::Fine,
        Self::Note,
        Self::Hazard,
        Self::NotHome,
        Self::Refused,
        Self::Vacant,
        Self::ComeBack,
        Self::Changed,
    ];

    /// In kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ToVisit => "to-visit",
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Hazard => "hazard",
            Self::NotHome => "not-home",
            Self::Refused => "refused",
            Self::Vacant => "vacant",
            Self::ComeBack => "come-back",
            Self::Changed => "changed",
        }
    }

    /// One ASCII character.
    pub const fn ascii(self) -> &'static str {
        match self {
            Self::ToVisit => ".",
            Self::Fine => "v",
            Self::Note => "+",
            Self::Hazard => "!",
            Self::NotHome => "-",
            Self::Refused => "x",
            Self::Vacant => "o",
            Self::ComeBack => "~",
            Self::Changed => "#",
        }
    }

    /// One Han character, two columns wide.
    pub const fn han(self) -> &'static str {
        match self {
            Self::ToVisit => "待",
            Self::Fine => "好",
            Self::Note => "事",
            Self::Hazard => "患",
            Self::NotHome => "无",
            Self::Refused => "拒",
            Self::Vacant => "空",
            Self::ComeBack => "改",
            Self::Changed => "变",
        }
    }

    /// The mark an outcome leaves, before notes and hazards are looked at.
    fn of_outcome(outcome: Outcome) -> Self {
        let mark = outcome.mark("en");
        let known = Self::ALL.into_iter().find(|one| one.ascii() == mark);
        known.unwrap_or(Self::NotHome)
    }

    /// The mark a visit leaves, with the hazards found there that day or seen there again.
    pub fn after(tables: &Tables, visit: &Visit) -> Self {
        let found = |hazard: &crate::domain::hazard::Hazard| {
            hazard.day == visit.day || hazard.is_met_on(visit)
        };
        if tables
            .hazards
            .of(&visit.subject)
            .any(|hazard| found(hazard))
        {
            return Self::Hazard;
        }
        match Self::of(visit) {
            Self::Fine if heard_request(tables, visit) => Self::Note,
            mark => mark,
        }
    }

    /// The mark a visit leaves by itself, whatever hazards were found.
    pub fn of(visit: &Visit) -> Self {
        let mark = Self::of_outcome(visit.outcome);
        let noted = !visit.note.is_empty() || !visit.needs.is_empty();
        if mark == Self::Fine && noted {
            return Self::Note;
        }
        mark
    }

    /// The mark of a door or place on `day`.
    pub fn on(tables: &Tables, subject: &Subject, day: NaiveDate) -> Self {
        let mut visits = tables.visits.of(subject).rev();
        if let Some(visit) = visits.find(|visit| visit.day == day) {
            return Self::after(tables, visit);
        }
        if tables.hazards.of(subject).any(|hazard| hazard.day == day) {
            return Self::Hazard;
        }
        let household = subject.household().and_then(|id| tables.households.get(id));
        household.map_or(Self::ToVisit, |household| Self::idle(household, day))
    }

    /// The mark of a door where nobody knocked on `day`.
    fn idle(household: &Household, day: NaiveDate) -> Self {
        let away = household.state == HouseholdState::AWAY && !household.expects_someone(day);
        if away || household.state.lived_in() == Some(false) {
            Self::Vacant
        } else {
            Self::ToVisit
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn marks_differ_by_letter_alone_in_both_scripts() {
        let letters: HashSet<_> = Mark::ALL.iter().map(|mark| mark.ascii()).collect();
        let characters: HashSet<_> = Mark::ALL.iter().map(|mark| mark.han()).collect();
        assert_eq!(
            (letters.len(), characters.len()),
            (Mark::ALL.len(), Mark::ALL.len())
        );
    }
}
