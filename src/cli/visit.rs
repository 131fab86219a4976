//! `visit`: an attempt at a door. Not the listing of visits, which is part of a door's card and of the log.

use serde::Deserialize;

use super::deed::{Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::reading::{self, one_or_many};
use super::session::Session;
use crate::clock::Clock;
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::error::Error;
use crate::ledger::work::hazard::NewHazard;
use crate::ledger::work::visit::{self, NewVisit};
use crate::tui::mark;

/// An attempt at a door or place.
#[derive(clap::Args, Deserialize)]
pub struct Visit {
    /// The door or place.
    #[arg(value_name = "DOOR")]
    door: String,
    /// What happened.
    #[arg(value_name = "OUTCOME")]
    outcome: String,
    /// The same at this door too, in the same operation; may be given again.
    #[arg(long = "also", value_name = "DOOR")]
    #[serde(default, deserialize_with = "one_or_many")]
    also: Vec<String>,
    /// In the home, at the door, by phone.
    #[arg(long, value_name = "MODE")]
    mode: Option<String>,
    /// Who answered: self, family, other.
    #[arg(long, value_name = "WHO")]
    answered_by: Option<String>,
    /// Name of whom was met.
    #[arg(long, value_name = "NAME")]
    met: Option<String>,
    /// Topics explained.
    #[arg(long = "topic", value_name = "TOPIC")]
    #[serde(default, deserialize_with = "one_or_many")]
    topics: Vec<String>,
    /// Leaflets handed out.
    #[arg(long, value_name = "NUMBER")]
    leaflets: Option<u16>,
    /// Needs heard; each becomes a task.
    #[arg(long = "need", value_name = "NEED")]
    #[serde(default, deserialize_with = "one_or_many")]
    needs: Vec<String>,
    /// Hazards found, graded as the table has them.
    #[arg(long = "hazard", value_name = "CATEGORY/ITEM")]
    #[serde(default, deserialize_with = "one_or_many")]
    hazards: Vec<String>,
    /// Tasks at this door that were settled.
    #[arg(long = "done", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    tasks_done: Vec<String>,
    /// Hazards at this door found in order now.
    #[arg(long = "closed", value_name = "ID")]
    #[serde(default, deserialize_with = "one_or_many")]
    hazards_closed: Vec<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// When to come again.
    #[arg(long, value_name = "WHEN")]
    again: Option<String>,
    /// Away until.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

impl Deed for Visit {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let others = self.others(session)?;
        let new = self.read(session)?;
        if !others.is_empty() {
            return many(new, others, session);
        }
        let subject = new.subject.clone();
        let outcome = mark::outcome(new.outcome, &session.texts).into_owned();
        let (ledger, at) = session.parts();
        let logged = visit::log(ledger, new, at)?;
        let doors = Doors::of(session.ledger.tables());
        let said = session.text(
            "cli-done-visit",
            &[
                ("door", doors.written(&subject).into()),
                ("head", doors.head(&subject).into()),
                ("outcome", outcome.into()),
                ("attempt", logged.attempt.into()),
                ("hazards", logged.hazards.len().into()),
            ],
        );
        Ok(Done {
            operation: Some(logged.operation),
            id: Some(logged.visit.uuid()),
            said,
        })
    }
}

/// The same visit at other doors too, as one operation.
fn many(first: NewVisit, others: Vec<Subject>, session: &mut Session) -> Result<Done, Failure> {
    let outcome = mark::outcome(first.outcome, &session.texts).into_owned();
    let same = others.into_iter().filter(|other| *other != first.subject);
    let same = same.map(|subject| NewVisit {
        subject,
        // These are records of the first door.
        tasks_done: Vec::new(),
        hazards_closed: Vec::new(),
        ..first.clone()
    });
    let visits: Vec<NewVisit> = std::iter::once(first.clone()).chain(same).collect();
    let count = visits.len();
    let (ledger, at) = session.parts();
    let logged = visit::log_many(ledger, visits, at)?;
    let values = [("count", count.into()), ("outcome", outcome.into())];
    Ok(Done {
        operation: Some(logged.operation),
        id: logged.visits.first().map(|id| id.uuid()),
        said: session.text("cli-done-visits", &values),
    })
}

impl Visit {
    /// The other doors, each once.
    fn others(&self, session: &Session) -> Result<Vec<Subject>, Failure> {
        let mut others: Vec<Subject> = Vec::new();
        for door in &self.also {
            let subject = door::subject(session, door)?;
            if !others.contains(&subject) {
                others.push(subject);
            }
        }
        Ok(others)
    }

    fn read(self, session: &Session) -> Result<NewVisit, Failure> {
        let now = session.clock.now();
        let tables = session.ledger.tables();
        let subject = door::subject(session, &self.door)?;
        let mut new = NewVisit::new(subject, reading::code(&self.outcome)?);
        new.mode = reading::code_if(self.mode.as_deref())?;
        new.answered_by = reading::code_if(self.answered_by.as_deref())?;
        new.met = reading::name(&self.met.unwrap_or_default())?;
        new.topics = reading::codes(&self.topics)?;
        new.leaflets = self.leaflets.unwrap_or(0);
        new.needs = reading::codes(&self.needs)?;
        let items = reading::codes(&self.hazards)?;
        new.hazards = items.into_iter().map(NewHazard::new).collect();
        new.note = reading::note(&self.note.unwrap_or_default())?;
        new.again = self.again.map(|text| again(&text, session)).transpose()?;
        new.away_until = (self.until.as_deref())
            .map(|text| reading::coming_day(text, now))
            .transpose()?;
        for id in &self.tasks_done {
            new.tasks_done.push(reading::id(id, tables)?);
        }
        for id in &self.hazards_closed {
            new.hazards_closed.push(reading::id(id, tables)?);
        }
        Ok(new)
    }
}

/// When to come again, as [`visit::parse_again`] reads it.
pub fn again(text: &str, session: &Session) -> Result<Appointment, Error> {
    let (now, settings) = (session.clock.now(), &session.settings);
    visit::parse_again(text, now, settings).ok_or_else(|| {
        Error::usage(
            "cli-no-date",
            "value",
            crate::domain::text::safe_line(text, reading::LINE).text,
        )
    })
}
