//! `day`: beginning, planning, showing and closing a working day. Not its log.

use serde::Deserialize;

use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::DayRow;
use super::output;
use super::queue::computed;
use super::reading::{self, one_or_many};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::day::Day as Record;
use crate::error::Error;
use crate::ledger::queries::buildings::{estates, plan_doors};
use crate::ledger::queue::Queue;
use crate::ledger::table::Tables;
use crate::ledger::work::day::{self, DayStart};

/// `day …`
#[derive(clap::Subcommand)]
pub enum Day {
    /// Begins today.
    Start(Start),
    /// Picks the doors of the day.
    Plan(Plan),
    /// Closes the day that is open.
    Close(Close),
    /// Shows a day.
    Show(Show),
}

impl Day {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Start(start) => deed::run(start, session),
            Self::Plan(plan) => deed::run(plan, session),
            Self::Close(close) => deed::run(close, session),
            Self::Show(show) => show.run(session),
        }
    }
}

/// Begins today.
#[derive(clap::Args, Deserialize)]
pub struct Start {
    /// Who works; the settings' worker otherwise.
    #[arg(long, value_name = "NAME")]
    worker: Option<String>,
    /// The regular grid worker.
    #[arg(long, value_name = "NAME")]
    mentor: Option<String>,
    /// Who else comes along.
    #[arg(long = "companion", value_name = "NAME")]
    #[serde(default, deserialize_with = "one_or_many")]
    companions: Vec<String>,
    /// The weather.
    #[arg(long, value_name = "WEATHER")]
    weather: Option<String>,
    /// What is to be explained at every door.
    #[arg(long, value_name = "TOPIC,..", value_delimiter = ',')]
    #[serde(default, deserialize_with = "one_or_many")]
    topics: Vec<String>,
}

impl Deed for Start {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let start = DayStart {
            worker: reading::name(&self.worker.unwrap_or_default())?,
            mentor: reading::name(&self.mentor.unwrap_or_default())?,
            companions: (self.companions.iter())
                .map(|name| reading::name(name))
                .collect::<Result<_, _>>()?,
            weather: reading::code_if(self.weather.as_deref())?,
            topics: match self.topics.is_empty() {
                true => None,
                false => Some(reading::codes(&self.topics)?),
            },
        };
        let (ledger, at) = session.parts();
        let operation = day::start(ledger, start, at)?;
        Ok(done(session, "cli-done-day-start", operation))
    }
}

/// Picks the doors of the day.
#[derive(clap::Args, Deserialize)]
pub struct Plan {
    /// Buildings and units; everything when none is named.
    #[arg(value_name = "AREA")]
    #[serde(default, deserialize_with = "one_or_many")]
    areas: Vec<String>,
    /// At most so many doors.
    #[arg(long, value_name = "NUMBER")]
    cap: Option<u16>,
}

impl Deed for Plan {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let areas = (self.areas.iter())
            .map(|text| door::spot(text))
            .collect::<Result<Vec<_>, Failure>>()?;
        let queue = computed(session)?;
        let tables = session.ledger.tables();
        let planned = tables.day(session.day()).map(|day| day.plan.cap);
        let cap = self.cap.or(planned).unwrap_or(session.settings.doors);
        let everywhere = || buildings(tables, &queue);
        let picked = if areas.is_empty() {
            everywhere()
        } else {
            areas.clone()
        };
        let doors = plan_doors(tables, &queue, &picked, usize::from(cap));
        let (ledger, at) = session.parts();
        let operation = day::plan(ledger, areas, Some(cap), doors, at)?;
        Ok(done(session, "cli-done-day-plan", operation))
    }
}

/// Every building.
fn buildings(tables: &Tables, queue: &Queue) -> Vec<Spot> {
    let estates = estates(tables, queue).into_iter();
    let buildings = estates.flat_map(|estate| estate.buildings);
    buildings.map(|building| building.spot).collect()
}

/// Closes the day that is open.
#[derive(clap::Args, Deserialize)]
pub struct Close {}

impl Deed for Close {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (ledger, at) = session.parts();
        let date = day::close(ledger, at)?;
        let operation = ledger.headers().last().map(|header| header.id);
        let id = ledger.tables().day(date).map(|day| day.id);
        let said = session.text("cli-done-day-close", &[("day", date.to_string().into())]);
        Ok(Done {
            operation,
            id: id.map(Id::uuid),
            said,
        })
    }
}

/// The sentence about the day entries made now belong to.
fn done(session: &Session, key: &str, operation: Option<crate::ledger::operation::OpId>) -> Done {
    let day = session.ledger.tables().day(session.day());
    let (date, worker, doors) = day.map_or_else(Default::default, |day| {
        (
            day.date.to_string(),
            day.worker.clone(),
            day.plan.doors.len(),
        )
    });
    let values = [
        ("day", date.into()),
        (
            "worker",
            if worker.is_empty() { "none" } else { &worker }.into(),
        ),
        ("doors", doors.into()),
    ];
    Done {
        operation,
        id: day.map(|day| day.id.uuid()),
        said: session.text(key, &values),
    }
}

/// Which day to show.
#[derive(clap::Args)]
pub struct Show {
    /// The day; the one entries made now belong to otherwise.
    #[arg(value_name = "DATE")]
    day: Option<String>,
}

impl Show {
    fn run(&self, session: &Session) -> Result<(), Failure> {
        let date = match &self.day {
            Some(text) => reading::past_day(text, session.clock.today())?,
            None => session.day(),
        };
        let day = session.ledger.tables().day(date);
        let day = day.ok_or_else(|| Error::refused_with("cli-no-day", "day", date.to_string()))?;
        if session.json {
            return output::json(&DayRow::of(day, &Doors::of(session.ledger.tables())));
        }
        output::lines(lines(session, day))
    }
}

fn lines(session: &Session, day: &Record) -> Vec<String> {
    let language = session.texts.tag();
    let time = |moment: Option<crate::domain::Moment>| {
        moment
            .map(|at| at.format("%H:%M").to_string())
            .unwrap_or_default()
    };
    let row = DayRow::of(day, &Doors::of(session.ledger.tables()));
    let pairs = [
        ("day", day.date.to_string()),
        ("state", day.state.label(language).to_owned()),
        ("worker", day.worker.clone()),
        ("mentor", day.mentor.clone()),
        ("companions", day.companions.join(", ")),
        ("grid", day.grid.clone()),
        (
            "weather",
            day.weather
                .map_or("", |weather| weather.label(language))
                .to_owned(),
        ),
        ("started", time(day.started)),
        ("closed", time(day.closed)),
        ("plan", row.plan.doors.join(" ")),
    ];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| {
        let name = session
            .texts
            .get(&format!("cli-column-{name}"))
            .into_owned();
        format!("{name}  {value}")
    })
    .collect()
}
