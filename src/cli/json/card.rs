//! What `show` answers: a door or place with its people, last visits, open hazards and tasks, and what is due there.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::{
    ActivityRow, HazardRow, HouseholdRow, PlaceRow, ReasonRow, ReliefRow, RequestRow, StanceRow,
    TaskRow, ToldRow, WillingRow,
};
use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::codes::WillingState;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::i18n::Texts;
use crate::ledger::queries::household_card::{Affairs, household_card, place_card};
use crate::ledger::queries::{activities, polls, relief};
use crate::ledger::queue::Queue;

/// A door or place at a glance.
#[derive(Debug, Default, Serialize)]
pub struct CardRow {
    /// Taken wherever a DOOR is.
    pub id: String,
    /// Door, place or common parts.
    pub door: String,
    /// The household; null for a place or common parts.
    pub household: Option<HouseholdRow>,
    /// The place; null for a household or common parts.
    pub place: Option<PlaceRow>,
    /// Facts that must be known and are not.
    pub missing: Vec<String>,
    /// What is to be done there today, weightiest first.
    pub due: Vec<ReasonRow>,
    /// What is due there but not today, and why.
    pub waiting: Vec<ReasonRow>,
    /// Open hazards, the gravest first.
    pub hazards: Vec<HazardRow>,
    /// Open tasks, the earliest due first.
    pub tasks: Vec<TaskRow>,
    /// Requests that are not over, the one that asks first before the others.
    pub requests: Vec<RequestRow>,
    /// What was given there, the latest first.
    pub relief: Vec<ReliefRow>,
    /// Activities still to come that somebody there signed up to, the earliest first.
    pub activities: Vec<ActivityRow>,
    /// Polls that ask there, and those that were answered there.
    pub polls: Vec<StanceRow>,
    /// People there who look for work or training, or have a place.
    pub willing: Vec<WillingRow>,
    /// What was told, referred or given there beside the visits, the latest first.
    pub told: Vec<ToldRow>,
    /// Topics of the day that are still to be told there.
    pub to_tell: Vec<&'static str>,
    /// Every visit, the latest first.
    pub visits: Vec<VisitRow>,
}

/// A visit.
#[derive(Debug, Serialize)]
pub struct VisitRow {
    /// Its id.
    pub id: Uuid,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When.
    pub at: String,
    /// Code of the table `outcome`.
    pub outcome: &'static str,
    /// Code of the table `visit-mode`.
    pub mode: &'static str,
    /// Which attempt it was, from 1.
    pub attempt: u16,
    /// Name of whom was met.
    pub met: String,
    /// Codes of the table `topic`.
    pub topics: Vec<&'static str>,
    /// Note.
    pub note: String,
    /// Whether it was written down after its day was closed.
    pub late: bool,
}

impl CardRow {
    /// The card of a door or place as it stands on a day, numbers masked or not.
    pub fn of(
        subject: &Subject,
        queue: &Queue,
        doors: &Doors<'_>,
        texts: &Texts,
        (today, masked): (NaiveDate, bool),
    ) -> Self {
        let tables = doors.tables;
        let mut row = Self {
            door: doors.written(subject),
            ..Self::default()
        };
        let card = subject
            .household()
            .and_then(|id| household_card(tables, queue, id));
        let affairs = if let Some(card) = card {
            row.id = card.household.id.to_string();
            row.household = Some(HouseholdRow::of(&card.household, doors, today, masked));
            let missing = card.missing.messages().into_iter();
            row.missing = missing
                .map(|id| id.trim_start_matches("queue-fact-").to_owned())
                .collect();
            card.affairs
        } else if let Some(card) = place_card(tables, queue, subject) {
            let place = card.place.as_ref();
            row.id = place.map_or_else(|| row.door.clone(), |place| place.id.to_string());
            row.place = place.map(|place| PlaceRow::of(place));
            card.affairs
        } else {
            Affairs::default()
        };
        let of = |reasons: &[_]| {
            reasons
                .iter()
                .map(|one| ReasonRow::of(one, texts))
                .collect()
        };
        row.due = of(&affairs.to_do.today);
        row.waiting = of(&affairs.to_do.not_today);
        row.hazards = (affairs.hazards.iter())
            .map(|one| HazardRow::of(one, doors, today))
            .collect();
        row.tasks = (affairs.tasks.iter())
            .map(|one| TaskRow::of(one, doors, today))
            .collect();
        row.requests = (affairs.requests.iter())
            .map(|one| RequestRow::of(one, doors, today))
            .collect();
        row.relief = (relief::at_door(tables, subject).iter())
            .map(|one| ReliefRow::of(one, false, doors))
            .collect();
        row.activities = (activities::at_door(tables, subject, today).iter())
            .map(|(one, _)| ActivityRow::of(one, doors))
            .collect();
        row.ask_and_tell(subject, &affairs, doors, today);
        row.visits = (tables.visits.of(subject).rev())
            .map(|visit| VisitRow::of(visit))
            .collect();
        row
    }
}

impl CardRow {
    /// What polls ask there, who there looks for work, what was told there, and what is still to be.
    fn ask_and_tell(
        &mut self,
        subject: &Subject,
        affairs: &Affairs,
        doors: &Doors<'_>,
        today: NaiveDate,
    ) {
        let tables = doors.tables;
        self.polls = (polls::of_door(tables, subject, today).into_iter())
            .map(|(poll, stance)| StanceRow::of(poll, stance.map(AsRef::as_ref)))
            .collect();
        self.willing = (tables.willing.of(subject))
            .filter(|one| one.state != WillingState::WITHDRAWN)
            .map(|one| WillingRow::of(one, doors))
            .collect();
        self.told = (doors.tables.told.of(subject).rev())
            .map(|one| ToldRow::of(one, doors))
            .collect();
        self.to_tell = (affairs.topics.iter())
            .filter_map(|one| one.topic.map(|topic| topic.as_str()))
            .collect();
    }
}

impl VisitRow {
    /// The row of a visit.
    pub fn of(visit: &Visit) -> Self {
        Self {
            id: visit.id.uuid(),
            day: visit.day,
            at: print_moment(&visit.at),
            outcome: visit.outcome.as_str(),
            mode: visit.mode.as_str(),
            attempt: visit.attempt,
            met: visit.met.clone(),
            topics: visit.topics.iter().map(|topic| topic.as_str()).collect(),
            note: visit.note.clone(),
            late: visit.late,
        }
    }
}
