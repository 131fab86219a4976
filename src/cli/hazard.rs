//! `hazard`: writing down a hazard, moving it on, listing hazards. Not the checklists, which are the screen's.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::HazardRow;
use super::output;
use super::reading::{self, text_or_number};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::codes::HazardState;
use crate::domain::hazard::HazardEvent;
use crate::error::Error;
use crate::ledger::work::hazard::{self, FirstStep, NewHazard};

/// `hazard …`
#[derive(clap::Subcommand)]
pub enum Hazard {
    /// Writes one down.
    Add(Add),
    /// Lists them.
    List(List),
    /// Moves one on.
    Move(Move),
}

impl Hazard {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Add(add) => deed::run(add, session),
            Self::List(list) => list.run(session),
            Self::Move(step) => deed::run(step, session),
        }
    }
}

/// A hazard found.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The door, place, unit or building.
    #[arg(value_name = "DOOR")]
    door: String,
    /// What.
    #[arg(value_name = "CATEGORY/ITEM")]
    item: String,
    /// How grave, where it differs from the table.
    #[arg(long, value_name = "1|2|3")]
    #[serde(default, deserialize_with = "text_or_number")]
    severity: Option<String>,
    /// Put right on the spot.
    #[arg(long, group = "step")]
    #[serde(default)]
    fixed: bool,
    /// To be put right by this day.
    #[arg(long, value_name = "DATE", group = "step")]
    deadline: Option<String>,
    /// Handed up.
    #[arg(long, group = "step")]
    #[serde(default)]
    report: bool,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What was done or ordered.
    #[arg(long, value_name = "TEXT")]
    measure: Option<String>,
    /// Who has to put it right.
    #[arg(long, value_name = "WHO")]
    responsible: Option<String>,
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let subject = door::subject(session, &self.door)?;
        let item = reading::code(&self.item)?;
        let mut new = NewHazard::new(item);
        new.severity = reading::code_if(self.severity.as_deref())?;
        new.step = self.step(session)?;
        new.note = reading::note(&self.note.unwrap_or_default())?;
        new.measure = reading::line(&self.measure.unwrap_or_default())?;
        new.responsible = reading::line(&self.responsible.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let (id, operation) = hazard::add(ledger, subject.clone(), new, at)?;
        let tables = session.ledger.tables();
        let found = tables.hazards.get(id);
        let deadline = found.and_then(|hazard| hazard.deadline);
        let severity = found.map_or("", |hazard| hazard.severity.label(session.texts.tag()));
        let said = session.text(
            "cli-done-hazard",
            &[
                ("id", reading::short(id.uuid()).into()),
                ("door", door::written(tables, &subject).into()),
                ("item", item.label(session.texts.tag()).into()),
                ("severity", severity.into()),
                (
                    "deadline",
                    deadline
                        .map_or_else(|| "none".to_owned(), |day| day.to_string())
                        .into(),
                ),
            ],
        );
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said,
        })
    }
}

impl Add {
    /// What becomes of it at once; JSON has no argument groups, so it is checked here too.
    fn step(&self, session: &Session) -> Result<FirstStep, Error> {
        match (self.fixed, &self.deadline, self.report) {
            (false, None, false) => Ok(FirstStep::Told),
            (true, None, false) => Ok(FirstStep::Fixed),
            (false, Some(day), false) => Ok(FirstStep::By(reading::coming_day(
                day,
                session.clock.now(),
            )?)),
            (false, None, true) => Ok(FirstStep::Reported),
            _ => Err(Error::usage(
                "cli-one-of",
                "names",
                "fixed, deadline, report",
            )),
        }
    }
}

/// A step in a hazard's life.
#[derive(clap::Args, Deserialize)]
pub struct Move {
    /// The hazard.
    #[arg(value_name = "ID")]
    id: String,
    /// The state it comes to.
    #[arg(value_name = "STATE")]
    state: String,
    /// What was done.
    #[arg(long, value_name = "TEXT")]
    measure: Option<String>,
    /// What was said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Move {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = reading::id(&self.id, session.ledger.tables())?;
        let state: HazardState = reading::code(&self.state)?;
        let event = HazardEvent::towards(state)
            .ok_or_else(|| Error::usage("cli-no-way-to", "state", state.to_string()))?;
        let measure = reading::line(&self.measure.unwrap_or_default())?;
        let note = reading::note(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = hazard::step(ledger, id, event, &measure, &note, at)?;
        let said = session.text(
            "cli-done-hazard-move",
            &[
                ("id", reading::short(id.uuid()).into()),
                ("state", state.label(session.texts.tag()).into()),
            ],
        );
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said,
        })
    }
}

/// Which hazards to list.
#[derive(clap::Args)]
pub struct List {
    /// Closed ones too.
    #[arg(long)]
    all: bool,
    /// Only those in this state.
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Only those of this day.
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let state: Option<HazardState> = reading::code_if(self.state.as_deref())?;
        let today = session.clock.today();
        let day = (self.day.as_deref())
            .map(|day| reading::past_day(day, today))
            .transpose()?;
        let tables = session.ledger.tables();
        let mut found: Vec<_> = tables
            .hazards
            .iter()
            .filter(|hazard| {
                let wanted = match state {
                    Some(state) => hazard.state == state,
                    None => self.all || hazard.is_open(),
                };
                wanted && day.is_none_or(|day| hazard.day == day)
            })
            .collect();
        found.sort_by_key(|hazard| {
            (
                !hazard.is_open(),
                hazard.severity,
                hazard.deadline,
                hazard.id,
            )
        });
        let doors = Doors::of(tables);
        if session.json {
            return output::json_array(
                found
                    .iter()
                    .map(|hazard| Ok(HazardRow::of(hazard, &doors, today))),
            );
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "door", "severity", "state", "deadline", "hazard"];
        let mut table = Columns::new(session.headings(&columns));
        for hazard in found {
            table.row([
                reading::short(hazard.id.uuid()),
                doors.written(&hazard.subject),
                hazard.severity.label(language).to_owned(),
                hazard.state.label(language).to_owned(),
                hazard
                    .deadline
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                hazard.item.label(language).to_owned(),
            ]);
        }
        table.print()
    }
}
