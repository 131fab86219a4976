//! Rows of `poll list`, `poll show` and `poll result`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::clock::print_moment;
use crate::domain::area::print_area;
use crate::domain::codes::StanceAnswer;
use crate::domain::mask::{mask_name, mask_numbers};
use crate::domain::poll::{Asked, Poll};
use crate::domain::stance::Stance;
use crate::ledger::queries::polls::{Door, Missing, Side, Tally};
use crate::ledger::table::Tables;

/// A poll.
#[derive(Debug, Serialize)]
pub struct PollRow {
    /// For the other commands.
    pub id: Uuid,
    /// The question.
    pub question: String,
    /// What is explained at the door.
    pub explanation: String,
    /// `everyone`, buildings, units and doors that are asked.
    pub asked: Vec<String>,
    /// Code of the table `poll-state`.
    pub state: &'static str,
    /// From this day on.
    pub from: NaiveDate,
    /// Until this day.
    pub until: Option<NaiveDate>,
    /// Whether its last day has passed and nobody closed it.
    pub overdue: bool,
    /// What has to be reached.
    pub threshold: ThresholdRow,
    /// Counted by households.
    pub households: SideRow<u64>,
    /// Counted by floor area, in square metres.
    pub area: SideRow<f64>,
    /// Doors whose floor area is not known; they are in no sum of area.
    pub area_unknown: usize,
    /// Whether it is reached by both; null while nobody can say.
    pub met: Option<bool>,
    /// Who signed.
    pub signed_by: Option<String>,
    /// When.
    pub signed_at: Option<String>,
    /// Note.
    pub note: String,
}

/// What has to be reached: shares as `2/3`, `75%`, `>50%`.
#[derive(Debug, Serialize)]
pub struct ThresholdRow {
    /// So many households have to take part.
    pub participation: String,
    /// So much floor area.
    pub participation_area: String,
    /// So many households have to consent.
    pub consent: String,
    /// So much floor area.
    pub consent_area: String,
    /// Code of the table `vote-base`.
    pub base: &'static str,
}

/// One way of counting. Numbers of households; square metres with up to two places.
#[derive(Debug, Serialize)]
pub struct SideRow<N> {
    /// All that are asked.
    pub all: N,
    /// Who consents.
    pub consent: N,
    /// Who objects.
    pub objection: N,
    /// Who abstains.
    pub abstain: N,
    /// Who was not reached.
    pub not_reached: N,
    /// Who took part, in whole percent of all, rounded down.
    pub participation_percent: u64,
    /// Who consents, in whole percent of all, rounded down.
    pub consent_percent: u64,
    /// Whether what is asked is reached; null while nobody can say.
    pub met: Option<bool>,
    /// So many more have to take part.
    pub needed_participation: N,
    /// So many more have to consent; null where no number of new ones is enough.
    pub needed_consent: Option<N>,
}

impl<N> SideRow<N> {
    fn of(side: &Side, missing: Missing, met: Option<bool>, print: fn(u64) -> N) -> Self {
        use crate::domain::share::percent;
        Self {
            all: print(side.all),
            consent: print(side.consent),
            objection: print(side.objection),
            abstain: print(side.abstain),
            not_reached: print(side.not_reached),
            participation_percent: percent(side.part(), side.all),
            consent_percent: percent(side.consent, side.all),
            met,
            needed_participation: print(missing.taking),
            needed_consent: missing.consenting.map(print),
        }
    }
}

/// Hundredths of a square metre as square metres.
#[allow(
    clippy::cast_precision_loss,
    reason = "floor areas are far below 2^53 hundredths"
)]
fn square_metres(hundredths: u64) -> f64 {
    hundredths as f64 / 100.0
}

impl PollRow {
    /// The row of a poll of which this came so far.
    pub fn of(poll: &Poll, tally: &Tally, tables: &Tables, today: NaiveDate) -> Self {
        let verdict = tally.verdict(poll);
        let threshold = &poll.threshold;
        let asked = poll.asked.iter().map(|one| match one {
            Asked::Everyone => "everyone".to_owned(),
            Asked::Area(spot) => spot.with_estate(),
            Asked::Door(id) => tables
                .households
                .get(*id)
                .map_or_else(|| id.to_string(), |home| home.address.to_string()),
        });
        let signed = poll.signed.as_ref();
        Self {
            id: poll.id.uuid(),
            question: poll.question.clone(),
            explanation: poll.explanation.clone(),
            asked: asked.collect(),
            state: poll.state.as_str(),
            from: poll.from,
            until: poll.until,
            overdue: poll.is_overdue(today),
            threshold: ThresholdRow {
                participation: threshold.part_households.to_string(),
                participation_area: threshold.part_area.to_string(),
                consent: threshold.consent_households.to_string(),
                consent_area: threshold.consent_area.to_string(),
                base: threshold.base.as_str(),
            },
            households: SideRow::of(
                &tally.households,
                verdict.missing,
                Some(verdict.households),
                |number| number,
            ),
            area: SideRow::of(
                &tally.area,
                verdict.missing_area,
                verdict.area,
                square_metres,
            ),
            area_unknown: tally.unknown,
            met: verdict.met(),
            signed_by: signed.map(|signed| signed.by.clone()),
            signed_at: signed.map(|signed| print_moment(&signed.at)),
            note: poll.note.clone(),
        }
    }
}

/// A door that is asked. Who answered is masked, and so are numbers in what was said.
#[derive(Debug, Serialize)]
pub struct PollDoorRow {
    /// The stance that counts.
    pub id: Option<Uuid>,
    /// The door.
    pub door: String,
    /// Floor area in square metres; null where it is not known.
    pub area: Option<String>,
    /// Code of the table `stance-answer`.
    pub answer: &'static str,
    /// Code of the table `stance-way`.
    pub way: Option<&'static str>,
    /// The day it answered.
    pub day: Option<NaiveDate>,
    /// Who answered.
    pub who: String,
    /// Why.
    pub reason: String,
    /// On what conditions.
    pub conditions: String,
}

impl PollDoorRow {
    /// The row of a door.
    pub fn of(door: &Door) -> Self {
        let stance = door.stance.as_ref();
        let said = |of: fn(&Stance) -> &str| {
            let said = stance.map(|stance| mask_numbers(of(stance)));
            said.unwrap_or_default()
        };
        Self {
            id: stance.map(|stance| stance.id.uuid()),
            door: door.door.clone(),
            area: door.area.map(|area| print_area(area.into())),
            answer: door.answer.as_str(),
            way: stance.map(|stance| stance.way.as_str()),
            day: stance.map(|stance| stance.at.date_naive()),
            who: stance
                .map(|stance| mask_name(&stance.answered_by))
                .unwrap_or_default(),
            reason: said(|stance| &stance.reason),
            conditions: said(|stance| &stance.conditions),
        }
    }
}

/// What one door answers to a poll.
#[derive(Debug, Serialize)]
pub struct StanceRow {
    /// The poll.
    pub poll: Uuid,
    /// Its question.
    pub question: String,
    /// Code of the table `poll-state`.
    pub state: &'static str,
    /// Code of the table `stance-answer`; null while the door was not asked.
    pub answer: Option<&'static str>,
    /// Code of the table `stance-way`.
    pub way: Option<&'static str>,
    /// The day it answered.
    pub day: Option<NaiveDate>,
    /// Who answered.
    pub who: String,
    /// Why.
    pub reason: String,
    /// On what conditions.
    pub conditions: String,
}

impl StanceRow {
    /// The row of a poll and what counts at a door.
    pub fn of(poll: &Poll, stance: Option<&Stance>) -> Self {
        let said = |of: fn(&Stance) -> &str| stance.map(|one| of(one).to_owned());
        Self {
            poll: poll.id.uuid(),
            question: poll.question.clone(),
            state: poll.state.as_str(),
            answer: stance.map(|stance| stance.answer.as_str()),
            way: stance.map(|stance| stance.way.as_str()),
            day: stance.map(|stance| stance.at.date_naive()),
            who: said(|stance| &stance.answered_by).unwrap_or_default(),
            reason: said(|stance| &stance.reason).unwrap_or_default(),
            conditions: said(|stance| &stance.conditions).unwrap_or_default(),
        }
    }
}

/// What came of a poll.
#[derive(Debug, Serialize)]
pub struct PollResult {
    /// The poll and its sums.
    #[serde(flatten)]
    pub poll: PollRow,
    /// Who objects, and why.
    pub objections: Vec<PollDoorRow>,
    /// Doors that were not reached yet.
    pub to_ask: Vec<String>,
    /// Doors whose floor area is not known.
    pub without_area: Vec<String>,
}

impl PollResult {
    /// The result of a poll.
    pub fn of(poll: &Poll, tally: &Tally, tables: &Tables, today: NaiveDate) -> Self {
        let objections = tally.with(StanceAnswer::OBJECTION).map(PollDoorRow::of);
        let to_ask = tally.with(StanceAnswer::NOT_REACHED);
        let without = tally.doors.iter().filter(|door| door.area.is_none());
        Self {
            poll: PollRow::of(poll, tally, tables, today),
            objections: objections.collect(),
            to_ask: to_ask.map(|door| door.door.clone()).collect(),
            without_area: without.map(|door| door.door.clone()).collect(),
        }
    }
}
